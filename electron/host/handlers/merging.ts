import { z } from 'zod';
import { becomeCopy } from '../../../db/merge/become-copy.ts';
import { countConflicts, listConflicts, listGroup } from '../../../db/merge/open-conflicts.ts';
import { backupWorkspace } from '../../../db/maintenance.ts';
import { getMeta, setMeta } from '../../../db/meta.ts';
import { enrolPeer } from '../../../db/queries/peers.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { getRevision } from '../../../db/revisions/read-revisions.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import type { FieldValue } from '../../../shared/domain/revision.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { applyBundle, examineBundle } from '../sync/apply-bundle.ts';
import { maxRemovedPercent } from '../sync/merge-limits.ts';
import { needOwnKeys } from '../sync/own-keys.ts';
import { ownEnrolment } from '../sync/own-party.ts';

const computersSchema = z.array(z.string());
/** A file on a stick that travels between more computers than this asks again on the first of them. */
const computersNoted = 50;

/** Bundles of other copies taken over, and what that leaves to decide. */
export const mergingHandlers: Handlers<HostContract, CallContext>['merging'] = {
  examine: ({ path }, context) => examineBundle(context, path),
  apply: ({ path, fingerprint, nevertheless }, context) =>
    applyBundle(context, { path, fingerprint, nevertheless: nevertheless === true }),

  conflicts: (_input, context) => {
    const { db, replicaId } = context.workspace();
    return { total: countConflicts(db), items: listConflicts(db, replicaId) };
  },

  chooseValue: ({ recordId, field, revisionId }, context) => {
    context.write((writer, { db }) => {
      const chosen = getRevision(db, revisionId);
      const value = chosen?.changes[field]?.to;
      if (chosen?.recordId !== recordId || value === undefined)
        throw new AppFailure({ code: 'not-found', about: `revision ${revisionId}` });
      const kind = chosen.recordKind;
      const record = getRecord(db, kind, recordId) as Readonly<Record<string, FieldValue>> | null;
      // What stands already is confirmed: that settles it as well, here and in every other copy.
      if (record?.[field] === value) writer.confirm(kind, recordId, [field as never]);
      else writer.update(kind, recordId, { fields: { [field]: value } });
    });
    return {};
  },

  decideRemoval: ({ groupId, keep }, context) => {
    context.write((writer, workspace) => decideRemoval(writer, workspace, { groupId, keep }));
    return {};
  },

  becomeCopy: (_input, context) => {
    const made = { replicaId: context.newId(), at: context.now() };
    becomeCopy(context.workspace().db, made);
    context.renamed();
    return {};
  },

  makeCopy: async ({ path }, context) => {
    const workspace = context.workspace();
    const keys = await needOwnKeys(context);
    const own = ownEnrolment(workspace, keys, context.now());
    const { sizeBytes } = await backupWorkspace(workspace.db, path, {
      signal: context.signal,
      onProgress: (done, total) => context.progress({ stage: 'copying', done, total, unit: 'bytes', label: path }),
      change: (copy) => {
        becomeCopy(copy, { replicaId: context.newId(), at: context.now() });
        // It comes from this very file: nobody has to compare digits.
        const { keyFingerprint } = keys;
        enrolPeer(copy, own, { ...own, keyFingerprint, isCompared: true, at: context.now() });
      },
    });
    return { path, sizeBytes };
  },

  arrive: ({ computerId }, context) => {
    const { db } = context.workspace();
    const known = computersOf(db);
    if (known.length === 0) setMeta(db, 'computers', JSON.stringify([computerId]));
    return { isElsewhere: known.length > 0 && !known.includes(computerId) };
  },
  settleHere: ({ computerId }, context) => {
    const { db } = context.workspace();
    const others = computersOf(db).filter((id) => id !== computerId);
    setMeta(db, 'computers', JSON.stringify([computerId, ...others].slice(0, computersNoted)));
    return {};
  },

  limit: (_input, context) => ({ maxRemovedPercent: maxRemovedPercent(context.workspace().db) }),
  setLimit: ({ maxRemovedPercent: percent }, context) => {
    setMeta(context.workspace().db, 'maxRemovedPercent', String(percent));
    return {};
  },
};

/** Those on which the file was used; none of a new one, or of one that nobody opened since this is noted. */
function computersOf(db: WorkspaceDb): readonly string[] {
  const noted = computersSchema.safeParse(JSON.parse(getMeta(db, 'computers') ?? '[]'));
  return noted.success ? noted.data : [];
}

/** All that one removal was about stays, or goes with what belongs to it by now. */
function decideRemoval(
  writer: RecordWriter,
  { db }: OpenWorkspace,
  { groupId, keep }: { readonly groupId: string; readonly keep: boolean },
): void {
  const order = new Map(recordKinds.map((kind, index) => [kind, index]));
  const group = listGroup(db, groupId).toSorted((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0));
  if (group.length === 0) throw new AppFailure({ code: 'not-found', about: `conflict ${groupId}` });
  for (const { kind, id } of group) {
    if (keep) writer.confirm(kind, id, []);
    // An owner that went just now took it along.
    else if (getRecord(db, kind, id) !== null) writer.remove(kind, id);
  }
}
