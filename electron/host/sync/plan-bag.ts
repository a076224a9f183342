import { findSent, lastReceived, listSent, nextSequence, peerEvidence } from '../../../db/queries/bundle-sequence.ts';
import { getPeer } from '../../../db/queries/peers.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { PartyRole, TransferManifest, TransferPurpose } from '../../../shared/sync/transfer-manifest.ts';
import type { BagPlan } from './bag-snapshot.ts';

/** What shall be sent to whom. */
export interface Shipment {
  /** Whose records. */
  readonly departmentId: string;
  readonly purpose: TransferPurpose;
  /** This copy, as the bundle names it. */
  readonly sender: { readonly replicaId: string; readonly role: PartyRole; readonly name: string };
  /** An enrolled peer; null: for anybody who is handed it. */
  readonly recipient: { readonly replicaId: string } | null;
  /**
   * `auto`: what the recipient does not have yet. `full`: everything, also what it has. `receipt`: nothing but what we
   * hold of the recipient.
   */
  readonly extent: 'auto' | 'full' | 'receipt';
  /** Files that the recipient's bundles named and that are not here. */
  readonly missingEvidence: readonly string[];
  /** UTC, ISO 8601. */
  readonly madeAt: string;
}

/** No revision comes after this one. */
const nothingSince = Number.MAX_SAFE_INTEGER;

/**
 * The bundle's place in the sequence and what it may leave out, as the books stand. To be called in the transaction in
 * which the records are read. Throws `not-found` for a recipient that is not enrolled or has no key in use.
 */
export function planBag(db: WorkspaceDb, shipment: Shipment & { readonly keyFingerprint: string }): BagPlan {
  const { extent } = shipment;
  const recipientId = shipment.recipient?.replicaId ?? '';
  const last = listSent(db, recipientId, 1)[0] ?? null;
  const base = extent === 'auto' ? acknowledgedBase(db, recipientId) : null;
  const afterArrival = extent === 'receipt' ? nothingSince : (base?.last_arrival ?? null);
  return {
    departmentId: shipment.departmentId,
    place: {
      purpose: shipment.purpose,
      sender: { ...shipment.sender, keyFingerprint: shipment.keyFingerprint },
      recipient: partyOf(db, recipientId),
      sequence: nextSequence(db, recipientId),
      previous: last?.fingerprint ?? null,
      mode: extent === 'receipt' ? 'receipt' : base === null ? 'full' : 'incremental',
      base: base === null ? null : { sequence: base.sequence, fingerprint: base.fingerprint },
      holds: recipientId === '' ? null : lastReceived(db, recipientId),
      missingEvidence: shipment.missingEvidence.toSorted(),
      madeAt: shipment.madeAt,
    },
    since: afterArrival === null ? null : { afterArrival, peerId: recipientId },
    held: extent === 'full' || recipientId === '' ? new Set() : peerEvidence(db, recipientId),
  };
}

function acknowledgedBase(db: WorkspaceDb, recipientId: string): ReturnType<typeof findSent> {
  const sequence = recipientId === '' ? 0 : (getPeer(db, recipientId)?.acknowledgedSequence ?? 0);
  return sequence === 0 ? null : findSent(db, recipientId, sequence);
}

function partyOf(db: WorkspaceDb, recipientId: string): TransferManifest['recipient'] {
  if (recipientId === '') return null;
  const peer = getPeer(db, recipientId);
  const key = peer?.keys.find(({ withdrawnAt }) => withdrawnAt === null);
  if (peer === null || key === undefined) throw new AppFailure({ code: 'not-found', about: recipientId });
  return { replicaId: peer.replicaId, role: peer.role, name: peer.name, keyFingerprint: key.keyFingerprint };
}
