import type { EvidenceTargetKind } from '../evidence.ts';

/**
 * What evidence is expected for, in the order in which a position lists it: a work standard, a record that a workflow
 * keeps, a task, a goal that names its proof, an indicator, a finding.
 */
export const coverageKinds = ['standard', 'record', 'task', 'goal', 'indicator', 'finding'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** What a link of evidence names where it proves one of them. */
export const coverageTargets = {
  standard: 'workStandard',
  record: 'workflow',
  task: 'annualTask',
  goal: 'goal',
  indicator: 'indicator',
  finding: 'finding',
} as const satisfies Readonly<Record<CoverageKind, EvidenceTargetKind>>;
