import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppFailure } from '../../shared/app-error.ts';
import { readingFailure } from '../disk-error.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { chunksOfFile, type HashedChunk, openFile } from './chunk-source.ts';
import { batchBytes, batchFiles, type CompleteFile, EvidenceBatch } from './evidence-batch.ts';
import { type ReadStep, readFiles } from './file-readers.ts';
import { hasFile } from './read-file.ts';
import { chunkSizeBytes, type ReadFile } from './reader-messages.ts';
import { type StoredFile, storeChunks } from './store-file.ts';

/** What became of one path: stored, or the reason why it could not be read. */
export type StoreOutcome =
  | ({
      readonly path: string;
      readonly ok: true;
      /** The file's first bytes, from which its type is told. */
      readonly head: Uint8Array;
    } & StoredFile)
  | { readonly path: string; readonly ok: false; readonly failure: AppFailure };

/** Files that wait for their commit, so that whoever needs more of them than their hash can find out before it. */
export type WaitingFile = { readonly path: string } & ReadFile;

export interface StoreFilesOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly bytesRead: number; readonly filesRead: number }) => void) | undefined;
  /** Hears of a file that could not be read, as soon as that is known. */
  readonly onFailed?: ((path: string) => void) | undefined;
  /**
   * Commits a batch together with what the caller writes of it: opens a transaction, calls `store` first thing in it, and
   * returns when it was committed. Without it the bytes are committed alone.
   */
  readonly commit?:
    | ((store: () => readonly StoreOutcome[], waiting: readonly WaitingFile[]) => void | Promise<void>)
    | undefined;
}

/**
 * Takes many files in, in order, several to a commit; they are read and hashed on threads of their own meanwhile. Each
 * yielded list holds files that are committed and flushed, and paths that could not be read; unless `commit` did so,
 * write their records before asking for the next list. Ends early, quietly, when the signal is aborted: everything
 * yielded until then stays. Throws what concerns the workspace itself, such as `disk-full`.
 */
export async function* storeFiles(
  db: WorkspaceDb,
  paths: readonly string[],
  options: StoreFilesOptions = {},
): AsyncGenerator<readonly StoreOutcome[]> {
  const intake = new Intake(db, options);
  let broken = true;
  try {
    for await (const step of readFiles(paths, { familiarSizes: familiarSizes(db) })) {
      if (options.signal?.aborted) break;
      await intake.take(step);
      if (!intake.isFull) continue;
      yield await intake.commit();
      await nextTurn(); // calls that came meanwhile are answered between two commits
    }
    const last = await intake.commit();
    broken = intake.hasBrokenOff || options.signal?.aborted === true;
    if (last.length > 0) yield last;
  } finally {
    intake.end(broken ? 'broken-off' : 'complete');
  }
}

/** Sizes of stored files of more than one chunk. */
function familiarSizes(db: WorkspaceDb): number[] {
  const sql = 'SELECT DISTINCT size_bytes AS size FROM evidence_file WHERE size_bytes > ?';
  return statement<{ size: number }>(db.raw, sql)
    .all(chunkSizeBytes)
    .map(({ size }) => size);
}

/** Files on their way from the readers into the file. */
class Intake {
  readonly #db: WorkspaceDb;
  readonly #batch: EvidenceBatch;
  readonly #options: StoreFilesOptions;
  #waiting: WaitingFile[] = [];
  #failed: StoreOutcome[] = [];
  /** Chunks of the file that is being read. */
  #chunkHashes: Uint8Array[] = [];
  #waitingBytes = 0;
  #bytesRead = 0;
  #filesRead = 0;
  /** Whether some large file was given up after its first chunks were stored. */
  hasBrokenOff = false;

  constructor(db: WorkspaceDb, options: StoreFilesOptions) {
    this.#db = db;
    this.#options = options;
    this.#batch = new EvidenceBatch(db);
  }

