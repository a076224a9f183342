import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppFailure } from '../../shared/app-error.ts';
import { withDiskErrorsAsync } from '../disk-error.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { chunksOfFile, chunksOfStream, type HashedChunk, openFile } from './chunk-source.ts';
import { type CompleteFile, EvidenceBatch } from './evidence-batch.ts';

/** Where bytes come from: a file on disk, or a stream (a bundle's entry). */
export type FileSource = { readonly path: string } | AsyncIterable<Uint8Array>;

export interface StoredFile {
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  readonly fileHash: string;
  readonly sizeBytes: number;
  /** False when the same bytes were here already; nothing was stored twice then. */
  readonly isNew: boolean;
}

export interface StoreFileOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes read so far. */
  readonly onProgress?: ((bytesRead: number) => void) | undefined;
}

/**
 * Takes one file's bytes in. They are committed and flushed when this resolves. Throws `file-missing`, `file-denied`,
 * `file-busy`, `file-changed` (it was written to while we read it), `disk-full`, `cancelled`; nothing stays then.
 */
export async function storeFile(
  db: WorkspaceDb,
  source: FileSource,
  options: StoreFileOptions = {},
): Promise<StoredFile> {
  const batch = new EvidenceBatch(db);
  let outcome: 'complete' | 'broken-off' = 'broken-off';
  try {
    const file = await storeSource(batch, source, options);
    batch.addFile(file);
    batch.flush();
    outcome = 'complete';
    return { fileHash: file.fileHash, sizeBytes: file.sizeBytes, isNew: batch.claimNew(file.fileHash) };
  } finally {
    batch.end(outcome);
  }
}

/** Files on their way in, for a command that names them. */
export interface IncomingFiles {
  /** Takes the bytes of one in; they stay only when they are stored. Throws as `storeFile` does. */
  readonly take: (
    source: FileSource,
    options?: StoreFileOptions,
  ) => Promise<Pick<StoredFile, 'fileHash' | 'sizeBytes'>>;
  /** Stores all of them, inside the transaction of the command. */
  readonly store: () => void;
}

/** Takes files in whose records one command writes: when `work` throws or is killed, no bytes stay that nothing names. */
export async function storeWithRecords<T>(db: WorkspaceDb, work: (files: IncomingFiles) => Promise<T>): Promise<T> {
  const batch = new EvidenceBatch(db);
  let outcome: 'complete' | 'broken-off' = 'broken-off';
  try {
    const value = await work({
      take: async (source, options = {}) => {
        const file = await storeSource(batch, source, options);
        batch.addFile(file);
        return file;
      },
      store: () => batch.write(),
    });
    batch.committed();
    outcome = 'complete';
    return value;
  } finally {
    batch.end(outcome);
  }
}

function storeSource(batch: EvidenceBatch, source: FileSource, options: StoreFileOptions): Promise<CompleteFile> {
  return 'path' in source
    ? storePath(batch, source.path, options)
    : storeChunks(batch, chunksOfStream(source), options);
}

async function storePath(batch: EvidenceBatch, path: string, options: StoreFileOptions): Promise<CompleteFile> {
  const file = await openFile(path);
  try {
    return await withDiskErrorsAsync(path, () => storeChunks(batch, chunksOfFile(file), options));
  } finally {
    await file.close();
  }
}

/** Hands all chunks of one file to the batch, committing whenever it is full. The file itself is not added yet. */
export async function storeChunks(
  batch: EvidenceBatch,
  chunks: AsyncIterable<HashedChunk>,
  options: StoreFileOptions,
): Promise<CompleteFile> {
  const whole = createHash('sha256');
  const chunkHashes: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    if (options.signal?.aborted) throw new AppFailure({ code: 'cancelled' });
    whole.update(chunk.bytes);
    chunkHashes.push(chunk.hash);
    sizeBytes += chunk.bytes.byteLength;
    batch.addChunk(chunk);
    options.onProgress?.(sizeBytes);
    if (!batch.isFull) continue;
    batch.flushChunks();
    await nextTurn(); // calls that came meanwhile are answered between two commits
  }
  return { fileHash: whole.digest('hex'), sizeBytes, chunkHashes };
}
