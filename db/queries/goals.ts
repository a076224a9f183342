import type { GoalName, GoalRow, GoalTask } from '../../shared/contract/goals.ts';
import type { StoredRecord } from '../../shared/domain/record-kind.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { groupBy, selectRecords } from './select-records.ts';

const goalsSql = `
  SELECT ${recordTables.goal.selectList},
    coalesce((SELECT person.name FROM person WHERE person.id = goal.owner_person_id), '') AS ownerName
  FROM goal WHERE department_id = ? ORDER BY ordinal, id`;

const tasksSql = `
  SELECT id, goal_id AS goalId, year, task_class AS taskClass, code, content, state
  FROM annual_task WHERE department_id = ? ORDER BY year, ordinal, id`;

/** All goals of a department in display order, each with its years. Of two values for one year the newer record counts. */
export function listGoals(db: WorkspaceDb, departmentId: string): GoalRow[] {
  const goals = statement<Omit<GoalRow, 'targets'>>(db.raw, goalsSql).all(departmentId);
  const targetsOf = groupBy(listGoalTargets(db, departmentId), (target) => target.goalId);
  return goals.map((goal) => ({
    ...goal,
    targets: (targetsOf.get(goal.id) ?? []).map(({ id, year, value, result }) => ({ id, year, value, result })),
  }));
}

/** The yearly values of all goals by year; of two for one goal and year (a merge can leave them) the newer one. */
function listGoalTargets(db: WorkspaceDb, departmentId: string): StoredRecord<'goalTarget'>[] {
  const targets = selectRecords(db, 'goalTarget', { where: 'department_id = ?', value: departmentId });
  const newest = new Map(targets.map((target) => [`${target.goalId} ${target.year}`, target]));
  return [...newest.values()].sort((a, b) => a.year - b.year);
}

/** All tasks of a department with the goals that they serve, by year. */
export function listGoalTasks(db: WorkspaceDb, departmentId: string): GoalTask[] {
  return statement<GoalTask>(db.raw, tasksSql).all(departmentId);
}

/** The places of all goals in their tree, in display order. */
export function listGoalPlaces(
  db: WorkspaceDb,
  departmentId: string,
): Pick<StoredRecord<'goal'>, 'id' | 'parentGoalId' | 'level'>[] {
  const sql = 'SELECT id, parent_goal_id AS parentGoalId, level FROM goal WHERE department_id = ? ORDER BY ordinal, id';
  return statement<Pick<StoredRecord<'goal'>, 'id' | 'parentGoalId' | 'level'>>(db.raw, sql).all(departmentId);
}

/** All goals as others name them, in display order. */
export function listGoalNames(db: WorkspaceDb, departmentId: string): Omit<GoalName, 'depth'>[] {
  const sql = `SELECT id, parent_goal_id AS parentGoalId, level, code, text FROM goal
    WHERE department_id = ? ORDER BY ordinal, id`;
  return statement<Omit<GoalName, 'depth'>>(db.raw, sql).all(departmentId);
}
