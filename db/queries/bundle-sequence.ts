import type { Revision } from '../../shared/domain/revision.ts';
import type { BundleRef } from '../../shared/sync/transfer-manifest.ts';
import { revisionColumns, revisionOf } from '../revisions/revision-store.ts';
import type { ReceivedBundleRow, RevisionRow, SentBundleRow } from '../schema.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** A bundle that we made, with what its recipient knows of us once it has taken it over. */
export type SentBundle = Readonly<SentBundleRow>;
/** A bundle of a peer that was taken over. */
export type ReceivedBundle = Readonly<ReceivedBundleRow>;

/** The bundles for one recipient (`''`: for anybody), newest first. */
export function listSent(db: WorkspaceDb, recipientId: string, limit: number): SentBundle[] {
  return statement<SentBundleRow>(
    db.raw,
    'SELECT * FROM sent_bundle WHERE recipient_id = ? ORDER BY sequence DESC LIMIT ?',
  ).all(recipientId, limit);
}

/** The number that the next bundle for this recipient (`''`: for anybody) gets. */
export function nextSequence(db: WorkspaceDb, recipientId: string): number {
  return (listSent(db, recipientId, 1)[0]?.sequence ?? 0) + 1;
}

/** Our newest bundles, whomever they are for. */
export function listAllSent(db: WorkspaceDb, limit: number): SentBundle[] {
  return statement<SentBundleRow>(db.raw, 'SELECT * FROM sent_bundle ORDER BY made_at DESC, sequence DESC LIMIT ?').all(
    limit,
  );
}

/** One of our bundles, or null when none of this number was made for this recipient. */
export function findSent(db: WorkspaceDb, recipientId: string, sequence: number): SentBundle | null {
  return (
    statement<SentBundleRow>(db.raw, 'SELECT * FROM sent_bundle WHERE recipient_id = ? AND sequence = ?').get(
      recipientId,
      sequence,
    ) ?? null
  );
}

/** Notes that a bundle was made, and which files it carries; before it gets its name, so that no number is used twice. */
export function noteSent(db: WorkspaceDb, sent: SentBundle, fileHashes: readonly string[]): void {
  db.raw.transaction(() => {
    statement(
      db.raw,
      `INSERT INTO sent_bundle (recipient_id, sequence, fingerprint, purpose, mode, base_sequence, last_arrival,
         revision_count, file_count, file_bytes, made_at, transmittal)
       VALUES (:recipient_id, :sequence, :fingerprint, :purpose, :mode, :base_sequence, :last_arrival,
         :revision_count, :file_count, :file_bytes, :made_at, :transmittal)`,
    ).run(sent);
    // For anybody: nobody in particular holds them.
    if (sent.recipient_id !== '') notePeerEvidence(db, sent.recipient_id, { fileHashes, sequence: sent.sequence });
  })();
}

/**
 * The newest bundle of a peer that was taken over here: what a receipt says. Null for none. Receipts themselves do not
 * count: holding one says nothing about the bundles before it.
 */
export function lastReceived(db: WorkspaceDb, peerId: string): BundleRef | null {
  const sql = `SELECT sequence, fingerprint FROM received_bundle WHERE peer_id = ? AND purpose <> 'receipt'
    ORDER BY sequence DESC LIMIT 1`;
  return statement<BundleRef>(db.raw, sql).get(peerId) ?? null;
}

/** A bundle of a peer that was taken over, or null. */
export function findReceived(db: WorkspaceDb, peerId: string, sequence: number): ReceivedBundle | null {
  const sql = 'SELECT * FROM received_bundle WHERE peer_id = ? AND sequence = ?';
  return statement<ReceivedBundleRow>(db.raw, sql).get(peerId, sequence) ?? null;
}

/** Notes a bundle that was taken over; joins the transaction that writes its revisions. */
export function noteReceived(db: WorkspaceDb, received: ReceivedBundle): void {
  statement(
    db.raw,
    `INSERT INTO received_bundle (peer_id, sequence, fingerprint, purpose, first_arrival, last_arrival, revision_count,
       made_at, received_at)
     VALUES (:peer_id, :sequence, :fingerprint, :purpose, :first_arrival, :last_arrival, :revision_count, :made_at,
       :received_at)`,
  ).run(received);
}

/**
 * A peer says (`receipt`), or a person here says (`hand`), that it has taken over our bundle. Answers false when we made
 * none of this number and fingerprint for it. An older one than is known already changes nothing.
 */
