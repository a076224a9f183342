import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type BackgroundSetup, backgroundSetup, standsStill } from './readers-first.ts';
import type { ReadingAnswer, ReadingQuestion } from './reading-worker.ts';

/** What one file may take: a hostile one is given up within ten seconds. */
export const readingLimits = {
  milliseconds: 9_000,
  heapMegabytes: 768,
  /** Memory beside the heap, such as what streams unpack to, grows no further than this; looked at all the time. */
  growthBytes: 640 * 1_048_576,
  watchMs: 100,
  /** After so many files a thread is ended, so that nothing can pile up in it. */
  filesPerThread: 200,
} as const;

type Ending = { readonly refused: 'too-heavy' | 'damaged' };

/**
 * A thread that reads foreign files, one at a time; ended when a file takes too long or too much, and begun anew with
 * the next. (A process of its own could not be started from the packaged program: its Node switch is fused off.)
 */
export class ReadingThread {
  #worker: Worker | null = null;
  #files = 0;
  #lastId = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #setup: BackgroundSetup | null;
  readonly #milliseconds: number;

  /** `background`: it stands still while somebody looks at a file; `milliseconds`: what one file may take. */
  constructor(use: 'asked' | 'background' = 'asked', milliseconds: number = readingLimits.milliseconds) {
    this.#milliseconds = milliseconds;
    this.#setup = use === 'background' ? backgroundSetup() : null;
  }

  /** What became of one file; never rejects but for the reason of an aborted `signal`. */
  async ask(
    question: Omit<ReadingQuestion, 'id'>,
    signal?: AbortSignal,
  ): Promise<
    | Omit<Extract<ReadingAnswer, { text: unknown }>, 'id'>
    | Omit<Extract<ReadingAnswer, { document: unknown }>, 'id'>
    | Omit<Extract<ReadingAnswer, { pages: unknown }>, 'id'>
    | Extract<ReadingAnswer, { refused: unknown }>
    | Ending
  > {
    const before = this.#turn;
    const mine = before.then(() => this.#read(question, signal));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** Ends the thread, whatever it is at. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #read(question: Omit<ReadingQuestion, 'id'>, signal: AbortSignal | undefined): Promise<ReadingAnswer | Ending> {
    signal?.throwIfAborted();
    if (this.#files >= readingLimits.filesPerThread) await this.end();
    const worker = this.#worker ?? this.#start();
    this.#files += 1;
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      let worked = 0;
      let lookedAt = performance.now();
      const before = process.memoryUsage.rss();
      const settle = (finish: () => void, isOver: boolean): void => {
        clearInterval(watch);
        signal?.removeEventListener('abort', onAbort);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
        if (isOver && this.#worker === worker) void this.end();
        finish();
      };
      const onMessage = (answer: ReadingAnswer): void => {
        if (answer.id === id) settle(() => resolve(answer), false);
      };
      const onError = (): void => settle(() => resolve({ refused: 'too-heavy' }), true);
      const onExit = (): void => settle(() => resolve({ refused: 'damaged' }), true);
      const onAbort = (): void => settle(() => reject(signal?.reason as Error), true);
      const watch = setInterval(() => {
        const now = performance.now();
        // Standing still is not the file's fault.
        if (this.#setup === null || !standsStill(this.#setup)) worked += now - lookedAt;
        lookedAt = now;
        if (worked <= this.#milliseconds && process.memoryUsage.rss() - before < readingLimits.growthBytes) return;
        settle(() => resolve({ refused: 'too-heavy' }), true);
      }, readingLimits.watchMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.on('message', onMessage).once('error', onError).once('exit', onExit);
      worker.ref();
      // A copy of its own, so that the thread may keep it: handing it over would leave the caller without.
      const bytes = new Uint8Array(question.bytes);
      worker.postMessage({ ...question, bytes, id } satisfies ReadingQuestion, [bytes.buffer]);
    });
  }

  #start(): Worker {
    const worker = new Worker(workerFile(), {
      workerData: this.#setup,
      resourceLimits: { maxOldGenerationSizeMb: readingLimits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
      stderr: true, // what libraries grumble about broken files is no complaint of this program
      stdout: true,
    });
    worker.on('error', () => undefined); // told to whoever waits for an answer
    worker.unref();
    this.#worker = worker;
    this.#files = 0;
    return worker;
  }
}

/** Beside this file as source; beside the host's entry, or one folder above its chunks, once built. */
function workerFile(): string {
  const places = ['./reading-worker.ts', './reading-worker.mjs', '../reading-worker.mjs'];
  const found = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((file) => existsSync(file));
  if (found === undefined) throw new Error('the reading worker is missing beside the host');
  return found;
}
