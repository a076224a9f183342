import type { TaskName, TaskRow } from '../../shared/contract/tasks.ts';
import { recordTables } from '../record-table.ts';
import { allRows, sqlBuilder } from '../sql.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Years that have annual tasks or responsibility statements, newest first. */
export function listTaskYears(db: WorkspaceDb, departmentId: string): number[] {
  const yearsOf = (table: 'annual_task' | 'statement') =>
    sqlBuilder.selectFrom(table).select('year').where('department_id', '=', departmentId);
  const query = yearsOf('annual_task').union(yearsOf('statement')).orderBy('year', 'desc');
  return allRows(db, query).map(({ year }) => year);
}

const { table, selectList } = recordTables.annualTask;

const selectSql = `
  SELECT ${selectList},
    coalesce((SELECT person.name FROM person WHERE person.id = annual_task.owner_person_id), '') AS ownerName,
    coalesce((SELECT position.name FROM position WHERE position.id = annual_task.position_id), '') AS positionName,
    coalesce((SELECT person.name FROM person WHERE person.id = annual_task.doer_person_id), '') AS doerName,
    coalesce((SELECT section.name FROM section WHERE section.id = annual_task.section_id), '') AS sectionName,
    coalesce((SELECT goal.text FROM goal WHERE goal.id = annual_task.goal_id), '') AS goalText,
    (SELECT count(*) FROM evidence_link l WHERE l.target_id = annual_task.id AND l.target_kind = 'annualTask') AS evidenceCount
  FROM ${table}`;

/** A year's annual tasks in their order. */
export function listTasks(db: WorkspaceDb, departmentId: string, year: number): TaskRow[] {
  const sql = `${selectSql} WHERE department_id = ? AND year = ? ORDER BY ordinal, id`;
  return statement<TaskRow>(db.raw, sql).all(departmentId, year);
}

/** These tasks, as far as there are any, of whatever year. */
export function readTaskRows(db: WorkspaceDb, ids: readonly string[]): TaskRow[] {
  const row = statement<TaskRow>(db.raw, `${selectSql} WHERE id = ?`);
  return ids.flatMap((id) => row.get(id) ?? []);
}

const nameColumns = {
  id: 't.id',
  parentTaskId: 't.parent_task_id',
  carriedFromTaskId: 't.carried_from_task_id',
} as const;

/** Tasks as others name them, chosen by a field that holds an id, in display order. */
export function listTaskNames(
  db: WorkspaceDb,
  choice: { readonly field: keyof typeof nameColumns; readonly id: string },
): (TaskName & { weight: number })[] {
  const sql = `SELECT t.id, t.year, t.code, t.content, t.state, t.weight, coalesce(o.name, s.name, p.name, '') AS ownerName
    FROM annual_task t LEFT JOIN person o ON o.id = t.owner_person_id LEFT JOIN section s ON s.id = t.section_id
      LEFT JOIN position p ON p.id = t.position_id
    WHERE ${nameColumns[choice.field]} = ? ORDER BY t.ordinal, t.id`;
  return statement<TaskName & { weight: number }>(db.raw, sql).all(choice.id);
}
