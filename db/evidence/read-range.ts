import { createHash } from 'node:crypto';
import { AppFailure } from '../../shared/app-error.ts';
import { withDiskErrors } from '../disk-error.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { chunkSizeBytes } from './reader-messages.ts';
import { findFile } from './read-file.ts';

/**
 * Bytes of a file from `offset` on, to the end of the chunk that they stand in and no more than `length`; none at or
 * behind the end. The chunk is checked against its hash first. Throws `not-found`, `workspace-damaged`.
 */
export function readRange(
  db: WorkspaceDb,
  fileHash: string,
  { offset, length }: { readonly offset: number; readonly length: number },
): { readonly bytes: Buffer; readonly sizeBytes: number } {
  const file = findFile(db, fileHash);
  if (file === null) throw new AppFailure({ code: 'not-found', about: `evidence ${fileHash}` });
  const { sizeBytes } = file;
  if (offset >= sizeBytes) return { bytes: Buffer.alloc(0), sizeBytes };
  const ordinal = Math.floor(offset / chunkSizeBytes);
  const chunk = checkedChunk(db, { fileHash, sizeBytes, ordinal });
  const from = offset - ordinal * chunkSizeBytes;
  return { bytes: chunk.subarray(from, from + length), sizeBytes };
}

interface ChunkPlace {
  readonly fileHash: string;
  readonly sizeBytes: number;
  readonly ordinal: number;
}

/** The chunk that was read last, of each open workspace: a player takes it in several pieces, and checking costs most. */
const lastChunks = new WeakMap<WorkspaceDb, { readonly key: string; readonly bytes: Buffer }>();

function checkedChunk(db: WorkspaceDb, { fileHash, sizeBytes, ordinal }: ChunkPlace): Buffer {
  const key = `${fileHash} ${ordinal}`;
  const last = lastChunks.get(db);
  if (last?.key === key) return last.bytes;
  const select = statement<{ chunk_hash: Buffer; bytes: Buffer }>(
    db.raw,
    `SELECT chunk_hash, bytes FROM evidence_file_chunk JOIN evidence_chunk ON hash = chunk_hash
     WHERE file_hash = ? AND ordinal = ?`,
  );
  const chunk = withDiskErrors(db.path, () => select.get(fileHash, ordinal));
  const whole = Math.min(chunkSizeBytes, sizeBytes - ordinal * chunkSizeBytes);
  if (
    chunk === undefined ||
    chunk.bytes.byteLength !== whole ||
    !createHash('sha256').update(chunk.bytes).digest().equals(chunk.chunk_hash)
  ) {
    throw new AppFailure({ code: 'workspace-damaged', about: `evidence ${fileHash}` });
  }
  lastChunks.set(db, { key, bytes: chunk.bytes });
  return chunk.bytes;
}
