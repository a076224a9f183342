import { type ResourceLimits, Worker } from 'node:worker_threads';
import { AppFailure } from '../../../shared/app-error.ts';
import { workerFile } from './worker-file.ts';

/** What a thread answers when it met an error: its words. */
export interface ThreadFailure {
  readonly id: number;
  readonly failure: string;
}

/** The thread met an error that it will meet again with the same question. */
export class ThreadRefusal extends Error {}

/** What the work answers, or `cancelled` as soon as the signal aborts: others may still wait for the same work. */
export function orCancelled<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(new AppFailure({ code: 'cancelled' }));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}
interface Running<Answer> {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting<Answer>>;
}

/**
 * A thread of its own for slow computing, started with the first question and kept: what it has loaded is warm for the
 * next one. Idle, it does not keep the process alive. Rejects with the thread's own words.
 */
export class WorkerThread<Question extends object, Answer extends { readonly id: number }> {
  readonly #name: string;
  readonly #heap: ResourceLimits;
  #running: Running<Answer> | undefined;
  #lastId = 0;

  /** `name`: the file's name without its ending, such as `typst-worker`. `heap`: how much its own memory may grow. */
  constructor(name: string, heap: ResourceLimits = {}) {
    this.#name = name;
    this.#heap = heap;
  }

  /** Throws `cancelled` when the signal aborts, and ends the thread in the middle of the work when nobody else waits. */
  ask(question: Question, signal?: AbortSignal): Promise<Answer> {
    const answer = this.#ask(question);
    const running = this.#running;
    const onAbort = (): void => {
      // The answer itself comes to nobody: ended or not, it must not be an error that nobody catches.
      answer.catch(() => undefined);
      if (running?.waiting.size !== 1) return;
      if (this.#running === running) this.#running = undefined;
      void running.worker.terminate();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    return orCancelled(answer, signal).finally(() => signal?.removeEventListener('abort', onAbort));
  }

  #ask(question: Question): Promise<Answer> {
    this.#running ??= this.#start();
    const { worker, waiting } = this.#running;
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ ...question, id });
    });
  }

  #start(): Running<Answer> {
    const worker = new Worker(workerFile(this.#name), { resourceLimits: this.#heap });
    const waiting = new Map<number, Waiting<Answer>>();
    const settle = (id: number): Waiting<Answer> | undefined => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) worker.unref();
      return one;
    };
    worker.on('message', (answer: Answer | ThreadFailure) => {
      const one = settle(answer.id);
      if ('failure' in answer) one?.reject(new ThreadRefusal(`${this.#name}: ${answer.failure}`));
      else one?.resolve(answer);
    });
    const end = (cause: Error): void => {
      if (this.#running?.worker === worker) this.#running = undefined;
      for (const id of waiting.keys()) settle(id)?.reject(cause);
    };
    worker.on('error', end);
    worker.on('exit', (code) => end(new Error(`${this.#name} ended with code ${code}`)));
    worker.unref();
    return { worker, waiting };
  }
}
