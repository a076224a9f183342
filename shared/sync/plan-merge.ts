import type { AnyRecord } from '../domain/record-naming.ts';
import type { Revision } from '../domain/revision.ts';
import { takeIncoming } from './merge-incoming.ts';
import { keepWhatIsNeeded } from './merge-keeping.ts';
import type { MergeAnswer, MergeLimits, MergeStore, NeededFile, RecordWrite } from './merge-plan.ts';
import type { MergeIssue } from './merge-rules.ts';
import { MergeStates, type RecordState } from './merge-states.ts';

/** Fewer removals than this are an ordinary day, whatever share they are. */
const fewRemovals = 20;

/**
 * Decides what becomes of a copy when revisions of another copy come to it. Pure: it asks `store` and writes nothing.
 * The order of `incoming` does not count, nor does how often one comes (M1).
 */
export function planMerge(store: MergeStore, incoming: Iterable<Revision>, limits: MergeLimits): MergeAnswer {
  const issues: MergeIssue[] = [];
  const taken = takeIncoming(store, incoming, { limits, issues });
  if (issues.length > 0) return { ok: false, issues };
  const states = new MergeStates(store, taken.byRecord, issues);
  for (const revisions of taken.byRecord.values()) states.merge(revisions);
  if (issues.length === 0) keepWhatIsNeeded(store, states);
  const writes = issues.length === 0 ? writesOf(states.all(), issues) : [];
  if (issues.length === 0) refuseManyRemoved(store, writes, { limits, issues });
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    plan: {
      arrived: [...taken.byRecord.values()].flat(),
      made: states.made,
      writes,
      parted: states.all().map(({ id, heads, conflicts }) => ({
        recordId: id,
        heads: heads.length > 1 ? heads.map((head) => head.id) : [],
        conflicts,
      })),
      files: neededFiles(writes),
      knownRevisions: taken.known,
    },
  };
}

function writesOf(states: readonly RecordState[], issues: MergeIssue[]): readonly RecordWrite[] {
  const writes: RecordWrite[] = [];
  for (const state of states) {
    const { kind, id, before } = state;
    const after = state.isStanding ? recordOf(state, issues) : null;
    if (before === null && after === null) continue;
    writes.push({ kind, id, before, after });
  }
  return writes;
}

function recordOf(state: RecordState, issues: MergeIssue[]): AnyRecord | null {
  const { kind, id, departmentId, revisionId } = state;
  const fields = state.complete();
  if (fields === null) {
    issues.push({ where: [kind, id], rule: 'merge-value-invalid' });
    return null;
  }
  return { kind, head: { id, departmentId, revisionId }, fields };
}

function neededFiles(writes: readonly RecordWrite[]): readonly NeededFile[] {
  return writes.flatMap(({ kind, id, before, after }) => {
    if (after === null || (kind !== 'evidence' && kind !== 'evidencePart')) return [];
    const fileHash = String(after.fields['fileHash']);
    if (fileHash === '' || before?.fields['fileHash'] === fileHash) return [];
    return [{ fileHash, sizeBytes: Number(after.fields['sizeBytes']), recordId: id }];
  });
}

/** An emptied copy must not empty the others (M10). */
function refuseManyRemoved(
  store: MergeStore,
  writes: readonly RecordWrite[],
  { limits, issues }: { readonly limits: MergeLimits; readonly issues: MergeIssue[] },
): void {
  const removed = new Map<string, number>();
  for (const { before, after } of writes) {
    const departmentId = before?.head.departmentId ?? null;
    if (before === null || after !== null || departmentId === null) continue;
    removed.set(departmentId, (removed.get(departmentId) ?? 0) + 1);
  }
  for (const [departmentId, count] of removed) {
    if (count <= fewRemovals) continue;
    const total = store.countRecords(departmentId);
    if (count * 100 <= limits.maxRemovedPercent * total) continue;
    const name = store.findRecord('department', departmentId)?.fields['name'];
    issues.push({
      where: [typeof name === 'string' ? name : ''],
      rule: 'merge-many-removed',
      found: `${count} / ${total} > ${limits.maxRemovedPercent}%`,
    });
  }
}
