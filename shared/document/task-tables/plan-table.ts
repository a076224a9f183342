import type { Issue } from '../../app-error.ts';
import type { RecordFields } from '../../domain/record-kind.ts';
import type { tableRowParts } from '../../domain/task-table.ts';
import { cellIssue } from '../workbook/import-rules.ts';
import { type BoundField, fieldValue } from './bound-fields.ts';
import { splitUnits } from './departments.ts';
import { coverOf, type Grid, type GridCell, type StoredCell, storedRows } from './grid.ts';
import type { ColumnRole, TableHead } from './roles.ts';

export interface TableOptions {
  /** Of tasks whose due names no year. */
  readonly year: number;
  /** Make the table's 建设任务 goals that the tasks serve. */
  readonly withGoals: boolean;
}
export interface PlannedTask {
  readonly key: string;
  readonly goalKey: string | null;
  readonly ownerName: string;
  readonly doerName: string;
  readonly fields: Partial<RecordFields<'annualTask'>> & { year: number; content: string };
}
export interface PlannedGoal {
  readonly key: string;
  readonly parentKey: string | null;
  readonly ownerName: string;
  readonly fields: Partial<RecordFields<'goal'>> & { text: string; yearFrom: number; yearTo: number };
  readonly years: ReadonlyMap<number, string>;
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

type Value = { readonly role: ColumnRole; readonly year: number; readonly cell: GridCell };
type Draft = Map<string, string[]>;

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
    const values = head.columns.map((column, index): Value => {
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

type BoundCells = ReadonlyMap<number, BoundField>;
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
function readTask(values: readonly Value[], options: TableOptions): Meaning | null {
  const named = (role: ColumnRole): { value: Value; index: number }[] =>
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
function readAnnual(values: readonly Value[]): Meaning | null {
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

/** Goals are the same where the words above them are the same: a page's end does not make two of one. */
function addGoals(
  goals: Map<string, { parentKey: string | null; draft: Draft }>,
  path: readonly string[],
): string | null {
  let parentKey: string | null = null;
  for (const text of path) {
    const key: string = parentKey === null ? text : `${parentKey}\u0000${text}`;
    if (!goals.has(key)) goals.set(key, { parentKey, draft: new Map([['goal.text', [text]]]) });
    parentKey = key;
  }
  return parentKey;
}

/** Notes what cells say about a record; of several rows of one record each different word is kept. */
function collect(draft: Draft, cells: BoundCells, values: readonly Value[]): void {
  const add = (field: string, text: string): void => {
    const list = draft.get(field) ?? [];
    if (text !== '' && !list.includes(text)) draft.set(field, [...list, text]);
  };
  for (const [index, field] of cells) {
    const value = values[index];
    if (value !== undefined) add(field, fieldValue(value.role, value.cell.text));
  }
  for (const role of ['owner', 'doer'] as const) {
    const value = values.find((each) => each.role === role);
    if (value !== undefined) add(role, fieldValue(role, value.cell.text));
  }
}

function taskOf(scope: { key: string; goalKey: string | null; draft: Draft; year: number }): PlannedTask {
  const { key, goalKey, draft, year } = scope;
  const joined = (field: string, separator: string): string => (draft.get(field) ?? []).join(separator);
  const due = joined('task.due', '；');
  return {
    key,
    goalKey,
    ownerName: joined('owner', '、'),
    doerName: joined('doer', '、'),
    fields: {
      year: yearOf(due) ?? year,
      taskClass: 'A',
      project: joined('task.project', '；'),
      content: joined('task.content', '\n'),
      due,
      checkpoint: joined('task.checkpoint', '\n'),
      leadDepartment: units(joined('task.leadDepartment', '、')),
      assistingDepartments: units(joined('task.assistingDepartments', '、')),
      remarks: joined('task.remarks', '\n'),
    },
  };
}

function goalOf(scope: {
  key: string;
  parentKey: string | null;
  draft: Draft;
  years: readonly [number, number];
}): PlannedGoal {
  const { key, parentKey, draft, years } = scope;
  const joined = (field: string, separator: string): string => (draft.get(field) ?? []).join(separator);
  const values = new Map<number, string>();
  for (const field of draft.keys())
    if (field.startsWith('year.')) values.set(Number(field.slice(5)), joined(field, '\n'));
  return {
    key,
    parentKey,
    ownerName: joined('owner', '、'),
    fields: {
      level: 'department',
      text: joined('goal.text', '\n'),
      yearFrom: years[0],
      yearTo: years[1],
      leadUnit: units(joined('goal.leadUnit', '、')),
      assistingUnits: units(joined('goal.assistingUnits', '、')),
      checkpoint: joined('goal.checkpoint', '\n'),
      remarks: joined('goal.remarks', '\n'),
    },
    years: values,
  };
}

/** The tasks of a 表4: each year of a goal that says what is to be done. */
function yearlyTasks(goals: readonly PlannedGoal[]): PlannedTask[] {
  return goals.flatMap((goal) =>
    [...goal.years].map(([year, value]) => ({
      key: `${goal.key}\u0000${year}`,
      goalKey: goal.key,
      ownerName: goal.ownerName,
      doerName: '',
      fields: {
        year,
        taskClass: 'A' as const,
        content: goal.fields.text,
        expectedResult: value,
        leadDepartment: goal.fields.leadUnit ?? '',
        checkpoint: goal.fields.checkpoint ?? '',
      },
    })),
  );
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

/** The first year that a due names. */
function yearOf(due: string): number | null {
  const year = /(?<!\d)(20\d\d)(?!\d)/u.exec(due.normalize('NFKC'))?.[1];
  return year === undefined ? null : Number(year);
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

function units(text: string): string {
  return splitUnits(text).join('、');
}
