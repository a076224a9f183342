import type { Finding } from './finding.ts';
import { nextOfSeries } from './number-series.ts';
import type { RuleName } from './rules.ts';

/** 自查, 上级检查, 投诉反映, 监测预警, 其他: how a finding came to light (S1 art. 13, S2 五-4). */
export const findingOrigins = ['self-check', 'inspection', 'complaint', 'warning', 'other'] as const;
export type FindingOrigin = (typeof findingOrigins)[number];

/** 待整改, 整改中, 已整改, 已销号. */
export const findingStates = ['open', 'mending', 'mended', 'closed'] as const;
export type FindingState = (typeof findingStates)[number];

/** What a finding can concern, in the order in which it is offered. */
export const findingConcernKinds = ['workStandard', 'duty', 'annualTask', 'indicator'] as const;

/** The fields that name it: one of them at most does. */
export const concernFields = ['workStandardId', 'dutyId', 'annualTaskId', 'indicatorId'] as const;

/** The days of a finding in the order in which they follow each other. */
export const findingDays = ['foundOn', 'startedOn', 'mendedOn', 'verifiedOn'] as const;

type Days = Pick<Finding, 'startedOn' | 'mendedOn' | 'verifiedOn'>;

/** Where a finding stands: the furthest step that has a day. */
export function findingState({ startedOn, mendedOn, verifiedOn }: Days): FindingState {
  if (verifiedOn !== '') return 'closed';
  if (mendedOn !== '') return 'mended';
  return startedOn === '' ? 'open' : 'mending';
}

/**
 * The days that put a finding into a state: a step that has no day yet is dated by the next one that has, or else `today`
 * (as 2026-11-22); later steps lose theirs. `findingState` of the result is `state`.
 */
export function daysOfState(finding: Days, state: FindingState, today: string): Days {
  const reached = findingStates.indexOf(state);
  const { startedOn, mendedOn, verifiedOn } = finding;
  return {
    startedOn: reached < 1 ? '' : startedOn || mendedOn || verifiedOn || today,
    mendedOn: reached < 2 ? '' : mendedOn || verifiedOn || today,
    verifiedOn: reached < 3 ? '' : verifiedOn || today,
  };
}

/** Whether the day by which a finding was to be mended has gone by and it is not. */
export function findingIsOverdue(finding: Days & Pick<Finding, 'mendBy'>, today: string): boolean {
  const state = findingState(finding);
  return finding.mendBy !== '' && finding.mendBy < today && (state === 'open' || state === 'mending');
}

/** The year in which a finding came to light; null while no day is named. */
export function findingYear({ foundOn }: Pick<Finding, 'foundOn'>): number | null {
  return foundOn === '' ? null : Number(foundOn.slice(0, 4));
}

/**
 * Whether a finding stands in the ledger of a stretch of days: it was found in it, or earlier and was not closed before it
 * began (上年结转). What has no day yet stands in every one.
 */
export function standsBetween(
  { foundOn, verifiedOn }: Days & Pick<Finding, 'foundOn'>,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  if (foundOn === '' || (foundOn >= from && foundOn <= to)) return true;
  return foundOn < from && (verifiedOn === '' || verifiedOn >= from);
}

/** Whether a finding stands in the ledger of a year. */
export function isInLedger(finding: Days & Pick<Finding, 'foundOn'>, year: number): boolean {
  return standsBetween(finding, { from: `${year}-01-01`, to: `${year}-12-31` });
}

/** The first day of a finding that lies before that of an earlier step, and that one; null: they follow each other. */
export function reversedDay(
  finding: Pick<Finding, (typeof findingDays)[number]>,
): { readonly field: (typeof findingDays)[number]; readonly before: string } | null {
  let before = '';
  for (const field of findingDays) {
    const day = finding[field];
    if (day !== '' && day < before) return { field, before };
    before = day || before;
  }
  return null;
}

/** What stands in the way of a finding, or null: nothing is mended before it is found, and it concerns one thing. */
export function findingRefused(
  finding: Pick<Finding, (typeof findingDays)[number] | (typeof concernFields)[number]>,
): RuleName | null {
  if (reversedDay(finding) !== null) return 'finding-days-reversed';
  return concernFields.filter((field) => finding[field] !== null).length > 1 ? 'finding-concerns-one' : null;
}

/** The number of the next finding of a year: 2026-08 after 2026-07, gaps and other numbers left alone. */
export function nextFindingNumber(numbers: readonly string[], year: number): string {
  return nextOfSeries(numbers, `${year}-`);
}
