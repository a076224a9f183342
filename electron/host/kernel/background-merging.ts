import { setTimeout as pause } from 'node:timers/promises';
import { isMergeDue, mergeSegments } from '../../../db/search/merge-index.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';

/** Nobody has asked for anything for this long: no key, no save, no screen. */
const quietMs = 5_000;
/** Left to others after each step. */
const restAfterStepMs = 8;

interface MergingOptions {
  /** The open file. */
  readonly file: () => WorkspaceDb | null;
  /** Whether something goes on that writes much. */
  readonly isBusy: () => boolean;
  readonly log: (error: unknown) => void;
  readonly quietMs?: number;
}

/**
 * Makes one segment of the search index while nobody asks for anything. The first call ends it between two steps, and
 * the next quiet moment goes on.
 */
export class BackgroundMerging {
  readonly #options: MergingOptions;
  readonly #quietMs: number;
  #timer: NodeJS.Timeout | undefined;
  /** Another one whenever somebody asks. */
  #quiet: object | null = null;

  constructor(options: MergingOptions) {
    this.#options = options;
    this.#quietMs = options.quietMs ?? quietMs;
  }

  /** Somebody asks, or has just been answered. */
  later(): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#run().catch(this.#options.log), this.#quietMs);
    this.#timer.unref();
  }

  /** Nothing is merged any more until somebody asks again. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#quiet = null;
  }

  async #run(): Promise<void> {
    const quiet = {};
    this.#quiet = quiet;
    const db = this.#options.file();
    if (db === null) return;
    if (this.#options.isBusy()) {
      this.later();
      return;
    }
    if (!isMergeDue(db)) return;
    const steps = mergeSegments(db);
    while (steps.next().done !== true) {
      await pause(restAfterStepMs, undefined, { ref: false });
      const isBusy = this.#options.isBusy();
      if (this.#quiet !== quiet || this.#options.file() !== db) return;
      if (isBusy) {
        this.later();
        return;
      }
    }
  }
}
