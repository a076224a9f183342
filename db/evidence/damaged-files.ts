import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Notes that the stored bytes of a file are not what they were; a file that is noted keeps the day it was found. */
export function noteDamage(db: WorkspaceDb, fileHash: string): void {
  statement(
    db.raw,
    'INSERT INTO damaged_file (file_hash, found_at) SELECT hash, ? FROM evidence_file WHERE hash = ? ON CONFLICT DO NOTHING',
  ).run(db.clock.now(), fileHash);
}

/** Notes that the file was found whole. */
export function forgetDamage(db: WorkspaceDb, fileHash: string): void {
  statement(db.raw, 'DELETE FROM damaged_file WHERE file_hash = ?').run(fileHash);
}

/** Hashes of the files that are known to be damaged: they are held by name only, and count for nothing. */
export function damagedHashes(db: WorkspaceDb): ReadonlySet<string> {
  const rows = statement<{ hash: string }>(
    db.raw,
    'SELECT file_hash AS hash FROM damaged_file ORDER BY file_hash',
  ).all();
  return new Set(rows.map(({ hash }) => hash));
}
