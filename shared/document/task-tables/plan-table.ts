import type { Issue } from '../../app-error.ts';
import type { tableRowParts } from '../../domain/task-table.ts';
import { cellIssue } from '../workbook/import-rules.ts';
import { type BoundField, fieldValue } from './bound-fields.ts';
import { coverOf, type Grid, type GridCell, type StoredCell, storedRows } from './grid.ts';
import {
  addGoals,
  collect,
  type Draft,
  goalOf,
  type PlannedGoal,
  type PlannedTask,
  taskOf,
  yearlyTasks,
} from './record-drafts.ts';
import type { ColumnRole, TableHead } from './roles.ts';
import { type BoundCells, readAnnual, readTask, type RowValue } from './row-meaning.ts';

export interface TableOptions {
  /** Of tasks whose due names no year. */
  readonly year: number;
  /** Make the table's 建设任务 goals that the tasks serve. */
  readonly withGoals: boolean;
}
export interface PlannedTableRow {
  readonly part: (typeof tableRowParts)[number];
  readonly taskKey: string | null;
  readonly goalKey: string | null;
  readonly cells: readonly StoredCell[];
}
export interface TablePlan {
  readonly rows: readonly PlannedTableRow[];
  readonly tasks: readonly PlannedTask[];
  /** Each after the goal above it. */
  readonly goals: readonly PlannedGoal[];
  readonly issues: readonly Issue[];
}

/** What the rows of a table mean: which tasks and goals they make, and which cells show whose words. Pure. */
export function planTable(
  sheet: { readonly name: string; readonly grid: Grid; readonly head: TableHead },
  options: TableOptions,
): TablePlan {
  const { grid, head } = sheet;
  const cover = coverOf(grid);
  const stored = storedRows(grid);
  const issues: Issue[] = [];
  const tasks = new Map<string, { goalKey: string | null; draft: Draft }>();
  const goals = new Map<string, { parentKey: string | null; draft: Draft }>();
  const years = yearsIn(grid, head, options.year);
  const bodies: {
    row: number;
    part: PlannedTableRow['part'];
    taskKey: string | null;
    goalKey: string | null;
    bound: BoundCells;
  }[] = [];
  const headTexts = textsOf(cover, head.to - 1);

  for (let row = 0; row < grid.height; row += 1) {
    const part = partOf({ grid, head, cover, headTexts }, row);
    if (part !== 'body') {
      bodies.push({ row, part, taskKey: null, goalKey: null, bound: new Map() });
      continue;
    }
    const values = head.columns.map((column, index): RowValue => {
      const cell = cover[row]?.[index] ?? { row, column: index, rowSpan: 1, colSpan: 1, text: '' };
      return { role: column.role, year: column.year, cell };
    });
    const meaning = head.layout === 'annual' ? readAnnual(values) : readTask(values, options);
    if (meaning === null) {
      const column = Math.max(
        0,
        head.columns.findIndex(({ role }) => role === 'content' || role === 'task'),
      );
      issues.push(
        cellIssue({ sheet: sheet.name, row, column }, 'missing-value', {
          expected: head.columns[column]?.header ?? '',
        }),
      );
      bodies.push({ row, part: 'note', taskKey: null, goalKey: null, bound: new Map() });
      continue;
    }
    const goalKey = addGoals(goals, meaning.path);
    if (meaning.taskKey !== null) {
      const task = tasks.get(meaning.taskKey) ?? { goalKey, draft: new Map() };
      tasks.set(meaning.taskKey, task);
      collect(task.draft, meaning.taskCells, values);
    }
    const goal = goalKey === null ? undefined : goals.get(goalKey);
    if (goal !== undefined) collect(goal.draft, meaning.goalCells, values);
    bodies.push({
      row,
      part,
      taskKey: meaning.taskKey,
      goalKey,
      bound: new Map([...meaning.taskCells, ...meaning.goalCells, ...meaning.pathCells]),
    });
  }

  const plannedGoals = [...goals].map(([key, { parentKey, draft }]) => goalOf({ key, parentKey, draft, years }));
  const plannedTasks = [...tasks].map(([key, { goalKey, draft }]) =>
    taskOf({ key, goalKey, draft, year: options.year }),
  );
  if (head.layout === 'annual') plannedTasks.push(...yearlyTasks(plannedGoals));
  checkLengths({ sheet, bodies, cover }, issues);
  const goalAt = new Map(plannedGoals.map((goal) => [goal.key, goal]));
  const taskAt = new Map(plannedTasks.map((task) => [task.key, task]));
  return {
    rows: bodies.map(({ row, part, taskKey, goalKey, bound }) => ({
      part,
      taskKey,
      goalKey,
      cells: (stored[row] ?? []).map((cell, column) => {
        const field = bound.get(column);
        if (field === undefined) return cell;
        const goal = goalKey === null ? undefined : goalAt.get(goalKey);
        const now = plannedValue(field, { task: taskKey === null ? undefined : taskAt.get(taskKey), goal, goalAt });
        // A cell whose words did not become the field's own (two rows of one task that differ) stays as it was written.
        return fieldValue(head.columns[column]?.role ?? 'other', cell.t) === now ? { ...cell, f: field } : cell;
      }),
    })),
    tasks: plannedTasks,
    goals: plannedGoals,
    issues,
  };
}