  /** Large files fill batches in their midst: what is whole must not wait until a batch happens to be full at a file's end. */
  get isFull(): boolean {
    if (this.#chunkHashes.length > 0) return false;
    const files = this.#waiting.length + this.#failed.length;
    return this.#batch.isFull || this.#waitingBytes >= batchBytes || files >= batchFiles;
  }

  end(outcome: 'complete' | 'broken-off'): void {
    // A file that was cut short may have left chunks behind.
    this.#batch.end(outcome);
  }

  async take(step: ReadStep): Promise<void> {
    switch (step.kind) {
      case 'chunk':
        await this.#takeChunk(step.chunk);
        break;
      case 'read':
        this.#count(step.bytes);
        break;
      case 'whole':
        if (step.chunk !== null) {
          this.#batch.addChunk(step.chunk);
          this.#count(step.chunk.bytes.byteLength);
          this.#chunkHashes.push(step.chunk.hash);
        }
        this.#fileEnds(step.path, step.file, this.#chunkHashes);
        break;
      case 'familiar':
        await this.#takeFamiliar(step.path, step.file);
        break;
      case 'failed':
        this.#fileFails(step.path, step.failure);
        break;
    }
  }

  /** Commits what has come so far; the files are on the disk when this resolves. */
  async commit(): Promise<readonly StoreOutcome[]> {
    if (this.#waiting.length === 0 && this.#failed.length === 0) {
      this.#batch.flush();
      return [];
    }
    let outcomes: readonly StoreOutcome[] = [];
    const store = (): readonly StoreOutcome[] => {
      this.#batch.write();
      outcomes = [...this.#stored(), ...this.#failed];
      return outcomes;
    };
    const { commit } = this.#options;
    if (commit === undefined) {
      this.#batch.flush();
      outcomes = [...this.#stored(), ...this.#failed];
    } else {
      await commit(store, this.#waiting);
      this.#batch.committed();
    }
    this.#waiting = [];
    this.#failed = [];
    this.#waitingBytes = 0;
    return outcomes;
  }

  #stored(): StoreOutcome[] {
    return this.#waiting.map((file) => ({ ...file, ok: true, isNew: this.#batch.claimNew(file.fileHash) }));
  }

  async #takeChunk(chunk: HashedChunk): Promise<void> {
    this.#batch.addChunk(chunk);
    this.#chunkHashes.push(chunk.hash);
    this.#count(chunk.bytes.byteLength);
    if (!this.#batch.isFull) return;
    this.#batch.flushChunks();
    await nextTurn();
  }

  /** The size of a stored file, and perhaps its bytes: if not, they are read once more. */
  async #takeFamiliar(path: string, file: ReadFile): Promise<void> {
    if (hasFile(this.#db, file.fileHash)) {
      this.#waiting.push({ path, ...file });
      this.#fileDone();
      return;
    }
    try {
      const opened = await openFile(path).catch((error: unknown) => {
        throw error instanceof AppFailure ? new UnreadableFile(error) : error;
      });
      try {
        const complete = await storeChunks(this.#batch, readable(chunksOfFile(opened), path), {
          signal: this.#options.signal,
        });
        this.#fileEnds(
          path,
          { ...file, fileHash: complete.fileHash, sizeBytes: complete.sizeBytes },
          complete.chunkHashes,
        );
      } finally {
        await opened.close();
      }
    } catch (error) {
      if (error instanceof UnreadableFile) this.#fileFails(path, error.failure);
      else if (error instanceof AppFailure && error.error.code === 'cancelled') this.hasBrokenOff = true;
      else throw error;
    }
  }

  #fileEnds(path: string, file: ReadFile, chunkHashes: readonly Uint8Array[]): void {
    const complete: CompleteFile = { fileHash: file.fileHash, sizeBytes: file.sizeBytes, chunkHashes };
    this.#batch.addFile(complete);
    this.#waiting.push({ path, ...file });
    this.#waitingBytes += file.sizeBytes;
    this.#fileDone();
  }

  #fileFails(path: string, failure: AppFailure): void {
    if (this.#chunkHashes.length > 0) this.hasBrokenOff = true;
    this.#failed.push({ path, ok: false, failure });
    this.#options.onFailed?.(path);
    this.#fileDone();
  }

  #fileDone(): void {
    this.#chunkHashes = [];
    this.#filesRead += 1;
    this.#report();
  }

  #count(bytes: number): void {
    this.#bytesRead += bytes;
    this.#report();
  }

  #report(): void {
    this.#options.onProgress?.({ bytesRead: this.#bytesRead, filesRead: this.#filesRead });
  }
}

/** Tells a file that cannot be read from a workspace that cannot be written. */
class UnreadableFile extends Error {
  readonly failure: AppFailure;
  constructor(failure: AppFailure) {
    super(failure.message, { cause: failure });
    this.failure = failure;
  }
}

async function* readable(chunks: AsyncGenerator<HashedChunk>, path: string): AsyncGenerator<HashedChunk> {
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        const failure = readingFailure(error, path);
        throw failure === null ? error : new UnreadableFile(failure);
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await chunks.return(undefined);
  }
}
