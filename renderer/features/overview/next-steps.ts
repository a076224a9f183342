import type { GapRule, Overview } from '../../../shared/contract/overview.ts';

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
