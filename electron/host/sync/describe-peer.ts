import { lastReceived, listSent } from '../../../db/queries/bundle-sequence.ts';
import type { Peer } from '../../../db/queries/peers.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { BundlePeer } from '../../../shared/contract/bundles.ts';
import { spokenFingerprint } from './bundle-keys.ts';

/** A peer and what passed between us, for the window. */
export function describePeer(db: WorkspaceDb, peer: Peer): BundlePeer {
  const sent = listSent(db, peer.replicaId, 1)[0];
  return {
    replicaId: peer.replicaId,
    role: peer.role,
    school: peer.school,
    name: peer.name,
    departmentId: peer.departmentId,
    workingGroup: peer.workingGroup.map(({ name, role }) => ({ name, role })),
    enrolledAt: peer.enrolledAt,
    keys: peer.keys.map((key) => ({
      keyFingerprint: key.keyFingerprint,
      spoken: spokenFingerprint(key),
      isCompared: key.isCompared,
      enrolledAt: key.enrolledAt,
      withdrawnAt: key.withdrawnAt,
    })),
    lastSent:
      sent === undefined
        ? null
        : { sequence: sent.sequence, fingerprint: sent.fingerprint, madeAt: sent.made_at, mode: sent.mode },
    acknowledgedSequence: peer.acknowledgedSequence,
    acknowledgedBy: peer.acknowledgedBy,
    lastReceived: lastReceived(db, peer.replicaId),
  };
}
