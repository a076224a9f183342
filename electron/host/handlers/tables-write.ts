import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { StoredCell } from '../../../shared/document/task-tables/grid.ts';
import { countsOf, type MatchedPlan, matchPlan } from '../../../shared/document/task-tables/match-plan.ts';
import type { TablePlan } from '../../../shared/document/task-tables/plan-table.ts';
import type { TableColumn } from '../../../shared/document/task-tables/roles.ts';
import type { tableRowParts, TaskTableLayout } from '../../../shared/domain/task-table.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

interface NewTable {
  readonly title: string;
  readonly layout: TaskTableLayout;
  readonly year: number;
  readonly columns: readonly TableColumn[];
  readonly source: string;
}
interface NewRow {
  readonly part: (typeof tableRowParts)[number];
  readonly annualTaskId: string | null;
  readonly goalId: string | null;
  readonly cells: readonly StoredCell[];
}

/** Writes a table with its rows; one of the same title gives way to it and keeps its id. */
export function storeTable(
  writer: RecordWriter,
  { db, departmentId }: OpenWorkspace,
  { table, rows }: { readonly table: NewTable; readonly rows: readonly NewRow[] },
): string {
  const { columns, ...rest } = table;
  const fields = { ...rest, columns: JSON.stringify(columns) };
  const standing = selectRecords(db, 'taskTable', { where: 'department_id = ?', value: departmentId });
  const old = standing.find(({ title }) => title === table.title);
  if (old !== undefined)
    for (const row of selectRecords(db, 'taskTableRow', { where: 'task_table_id = ?', value: old.id }))
      writer.remove('taskTableRow', row.id);
  const { id } =
    old === undefined
      ? writer.create('taskTable', { ...fields, ordinal: nextOrdinal(db, 'taskTable', departmentId) }, { departmentId })
      : writer.update('taskTable', old.id, { fields });
  for (const [ordinal, row] of rows.entries()) {
    const { part, annualTaskId, goalId, cells } = row;
    writer.create(
      'taskTableRow',
      { taskTableId: id, part, annualTaskId, goalId, cells: JSON.stringify(cells), ordinal },
      { departmentId },
    );
  }
  return id;
}

/** Writes what a plan says, against the records as they are inside the command. */
export function writePlan(
  writer: RecordWriter,
  workspace: OpenWorkspace,
  { plan, table }: { readonly plan: TablePlan; readonly table: NewTable },
): { id: string; added: number; changed: number } {
  const matched = matchPlan(plan, readRecordSet(workspace.db, workspace.departmentId));
  const goalIds = writeGoals(writer, workspace, matched.goals);
  const taskIds = writeTasks(writer, workspace, { tasks: matched.tasks, goalIds });
  const id = storeTable(writer, workspace, {
    table,
    rows: plan.rows.map(({ part, taskKey, goalKey, cells }) => ({
      part,
      annualTaskId: taskKey === null ? null : (taskIds.get(taskKey) ?? null),
      goalId: goalKey === null ? null : (goalIds.get(goalKey) ?? null),
      cells,
    })),
  });
  const tasks = countsOf(matched.tasks);
  const goals = countsOf(matched.goals);
  return { id, added: tasks.added + goals.added, changed: tasks.changed + goals.changed };
}

function writeGoals(
  writer: RecordWriter,
  { db, departmentId }: OpenWorkspace,
  goals: MatchedPlan['goals'],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  let ordinal = nextOrdinal(db, 'goal', departmentId);
  for (const { planned, existing, changes } of goals) {
    const parentGoalId = planned.parentKey === null ? null : (ids.get(planned.parentKey) ?? null);
    if (existing === undefined) {
      ids.set(planned.key, writer.create('goal', { ...changes, parentGoalId, ordinal }, { departmentId }).id);
      ordinal += 1;
    } else {
      ids.set(planned.key, existing.id);
      writer.update('goal', existing.id, { fields: changes });
    }
    const goalId = ids.get(planned.key) ?? '';
    const standing = selectRecords(db, 'goalTarget', { where: 'goal_id = ?', value: goalId });
    for (const [year, value] of planned.years) {
      const target = standing.findLast((each) => each.year === year);
      if (target === undefined) writer.create('goalTarget', { goalId, year, value }, { departmentId });
      else writer.update('goalTarget', target.id, { fields: { value } });
    }
  }
  return ids;
}

function writeTasks(
  writer: RecordWriter,
  { db, departmentId }: OpenWorkspace,
  { tasks, goalIds }: { readonly tasks: MatchedPlan['tasks']; readonly goalIds: ReadonlyMap<string, string> },
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  let ordinal = nextOrdinal(db, 'annualTask', departmentId);
  for (const { planned, existing, changes } of tasks) {
    const goalId = planned.goalKey === null ? undefined : goalIds.get(planned.goalKey);
    const fields = { ...changes, ...(goalId === undefined ? {} : { goalId }) };
    if (existing === undefined) {
      ids.set(planned.key, writer.create('annualTask', { ...fields, ordinal }, { departmentId }).id);
      ordinal += 1;
    } else ids.set(planned.key, writer.update('annualTask', existing.id, { fields }).id);
  }
  return ids;
}
