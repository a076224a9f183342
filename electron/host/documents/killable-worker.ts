import { Worker } from 'node:worker_threads';
import { AppFailure } from '../../../shared/app-error.ts';
import { workerFile } from './worker-file.ts';

/** What one question may take before its thread is ended. */
export interface WorkerLimits {
  readonly heapMegabytes: number;
  readonly milliseconds: number;
}

interface Question {
  /** The worker's path below this folder, without its ending. */
  readonly name: string;
  /** What the worker starts with; it answers with one message. */
  readonly workerData: object;
  readonly limits: WorkerLimits;
  readonly signal: AbortSignal;
}

/**
 * One answer from a thread that lives for it alone, and is killed in the middle of whatever it does when the signal
 * aborts or a limit is reached: null then. A thread does here what a process would: V8 ends it inside of an endless loop
 * and within a heap of its own. (A process of its own is out of reach: only Electron's main process can start one, and
 * a shipped program does not run as Node, `runAsNode` in electron-builder.yml.) Throws `cancelled`, and what the worker
 * throws.
 */
export function askKillable<Answer>({ name, workerData, limits, signal }: Question): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new AppFailure({ code: 'cancelled' }));
      return;
    }
    const worker = new Worker(workerFile(name), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
    });
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.removeAllListeners('exit');
      void worker.terminate();
      end();
    };
    const timer = setTimeout(() => settle(() => resolve(null)), limits.milliseconds);
    const onAbort = (): void => settle(() => reject(new AppFailure({ code: 'cancelled' })));
    signal.addEventListener('abort', onAbort, { once: true });
    worker.once('message', (answer: Answer) => settle(() => resolve(answer)));
    worker.once('error', (error: Error & { code?: string }) => {
      settle(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(null) : reject(error)));
    });
    worker.once('exit', () => settle(() => reject(new Error(`${name} ended without an answer`))));
  });
}