function plannedValue(
  field: BoundField,
  scope: { task: PlannedTask | undefined; goal: PlannedGoal | undefined; goalAt: ReadonlyMap<string, PlannedGoal> },
): string | undefined {
  const { task, goal, goalAt } = scope;
  if (field.startsWith('year.')) return goal?.years.get(Number(field.slice(5))) ?? '';
  if (field === 'goal.parent.text') return goalAt.get(goal?.parentKey ?? '')?.fields.text;
  const name = field.slice(5);
  const fields: Readonly<Record<string, unknown>> | undefined = field.startsWith('task.') ? task?.fields : goal?.fields;
  return fields?.[name] as string | undefined;
}

function partOf(
  scope: { grid: Grid; head: TableHead; cover: readonly (readonly GridCell[])[]; headTexts: string },
  row: number,
): PlannedTableRow['part'] {
  const { grid, head, cover, headTexts } = scope;
  if (row < head.from) return 'title';
  if (row < head.to) return 'head';
  const cells = cover[row] ?? [];
  if (cells.every((cell) => cell.text.trim() === '')) return 'note';
  if (cells.every((cell) => cell === cells[0]) && grid.width > 1) return 'note';
  return textsOf(cover, row) === headTexts ? 'head' : 'body';
}

function textsOf(cover: readonly (readonly GridCell[])[], row: number): string {
  return (cover[row] ?? []).map((cell) => cell.text.replaceAll(/\s/gu, '')).join('|');
}

/** First and last year of a table's dues and year columns. */
function yearsIn(grid: Grid, head: TableHead, fallback: number): [number, number] {
  const found = new Set(head.columns.filter(({ role }) => role === 'year').map(({ year }) => year));
  for (const cell of grid.cells) {
    if (cell.row < head.to || head.columns[cell.column]?.role !== 'due') continue;
    for (const [, year] of cell.text.normalize('NFKC').matchAll(/(?<!\d)(20\d\d)(?!\d)/gu)) found.add(Number(year));
  }
  return found.size === 0 ? [fallback, fallback] : [Math.min(...found), Math.max(...found)];
}

/** What a record's field cannot hold is told by cell, before anything is written. */
function checkLengths(
  scope: {
    sheet: { readonly name: string; readonly head: TableHead };
    bodies: readonly { row: number; bound: BoundCells }[];
    cover: readonly (readonly GridCell[])[];
  },
  issues: Issue[],
): void {
  const { sheet, bodies, cover } = scope;
  const lines = new Set<ColumnRole>(['project', 'due', 'lead', 'assisting']);
  for (const { row, bound } of bodies) {
    for (const column of bound.keys()) {
      const cell = cover[row]?.[column];
      const role = sheet.head.columns[column]?.role ?? 'other';
      if (cell === undefined || cell.row !== row || cell.column !== column) continue;
      const limit = lines.has(role) ? 200 : 4000;
      const value = fieldValue(role, cell.text);
      if (value.length > limit)
        issues.push(
          cellIssue({ sheet: sheet.name, row, column }, 'too-long', { found: value, expected: String(limit) }),
        );
    }
  }
}
