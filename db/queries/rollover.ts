import type { Evidence, EvidenceTargetKind, EvidenceYearKind } from '../../shared/domain/evidence.ts';
import type { GoalLevel } from '../../shared/domain/goal.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { readDamagedPieces } from './coverage.ts';
import { listLinks } from './evidence.ts';

/** A link of a piece with what the rules of the roll-over need to know of both. */
export interface ProofLink {
  readonly linkId: string;
  readonly evidenceId: string;
  readonly number: string;
  readonly title: string;
  readonly kind: Evidence['kind'];
  readonly day: string;
  readonly evidenceYear: string;
  readonly yearKind: EvidenceYearKind;
  readonly keeper: string;
  readonly damaged: boolean;
  readonly targetKind: EvidenceTargetKind;
  readonly targetId: string;
  readonly targetTitle: string;
  readonly targetPlace: string;
  readonly recordName: string;
  readonly linkYear: string;
}

type Piece = Omit<ProofLink, 'linkId' | 'evidenceId' | 'damaged' | `target${string}` | 'recordName' | 'linkYear'> & {
  readonly id: string;
};

/** Every link of a department with its piece, oldest first. */
export function listProofLinks(db: WorkspaceDb, departmentId: string): ProofLink[] {
  const sql = `SELECT e.id, e.number, e.title, e.kind, e.formed_on AS day, e.year AS evidenceYear, e.year_kind AS yearKind,
      e.keeper
    FROM evidence e WHERE e.department_id = ?`;
  const pieces = new Map(
    statement<Piece>(db.raw, sql)
      .all(departmentId)
      .map((piece) => [piece.id, piece]),
  );
  const damaged = readDamagedPieces(db);
  return listLinks(db, departmentId).flatMap((link) => {
    const piece = pieces.get(link.evidenceId);
    if (piece === undefined) return [];
    const { id: evidenceId, ...fields } = piece;
    const { targetKind, targetId, targetTitle, targetPlace, recordName } = link;
    return [
      {
        ...fields,
        evidenceId,
        damaged: damaged.has(evidenceId),
        linkId: link.id,
        linkYear: link.year,
        targetKind,
        targetId,
        targetTitle,
        targetPlace,
        recordName,
      },
    ];
  });
}

/** A goal with its targets of two years that follow each other. */
export interface GoalTargets {
  readonly id: string;
  readonly level: GoalLevel;
  readonly text: string;
  readonly measure: string;
  readonly unit: string;
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly value: string;
  readonly hasNext: boolean;
  readonly ownerName: string;
}

/** All goals in their order, with their targets of the year before `to` and of `to`. */
export function listGoalTargets(db: WorkspaceDb, departmentId: string, to: number): GoalTargets[] {
  const sql = `SELECT g.id, g.level, g.text, g.measure, g.unit, g.year_from AS yearFrom, g.year_to AS yearTo,
      coalesce((SELECT t.value FROM goal_target t WHERE t.goal_id = g.id AND t.year = :before ORDER BY t.id LIMIT 1), '') AS value,
      EXISTS (SELECT 1 FROM goal_target t WHERE t.goal_id = g.id AND t.year = :to AND t.value <> '') AS hasNext,
      coalesce((SELECT p.name FROM person p WHERE p.id = coalesce(g.owner_person_id, g.person_id)), g.lead_unit) AS ownerName
    FROM goal g WHERE g.department_id = :departmentId ORDER BY g.ordinal, g.id`;
  return statement<Omit<GoalTargets, 'hasNext'> & { hasNext: 0 | 1 }>(db.raw, sql)
    .all({ departmentId, to, before: to - 1 })
    .map((goal) => ({ ...goal, hasNext: goal.hasNext === 1 }));
}

