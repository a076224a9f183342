import { recordTables } from '../record-table.ts';
import type { TaskMonthRow } from '../../shared/contract/task-months.ts';
import type { StoredRecord } from '../../shared/domain/record-kind.ts';
import type { SchoolCalendar } from '../../shared/domain/school-calendar.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { selectRecords } from './select-records.ts';

/** A task with the names that its months are shown with. */
export type MonthTask = Pick<
  TaskMonthRow,
  | 'taskId'
  | 'year'
  | 'taskClass'
  | 'code'
  | 'project'
  | 'content'
  | 'ownerPersonId'
  | 'ownerName'
  | 'doerPersonId'
  | 'doerName'
  | 'sectionName'
  | 'due'
  | 'weight'
  | 'taskState'
  | 'parentTaskId'
>;

const tasksSql = (where: string): string => `
  SELECT t.id AS taskId, t.year, t.task_class AS taskClass, t.code, t.project, t.content,
    t.owner_person_id AS ownerPersonId, coalesce(o.name, '') AS ownerName,
    t.doer_person_id AS doerPersonId, coalesce(d.name, '') AS doerName, coalesce(s.name, '') AS sectionName,
    t.due, t.weight, t.state AS taskState, t.parent_task_id AS parentTaskId
  FROM annual_task t
    LEFT JOIN person o ON o.id = t.owner_person_id
    LEFT JOIN person d ON d.id = t.doer_person_id
    LEFT JOIN section s ON s.id = t.section_id
  WHERE ${where}`;

/** The tasks of a year and of the year before (whose dates may reach into it), in display order, class by class. */
export function listMonthTasks(db: WorkspaceDb, departmentId: string, year: number): MonthTask[] {
  const sql = `${tasksSql('t.department_id = ? AND t.year IN (?, ?)')} ORDER BY t.year DESC, t.task_class, t.ordinal, t.id`;
  return statement<MonthTask>(db.raw, sql).all(departmentId, year, year - 1);
}

/** One task, or null. */
export function readMonthTask(db: WorkspaceDb, taskId: string): MonthTask | null {
  return statement<MonthTask>(db.raw, tasksSql('t.id = ?')).get(taskId) ?? null;
}

/** The record of a task's month with the number of its proofs. */
export interface MonthRecord {
  readonly monthId: string;
  readonly taskId: string;
  readonly month: string;
  readonly dueOn: string;
  readonly state: TaskMonthRow['state'];
  readonly progress: number;
  readonly evidenceCount: number;
}

const monthsSql = (where: string): string => `
  SELECT m.id AS monthId, m.annual_task_id AS taskId, m.month, m.due_on AS dueOn, m.state, m.progress,
    (SELECT count(*) FROM evidence_link l WHERE l.target_id = m.id AND l.target_kind = 'taskMonth') AS evidenceCount
  FROM task_month m WHERE ${where} ORDER BY m.id`;

/** All records of months from `from` to `to` (both included), oldest first. */
export function listMonthRecords(
  db: WorkspaceDb,
  departmentId: string,
  span: { from: string; to: string },
): MonthRecord[] {
  const sql = monthsSql('m.department_id = ? AND m.month >= ? AND m.month <= ?');
  return statement<MonthRecord>(db.raw, sql).all(departmentId, span.from, span.to);
}

/** The record of one task's month; of two (a merge can leave them) the older one. */
export function readMonthRecord(db: WorkspaceDb, taskId: string, month: string): MonthRecord | null {
  return statement<MonthRecord>(db.raw, monthsSql('m.annual_task_id = ? AND m.month = ?')).get(taskId, month) ?? null;
}

/** States of a task's months of one year. */
export function readTaskMonthStates(db: WorkspaceDb, taskId: string): { month: string; state: string }[] {
  return statement<{ month: string; state: string }>(
    db.raw,
    'SELECT month, state FROM task_month WHERE annual_task_id = ? ORDER BY month, id',
  ).all(taskId);
}

/** An entry with who wrote it and when (UTC, ISO 8601), as its first revision says. */
export type EntryRow = StoredRecord<'taskEntry'> & {
  readonly author: string;
  readonly madeAt: string;
  readonly personName: string;
};

const { columns } = recordTables.taskEntry;
const entriesSql = `
  SELECT ${columns.map(({ column, field }) => `e.${column} AS "${field}"`).join(', ')}, e.id,
    e.department_id AS departmentId, e.revision_id AS revisionId, coalesce(p.name, '') AS personName,
    coalesce(r.author, '') AS author, coalesce(r.made_at, '') AS madeAt
  FROM task_entry e
    LEFT JOIN person p ON p.id = e.person_id
    LEFT JOIN revision r ON r.id = (SELECT min(first.id) FROM revision first WHERE first.record_id = e.id)
  WHERE e.task_month_id = ? ORDER BY e.ordinal, e.id`;

/** The entries of a month, oldest first. */
export function listEntries(db: WorkspaceDb, monthId: string): EntryRow[] {
  return statement<EntryRow>(db.raw, entriesSql).all(monthId);
}

/** What proves a month. */
export function listMonthEvidence(
  db: WorkspaceDb,
  monthId: string,
): { linkId: string; evidenceId: string; number: string; title: string }[] {
  return statement<{ linkId: string; evidenceId: string; number: string; title: string }>(
    db.raw,
    `SELECT l.id AS linkId, e.id AS evidenceId, e.number, e.title FROM evidence_link l
      JOIN evidence e ON e.id = l.evidence_id WHERE l.target_kind = 'taskMonth' AND l.target_id = ? ORDER BY l.id`,
  ).all(monthId);
}

/** The entered terms and holidays of a department. */
export function readSchoolCalendar(
  db: WorkspaceDb,
  departmentId: string,
): SchoolCalendar & { terms: StoredRecord<'schoolTerm'>[]; holidays: StoredRecord<'schoolHoliday'>[] } {
  const choice = { where: 'department_id = ?', value: departmentId };
  return {
    terms: selectRecords(db, 'schoolTerm', choice),
    holidays: selectRecords(db, 'schoolHoliday', choice),
  };
}
