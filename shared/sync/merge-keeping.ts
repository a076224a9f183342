import { ownerFields, type RecordKind } from '../domain/record-kind.ts';
import { softReferences, targetsOf } from '../domain/record-naming.ts';
import type { Revision } from '../domain/revision.ts';
import type { MergeStore } from './merge-plan.ts';
import type { MergeStates, RecordState } from './merge-states.ts';

/**
 * Lets stand what is needed: whatever a standing record names stands as well, and a removal that an edit holds up does
 * not take away the rest of what it was about (M5, M6). Writes what it keeps as revisions into `states`.
 */
export function keepWhatIsNeeded(store: MergeStore, states: MergeStates): void {
  const waiting = [...states.all()];
  const keep = (kind: RecordKind, id: string, namedBy: readonly string[]): void => {
    const kept = states.keep(kind, id, namedBy);
    if (kept !== null) waiting.push(kept);
  };
  // The list grows while it is walked.
  for (const { id } of waiting) {
    const state = states.get(id);
    if (state === null) continue;
    if (!state.isStanding) {
      if (state.before !== null && isNamed(store, states, state)) keep(state.kind, id, [state.kind, id]);
      continue;
    }
    for (const { field, target, id: targetId } of states.targetsOf(state)) {
      if (!states.isStanding(target, targetId)) keep(target, targetId, [state.kind, id, field]);
    }
    for (const removal of states.heldUpRemovals(state)) {
      const siblings = states.removalsOf(removal.commandId);
      for (const sibling of siblings) {
        const { recordKind, recordId } = sibling;
        if (!isAbout(sibling, state) || states.isStanding(recordKind, recordId)) continue;
        if (canStand(sibling, siblings, states)) keep(recordKind, recordId, [recordKind, recordId]);
      }
    }
  }
}

/** Whether some record that will stand names this one. */
function isNamed(store: MergeStore, states: MergeStates, { kind, id }: RecordState): boolean {
  return store.listNaming(kind, id).some((record) => {
    if (record.head.id === id) return false;
    const state = states.get(record.head.id);
    if (state === null) return true;
    return state.isStanding && states.targetsOf(state).some((named) => named.target === kind && named.id === id);
  });
}

/** Whether a record that was removed with another one belonged to it: owned by it, or a link to it. */
function isAbout({ recordKind, changes }: Revision, owner: RecordState): boolean {
  const fields = (ownerFields as Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>)[recordKind] ?? {};
  const isOwned = Object.entries(fields).some(
    ([field, kind]) => kind === owner.kind && changes[field]?.from === owner.id,
  );
  const soft = softReferences.find(({ kind }) => kind === recordKind);
  return isOwned || (soft !== undefined && changes[soft.field]?.from === owner.id);
}

/** Whether everything that a removed record named stands, or went with the same command. */
function canStand(removal: Revision, siblings: readonly Revision[], states: MergeStates): boolean {
  const fields = Object.fromEntries(
    Object.entries(removal.changes).flatMap(([field, { from }]) => (from === undefined ? [] : [[field, from]])),
  );
  const { recordKind: kind, departmentId } = removal;
  return targetsOf({ kind, departmentId, fields }).every(
    ({ target, id }) => states.isStanding(target, id) || siblings.some(({ recordId }) => recordId === id),
  );
}
