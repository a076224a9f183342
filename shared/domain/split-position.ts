import type { Position } from './position.ts';
import type { RuleName } from './rules.ts';

/**
 * The kinds of what can go over when a position is split; `position`: those that report to it, `evidenceLink`: evidence
 * that proves the position itself. What hangs under a duty, and what proves it, goes with the duty.
 */
export const sharedKinds = [
  'duty',
  'positionHolder',
  'workflow',
  'annualTask',
  'goal',
  'indicator',
  'finding',
  'position',
  'evidenceLink',
] as const;
export type SharedKind = (typeof sharedKinds)[number];

/** What hangs on a position, each kind in display order. */
export type PositionShares<T extends { readonly id: string }> = Readonly<Record<SharedKind, readonly T[]>>;

/** What goes over and what stays: together they are the whole, each part in the order of the whole. */
export function shareOut<T extends { readonly id: string }>(
  whole: PositionShares<T>,
  ticked: ReadonlySet<string>,
): { readonly goes: PositionShares<T>; readonly stays: PositionShares<T> } {
  const only = (goes: boolean) =>
    Object.fromEntries(
      sharedKinds.map((kind) => [kind, whole[kind].filter(({ id }) => ticked.has(id) === goes)]),
    ) as unknown as PositionShares<T>;
  return { goes: only(true), stays: only(false) };
}

/** What is wrong with a split, and at which field of its form. */
export type SplitFault = { readonly broken: RuleName } & (
  | { readonly field: 'name'; readonly broken: 'split-name-missing' | 'position-name-taken' }
  | { readonly field: 'posts'; readonly broken: 'split-posts' }
  | { readonly field: 'shares'; readonly broken: 'split-nothing' | 'split-everything' }
);

interface Split {
  readonly name: string;
  /** The names of all positions of the department, the split one's among them. */
  readonly takenNames: ReadonlySet<string>;
  /** How many posts the position has, and how many of them go over; NaN where no number was typed. */
  readonly headcount: number;
  readonly posts: number;
  readonly whole: PositionShares<{ readonly id: string }>;
  readonly ticked: ReadonlySet<string>;
}

/** Everything that is wrong with a split, in the order of the form; empty when it can be made. */
export function splitFaults({ name, takenNames, headcount, posts, whole, ticked }: Split): readonly SplitFault[] {
  const { goes, stays } = shareOut(whole, ticked);
  const isEmpty = (shares: typeof goes): boolean => sharedKinds.every((kind) => shares[kind].length === 0);
  const faults: SplitFault[] = [];
  if (name.trim() === '') faults.push({ field: 'name', broken: 'split-name-missing' });
  else if (takenNames.has(name.trim())) faults.push({ field: 'name', broken: 'position-name-taken' });
  if (!Number.isInteger(posts) || posts < 0 || posts > headcount)
    faults.push({ field: 'posts', broken: 'split-posts' });
  if (isEmpty(goes)) faults.push({ field: 'shares', broken: 'split-nothing' });
  else if (isEmpty(stays)) faults.push({ field: 'shares', broken: 'split-everything' });
  return faults;
}

interface Part extends Pick<Position, 'name' | 'sectionId' | 'level'> {
  readonly posts: number;
  /** Whether it begins with the texts of the whole: qualification, authority and the like. */
  readonly withTexts: boolean;
}

/**
 * The fields of the new position, without its place in the list, and those that change on the one that stays. Merging the
 * new one back gives the fields of the whole again.
 */
export function splitFields(
  whole: Position,
  { name, sectionId, level, posts, withTexts }: Part,
): { readonly made: Omit<Position, 'ordinal'>; readonly kept: Pick<Position, 'headcount'> } {
  const text = (value: string): string => (withTexts ? value : '');
  return {
    made: {
      name: name.trim(),
      sectionId,
      level,
      code: '', // it would then stand twice
      headcount: posts,
      reportsToPositionId: whole.reportsToPositionId,
      purpose: text(whole.purpose),
      worksWith: text(whole.worksWith),
      qualification: text(whole.qualification),
      authority: text(whole.authority),
      workingConditions: text(whole.workingConditions),
      fullScore: whole.fullScore,
    },
    kept: { headcount: whole.headcount - posts },
  };
}
