import { findingDaysRefused } from '../../domain/finding-state.ts';
import { cellIssue } from './import-rules.ts';
import type { ImportWorld, PlannedRow } from './import-world.ts';

const concerns = ['workStandardId', 'dutyId', 'annualTaskId', 'indicatorId'] as const;
const days = ['foundOn', 'startedOn', 'mendedOn', 'verifiedOn'] as const;

/** Findings and indicators after the import: each is about one thing at most, and days follow each other. */
export function checkFindings(world: ImportWorld): void {
  for (const row of world.planned.get('finding') ?? []) {
    checkOne(world, row, { among: concerns, rule: 'finding-concerns-one' });
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
  if (!days.some((field) => row.fields.has(field))) return;
  const dayOf = (field: (typeof days)[number]): string => String(world.after(row, field) ?? '');
  const [foundOn, startedOn, mendedOn, verifiedOn] = [
    dayOf('foundOn'),
    dayOf('startedOn'),
    dayOf('mendedOn'),
    dayOf('verifiedOn'),
  ];
  if (findingDaysRefused({ foundOn, startedOn, mendedOn, verifiedOn }) === null) return;
  const known = days.filter((field) => dayOf(field) !== '');
  const at = known.find((field, index) => index > 0 && dayOf(field) < dayOf(known[index - 1] ?? field));
  if (at === undefined) return;
  const before = dayOf(known[known.indexOf(at) - 1] ?? at);
  world.issues.push(cellIssue(row.row.placeOf(at), 'end-before-start', { found: dayOf(at), expected: before }));
}
