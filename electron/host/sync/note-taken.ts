import {
  acknowledge,
  findReceived,
  forgetPeerEvidence,
  lastArrival,
  newestReceived,
  notePeerEvidence,
  noteReceived,
} from '../../../db/queries/bundle-sequence.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { MergeIssue, MergeRule } from '../../../shared/sync/merge-rules.ts';
import type { VerifiedBundle } from '../../../shared/sync/verified-bundle.ts';

/**
 * Why a bundle cannot follow what was received from its sender (SPEC.md, M11): the same once more, an older one after a
 * newer, another one of the same number, or one that follows a bundle that we do not know.
 */
export function sequenceIssues(db: WorkspaceDb, { manifest, fingerprint }: VerifiedBundle): readonly MergeIssue[] {
  const { sender, sequence, previous } = manifest;
  const issue = (rule: MergeRule, found: string, expected?: string): MergeIssue[] => [
    { where: [sender.name], rule, found, ...(expected === undefined ? {} : { expected }) },
  ];
  const twin = findReceived(db, sender.replicaId, sequence);
  if (twin !== null) {
    return twin.fingerprint === fingerprint
      ? issue('merge-replayed-bundle', String(sequence))
      : issue('merge-forked-sequence', fingerprint, twin.fingerprint);
  }
  const newest = newestReceived(db, sender.replicaId);
  if (newest === null || sequence > newest.sequence + 1) return [];
  if (sequence < newest.sequence) return issue('merge-older-bundle', String(sequence), `> ${newest.sequence}`);
  return previous === newest.fingerprint ? [] : issue('merge-forked-sequence', previous ?? '', newest.fingerprint);
}

/** Notes a bundle as taken over, as part of the transaction that does it: which revisions came, and its receipt of ours. */
export function noteTaken(
  db: WorkspaceDb,
  { manifest, fingerprint, evidence }: VerifiedBundle,
  now: () => string,
): { readonly before: () => void; readonly received: () => void } {
  let firstArrival = 0;
  return {
    before: () => {
      firstArrival = lastArrival(db) + 1;
    },
    received: () => {
      const peerId = manifest.sender.replicaId;
      noteReceived(db, {
        peer_id: peerId,
        sequence: manifest.sequence,
        fingerprint,
        purpose: manifest.purpose,
        first_arrival: firstArrival,
        last_arrival: lastArrival(db),
        revision_count: manifest.revisions.count,
        made_at: manifest.madeAt,
        received_at: now(),
      });
      if (manifest.holds !== null) acknowledge(db, peerId, { ...manifest.holds, by: 'receipt' });
      const fileHashes = [...evidence, ...manifest.evidence.held].map(({ hash }) => hash);
      notePeerEvidence(db, peerId, { fileHashes, sequence: 0 });
      forgetPeerEvidence(db, peerId, manifest.missingEvidence);
    },
  };
}
