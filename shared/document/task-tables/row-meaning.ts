import { type BoundField, fieldValue } from './bound-fields.ts';
import type { GridCell } from './grid.ts';
import type { ColumnRole } from './roles.ts';

/** A cell of a row with what its column is for. */
export interface RowValue {
  readonly role: ColumnRole;
  readonly year: number;
  readonly cell: GridCell;
}

/** Which field the cell of a column stands for, by the column's place. */
export type BoundCells = ReadonlyMap<number, BoundField>;
/** Which task a row is about, and which goals stand above it. */
interface Meaning {
  readonly taskKey: string | null;
  /** Goals from above down. */
  readonly path: readonly string[];
  readonly taskCells: BoundCells;
  readonly goalCells: BoundCells;
  readonly pathCells: BoundCells;
}

const taskFields: Readonly<Partial<Record<ColumnRole, BoundField>>> = {
  project: 'task.project',
  due: 'task.due',
  checkpoint: 'task.checkpoint',
  lead: 'task.leadDepartment',
  assisting: 'task.assistingDepartments',
  remarks: 'task.remarks',
};
const goalFields: Readonly<Partial<Record<ColumnRole, BoundField>>> = {
  lead: 'goal.leadUnit',
  assisting: 'goal.assistingUnits',
  checkpoint: 'goal.checkpoint',
  remarks: 'goal.remarks',
};

/** A row of 附表 or 表3: one task; what stands left of its content are the goals that it serves. */
export function readTask(values: readonly RowValue[], options: { readonly withGoals: boolean }): Meaning | null {
  const named = (role: ColumnRole): { value: RowValue; index: number }[] =>
    values.flatMap((value, index) => (value.role === role && value.cell.text.trim() !== '' ? [{ value, index }] : []));
  const contents = named('content');
  const tasks = named('task');
  const main = contents.at(-1) ?? tasks.at(-1);
  if (main === undefined) return null;
  const own = main.value.cell;
  const taskCells = new Map<number, BoundField>();
  const pathCells = new Map<number, BoundField>();
  const above: { text: string; cell: GridCell; indexes: number[] }[] = [];
  const aboveCells = contents.length > 0 ? [...tasks, ...contents] : named('project');
  for (const { value, index } of aboveCells) {
    if (value.cell === own) continue;
    const known = above.find((each) => each.cell === value.cell);
    if (known === undefined)
      above.push({ text: fieldValue('content', value.cell.text), cell: value.cell, indexes: [index] });
    else known.indexes.push(index);
  }
  for (const [index, value] of values.entries()) {
    const field = value.cell === own ? ('task.content' as const) : taskFields[value.role];
    if (field !== undefined) taskCells.set(index, field);
  }
  if (options.withGoals) {
    for (const [place, { indexes }] of above.slice(-2).entries()) {
      const field = place === above.slice(-2).length - 1 ? 'goal.text' : 'goal.parent.text';
      for (const index of indexes) if (!taskCells.has(index)) pathCells.set(index, field);
    }
  }
  return {
    taskKey: `${own.row}:${own.column}`,
    path: options.withGoals ? above.map(({ text }) => text) : [],
    taskCells,
    goalCells: new Map(),
    pathCells,
  };
}

/** A row of 表4: one goal with a value for each year. */
export function readAnnual(values: readonly RowValue[]): Meaning | null {
  const main = values.findLast(
    (value) => (value.role === 'task' || value.role === 'content') && value.cell.text.trim() !== '',
  );
  if (main === undefined) return null;
  const project = values.find((value) => value.role === 'project' && value.cell.text.trim() !== '');
  const goalCells = new Map<number, BoundField>();
  const pathCells = new Map<number, BoundField>();
  for (const [index, value] of values.entries()) {
    const field = value.role === 'year' ? (`year.${value.year}` as const) : goalFields[value.role];
    if (value.cell === main.cell) pathCells.set(index, 'goal.text');
    else if (project !== undefined && value.cell === project.cell) pathCells.set(index, 'goal.parent.text');
    else if (field !== undefined) goalCells.set(index, field);
  }
  const texts = [project, main].flatMap((value) =>
    value === undefined ? [] : [fieldValue('content', value.cell.text)],
  );
  return { taskKey: null, path: texts, taskCells: new Map(), goalCells, pathCells };
}
