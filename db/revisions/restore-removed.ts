import { AppFailure } from '../../shared/app-error.ts';
import { ownerFields, type RecordKind } from '../../shared/domain/record-kind.ts';
import { softReferences } from '../../shared/domain/record-naming.ts';
import type { Revision } from '../../shared/domain/revision.ts';
import { rowExists } from '../records/record-rows.ts';
import type { RecordSession } from '../records/record-session.ts';
import { bringBack } from './invert-command.ts';
import { findRevision, listCommandRevisions, listHeads } from './revision-store.ts';

/** What came back, and how many links did not because what they proved has gone since. */
export interface Restored {
  readonly restored: number;
  readonly lostLinks: number;
}

/**
 * Brings removed records back under their own ids, each with what it owned and lost in the same command. Links to
 * something that is no longer there stay away. Throws `not-found` for a revision that is no removal, and `conflict`
 * about a record that was written again since.
 */
export function restoreRemoved(session: RecordSession, revisionIds: readonly string[]): Restored {
  const commands = new Map<string, readonly Revision[]>();
  const count = { restored: 0, lostLinks: 0 };
  for (const id of revisionIds) {
    const removal = findRevision(session.raw, id);
    if (removal?.action !== 'remove') throw new AppFailure({ code: 'not-found', about: `revision ${id}` });
    refuseWrittenSince(session, removal);
    let siblings = commands.get(removal.commandId);
    if (siblings === undefined) {
      siblings = listCommandRevisions(session.raw, removal.commandId).filter(({ action }) => action === 'remove');
      commands.set(removal.commandId, siblings);
    }
    bringBack(session, removal);
    count.restored += 1;
    bringBackOwned(session, removal, { siblings, count });
  }
  return count;
}

function refuseWrittenSince(session: RecordSession, { recordKind, recordId, id }: Revision): void {
  // By who follows whom, not by id: a clock may have been set back, or another copy's may be years ahead.
  if (!listHeads(session.raw, recordId).includes(id))
    throw new AppFailure({ code: 'conflict', about: `${recordKind} ${recordId}` });
}

/** Owners stand before what they own: a part may own earlier versions of itself. */
function bringBackOwned(
  session: RecordSession,
  owner: Revision,
  state: { readonly siblings: readonly Revision[]; readonly count: { restored: number; lostLinks: number } },
): void {
  for (const revision of state.siblings) {
    if (!namesAsOwner(revision, owner) || rowExists(session.raw, revision.recordKind, revision.recordId)) continue;
    if (leadsNowhere(session, revision)) {
      state.count.lostLinks += 1;
      continue;
    }
    bringBack(session, revision);
    state.count.restored += 1;
    bringBackOwned(session, revision, state);
  }
}

function namesAsOwner({ recordKind, changes }: Revision, owner: Revision): boolean {
  const fields: Readonly<Record<string, RecordKind>> =
    ((ownerFields as Partial<Record<RecordKind, object>>)[recordKind] as
      | Readonly<Record<string, RecordKind>>
      | undefined) ?? {};
  return Object.entries(fields).some(
    ([field, kind]) => kind === owner.recordKind && changes[field]?.from === owner.recordId,
  );
}

function leadsNowhere(session: RecordSession, { recordKind, changes }: Revision): boolean {
  const soft = softReferences.find(({ kind }) => kind === recordKind);
  if (soft === undefined) return false;
  const kind = changes[soft.kindField]?.from as RecordKind;
  return !rowExists(session.raw, kind, String(changes[soft.field]?.from));
}
