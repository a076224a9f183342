import { type Goal, type GoalTarget, yearsOf } from './goal.ts';
import { vaguenessOf } from './measurability.ts';

/** The five parts of SMART as S4 names them: 准确 可测 可达 相关 时限. */
export const smartParts = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const;
export type SmartPart = (typeof smartParts)[number];

/** Why a part does not hold; the catalogue has a sentence and a cure for each. */
export const smartReasons = [
  'text-short', // too few words to say what is to be reached
  'text-vague', // only words such as 加强 or 进一步, with nothing to see it by
  'no-measure', // neither an indicator nor a number in the text
  'no-value', // no value for the end of the plan
  'no-baseline', // nothing to compare the target with
  'reached-already', // the present value meets the target: detail is the present value
  'years-backwards', // a year lies behind the one before it: detail is that year
  'last-year-differs', // the last year's value is not the target: detail is that value
  'no-parent', // serves no goal above
  'outside-parent', // its years reach beyond those of the goal above: detail are those years
  'years-without-value', // detail: the years that have no value
] as const;
export type SmartReason = (typeof smartReasons)[number];

export interface SmartFinding {
  readonly part: SmartPart;
  readonly reason: SmartReason;
  /** What the sentence names: a value, a year, years joined by 、; empty for most. */
  readonly detail: string;
}

type Years = Pick<Goal, 'yearFrom' | 'yearTo'>;
type Checked = Pick<Goal, 'level' | 'text' | 'measure' | 'comparison' | 'targetValue' | 'unit' | 'baseline'> & Years;

/** Words such as 加强 or 持续, by the same rule as for work standards. */
function saysOnlyEffort(text: string): boolean {
  const { reason } = vaguenessOf(text);
  return reason === 'effort' || reason === 'regularity';
}

/** A number as people write it in a value's field, without its unit; null for anything else, ranges included. */
export function readValue(text: string, unit = ''): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/gu, '');
  const bare = unit === '' ? plain : plain.replace(unit.normalize('NFKC').replaceAll(/\s/gu, ''), '');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(bare.replace(/%$/u, '')) ? Number(bare.replace(/%$/u, '')) : null;
}

/**
 * What keeps a goal from being SMART, in the order of the letters; empty when nothing does. `parent` is the goal above
 * it, null when there is none. A school's plan and the special plans only gather goals: they need words and a place.
 */
export function checkGoalSmart(
  goal: Checked,
  context: { readonly targets: readonly Pick<GoalTarget, 'year' | 'value'>[]; readonly parent: Years | null },
): SmartFinding[] {
  const findings: SmartFinding[] = [];
  const add = (part: SmartPart, reason: SmartReason, detail = ''): number => findings.push({ part, reason, detail });
  const gathers = goal.level === 'school' || goal.level === 'special';
  const hasNumber = /\d|[一二三四五六七八九十百千万]+[项个人次门间台件篇]|全部|为零|零/u.test(
    goal.text.normalize('NFKC'),
  );
  const isMeasured = goal.measure !== '' || hasNumber;
  const words = [...goal.text.replaceAll(/[\s\p{P}]/gu, '')];
  if (words.length < 4) add('specific', 'text-short');
  else if (!gathers && !isMeasured && saysOnlyEffort(goal.text)) add('specific', 'text-vague');
  const values = context.targets.filter((target) => target.value.trim() !== '').toSorted((a, b) => a.year - b.year);
  if (!gathers) {
    if (!isMeasured) add('measurable', 'no-measure');
    if (goal.targetValue === '' && values.length === 0 && !hasNumber) add('measurable', 'no-value');
    checkReach(goal, values, add);
  }
  if (goal.level !== 'school') {
    if (context.parent === null) add('relevant', 'no-parent');
    else if (goal.yearFrom < context.parent.yearFrom || goal.yearTo > context.parent.yearTo)
      add('relevant', 'outside-parent', `${context.parent.yearFrom}—${context.parent.yearTo}`);
  }
  if (!gathers) {
    const missing = yearsOf(goal).filter((year) => !values.some((value) => value.year === year));
    if (missing.length > 0) add('timeBound', 'years-without-value', missing.join('、'));
  }
  return findings;
}

/** Whether the values can be come to: from the present one, a step a year in one direction, to the target. */
function checkReach(
  goal: Checked,
  targets: readonly Pick<GoalTarget, 'year' | 'value'>[],
  add: (part: SmartPart, reason: SmartReason, detail?: string) => number,
): void {
  const target = readValue(goal.targetValue, goal.unit);
  const baseline = readValue(goal.baseline, goal.unit);
  if (target === null) return; // a target in words has no present value to be compared with
  if (goal.baseline.trim() === '') add('achievable', 'no-baseline');
  const says = { '≥': false, '>': false, '≤': true, '<': true, '=': undefined, '': undefined }[goal.comparison];
  const wantsLess = says ?? (baseline !== null && target < baseline);
  const isBehind = (a: number, b: number): boolean => (wantsLess ? a > b : a < b); // a falls behind b
  if (baseline !== null && says !== undefined && !isBehind(baseline, target))
    add('achievable', 'reached-already', goal.baseline);
  const steps = targets.flatMap(({ year, value }) => {
    const number = readValue(value, goal.unit);
    return number === null ? [] : [{ year, number }];
  });
  const backwards = steps.find((step, index) => index > 0 && isBehind(step.number, steps[index - 1]?.number ?? 0));
  if (backwards !== undefined) add('achievable', 'years-backwards', String(backwards.year));
  const last = steps.at(-1);
  if (last?.year === goal.yearTo && isBehind(last.number, target))
    add('achievable', 'last-year-differs', String(last.number));
}
