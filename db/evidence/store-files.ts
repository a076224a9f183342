import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppFailure } from '../../shared/app-error.ts';
import { diskFailure } from '../disk-error.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import {
  awaitedLater,
  chunkSizeBytes,
  chunksOfFile,
  type HashedChunk,
  type OpenedFile,
  openFile,
} from './chunk-source.ts';
import { type CompleteFile, EvidenceBatch } from './evidence-batch.ts';
import { completeSmallFile, type StoredFile, storeChunks } from './store-file.ts';

/** What became of one path: stored, or the reason why it could not be read. */
export type StoreOutcome =
  | ({ readonly path: string; readonly ok: true } & StoredFile)
  | { readonly path: string; readonly ok: false; readonly failure: AppFailure };

export interface StoreFilesOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly bytesRead: number; readonly filesRead: number }) => void) | undefined;
}

/** A path that has been looked at: small ones are read and hashed already, large ones stand open. */
type Prepared =
  | {
      readonly kind: 'small';
      readonly path: string;
      readonly file: CompleteFile & { readonly chunks: readonly HashedChunk[] };
    }
  | { readonly kind: 'large'; readonly path: string; readonly file: OpenedFile }
  | { readonly kind: 'failed'; readonly path: string; readonly failure: AppFailure };

/** How many files are read and hashed ahead of the one that is being written. */
const filesAhead = 4;
/** Large files fill batches in their midst: their records must not wait until a batch happens to be full at a file's end. */
const yieldBytes = 8 * 1_048_576;

async function prepare(path: string): Promise<Prepared> {
  try {
    const file = await openFile(path);
    if (file.sizeBytes > chunkSizeBytes) return { kind: 'large', path, file };
    try {
      const small = await completeSmallFile(await file.readExactly(0, file.sizeBytes));
      await file.assertUnchanged();
      return { kind: 'small', path, file: small };
    } finally {
      await file.close();
    }
  } catch (error) {
    const failure = diskFailure(error, path);
    if (failure === null) throw error;
    return { kind: 'failed', path, failure };
  }
}

async function* prepareAhead(paths: readonly string[]): AsyncGenerator<Prepared> {
  const ahead: Promise<Prepared>[] = [];
  try {
    for (let next = 0; next < paths.length + filesAhead; next++) {
      const path = paths[next];
      if (path !== undefined) ahead.push(awaitedLater(prepare(path)));
      if (next < filesAhead) continue;
      const first = ahead.shift();
      if (first !== undefined) yield await first;
    }
  } finally {
    for (const settled of await Promise.allSettled(ahead)) {
      if (settled.status === 'fulfilled' && settled.value.kind === 'large') await settled.value.file.close();
    }
  }
}

/**
 * Takes many files in, in order, several to a commit. Each yielded list holds files that are committed and flushed, and
 * paths that could not be read; write their records before asking for the next list. Ends early, quietly, when the
 * signal is aborted: everything yielded until then stays. Throws what concerns the workspace itself, such as `disk-full`.
 */
export async function* storeFiles(
  db: WorkspaceDb,
  paths: readonly string[],
  options: StoreFilesOptions = {},
): AsyncGenerator<readonly StoreOutcome[]> {
  const batch = new EvidenceBatch(db);
  const queue = new OutcomeQueue(batch);
  let broken = true;
  let bytesRead = 0;
  let filesRead = 0;
  const report = (): void => options.onProgress?.({ bytesRead, filesRead });
  try {
    for await (const prepared of prepareAhead(paths)) {
      if (options.signal?.aborted) {
        if (prepared.kind === 'large') await prepared.file.close();
        break;
      }
      const before = bytesRead;
      await queue.take(prepared, {
        signal: options.signal,
        onProgress: (bytes) => {
          bytesRead = before + bytes;
          report();
        },
      });
      filesRead++;
      report();
      if (!batch.isFull && queue.waitingBytes < yieldBytes) continue;
      yield queue.commit();
      await nextTurn();
    }
    const last = queue.commit();
    broken = queue.hasBrokenOff || options.signal?.aborted === true;
    if (last.length > 0) yield last;
  } finally {
    batch.end(broken ? 'broken-off' : 'complete');
  }
}

/** Outcomes that wait for the commit of their bytes. */
class OutcomeQueue {
  readonly #batch: EvidenceBatch;
  #waiting: (CompleteFile & { readonly path: string })[] = [];
  #failed: StoreOutcome[] = [];
  /** Whether some large file was given up after its first chunks were stored. */
  hasBrokenOff = false;

  constructor(batch: EvidenceBatch) {
    this.#batch = batch;
  }

  /** Bytes of whole files that nobody has been told of yet. */
  get waitingBytes(): number {
    return this.#waiting.reduce((sum, file) => sum + file.sizeBytes, 0);
  }

  async take(
    prepared: Prepared,
    options: { signal?: AbortSignal | undefined; onProgress: (bytes: number) => void },
  ): Promise<void> {
    const { path } = prepared;
    if (prepared.kind === 'failed') {
      this.#failed.push({ path, ok: false, failure: prepared.failure });
    } else if (prepared.kind === 'small') {
      for (const chunk of prepared.file.chunks) this.#batch.addChunk(chunk);
      this.#add(path, prepared.file);
      options.onProgress(prepared.file.sizeBytes);
    } else {
      await this.#takeLarge(path, prepared.file, options);
    }
  }

  async #takeLarge(
    path: string,
    file: OpenedFile,
    options: { signal?: AbortSignal | undefined; onProgress: (bytes: number) => void },
  ): Promise<void> {
    try {
      this.#add(path, await storeChunks(this.#batch, readable(file), options));
    } catch (error) {
      this.hasBrokenOff = true;
      if (error instanceof UnreadableFile) this.#failed.push({ path, ok: false, failure: error.failure });
      else if (!(error instanceof AppFailure && error.error.code === 'cancelled')) throw error;
    } finally {
      await file.close();
    }
  }

  #add(path: string, file: CompleteFile): void {
    this.#batch.addFile(file);
    this.#waiting.push({ ...file, path });
  }

  commit(): StoreOutcome[] {
    this.#batch.flush();
    const stored = this.#waiting.map(({ path, fileHash, sizeBytes }) => ({
      path,
      ok: true as const,
      fileHash,
      sizeBytes,
      isNew: this.#batch.claimNew(fileHash),
    }));
    const outcomes = [...stored, ...this.#failed];
    this.#waiting = [];
    this.#failed = [];
    return outcomes;
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

async function* readable(file: OpenedFile): AsyncGenerator<HashedChunk> {
  const chunks = chunksOfFile(file);
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        const failure = diskFailure(error, file.path);
        throw failure === null ? error : new UnreadableFile(failure);
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await chunks.return(undefined);
  }
}
