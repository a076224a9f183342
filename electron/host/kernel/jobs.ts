import { AppFailure } from '../../../shared/app-error.ts';

/**
 * How a job stands to others: `alone` waits until the shared ones have ended, and they wait for it; `free` neither waits
 * nor is waited for.
 */
export type JobTurn = 'shared' | 'alone' | 'free';

/** Why a job ends that nobody has cancelled: its file is being closed. What can be taken up again stays noted. */
export class FileCloses extends AppFailure {
  constructor() {
    super({ code: 'cancelled' });
  }
}

interface RunningJob {
  readonly abort: AbortController;
  readonly ended: Promise<unknown>;
}

interface Ticket {
  readonly turn: JobTurn;
  done: boolean;
}

/** The long calls that are running, by the id that their caller chose. */
export class Jobs {
  readonly #running = new Map<string, RunningJob>();
  /** In the order in which they came; a job goes before none that came earlier and does not bear its company. */
  #queue: Ticket[] = [];
  #wake: (() => void)[] = [];

  /** Whether no job runs or waits. */
  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  /** Runs a job under its id, when its turn has come; a second one of the same id is refused. */
  async run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>, turn: JobTurn = 'shared'): Promise<T> {
    if (this.#running.has(jobId)) throw new AppFailure({ code: 'invalid-input', about: `jobId ${jobId}` });
    const abort = new AbortController();
    const ended = turn === 'free' ? work(abort.signal) : this.#inTurn(turn, abort.signal, work);
    this.#running.set(jobId, { abort, ended });
    try {
      return await ended;
    } finally {
      this.#running.delete(jobId);
    }
  }

  /** Asks a job to stop; unknown ids are ignored, for the job may just have ended. */
  cancel(jobId: string, reason = new AppFailure({ code: 'cancelled' })): void {
    this.#running.get(jobId)?.abort.abort(reason);
    this.#wakeAll(); // it may not have begun
  }

  /** Stops all jobs but one for the file is being closed, and waits until they have put everything in order. */
  async stopAll(exceptJobId?: string): Promise<void> {
    const others = [...this.#running].filter(([jobId]) => jobId !== exceptJobId);
    for (const [jobId] of others) this.cancel(jobId, new FileCloses());
    await Promise.allSettled(others.map(([, job]) => job.ended));
  }

  async #inTurn<T>(turn: JobTurn, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const ticket: Ticket = { turn, done: false };
    this.#queue.push(ticket);
    try {
      while (this.#mustWait(ticket)) {
        await new Promise<void>((resolve) => this.#wake.push(resolve));
        signal.throwIfAborted();
      }
      return await work(signal);
    } finally {
      ticket.done = true;
      this.#queue = this.#queue.filter((other) => !other.done);
      this.#wakeAll();
    }
  }

  #mustWait(ticket: Ticket): boolean {
    for (const other of this.#queue) {
      if (other === ticket) return false;
      if (ticket.turn === 'alone' || other.turn === 'alone') return true;
    }
    return false;
  }

  #wakeAll(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }
}
