import type { Issue } from '../app-error.ts';

/**
 * Why what comes from another copy is not taken in. Each is the `rule` of an issue; the catalogue holds a sentence for
 * each, and SPEC.md the rules (M1 …) that they guard.
 */
export const mergeRules = [
  'merge-revision-differs', // M1: the same id says something else here
  'merge-revision-misplaced', // M1: another kind, department or record than the revisions that it follows
  'merge-value-invalid', // M1: a field holds what the kind does not allow
  'merge-missing-parent', // M1: an earlier revision is neither here nor in the bundle
  'merge-circle', // M1: revisions follow one another in a circle
  'merge-missing-record', // M6: a record names one of which nothing is known
  'merge-missing-file', // M9: a piece of evidence whose bytes are neither here nor in the bundle
  'merge-other-department', // M8
  'merge-many-removed', // M10
  'merge-office-only', // M13
  'merge-replayed-bundle', // M11
  'merge-older-bundle', // M11
  'merge-forked-sequence', // M11
] as const;
export type MergeRule = (typeof mergeRules)[number];

/** An issue about something that was to be merged: kind, record, field. */
export interface MergeIssue extends Issue {
  rule: MergeRule;
}

/** What a person may decide to take nevertheless, after asking whoever sent it (M10, M13). */
const waivableRules: ReadonlySet<string> = new Set<MergeRule>(['merge-many-removed', 'merge-office-only']);

/** Whether nothing stands against taking a bundle but what a person may waive. */
export function isWaivable(issues: readonly Pick<Issue, 'rule'>[]): boolean {
  return issues.length > 0 && issues.every(({ rule }) => waivableRules.has(rule));
}
