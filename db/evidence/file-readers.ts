import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { AppFailure } from '../../shared/app-error.ts';
import { readingFailure } from '../disk-error.ts';
import { workerFile } from '../worker-file.ts';
import type { HashedChunk } from './chunk-source.ts';
import {
  type ReaderSetup,
  type ReadFile,
  type ReadOrder,
  type ReadReport,
  chunkSizeBytes,
  readerCodes,
} from './reader-messages.ts';

/** What has been read, file after file in the order of the paths. */
export type ReadStep =
  | { readonly kind: 'chunk'; readonly path: string; readonly chunk: HashedChunk }
  | { readonly kind: 'read'; readonly path: string; readonly bytes: number }
  | {
      readonly kind: 'whole';
      readonly path: string;
      readonly file: ReadFile;
      /** The only chunk of a small file; null for an empty one, and when the chunks came before. */
      readonly chunk: HashedChunk | null;
    }
  | { readonly kind: 'familiar'; readonly path: string; readonly file: ReadFile }
  | { readonly kind: 'failed'; readonly path: string; readonly failure: AppFailure };

/** Files that a reader is told of before it has read those it has: enough that it never waits for an order. */
const ordersAhead = 16;
/** Two are enough: hashing is not what a disk waits for, and one of them reads while the other waits for its turn. */
const readersAtMost = 2;

/** One reading thread and what it has said so far. */
class Reader {
  readonly #worker: Worker;
  readonly #unusedBytes: Int32Array;
  readonly #returns: MessagePort;
  readonly #reports: ReadReport[] = [];
  #wake: (() => void) | null = null;
  #failure: Error | null = null;
  /** Files ordered and not yet read to their end. */
  outstanding = 0;
  onFileEnd: () => void = () => {};

  constructor(familiarSizes: readonly number[]) {
    const unused = new SharedArrayBuffer(4);
    this.#unusedBytes = new Int32Array(unused);
    const { port1, port2 } = new MessageChannel();
    this.#returns = port1;
    const workerData: ReaderSetup = { unused, returns: port2, familiarSizes };
    const script = workerFile('read-worker', import.meta.url);
    this.#worker = new Worker(script, { workerData, transferList: [port2] });
    this.#worker.on('message', (report: ReadReport) => {
      this.#reports.push(report);
      if (report.kind !== 'chunk' && report.kind !== 'read') {
        this.outstanding -= 1;
        this.onFileEnd();
      }
      this.#wake?.();
    });
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', (code) => this.#end(new Error(`A reading thread ended with code ${code}`)));
  }

  order(order: ReadOrder): void {
    this.outstanding += 1;
    this.#worker.postMessage(order);
  }

  async next(): Promise<ReadReport> {
    for (;;) {
      const report = this.#reports.shift();
      if (report !== undefined) return report;
      if (this.#failure !== null) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }

  /** The bytes of a report have found their place: the thread may read on. */
  used(bytes: number): void {
    Atomics.sub(this.#unusedBytes, 0, bytes);
    Atomics.notify(this.#unusedBytes, 0);
  }

  /** The memory of a whole chunk may be filled again. */
  giveBack(bytes: Uint8Array): void {
    if (bytes.byteLength !== chunkSizeBytes || bytes.buffer.byteLength !== chunkSizeBytes) return;
    const memory = bytes.buffer as ArrayBuffer;
    this.#returns.postMessage(memory, [memory]);
  }

  async stop(): Promise<void> {
    this.#returns.close();
    await this.#worker.terminate();
  }

  #end(failure: Error): void {
    this.#failure ??= failure;
    this.#wake?.();
  }
}

export interface ReadFilesOptions {
  /** Sizes of stored files of more than one chunk: a file of such a size is hashed first, and perhaps need not be sent. */
  readonly familiarSizes: readonly number[];
}

/**
 * Reads and hashes files on threads of their own, ahead of whoever uses them, by at most some 8 MiB a thread. Files that
 * cannot be read are told as such. Ends its threads when the caller stops.
 */
export async function* readFiles(paths: readonly string[], options: ReadFilesOptions): AsyncGenerator<ReadStep> {
  const count = Math.min(readersAtMost, paths.length);
  const readers = Array.from({ length: count }, () => new Reader(options.familiarSizes));
  const readerOf: Reader[] = [];
  const orderFor = (reader: Reader): void => {
    while (reader.outstanding < ordersAhead && readerOf.length < paths.length) {
      const index = readerOf.push(reader) - 1;
      reader.order({ index, path: paths[index] ?? '' });
    }
  };
  try {
    // In turns, so that the first files are shared.
    for (let turn = 0; turn < ordersAhead; turn++)
      for (const reader of readers) {
        if (readerOf.length >= paths.length) break;
        reader.order({ index: readerOf.push(reader) - 1, path: paths[readerOf.length - 1] ?? '' });
      }
    for (const reader of readers) reader.onFileEnd = () => orderFor(reader);
    for (const [index, path] of paths.entries()) {
      const reader = readerOf[index];
      if (reader === undefined) throw new Error(`Nobody reads file ${index}`);
      yield* stepsOf(reader, path);
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.stop()));
  }
}

async function* stepsOf(reader: Reader, path: string): AsyncGenerator<ReadStep> {
  for (;;) {
    const report = await reader.next();
    switch (report.kind) {
      case 'chunk': {
        const { bytes, hash } = report;
        const size = bytes.byteLength; // once its memory was given back it tells none
        yield { kind: 'chunk', path, chunk: { bytes, hash, release: () => reader.giveBack(bytes) } };
        reader.used(size);
        break;
      }
      case 'read':
        yield { kind: 'read', path, bytes: report.bytes };
        break;
      case 'whole': {
        const { file, bytes } = report;
        const used = bytes?.byteLength ?? 0;
        const chunk =
          bytes === null || bytes.byteLength === 0
            ? null
            : { bytes, hash: Buffer.from(file.fileHash, 'hex'), release: () => letGo(bytes) };
        yield { kind: 'whole', path, file, chunk };
        reader.used(used);
        return;
      }
      case 'familiar':
        yield { kind: 'familiar', path, file: report.file };
        return;
      case 'failed':
        yield { kind: 'failed', path, failure: failureOf(report, path) };
        return;
    }
  }
}

/**
 * Frees the memory of bytes that have been written. The collector would, too, but only when a hundred megabytes of such
 * bytes lie about: it goes by the small objects that hold them.
 */
function letGo(bytes: Uint8Array): void {
  (bytes.buffer as ArrayBuffer).transfer(0);
}

/** Throws what only a bug can cause. */
function failureOf({ code, words }: { readonly code: string; readonly words: string }, path: string): AppFailure {
  if (code === readerCodes.changed) return new AppFailure({ code: 'file-changed', about: path });
  const cause = Object.assign(new Error(words), { code });
  const failure = readingFailure(cause, path);
  if (failure === null) throw cause;
  return failure;
}
