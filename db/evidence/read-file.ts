import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppFailure } from '../../shared/app-error.ts';
import { withDiskErrors } from '../disk-error.ts';
import type { EvidenceFileRow } from '../schema.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** A stored file. */
export interface FileInfo {
  readonly fileHash: string;
  readonly sizeBytes: number;
  readonly chunkCount: number;
  readonly storedAt: string; // UTC, ISO 8601
}

const fileColumns = 'hash, size_bytes, chunk_count, stored_at';

function infoOf(row: EvidenceFileRow): FileInfo {
  return { fileHash: row.hash, sizeBytes: row.size_bytes, chunkCount: row.chunk_count, storedAt: row.stored_at };
}

/** What is known about a file, or null when its bytes are not here. */
export function findFile(db: WorkspaceDb, fileHash: string): FileInfo | null {
  const row = statement<EvidenceFileRow>(db.raw, `SELECT ${fileColumns} FROM evidence_file WHERE hash = ?`).get(
    fileHash,
  );
  return row === undefined ? null : infoOf(row);
}

/** Whether the bytes of this file are here. */
export function hasFile(db: WorkspaceDb, fileHash: string): boolean {
  return findFile(db, fileHash) !== null;
}

/** Bytes of all stored files, each counted once. */
export function evidenceBytes(db: WorkspaceDb): number {
  return statement<{ total: number }>(db.raw, 'SELECT total(size_bytes) AS total FROM evidence_file').get()?.total ?? 0;
}

function damaged(fileHash: string): AppFailure {
  return new AppFailure({ code: 'workspace-damaged', about: `evidence ${fileHash}` });
}

interface StoredChunk {
  readonly chunk_hash: Buffer;
  readonly bytes: Buffer | null;
}

/** The chunks of a file as they are stored, unchecked; damage of the table itself is thrown as `workspace-damaged`. */
function* storedChunks(db: WorkspaceDb, file: FileInfo): Generator<StoredChunk> {
  const select = statement<StoredChunk>(
    db.raw,
    `SELECT chunk_hash, bytes FROM evidence_file_chunk LEFT JOIN evidence_chunk ON hash = chunk_hash
     WHERE file_hash = ? AND ordinal = ?`,
  );
  for (let ordinal = 0; ordinal < file.chunkCount; ordinal++) {
    const chunk = withDiskErrors(db.path, () => select.get(file.fileHash, ordinal));
    if (chunk === undefined) throw damaged(file.fileHash);
    yield chunk;
  }
}

/**
 * The bytes of a file, a chunk of at most 1 MiB at a time, each checked against its hash before it is handed out, and
 * the whole against the file's at the end. No statement stays open in between. Throws `not-found`, `workspace-damaged`.
 */
export function* readFile(db: WorkspaceDb, fileHash: string): Generator<Buffer> {
  const file = findFile(db, fileHash);
  if (file === null) throw new AppFailure({ code: 'not-found', about: `evidence ${fileHash}` });
  const whole = createHash('sha256');
  for (const { chunk_hash, bytes } of storedChunks(db, file)) {
    if (bytes === null || !createHash('sha256').update(bytes).digest().equals(chunk_hash)) throw damaged(fileHash);
    whole.update(bytes);
    yield bytes;
  }
  if (whole.digest('hex') !== fileHash) throw damaged(fileHash);
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?:
    | ((progress: { readonly filesChecked: number; readonly bytesChecked: number }) => void)
    | undefined;
}

export interface VerifyResult {
  readonly filesChecked: number;
  readonly bytesChecked: number;
  /** Hashes of the files whose stored bytes are not what they were. */
  readonly damaged: readonly string[];
}

/** Between two turns of the event loop this much is hashed: some 10 ms. */
const bytesPerTurn = 8 * 1_048_576;

/** Hashes every stored file again, from its chunks. Throws `cancelled`. */
export async function verifyFiles(db: WorkspaceDb, options: VerifyOptions = {}): Promise<VerifyResult> {
  const damagedFiles: string[] = [];
  let filesChecked = 0;
  let bytesChecked = 0;
  let bytesThisTurn = 0;
  for (const file of filesAfter(db, '')) {
    const verdict = wholeFileCheck(db, file);
    for (let step = verdict.next(); ; step = verdict.next()) {
      if (step.done === true) {
        if (!step.value) damagedFiles.push(file.fileHash);
        break;
      }
      bytesChecked += step.value;
      bytesThisTurn += step.value;
      if (bytesThisTurn < bytesPerTurn) continue;
      bytesThisTurn = 0;
      options.onProgress?.({ filesChecked, bytesChecked });
      await nextTurn();
      if (options.signal?.aborted) throw new AppFailure({ code: 'cancelled' });
    }
    filesChecked++;
  }
  options.onProgress?.({ filesChecked, bytesChecked });
  return { filesChecked, bytesChecked, damaged: damagedFiles };
}

/** Yields the size of each chunk as it is hashed; answers whether the file is whole. */
export function* wholeFileCheck(db: WorkspaceDb, file: FileInfo): Generator<number, boolean> {
  const whole = createHash('sha256');
  let sizeBytes = 0;
  try {
    for (const { bytes } of storedChunks(db, file)) {
      if (bytes === null) return false;
      whole.update(bytes);
      sizeBytes += bytes.byteLength;
      yield bytes.byteLength;
    }
  } catch (error) {
    if (error instanceof AppFailure && error.error.code === 'workspace-damaged') return false;
    throw error;
  }
  return sizeBytes === file.sizeBytes && whole.digest('hex') === file.fileHash;
}

/** All stored files whose hash comes after this one, in the order of their hashes, a page at a time. */
export function* filesAfter(db: WorkspaceDb, fileHash: string): Generator<FileInfo> {
  const page = statement<EvidenceFileRow>(
    db.raw,
    `SELECT ${fileColumns} FROM evidence_file WHERE hash > ? ORDER BY hash LIMIT 500`,
  );
  let after = fileHash;
  for (;;) {
    const rows = page.all(after);
    for (const row of rows) yield infoOf(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.hash;
  }
}
