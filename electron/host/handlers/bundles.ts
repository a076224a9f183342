import { acknowledge } from '../../../db/queries/bundle-sequence.ts';
import { countBundle } from '../../../db/queries/bundles.ts';
import { getPeer, listPeers } from '../../../db/queries/peers.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { HostContract, Handlers } from '../../../shared/contract/contract.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import { suggestedBundleName } from '../../../shared/sync/bundle-names.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { prepareBag } from '../sync/bag-snapshot.ts';
import { describePeer } from '../sync/describe-peer.ts';
import { findOwnKeys, needOwnKeys } from '../sync/own-keys.ts';
import { ownParty } from '../sync/own-party.ts';
import { packBundle } from '../sync/pack-bundle.ts';
import { planBag, type Shipment } from '../sync/plan-bag.ts';
import { trustIssues } from '../sync/trust-facts.ts';
import { verifyBundle } from '../sync/verify-bundle.ts';

/** Bundles of the open workspace's department, and the verification of any bundle. */
export const bundlesHandlers: Handlers<HostContract, CallContext>['bundles'] = {
  summary: (input, context) => {
    const workspace = context.workspace();
    const { db, departmentId } = workspace;
    const departmentName = getRecord(db, 'department', departmentId)?.name ?? '';
    const suggestedName = suggestedBundleName(departmentName, context.now());
    return db.raw
      .transaction(() => {
        const plan = planBag(db, { ...shipmentOf(workspace, input, context.now()), keyFingerprint: '' });
        const place = { suggestedName, sequence: plan.place.sequence };
        if (plan.since !== null || plan.held.size > 0) {
          const { records, transfer } = prepareBag(db, plan).bag;
          return {
            ...place,
            mode: plan.since === null ? ('full' as const) : ('incremental' as const),
            records: recordKinds
              .map((kind) => ({ kind, count: records[kind].length }))
              .filter(({ count }) => count > 0),
            revisionCount: transfer.revisions.count,
            evidenceFileCount: transfer.evidence.files,
            evidenceBytes: transfer.evidence.bytes,
          };
        }
        const counts = countBundle(db, departmentId);
        return { ...place, ...counts, mode: 'full' as const, records: counts.records.filter(({ count }) => count > 0) };
      })
      .deferred();
  },

  export: async (input, context) => {
    const workspace = context.workspace();
    const shipment = shipmentOf(workspace, input, context.now());
    const keys = await needOwnKeys(context);
    return packBundle(workspace.db, {
      path: input.path,
      shipment,
      keys,
      encryptTo: input.encrypt === true ? encryptionKeyOf(workspace, shipment) : null,
      volumeBytes: input.volumeBytes ?? null,
      signal: context.signal,
      progress: context.progress,
    });
  },

  verify: async ({ path }, context) => {
    const workspace = openWorkspace(context);
    const keys = workspace === null ? null : await findOwnKeys(context);
    const report = await verifyBundle(path, {
      signal: context.signal,
      identities: keys === null ? [] : [keys.identity],
      onProgress: (done, total) => context.progress({ stage: 'verifying', done, total, unit: 'bytes', label: path }),
    });
    return workspace === null ? report : { ...report, trust: trustIssues(workspace, report) };
  },

  peers: (_input, context) => {
    const { db } = context.workspace();
    return listPeers(db).map((peer) => describePeer(db, peer));
  },

  acknowledge: ({ recipientId, sequence, fingerprint }, context) => {
    const { db } = context.workspace();
    const rule: RuleName = 'not-acknowledged';
    if (!acknowledge(db, recipientId, { sequence, fingerprint, by: 'hand' }))
      throw new AppFailure({ code: 'rule-broken', about: rule });
    return {};
  },
};

/** Null when no file is open: any bundle can be verified without one. */
function openWorkspace(context: CallContext): OpenWorkspace | null {
  try {
    return context.workspace();
  } catch (error) {
    if (error instanceof AppFailure && error.error.code === 'no-workspace') return null;
    throw error;
  }
}

function shipmentOf(
  workspace: OpenWorkspace,
  input: { readonly recipientId?: string | undefined; readonly full?: boolean | undefined },
  madeAt: string,
): Shipment {
  const addressee = input.recipientId === undefined ? null : getPeer(workspace.db, input.recipientId);
  // The office hands a department the department's own records, with what it said of them.
  const toDepartment = workspace.kind === 'office' ? (addressee?.departmentId ?? null) : null;
  return {
    departmentId: toDepartment ?? workspace.departmentId,
    purpose: toDepartment === null ? 'sync' : 'feedback',
    sender: ownParty(workspace),
    recipient: input.recipientId === undefined ? null : { replicaId: input.recipientId },
    extent: input.full === true ? 'full' : 'auto',
    missingEvidence: [],
    madeAt,
  };
}

/** Throws `not-found` without a recipient: to encrypt is to encrypt to somebody. */
function encryptionKeyOf({ db }: OpenWorkspace, { recipient }: Shipment): string {
  const keys = recipient === null ? [] : (getPeer(db, recipient.replicaId)?.keys ?? []);
  const key = keys.find(({ withdrawnAt }) => withdrawnAt === null);
  if (key === undefined) throw new AppFailure({ code: 'not-found', about: recipient?.replicaId ?? '' });
  return key.encryptionKey;
}
