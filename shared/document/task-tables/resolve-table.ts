import { z } from 'zod';
import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { shownText } from './bound-fields.ts';
import { type Grid, gridOfStored, readStoredRow, type StoredCell } from './grid.ts';
import { columnRoles, type TableColumn } from './roles.ts';

const columnsSchema = z.array(
  z.object({ header: z.string(), role: z.enum(columnRoles), year: z.number(), width: z.number() }),
);

/** The columns of a stored table; none when the text is damaged. */
export function readColumns(json: string): TableColumn[] {
  try {
    const parsed = columnsSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** A stored table with the words of today: grid, and how many rows at its top are title and head. */
export interface ResolvedTable {
  readonly grid: Grid;
  readonly columns: readonly TableColumn[];
  readonly titleRows: number;
  readonly headRows: number;
}

/**
 * A table as it is to be shown: the original's cells and merges, each bound cell with what its task or goal says now
 * (in the original's own words while they mean the same). Rows whose task is gone are left out.
 */
export function resolveTable(records: RecordSet, tableId: string): ResolvedTable | null {
  const table = records.taskTable.find(({ id }) => id === tableId);
  if (table === undefined) return null;
  const columns = readColumns(table.columns);
  const tasks = new Map(records.annualTask.map((task) => [task.id, task]));
  const goals = new Map(records.goal.map((goal) => [goal.id, goal]));
  const targets = new Map(records.goalTarget.map((target) => [`${target.goalId} ${target.year}`, target.value]));
  const rows = records.taskTableRow.filter((row) => row.taskTableId === tableId);
  const shown = rows.flatMap((row): { part: string; cells: StoredCell[] }[] => {
    const cells = readStoredRow(row.cells);
    const task = row.annualTaskId === null ? undefined : tasks.get(row.annualTaskId);
    if (task === undefined && cells.some((cell) => cell.f?.startsWith('task.'))) return [];
    const goal = row.goalId === null ? undefined : goals.get(row.goalId);
    return [
      {
        part: row.part,
        cells: cells.map((cell) => {
          const now = cell.f === undefined ? undefined : valueNow(cell.f, { task, goal, goals, targets });
          return now === undefined ? cell : { ...cell, t: shownText(cell.f ?? '', cell.t, now) };
        }),
      },
    ];
  });
  const titleRows = shown.findIndex(({ part }) => part !== 'title');
  const afterHead = shown.findIndex(({ part }, index) => index >= titleRows && part !== 'head');
  return {
    grid: gridOfStored(
      shown.map(({ cells }) => cells),
      columns.length,
    ),
    columns,
    titleRows: Math.max(0, titleRows),
    headRows: Math.max(0, (afterHead === -1 ? shown.length : afterHead) - Math.max(0, titleRows)),
  };
}

/** What the record behind a cell says now; undefined when there is none, so that the original's words stay. */
function valueNow(
  field: string,
  scope: {
    task: StoredRecord<'annualTask'> | undefined;
    goal: StoredRecord<'goal'> | undefined;
    goals: ReadonlyMap<string, StoredRecord<'goal'>>;
    targets: ReadonlyMap<string, string>;
  },
): string | undefined {
  const { task, goal, goals, targets } = scope;
  if (field.startsWith('year.'))
    return goal === undefined ? undefined : (targets.get(`${goal.id} ${field.slice(5)}`) ?? '');
  if (field === 'goal.parent.text') return goals.get(goal?.parentGoalId ?? '')?.text;
  const record = field.startsWith('task.') ? task : goal;
  const value: unknown = record === undefined ? undefined : Reflect.get(record, field.slice(5));
  return typeof value === 'string' ? value : undefined;
}
