import { type PieceRule, pieceRules } from '../../shared/domain/coverage/piece-rules.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Where a piece that proves something lies, and who keeps it. */
export interface KnownPlace {
  readonly place: string;
  readonly keeper: string;
  readonly day: string;
  /** Which record of a workflow it proves, as the link says. */
  readonly recordName: string;
  readonly title: string;
}

/**
 * By the id of what is proven: the newest pieces that say where they lie, who keeps them, or both, the newest first. What
 * proves a work item proves its standards, what proves a month its task. SQLite takes the columns beside a `max()` from
 * the row that has it; pieces that are told from each other by their titles stay apart.
 */
export function readKnownPlaces(db: WorkspaceDb, departmentId: string): ReadonlyMap<string, readonly KnownPlace[]> {
  const sql = `
    SELECT coalesce(m.annual_task_id, s.id, l.target_id) AS target, e.physical_place AS place, e.keeper,
      max(e.formed_on) AS day, l.record_name AS recordName, e.title
    FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id
      LEFT JOIN task_month m ON l.target_kind = 'taskMonth' AND m.id = l.target_id
      LEFT JOIN work_standard s ON l.target_kind = 'workItem' AND s.work_item_id = l.target_id
    WHERE l.department_id = ? AND (e.physical_place <> '' OR e.keeper <> '')
    GROUP BY target, l.record_name, CASE WHEN l.target_kind = 'workflow' AND l.record_name = '' THEN e.id END,
      e.physical_place = '', e.keeper = ''`;
  const lines = statement<KnownPlace & { target: string }>(db.raw, sql).all(departmentId);
  const newestFirst = lines.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
  return Map.groupBy(newestFirst, ({ target }) => target);
}

const conditions: Readonly<Record<PieceRule, string>> = {
  'piece-damaged': `EXISTS (SELECT 1 FROM damaged_file f WHERE f.file_hash = e.file_hash) OR EXISTS (
    SELECT 1 FROM evidence_part p JOIN damaged_file f ON f.file_hash = p.file_hash
    WHERE p.evidence_id = e.id AND p.role = 'file')`,
  'piece-awaits-file': "e.file_name <> '' AND e.file_hash = ''",
  'piece-lies-nowhere': "e.file_hash = '' AND e.file_name = '' AND trim(e.physical_place) = ''",
  'piece-number-twice': `e.number <> '' AND EXISTS (
    SELECT 1 FROM evidence o WHERE o.department_id = e.department_id AND o.number = e.number AND o.id <> e.id)`,
  'piece-without-number': "trim(e.number) = ''",
  'piece-undated': "e.formed_on = '' AND trim(e.year) = ''",
  'piece-proves-nothing': 'NOT EXISTS (SELECT 1 FROM evidence_link l WHERE l.evidence_id = e.id)',
};

/** A rule that pieces break: how many, and the first few. */
export interface PieceProblem {
  readonly rule: PieceRule;
  readonly count: number;
  readonly examples: {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly keeper: string;
  }[];
}

/** Only rules that some piece breaks, each with up to `limit` examples. */
export function listPieceProblems(db: WorkspaceDb, departmentId: string, limit: number): PieceProblem[] {
  return pieceRules.flatMap((rule) => {
    const sql = `SELECT e.id, e.number, e.title, e.keeper, count(*) OVER () AS total FROM evidence e
      WHERE e.department_id = ? AND (${conditions[rule]}) ORDER BY e.ordinal, e.id LIMIT ?`;
    const lines = statement<PieceProblem['examples'][number] & { total: number }>(db.raw, sql).all(departmentId, limit);
    const [first] = lines;
    if (first === undefined) return [];
    return [
      {
        rule,
        count: first.total,
        examples: lines.map(({ id, number, title, keeper }) => ({ id, number, title, keeper })),
      },
    ];
  });
}

/** Every piece that breaks a rule. */
export function listPiecesBreaking(db: WorkspaceDb, departmentId: string, rule: PieceRule): string[] {
  const sql = `SELECT e.id FROM evidence e WHERE e.department_id = ? AND (${conditions[rule]})`;
  return statement<{ id: string }>(db.raw, sql)
    .all(departmentId)
    .map(({ id }) => id);
}
