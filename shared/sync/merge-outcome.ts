import { type RecordKind, recordKinds } from '../domain/record-kind.ts';
import type { MergePlan, RecordWrite } from './merge-plan.ts';

/** What a merge did, or would do. */
export interface MergeOutcome {
  readonly newRevisions: number;
  readonly knownRevisions: number;
  readonly added: number;
  /** The added ones by kind, in the order of kinds. */
  readonly addedKinds: { readonly kind: RecordKind; readonly count: number }[];
  readonly changed: number;
  readonly removed: number;
  /** Records that were removed on one side and stand, because the other side needs them. */
  readonly kept: number;
  /** Things to decide about the records that it touches. */
  readonly conflicts: number;
}

/** What a plan does, in figures. */
export function outcomeOf(plan: MergePlan): MergeOutcome {
  const count = (matches: (write: RecordWrite) => boolean): number => plan.writes.filter(matches).length;
  return {
    newRevisions: plan.arrived.length,
    knownRevisions: plan.knownRevisions,
    added: count(({ before }) => before === null),
    addedKinds: recordKinds
      .map((kind) => ({ kind, count: count((write) => write.kind === kind && write.before === null) }))
      .filter((each) => each.count > 0),
    changed: count(({ before, after }) => before !== null && after !== null),
    removed: count(({ after }) => after === null),
    kept: plan.made.length,
    conflicts: plan.parted.reduce((sum, { conflicts }) => sum + conflicts.length, 0),
  };
}
