import { cellIssue } from './import-rules.ts';
import type { ImportWorld, PlannedRow } from './import-world.ts';

interface TaskPlace {
  readonly parentTaskId: string | null;
  readonly carriedFromTaskId: string | null;
  readonly year: number | null;
}

/** The tasks after the import: none is a part of itself, none a part of another year's task, none carried from itself. */
export function checkTasks(world: ImportWorld): void {
  const rows = world.planned.get('annualTask') ?? [];
  if (rows.length === 0) return;
  const after = new Map<string, TaskPlace>(world.current.annualTask.map((task) => [task.id, task]));
  for (const row of rows) after.set(row.id, placeAfter(row));
  for (const row of rows) {
    if (row.fields.has('parentTaskId') || row.fields.has('year')) checkParent(world, row, after);
    if (row.fields.has('carriedFromTaskId') && runsInCircle(row.id, 'carriedFromTaskId', after))
      tell(world, row, { field: 'carriedFromTaskId', rule: 'task-carried-in-circle' });
  }
}

function placeAfter(row: PlannedRow): TaskPlace {
  const fields: Record<string, unknown> = { ...row.existing, ...Object.fromEntries(row.fields) };
  const idOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    parentTaskId: idOf(fields['parentTaskId']),
    carriedFromTaskId: idOf(fields['carriedFromTaskId']),
    year: typeof fields['year'] === 'number' ? fields['year'] : null,
  };
}

function checkParent(world: ImportWorld, row: PlannedRow, after: ReadonlyMap<string, TaskPlace>): void {
  const { parentTaskId, year } = after.get(row.id) ?? placeAfter(row);
  if (parentTaskId === null) return;
  if (runsInCircle(row.id, 'parentTaskId', after)) {
    tell(world, row, { field: 'parentTaskId', rule: 'task-under-itself' });
    return;
  }
  const parentYear = after.get(parentTaskId)?.year ?? null;
  if (year !== null && parentYear !== null && year !== parentYear)
    tell(world, row, { field: 'parentTaskId', rule: 'task-of-other-year', expected: String(parentYear) });
}

function runsInCircle(
  id: string,
  field: 'parentTaskId' | 'carriedFromTaskId',
  after: ReadonlyMap<string, TaskPlace>,
): boolean {
  const passed = new Set<string>();
  for (let at = after.get(id)?.[field] ?? null; at !== null && !passed.has(at); ) {
    if (at === id) return true;
    passed.add(at);
    at = after.get(at)?.[field] ?? null;
  }
  return false;
}

function tell(
  world: ImportWorld,
  row: PlannedRow,
  {
    field,
    rule,
    expected,
  }: {
    readonly field: 'parentTaskId' | 'carriedFromTaskId';
    readonly rule: 'task-under-itself' | 'task-of-other-year' | 'task-carried-in-circle';
    readonly expected?: string;
  },
): void {
  world.issues.push(
    cellIssue(row.row.placeOf(field), rule, {
      found: row.row.values.get(field),
      ...(expected === undefined ? {} : { expected }),
    }),
  );
}