/** Counts of what belongs to no year, and of what belongs to one. */
export interface RolloverCounts {
  readonly kept: Readonly<
    Record<
      | 'sections'
      | 'people'
      | 'positions'
      | 'duties'
      | 'standards'
      | 'workflows'
      | 'goals'
      | 'indicators'
      | 'openFindings'
      | 'evidence',
      number
    >
  >;
  readonly reset: Readonly<Record<'monthRecords' | 'quantities' | 'results' | 'statements', number>>;
}

const keptTables = {
  sections: 'section',
  people: 'person',
  positions: 'position',
  duties: 'duty',
  standards: 'work_standard',
  workflows: 'workflow',
  goals: 'goal',
  indicators: 'indicator',
  evidence: 'evidence',
} as const;

/** How much there is of everything; what is of a year is counted for `year`. */
export function countForRollover(db: WorkspaceDb, departmentId: string, year: number): RolloverCounts {
  const count = (sql: string): number =>
    statement<{ count: number }>(db.raw, `SELECT count(*) AS count FROM ${sql}`).get({ departmentId, year })?.count ??
    0;
  const of = 'department_id = :departmentId';
  const tasks = 'annual_task_id IN (SELECT id FROM annual_task WHERE department_id = :departmentId AND year = :year)';
  return {
    kept: {
      ...(Object.fromEntries(
        Object.entries(keptTables).map(([name, table]) => [name, count(`${table} WHERE ${of}`)]),
      ) as Record<keyof typeof keptTables, number>),
      openFindings: count(`finding WHERE ${of} AND verified_on = ''`),
    },
    reset: {
      monthRecords: count(`task_month WHERE ${tasks}`),
      quantities: count(`task_quantity WHERE actual <> 0 AND ${tasks}`),
      results: count(`goal_target WHERE ${of} AND year = :year AND result <> ''`),
      statements: count(`statement WHERE ${of} AND year = :year AND usage = 'statement'`),
    },
  };
}

/** Links of a task and of its months, by which its proof goes over with it. */
export function listTaskProofs(db: WorkspaceDb, taskId: string): { evidenceId: string; year: string }[] {
  const sql = `SELECT DISTINCT evidence_id AS evidenceId, year FROM evidence_link
    WHERE (target_kind = 'annualTask' AND target_id = :taskId)
      OR (target_kind = 'taskMonth' AND target_id IN (SELECT id FROM task_month WHERE annual_task_id = :taskId))
    ORDER BY 1, 2`;
  return statement<{ evidenceId: string; year: string }>(db.raw, sql).all({ taskId });
}

/** Whether something was carried into a year: a task from the one before, or a proof by a roll-over. */
export function readRolloverStatus(
  db: WorkspaceDb,
  departmentId: string,
  { year, linkYear, ofTasks }: { readonly year: number; readonly linkYear: string; readonly ofTasks: boolean },
): { readonly done: boolean; readonly tasks: number; readonly tasksBefore: number } {
  const count = 'SELECT count(*) FROM annual_task WHERE department_id = :departmentId AND year';
  const sql = `SELECT (${count} = :year) AS tasks, (${count} = :before) AS tasksBefore,
    EXISTS (SELECT 1 FROM annual_task t JOIN annual_task o ON o.id = t.carried_from_task_id
      WHERE t.department_id = :departmentId AND t.year = :year AND o.year = :before) AS hasTasks,
    EXISTS (SELECT 1 FROM evidence_link l JOIN revision r ON r.id = l.revision_id
      WHERE l.department_id = :departmentId AND l.year = :linkYear AND r.command_name = 'rollover.apply') AS hasProofs`;
  const found = statement<Record<'tasks' | 'tasksBefore' | 'hasTasks' | 'hasProofs', number>>(db.raw, sql).get({
    departmentId,
    year,
    linkYear,
    before: year - 1,
  });
  if (found === undefined) throw new Error('A query of counts answers one row');
  const { tasks, tasksBefore, hasTasks, hasProofs } = found;
  return { done: hasProofs === 1 || (ofTasks && hasTasks === 1), tasks, tasksBefore };
}
