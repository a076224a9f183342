import type { RecordSet } from '../../domain/record-set.ts';
import type { TaskTableLayout } from '../../domain/task-table.ts';
import type { StoredCell } from './grid.ts';
import type { ColumnRole, TableColumn } from './roles.ts';

/** A row of a new table with the task or goal behind it. */
export interface MadeRow {
  readonly part: 'head' | 'body';
  readonly annualTaskId: string | null;
  readonly goalId: string | null;
  readonly cells: readonly StoredCell[];
}

const column = (header: string, role: ColumnRole, width: number): TableColumn => ({ header, role, width, year: 0 });

/** The columns of S4's 附表, 表3 and 表4; a 表4 has the years of the plan. */
function columnsOf(layout: TaskTableLayout, years: readonly number[]): TableColumn[] {
  switch (layout) {
    case 'schedule':
      return [
        column('建设项目', 'project', 14),
        column('建设任务', 'task', 22),
        column('建设内容', 'content', 32),
        column('完成时间', 'due', 14),
        column('考核依据', 'checkpoint', 22),
        column('责任部门', 'lead', 18),
      ];
    case 'breakdown':
      return [
        column('建设项目', 'project', 18),
        column('任务', 'task', 34),
        column('责任部门', 'lead', 16),
        column('协助部门', 'assisting', 18),
        column('考核点', 'checkpoint', 26),
        column('备注', 'remarks', 12),
      ];
    default:
      return [
        column('项目牵头部门', 'lead', 14),
        column('建设任务', 'task', 30),
        ...years.map((year) => ({ ...column(`${year}年`, 'year', 14), year })),
        column('考核点', 'checkpoint', 22),
        column('责任人', 'owner', 9),
      ];
  }
}

/**
 * A table in one of the three layouts from what the department has: the tasks of a year (schedule, breakdown) or its
 * goals with their years (annual). Cells that say the same as the one above are merged, from the left.
 */
export function makeTable(
  records: RecordSet,
  { layout, year }: { readonly layout: TaskTableLayout; readonly year: number },
): { readonly columns: readonly TableColumn[]; readonly rows: readonly MadeRow[] } {
  const goals = records.goal.filter((goal) => goal.level !== 'school' && goal.level !== 'special');
  const first = Math.min(...goals.map((goal) => goal.yearFrom), year);
  const last = Math.min(first + 5, Math.max(...goals.map((goal) => goal.yearTo), year));
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const columns = columnsOf(layout, years);
  const head: MadeRow = {
    part: 'head',
    annualTaskId: null,
    goalId: null,
    cells: columns.map(({ header }) => ({ t: header })),
  };
  const rows = layout === 'annual' ? goalRows(records, goals, columns) : taskRows(records, { year, layout, columns });
  return { columns, rows: [head, ...mergeDown(rows, columns)] };
}

function taskRows(
  records: RecordSet,
  scope: { year: number; layout: TaskTableLayout; columns: readonly TableColumn[] },
): MadeRow[] {
  const goals = new Map(records.goal.map((goal) => [goal.id, goal]));
  const tasks = records.annualTask.filter((task) => task.year === scope.year);
  // Tasks of a project, and of a goal within it, stand together, in the order in which the first of them comes.
  const projects = [...new Set(tasks.map((task) => task.project))];
  const sorted = projects.flatMap((project) => {
    const own = tasks.filter((task) => task.project === project);
    return [...new Set(own.map((task) => task.goalId))].flatMap((goalId) =>
      own.filter((task) => task.goalId === goalId),
    );
  });
  return sorted.map((task): MadeRow => {
    const goal = task.goalId === null ? undefined : goals.get(task.goalId);
    const cellOf = ({ role }: TableColumn): StoredCell => {
      if (role === 'project') return { t: task.project, f: 'task.project' };
      if (role === 'task' && scope.layout === 'schedule')
        return goal === undefined ? { t: '' } : { t: goal.text, f: 'goal.text' };
      if (role === 'task' || role === 'content') return { t: task.content, f: 'task.content' };
      if (role === 'due') return { t: task.due, f: 'task.due' };
      if (role === 'checkpoint') return { t: task.checkpoint, f: 'task.checkpoint' };
      if (role === 'lead') return { t: task.leadDepartment, f: 'task.leadDepartment' };
      if (role === 'assisting') return { t: task.assistingDepartments, f: 'task.assistingDepartments' };
      return { t: task.remarks, f: 'task.remarks' };
    };
    return { part: 'body', annualTaskId: task.id, goalId: task.goalId, cells: scope.columns.map(cellOf) };
  });
}

function goalRows(records: RecordSet, goals: RecordSet['goal'], columns: readonly TableColumn[]): MadeRow[] {
  const values = new Map(records.goalTarget.map((target) => [`${target.goalId} ${target.year}`, target.value]));
  const people = new Map(records.person.map((person) => [person.id, person.name]));
  return goals.map((goal): MadeRow => {
    const cellOf = ({ role, year }: TableColumn): StoredCell => {
      if (role === 'lead') return { t: goal.leadUnit, f: 'goal.leadUnit' };
      if (role === 'task') return { t: goal.text, f: 'goal.text' };
      if (role === 'year') return { t: values.get(`${goal.id} ${year}`) ?? '', f: `year.${year}` };
      if (role === 'owner') return { t: people.get(goal.ownerPersonId ?? '') ?? '' };
      return { t: goal.checkpoint, f: 'goal.checkpoint' };
    };
    return { part: 'body', annualTaskId: null, goalId: goal.id, cells: columns.map(cellOf) };
  });
}

const mergedRoles: ReadonlySet<ColumnRole> = new Set(['project', 'task', 'lead']);

/** Equal neighbours become one cell, in the first columns only, and never across a cell to their left that differs. */
function mergeDown(rows: readonly MadeRow[], columns: readonly TableColumn[]): MadeRow[] {
  return rows.map((row, index) => {
    const above = rows[index - 1];
    let same = above !== undefined;
    return {
      ...row,
      cells: row.cells.map((cell, place): StoredCell => {
        same &&= mergedRoles.has(columns[place]?.role ?? 'other') && cell.t !== '' && above?.cells[place]?.t === cell.t;
        // A task's own content is never one with another's, even if the words are.
        return same && cell.f !== 'task.content' ? { ...cell, m: 'up' } : cell;
      }),
    };
  });
}
