import type { GapRule, Overview } from '../../../shared/contract/overview.ts';
import type { Screen, ScreenParams } from '../../lib/navigation.ts';

export const stepNames = [
  'department',
  'positions',
  'workflows',
  'tasks',
  'statements',
  'evidence',
  'handbook',
  'bundles',
] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'next' | 'later';
}

/** Which gaps keep a step open. Evidence for every single standard is a goal, not a condition for handing in. */
const openedBy: Readonly<Record<Exclude<StepName, 'bundles'>, readonly GapRule[]>> = {
  department: ['college-name-missing', 'department-head-missing', 'working-group-empty'],
  positions: [
    'section-without-position',
    'position-without-duty',
    'position-without-holder',
    'duty-without-work-item',
    'work-item-without-standard',
    'standard-not-measurable',
  ],
  workflows: ['position-without-workflow'],
  tasks: ['task-without-owner'],
  statements: ['statement-missing', 'statement-weight-not-100'],
  evidence: ['standard-without-evidence', 'task-without-evidence'],
  handbook: ['handbook-not-prepared'],
};

/** The way to the November deadline. The first open step is what to do now; the bundle is handed in each time anew. */
export function nextSteps({ counts, gaps }: Overview): readonly Step[] {
  const found = new Set(gaps.map(({ rule }) => rule));
  const begun: Readonly<Partial<Record<StepName, boolean>>> = {
    positions: counts.positions > 0,
    workflows: counts.workflows > 0,
    tasks: counts.tasks > 0,
    evidence: counts.evidence > 0,
  };
  const isDone = (name: StepName): boolean =>
    name !== 'bundles' && (begun[name] ?? true) && openedBy[name].every((rule) => !found.has(rule));
  const next = stepNames.find((name) => !isDone(name));
  return stepNames.map((name) => ({ name, state: isDone(name) ? 'done' : name === next ? 'next' : 'later' }));
}

const screenOfRule: Readonly<Record<GapRule, Screen>> = {
  'college-name-missing': 'department',
  'department-head-missing': 'department',
  'working-group-empty': 'department',
  'section-without-position': 'positions',
  'position-without-duty': 'positions',
  'position-without-holder': 'positions',
  'duty-without-work-item': 'positions',
  'work-item-without-standard': 'positions',
  'standard-not-measurable': 'positions',
  'position-without-workflow': 'positions',
  'task-without-owner': 'tasks',
  'statement-missing': 'statements',
  'statement-weight-not-100': 'statements',
  'standard-without-evidence': 'evidence',
  'task-without-evidence': 'evidence',
  'handbook-not-prepared': 'handbook',
};

type GapExample = Pick<Overview['gaps'][number]['examples'][number], 'id' | 'positionId'>;

/** Where a gap is mended. The screen is told the rule, and the record when one was picked. */
export function placeOfGap(
  rule: GapRule,
  example: GapExample | null,
  year: number,
): { readonly screen: Screen; readonly params: ScreenParams } {
  const params = paramsOf(rule, example);
  // All of them stand in one list there; one of them is mended in its position.
  const screen = rule === 'standard-not-measurable' && example === null ? 'libraries' : screenOfRule[rule];
  return { screen, params: { rule, year: String(year), ...params } };
}

function paramsOf(rule: GapRule, example: GapExample | null): ScreenParams {
  if (rule === 'standard-not-measurable' && example === null) return { tab: 'check' };
  if (rule === 'handbook-not-prepared') return { paper: 'handbook', tab: 'settings' };
  if (example === null) return screenOfRule[rule] === 'positions' ? { filter: 'gaps' } : {};
  if (rule === 'section-without-position') return { section: example.id };
  // The evidence screen opens with this record chosen, so that the files dropped there are linked to it.
  if (screenOfRule[rule] === 'evidence') return { targetId: example.id };
  if (screenOfRule[rule] === 'positions') return { id: example.positionId ?? example.id, focus: example.id };
  return { id: example.id };
}
