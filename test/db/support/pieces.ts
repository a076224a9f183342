import { randomBytes } from 'node:crypto';
import { storeFile } from '../../../db/evidence/store-file.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { write } from './temp-workspace.ts';

/** These bytes as a stream of one piece. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export interface Piece {
  readonly id: string;
  readonly fileHash: string;
}

/** A piece with a file of random bytes that proves the department. */
export async function addPiece(
  db: WorkspaceDb,
  departmentId: string,
  options: { title: string; size?: number },
): Promise<Piece> {
  const { fileHash, sizeBytes } = await storeFile(db, once(randomBytes(options.size ?? 1_000)));
  const { id } = write(db, (writer) => {
    const fields = { title: options.title, fileHash, sizeBytes, fileName: `${options.title}.bin` };
    const piece = writer.create('evidence', fields, { departmentId });
    writer.create(
      'evidenceLink',
      { evidenceId: piece.id, targetKind: 'department', targetId: departmentId },
      { departmentId },
    );
    return piece;
  });
  return { id, fileHash };
}

/** Flips one bit in a stored chunk. */
export function damage(db: WorkspaceDb, fileHash: string, ordinal = 0): void {
  const row = db.raw
    .prepare<[string, number], { hash: Buffer; bytes: Buffer }>(
      'SELECT hash, bytes FROM evidence_file_chunk JOIN evidence_chunk ON hash = chunk_hash WHERE file_hash = ? AND ordinal = ?',
    )
    .get(fileHash, ordinal);
  if (row === undefined) throw new Error('The chunk is not there');
  row.bytes[row.bytes.length >> 1] = (row.bytes[row.bytes.length >> 1] ?? 0) ^ 1;
  db.raw.prepare('UPDATE evidence_chunk SET bytes = ? WHERE hash = ?').run(row.bytes, row.hash);
}