export function acknowledge(db: WorkspaceDb, peerId: string, said: BundleRef & { by: 'receipt' | 'hand' }): boolean {
  const { sequence, by } = said;
  if (findSent(db, peerId, sequence)?.fingerprint !== said.fingerprint) return false;
  db.raw.transaction(() => {
    // What only bundles in between carried never came: the one that is acknowledged does not build on them.
    statement(
      db.raw,
      `DELETE FROM peer_evidence WHERE peer_id = :peerId AND sequence < :sequence
         AND sequence > (SELECT acknowledged_sequence FROM peer WHERE replica_id = :peerId)`,
    ).run({ peerId, sequence });
    statement(
      db.raw,
      `UPDATE peer SET acknowledged_sequence = :sequence, acknowledged_by = :by
       WHERE replica_id = :peerId AND (acknowledged_sequence < :sequence
         OR (acknowledged_sequence = :sequence AND :by = 'receipt'))`,
    ).run({ peerId, sequence, by });
  })();
  return true;
}

/** Notes files that a peer has: our bundle `sequence` carries them to it, or (0) it sent them itself. */
export function notePeerEvidence(
  db: WorkspaceDb,
  peerId: string,
  held: { readonly fileHashes: readonly string[]; readonly sequence: number },
): void {
  // A file that is on its way for the second time counts as held from the first bundle on that was taken over.
  const insert = statement(
    db.raw,
    `INSERT INTO peer_evidence (peer_id, file_hash, sequence) VALUES (?, ?, ?)
     ON CONFLICT (peer_id, file_hash) DO UPDATE SET sequence = excluded.sequence
       WHERE excluded.sequence = 0
         OR peer_evidence.sequence > (SELECT acknowledged_sequence FROM peer WHERE replica_id = peer_id)`,
  );
  for (const hash of held.fileHashes) insert.run(peerId, Buffer.from(hash, 'hex'), held.sequence);
}

/** A peer says that it does not have these files: they are sent again. */
export function forgetPeerEvidence(db: WorkspaceDb, peerId: string, fileHashes: readonly string[]): void {
  const remove = statement(db.raw, 'DELETE FROM peer_evidence WHERE peer_id = ? AND file_hash = ?');
  for (const hash of fileHashes) remove.run(peerId, Buffer.from(hash, 'hex'));
}

/** The files (SHA-256, hex) that a peer is known to have: its own, and those of bundles that it acknowledged. */
export function peerEvidence(db: WorkspaceDb, peerId: string): ReadonlySet<string> {
  const rows = statement<{ hash: string }>(
    db.raw,
    `SELECT lower(hex(file_hash)) AS hash FROM peer_evidence
     WHERE peer_id = :peerId AND sequence <= coalesce((SELECT acknowledged_sequence FROM peer WHERE replica_id = :peerId), 0)`,
  ).all({ peerId });
  return new Set(rows.map(({ hash }) => hash));
}

/** The newest arrival number of the file's revisions; 0 when there are none. */
export function lastArrival(db: WorkspaceDb): number {
  return statement<{ last: number | null }>(db.raw, 'SELECT max(arrival) AS last FROM revision').get()?.last ?? 0;
}

/**
 * The revisions of a department and its college that came here after `afterArrival` and not from `peerId`, by id. Read
 * at once: an increment is small, and one moment.
 */
export function listRevisionsSince(
  db: WorkspaceDb,
  departmentId: string,
  since: { readonly afterArrival: number; readonly peerId: string },
): Revision[] {
  return statement<RevisionRow>(
    db.raw,
    `SELECT ${revisionColumns} FROM revision
     WHERE arrival > :afterArrival AND (department_id = :departmentId OR department_id IS NULL)
       AND NOT EXISTS (SELECT 1 FROM received_bundle AS r
         WHERE r.peer_id = :peerId AND revision.arrival BETWEEN r.first_arrival AND r.last_arrival)
     ORDER BY id`,
  )
    .all({ departmentId, ...since })
    .map(revisionOf);
}

/** The greatest of a peer's bundles that was taken over here, receipts included; null for none. */
export function newestReceived(db: WorkspaceDb, peerId: string): BundleRef | null {
  const sql = 'SELECT sequence, fingerprint FROM received_bundle WHERE peer_id = ? ORDER BY sequence DESC LIMIT 1';
  return statement<BundleRef>(db.raw, sql).get(peerId) ?? null;
}
