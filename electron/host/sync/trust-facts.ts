import { findReceived } from '../../../db/queries/bundle-sequence.ts';
import { findPeerKey, getOwnKey } from '../../../db/queries/peers.ts';
import type { Issue } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import { judgeTrust, type TrustFacts } from '../../../shared/sync/judge-trust.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

/** What a workspace knows of keys and of bundles that came before, for `judgeTrust`. */
export function trustFacts({ db, replicaId }: Pick<OpenWorkspace, 'db' | 'replicaId'>): TrustFacts {
  return {
    ownReplicaId: replicaId,
    ownerOf: (keyFingerprint) => findPeerKey(db, keyFingerprint),
    receivedFrom: (peerId, sequence) => findReceived(db, peerId, sequence)?.fingerprint ?? null,
  };
}

/** Why this workspace cannot take over a bundle that was verified; nothing for one that it made itself. */
export function trustIssues(workspace: Pick<OpenWorkspace, 'db' | 'replicaId'>, report: BundleReport): Issue[] {
  const { transfer, signerKey } = report;
  if (!report.valid) return [];
  if (transfer === null || signerKey === null) return [...judgeTrust(null, trustFacts(workspace))];
  if (signerKey === getOwnKey(workspace.db)?.keyFingerprint && transfer.sender.replicaId === workspace.replicaId)
    return [];
  return [...judgeTrust({ manifest: transfer, signer: { keyFingerprint: signerKey } }, trustFacts(workspace))];
}
