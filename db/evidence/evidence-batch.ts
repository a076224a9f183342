import type Database from 'better-sqlite3';
import { withDiskErrors } from '../disk-error.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { beginIngest, endIngest, goBulk } from './bulk-journal.ts';
import type { HashedChunk } from './chunk-source.ts';
import { sweepOrphans } from './sweep-orphans.ts';

/** A file whose chunks have all been handed to the batch. */
export interface CompleteFile {
  readonly fileHash: string;
  readonly sizeBytes: number;
  readonly chunkHashes: readonly Uint8Array[];
}

/** Commits of about this size cost three flushes each, and keep the event loop waiting for some 60 ms. */
export const batchBytes = 16 * 1_048_576;
/** Files with their records in one commit. */
export const batchFiles = 256;

/**
 * Collects chunks and files, and commits them together. A file's row is written in the same transaction as its last
 * chunk or after it, so that no row ever lacks bytes.
 */
export class EvidenceBatch {
  readonly #db: WorkspaceDb;
  #chunks: HashedChunk[] = [];
  #files: CompleteFile[] = [];
  #bytes = 0;
  readonly #added = new Set<string>();

  constructor(db: WorkspaceDb) {
    this.#db = db;
    beginIngest(db.raw);
  }

  get isFull(): boolean {
    return this.#bytes >= batchBytes || this.#files.length >= batchFiles;
  }

  addChunk(chunk: HashedChunk): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.bytes.byteLength;
  }

  addFile(file: CompleteFile): void {
    this.#files.push(file);
  }

  /** Commits; when this returns the bytes are on the disk. */
  flush(): void {
    if (this.#chunks.length === 0 && this.#files.length === 0) return;
    const { raw, path } = this.#db;
    withDiskErrors(path, () => raw.transaction(() => this.write()).immediate());
    this.committed();
  }

  /**
   * Commits the chunks alone, in the midst of a file. Whole files before it stay in the batch: those that wait for their
   * records must not be stored without them, for a crash would leave bytes that nothing names.
   */
  flushChunks(): void {
    const { raw, path } = this.#db;
    withDiskErrors(path, () => raw.transaction(() => this.#writeChunks()).immediate());
    this.#chunksCommitted();
  }

  /** Writes what has been collected as part of the transaction that is open; call `committed` when that held. */
  write(): void {
    const { raw, clock } = this.#db;
    if (!raw.inTransaction) throw new Error('A batch is written inside a transaction');
    const storedAt = clock.now();
    this.#writeChunks();
    for (const file of this.#files) {
      if (putFile(raw, file, storedAt)) this.#added.add(file.fileHash);
    }
  }

  /** What was written stands on the disk: the batch is empty again. */
  committed(): void {
    this.#files = [];
    this.#chunksCommitted();
  }

  /** Whether this batch brought the file; true once a file, so that its twins in the same ingest count as duplicates. */
  claimNew(fileHash: string): boolean {
    return this.#added.delete(fileHash);
  }

  /** Ends the ingest. One that did not reach its end may leave chunks that no file names: the last one out sweeps. */
  end(outcome: 'complete' | 'broken-off'): void {
    const { raw } = this.#db;
    const wasLast = endIngest(raw);
    if (outcome === 'broken-off' && raw.open && wasLast) sweepOrphans(raw);
  }

  #writeChunks(): void {
    for (const chunk of this.#chunks) putChunk(this.#db.raw, chunk);
  }

  #chunksCommitted(): void {
    const isLarge = this.#bytes >= batchBytes;
    for (const chunk of this.#chunks) chunk.release?.();
    this.#chunks = [];
    this.#bytes = 0;
    if (isLarge) goBulk(this.#db.raw);
  }
}

function putChunk(raw: Database.Database, { hash, bytes }: HashedChunk): void {
  // Asked first, because handing a megabyte to an insert that will be ignored costs as much as writing it.
  if (statement(raw, 'SELECT 1 FROM evidence_chunk WHERE hash = ?').get(hash) !== undefined) return;
  statement(raw, 'INSERT INTO evidence_chunk (hash, bytes) VALUES (?, ?)').run(hash, bytes);
}

function putFile(raw: Database.Database, file: CompleteFile, storedAt: string): boolean {
  const { changes } = statement(
    raw,
    'INSERT INTO evidence_file (hash, size_bytes, chunk_count, stored_at) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING',
  ).run(file.fileHash, file.sizeBytes, file.chunkHashes.length, storedAt);
  if (changes === 0) return false;
  const link = statement(raw, 'INSERT INTO evidence_file_chunk (file_hash, ordinal, chunk_hash) VALUES (?, ?, ?)');
  for (const [ordinal, chunkHash] of file.chunkHashes.entries()) link.run(file.fileHash, ordinal, chunkHash);
  return true;
}
