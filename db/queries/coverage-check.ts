import { type PieceRule, pieceRules } from '../../shared/domain/coverage/piece-rules.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Where the newest piece that proves something lies, and who keeps it. */
export interface KnownPlace {
  readonly place: string;
  readonly keeper: string;
  readonly day: string;
}

/**
 * By the id of what is proven: the newest piece that says where it lies or who keeps it. SQLite takes the columns beside
 * a `max()` from the row that has it.
 */
export function readKnownPlaces(db: WorkspaceDb, departmentId: string): ReadonlyMap<string, KnownPlace> {
  const sql = `
    SELECT coalesce(m.annual_task_id, l.target_id) AS target, max(e.formed_on) AS day, e.physical_place AS place, e.keeper
    FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id
      LEFT JOIN task_month m ON l.target_kind = 'taskMonth' AND m.id = l.target_id
    WHERE l.department_id = ? AND (e.physical_place <> '' OR e.keeper <> '') GROUP BY 1`;
  const lines = statement<KnownPlace & { target: string }>(db.raw, sql).all(departmentId);
  return new Map(lines.map(({ target, ...known }) => [target, known]));
}

const conditions: Readonly<Record<PieceRule, string>> = {
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
      WHERE e.department_id = ? AND ${conditions[rule]} ORDER BY e.ordinal, e.id LIMIT ?`;
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
