import type { RecordKind } from '../../domain/record-kind.ts';
import { comparable } from './clean-text.ts';
import { naturalKey } from './identify-rows.ts';
import { cellIssue } from './import-rules.ts';
import type { ImportWorld, PlannedRow } from './import-world.ts';
import { checkFindings } from './plan-finding-checks.ts';
import { checkGoals } from './plan-goal-checks.ts';
import { checkTasks } from './plan-task-checks.ts';
import { recordsOf } from './record-labels.ts';
import { cellAddress } from './sheet-rows.ts';

/**
 * Rules of the workbook as a whole. Only what the import would change is looked at: whatever the program holds already
 * can be exported and read back.
 */
export function checkWhole(world: ImportWorld): void {
  for (const [kind, rows] of world.planned) {
    checkKeys(world, kind, rows);
    for (const row of rows) checkPeriods(world, row);
  }
  checkSuperiors(world);
  checkGoals(world);
  checkTasks(world);
  checkFindings(world);
}

/** Two records of one code, number, name or place. */
function checkKeys(world: ImportWorld, kind: RecordKind, rows: readonly PlannedRow[]): void {
  const seen = new Map<string, PlannedRow | undefined>();
  const planned = new Set(rows.map((row) => row.id));
  for (const record of recordsOf(world.current, kind)) {
    const key = naturalKey(kind, record);
    if (!planned.has(record.id) && key !== undefined) seen.set(key, undefined);
  }
  const names = new Map<string, PlannedRow>();
  for (const row of rows) {
    const ranked = row.template.parentField !== undefined;
    const key = ranked ? `${row.parentId} ${row.rank}` : naturalKey(kind, fieldsAfter(row));
    const before = row.existing === undefined ? undefined : naturalKey(kind, row.existing);
    const isChanged = row.existing === undefined || (!ranked && key !== before) || (ranked && seen.has(key ?? ''));
    if (key !== undefined && seen.has(key) && isChanged) {
      const field = ranked ? 'ordinal' : (key.split(':')[0]?.split('+').at(-1) ?? 'id');
      world.issues.push(duplicate(row, field, seen.get(key)));
    } else if (key !== undefined) seen.set(key, row);
    const fileName = comparable(String(world.after(row, 'fileName') ?? ''));
    if (kind !== 'evidence' || fileName === '') continue;
    // Files are matched with their rows by name.
    const other = names.get(fileName);
    if (other !== undefined && row.fields.has('fileName')) world.issues.push(duplicate(row, 'fileName', other));
    names.set(fileName, row);
  }
}

function fieldsAfter(row: PlannedRow): Record<string, unknown> {
  return { ...row.existing, ...Object.fromEntries(row.fields) };
}

function duplicate(row: PlannedRow, field: string, other: PlannedRow | undefined): ReturnType<typeof cellIssue> {
  const place = other?.row.placeOf(field);
  const found = row.row.values.get(field);
  return cellIssue(row.row.placeOf(field), 'duplicate-key', {
    found: found === undefined && field === 'ordinal' ? row.rank : found,
    ...(place === undefined ? {} : { expected: `${place.sheet}!${cellAddress(place.row, place.column)}` }),
  });
}

function checkPeriods(world: ImportWorld, row: PlannedRow): void {
  const pairs = { statement: ['periodFrom', 'periodTo'], handbook: ['issuedOn', 'effectiveOn'] } as const;
  const pair =
    row.template.kind === 'statement' || row.template.kind === 'handbook' ? pairs[row.template.kind] : undefined;
  if (pair === undefined || !pair.some((field) => row.fields.has(field))) return;
  const [from, to] = pair.map((field) => String(fieldsAfter(row)[field] ?? ''));
  if (from !== undefined && to !== undefined && from !== '' && to !== '' && to < from) {
    world.issues.push(cellIssue(row.row.placeOf(pair[1]), 'end-before-start', { found: to, expected: from }));
  }
}

/** Nobody may be his own superior, directly or by way of others. */
function checkSuperiors(world: ImportWorld): void {
  const rows = world.planned.get('position') ?? [];
  const superiors = new Map<string, string | null>(
    world.current.position.map(({ id, reportsToPositionId }) => [id, reportsToPositionId]),
  );
  for (const row of rows) {
    const superior = fieldsAfter(row)['reportsToPositionId'];
    superiors.set(row.id, typeof superior === 'string' ? superior : null);
  }
  for (const row of rows) {
    if (!row.fields.has('reportsToPositionId')) continue;
    const passed = new Set<string>();
    for (let id = superiors.get(row.id); typeof id === 'string' && !passed.has(id); id = superiors.get(id))
      passed.add(id);
    if (passed.has(row.id)) {
      const found = row.row.values.get('reportsToPositionId');
      world.issues.push(cellIssue(row.row.placeOf('reportsToPositionId'), 'reports-to-cycle', { found }));
    }
  }
}
