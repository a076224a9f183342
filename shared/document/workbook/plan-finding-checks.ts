import { concernFields, findingDays, reversedDay } from '../../domain/finding-state.ts';
import { cellIssue } from './import-rules.ts';
import type { ImportWorld, PlannedRow } from './import-world.ts';

/** Findings and indicators after the import: each is about one thing at most, and days follow each other. */
export function checkFindings(world: ImportWorld): void {
  for (const row of world.planned.get('finding') ?? []) {
    checkOne(world, row, { among: concernFields, rule: 'finding-concerns-one' });
    checkDays(world, row);
  }
  for (const row of world.planned.get('indicator') ?? [])
    checkOne(world, row, { among: ['workStandardId', 'goalId'], rule: 'indicator-watches-one' });
}

function checkOne(
  world: ImportWorld,
  row: PlannedRow,
  {
    among,
    rule,
  }: { readonly among: readonly string[]; readonly rule: 'finding-concerns-one' | 'indicator-watches-one' },
): void {
  const named = among.filter((field) => typeof world.after(row, field) === 'string');
  const changed = named.findLast((field) => row.fields.has(field));
  if (named.length > 1 && changed !== undefined)
    world.issues.push(cellIssue(row.row.placeOf(changed), rule, { found: row.row.values.get(changed) }));
}

function checkDays(world: ImportWorld, row: PlannedRow): void {
  if (!findingDays.some((field) => row.fields.has(field))) return;
  const dayOf = (field: (typeof findingDays)[number]): string => String(world.after(row, field) ?? '');
  const reversed = reversedDay({
    foundOn: dayOf('foundOn'),
    startedOn: dayOf('startedOn'),
    mendedOn: dayOf('mendedOn'),
    verifiedOn: dayOf('verifiedOn'),
  });
  if (reversed === null) return;
  const { field, before } = reversed;
  world.issues.push(cellIssue(row.row.placeOf(field), 'end-before-start', { found: dayOf(field), expected: before }));
}
