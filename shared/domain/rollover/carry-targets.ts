import type { Goal } from '../goal.ts';

/** Why a goal's target goes into the next year, or what is to be done about it. */
export const targetCarryReasons = [
  'measured', // a figure, which holds until another is set
  'in-words', // says what is done in one year: the next one needs its own
  'plan-over', // the goal's plan ends with the old year
] as const;
export type TargetCarryReason = (typeof targetCarryReasons)[number];

export interface GoalOfYear {
  readonly id: string;
  readonly yearFrom: Goal['yearFrom'];
  readonly yearTo: Goal['yearTo'];
  /** The target of the old year; empty when it had none. */
  readonly value: string;
  /** Whether the new year has a target. */
  readonly hasNext: boolean;
}

export interface TargetCarry<T> {
  readonly goal: T;
  readonly reason: TargetCarryReason;
  readonly proposed: boolean;
  readonly present: boolean;
}

/** 95, ≥95%, 10～20, 3.5分, 不少于4次: a figure with little around it. */
const figure =
  /^(?:[≥≤<>=＜＞≧≦约]|不?(?:少于|低于|高于|超过|多于|小于|大于)|达到|达)?\s*\d+(?:[.,]\d+)?\s*(?:[～~—–-]\s*\d+(?:[.,]\d+)?\s*)?(?:[%％‰]|[\p{Script=Han}]{1,3})?(?:以上|以下|以内)?$/u;

/**
 * Goals that had a target in the year before `to`: a figure holds on until somebody sets another, words are of their
 * year. Goals without a target in the old year, and those whose plan was over before, have nothing to carry.
 */
export function carryTargets<T extends GoalOfYear>(goals: readonly T[], to: number): readonly TargetCarry<T>[] {
  return goals.flatMap((goal): readonly TargetCarry<T>[] => {
    if (goal.yearTo < to - 1) return [];
    if (goal.yearTo < to) return [{ goal, reason: 'plan-over', proposed: false, present: false }];
    if (goal.value.trim() === '' || goal.yearFrom > to) return [];
    const reason = figure.test(goal.value.normalize('NFKC').trim()) ? 'measured' : 'in-words';
    return [{ goal, reason, proposed: reason === 'measured' && !goal.hasNext, present: goal.hasNext }];
  });
}
