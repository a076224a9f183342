import { AppFailure } from '../../../shared/app-error.ts';

/** The long calls that are running, by the id that their caller chose. */
export class Jobs {
  readonly #running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<unknown> }>();

  /** Runs a job under its id; a second one of the same id is refused. */
  async run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#running.has(jobId)) throw new AppFailure({ code: 'invalid-input', about: `jobId ${jobId}` });
    const abort = new AbortController();
    const ended = work(abort.signal);
    this.#running.set(jobId, { abort, ended });
    try {
      return await ended;
    } finally {
      this.#running.delete(jobId);
    }
  }

  /** Asks a job to stop; unknown ids are ignored, for the job may just have ended. */
  cancel(jobId: string): void {
    this.#running.get(jobId)?.abort.abort(new AppFailure({ code: 'cancelled' }));
  }

  /** Stops all jobs but one, and waits until they have put everything in order. */
  async stopAll(exceptJobId?: string): Promise<void> {
    const others = [...this.#running].filter(([jobId]) => jobId !== exceptJobId);
    for (const [jobId] of others) this.cancel(jobId);
    await Promise.allSettled(others.map(([, job]) => job.ended));
  }
}
