import { acknowledge, listAllSent } from '../../../db/queries/bundle-sequence.ts';
import { listPeers } from '../../../db/queries/peers.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { HostContract, Handlers } from '../../../shared/contract/contract.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import { suggestedBundleName } from '../../../shared/sync/bundle-names.ts';
import { parseTransmittal } from '../../../shared/sync/transmittal.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { describePeer } from '../sync/describe-peer.ts';
import { findOwnKeys } from '../sync/own-keys.ts';
import { trustIssues } from '../sync/trust-facts.ts';
import { verifyBundle } from '../sync/verify-bundle.ts';
import { exportToAll } from './bundle-batch.ts';
import { carriedBy, exportBundle, shipmentOf } from './bundle-shipment.ts';

/** Bundles of the open workspace's department, and the verification of any bundle. */
export const bundlesHandlers: Handlers<HostContract, CallContext>['bundles'] = {
  summary: (input, context) => {
    const workspace = context.workspace();
    const { db } = workspace;
    const now = context.now();
    const shipment = shipmentOf(workspace, input, now);
    const carried = db.raw.transaction(() => carriedBy(workspace, shipment)).deferred();
    const departmentName = getRecord(db, 'department', shipment.departmentId)?.name ?? '';
    return { ...carried, suggestedName: suggestedBundleName(departmentName, now, carried.sequence) };
  },

  export: (input, context) => exportBundle(context, input, context.progress),

  exportAll: (input, context) => exportToAll(context, input),

  sent: (_input, context) =>
    listAllSent(context.workspace().db, 50).flatMap((sent) => {
      const transmittal = parseTransmittal(sent.transmittal);
      if (transmittal === null) return [];
      const { recipientName, fileName, sizeBytes, volumes } = transmittal;
      return [
        {
          recipientId: sent.recipient_id === '' ? null : sent.recipient_id,
          recipientName,
          sequence: sent.sequence,
          mode: sent.mode,
          baseSequence: sent.base_sequence,
          fileName,
          sizeBytes,
          volumeCount: volumes.length,
          fingerprint: sent.fingerprint,
          madeAt: sent.made_at,
        },
      ];
    }),

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
