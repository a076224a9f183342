import { z } from 'zod';
import type { PartyRole } from '../../shared/sync/transfer-manifest.ts';
import type { OwnKeyRow, PeerKeyRow, PeerRow } from '../schema.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Both public keys of a copy, and the fingerprint of the one that signs (`SHA256:…`). */
export interface PublicKeys {
  readonly keyFingerprint: string;
  /** `ssh-ed25519 AAAA…` */
  readonly signingKey: string;
  /** `age1…` */
  readonly encryptionKey: string;
}

/** Another copy that bundles go to or come from. */
export interface Peer {
  readonly replicaId: string;
  readonly role: PartyRole;
  readonly school: string;
  readonly name: string;
  /** Null for an office. */
  readonly departmentId: string | null;
  readonly workingGroup: readonly { readonly name: string; readonly role: string }[];
  readonly enrolledAt: string;
  /** The newest of our bundles that it has taken over; 0 for none. */
  readonly acknowledgedSequence: number;
  /** How we know: its receipt said so, or a person here. Empty for none. */
  readonly acknowledgedBy: '' | 'receipt' | 'hand';
  /** Newest first; the ones that are not withdrawn may sign. */
  readonly keys: readonly PeerKey[];
}

export interface PeerKey extends PublicKeys {
  readonly replicaId: string;
  /** Somebody had the fingerprint read out, and it was the same. */
  readonly isCompared: boolean;
  readonly enrolledAt: string;
  readonly withdrawnAt: string | null;
}

export interface OwnKey extends PublicKeys {
  readonly madeAt: string;
}

const groupSchema = z.array(z.object({ name: z.string(), role: z.string() }));

/** Every peer, offices first, then by name. */
export function listPeers(db: WorkspaceDb): Peer[] {
  const rows = statement<PeerRowOut>(db.raw, 'SELECT * FROM peer ORDER BY role DESC, name, replica_id').all();
  return rows.map((row) => peerOf(db, row));
}

/** One peer, or null when nobody with this replica id was enrolled. */
export function getPeer(db: WorkspaceDb, replicaId: string): Peer | null {
  const row = statement<PeerRowOut>(db.raw, 'SELECT * FROM peer WHERE replica_id = ?').get(replicaId);
  return row === undefined ? null : peerOf(db, row);
}

/** Whose key this is, withdrawn or not; null for one that nobody enrolled. */
export function findPeerKey(db: WorkspaceDb, keyFingerprint: string): PeerKey | null {
  const row = statement<PeerKeyRow>(db.raw, 'SELECT * FROM peer_key WHERE key_fingerprint = ?').get(keyFingerprint);
  return row === undefined ? null : keyOf(row);
}

/**
 * Takes a peer in, or takes over what an enrolment says anew: a key that it had before is withdrawn when the new one is
 * another, for there is one key a copy. A key that was withdrawn stays so; the caller refuses it before.
 */
export function enrolPeer(
  db: WorkspaceDb,
  peer: Omit<Peer, 'keys' | 'enrolledAt' | 'acknowledgedSequence' | 'acknowledgedBy'>,
  key: PublicKeys & { readonly isCompared: boolean; readonly at: string },
): void {
  db.raw.transaction(() => {
    statement(
      db.raw,
      `INSERT INTO peer (replica_id, role, school, name, department_id, working_group, enrolled_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (replica_id) DO UPDATE SET role = excluded.role, school = excluded.school, name = excluded.name,
         department_id = excluded.department_id, working_group = excluded.working_group`,
    ).run(
      peer.replicaId,
      peer.role,
      peer.school,
      peer.name,
      peer.departmentId,
      JSON.stringify(peer.workingGroup),
      key.at,
    );
    statement(
      db.raw,
      'UPDATE peer_key SET withdrawn_at = ? WHERE replica_id = ? AND key_fingerprint <> ? AND withdrawn_at IS NULL',
    ).run(key.at, peer.replicaId, key.keyFingerprint);
    statement(
      db.raw,
      `INSERT INTO peer_key (key_fingerprint, replica_id, signing_key, encryption_key, is_compared, enrolled_at)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (key_fingerprint) DO UPDATE SET is_compared = max(is_compared, excluded.is_compared)`,
    ).run(key.keyFingerprint, peer.replicaId, key.signingKey, key.encryptionKey, key.isCompared ? 1 : 0, key.at);
  })();
}

/** From now on nothing that this key signed is believed. Answers whether there was such a key in use. */
export function withdrawPeerKey(db: WorkspaceDb, keyFingerprint: string, at: string): boolean {
  const sql = 'UPDATE peer_key SET withdrawn_at = ? WHERE key_fingerprint = ? AND withdrawn_at IS NULL';
  return statement(db.raw, sql).run(at, keyFingerprint).changes > 0;
}

/** The workspace's own key in use, or null before one was made. Its secret half is kept outside of the file. */
export function getOwnKey(db: WorkspaceDb): OwnKey | null {
  const row = statement<OwnKeyRow>(db.raw, 'SELECT * FROM own_key WHERE withdrawn_at IS NULL').get();
  if (row === undefined) return null;
  return {
    keyFingerprint: row.key_fingerprint,
    signingKey: row.signing_key,
    encryptionKey: row.encryption_key,
    madeAt: row.made_at,
  };
}

/** Makes a key the workspace's own; the one before is withdrawn. */
export function setOwnKey(db: WorkspaceDb, key: PublicKeys, at: string): void {
  db.raw.transaction(() => {
    statement(db.raw, 'UPDATE own_key SET withdrawn_at = ? WHERE withdrawn_at IS NULL').run(at);
    statement(
      db.raw,
      `INSERT INTO own_key (key_fingerprint, signing_key, encryption_key, made_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (key_fingerprint) DO UPDATE SET withdrawn_at = NULL`,
    ).run(key.keyFingerprint, key.signingKey, key.encryptionKey, at);
  })();
}

type PeerRowOut = Omit<PeerRow, 'acknowledged_sequence' | 'acknowledged_by'> & {
  readonly acknowledged_sequence: number;
  readonly acknowledged_by: '' | 'receipt' | 'hand';
};

function peerOf(db: WorkspaceDb, row: PeerRowOut): Peer {
  const keys = statement<PeerKeyRow>(
    db.raw,
    'SELECT * FROM peer_key WHERE replica_id = ? ORDER BY withdrawn_at IS NULL DESC, enrolled_at DESC',
  ).all(row.replica_id);
  return {
    replicaId: row.replica_id,
    role: row.role,
    school: row.school,
    name: row.name,
    departmentId: row.department_id,
    workingGroup: groupSchema.parse(JSON.parse(row.working_group)),
    enrolledAt: row.enrolled_at,
    acknowledgedSequence: row.acknowledged_sequence,
    acknowledgedBy: row.acknowledged_by,
    keys: keys.map(keyOf),
  };
}

function keyOf(row: PeerKeyRow): PeerKey {
  return {
    replicaId: row.replica_id,
    keyFingerprint: row.key_fingerprint,
    signingKey: row.signing_key,
    encryptionKey: row.encryption_key,
    isCompared: row.is_compared === 1,
    enrolledAt: row.enrolled_at,
    withdrawnAt: row.withdrawn_at,
  };
}
