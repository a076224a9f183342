import { judgeMeasurability } from './measurability.ts';
import { readStandard, targetValueText } from './standard-text/read-standard.ts';

/** 准确 可测 可达 相关 时限, the five tests of a goal (S4 二-三). */
export const smartTests = ['specific', 'measurable', 'attainable', 'relevant', 'timeBound'] as const;
export type SmartTest = (typeof smartTests)[number];

export interface SmartGoal {
  readonly text: string;
  /** What is measured, how much and until when, as the goal's own fields say it; empty where they are not filled. */
  readonly measure: string;
  readonly targetValue: string;
  readonly due: string;
  /** Where things stand now, without which nobody can say whether it can be reached. */
  readonly baseline: string;
  /** Whether it hangs on a goal above it, a plan or a duty. */
  readonly hasParent: boolean;
}

/** Which of the five tests a goal passes. What its fields leave empty is read from its text. */
export function checkSmart(goal: SmartGoal): Readonly<Record<SmartTest, boolean>> {
  const read = readStandard(goal.text);
  const targetValue = goal.targetValue === '' ? targetValueText(read) : goal.targetValue;
  const { measurable } = judgeMeasurability({ text: goal.text, targetValue, timeLimit: '', frequency: read.frequency });
  return {
    specific: goal.measure !== '' || read.measure !== '',
    measurable,
    attainable: goal.baseline !== '',
    relevant: goal.hasParent,
    timeBound: goal.due !== '' || read.timeLimit !== '',
  };
}
