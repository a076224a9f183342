import { setTimeout as pause } from 'node:timers/promises';
import { isIngesting } from '../../../db/evidence/bulk-journal.ts';
import {
  forgetGoneFiles,
  indexOneAgain,
  keepText,
  listUnread,
  type UnreadFile,
} from '../../../db/evidence/file-texts.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { TextPiece, TextState } from '../../../shared/domain/reading.ts';
import { detectMediaType } from '../evidence/media-type.ts';
import { isHeld } from './readers-first.ts';
import { ReadingThread } from './reading-thread.ts';
import { FileRefused } from './refused.ts';
import { readWhole } from './stored-bytes.ts';
import { viewOf } from './file-view.ts';

const filesAtOnce = 100;
/** After each step of some milliseconds the same time and a little more is left to others. */
const restAfterStepMs = 12;
const restWhileIngestingMs = 1_000;
const restWhileHeldMs = 200;

interface Reading {
  readonly state: TextState;
  readonly pieces: readonly TextPiece[];
}

/**
 * Looks for the words of all files that were not looked through yet, one after the other, and puts them into the search
 * index in small steps: a save never waits for more than one. What is cut off goes on where it was the next time.
 */
export class TextIndexer {
  readonly #db: WorkspaceDb;
  readonly #thread = new ReadingThread('background');
  readonly #onRead: (read: { fileHash: string; state: TextState }) => void;
  readonly #abort = new AbortController();
  #running: Promise<void> | null = null;
  #isAskedAgain = false;

  /** `onRead` hears of each file when what was found in it is kept. */
  constructor(db: WorkspaceDb, onRead: (read: { fileHash: string; state: TextState }) => void = () => undefined) {
    this.#db = db;
    this.#onRead = onRead;
  }

  /** Begins, or goes on once more when it is at it; resolves when nothing is left to read. */
  run(): Promise<void> {
    this.#isAskedAgain = this.#running !== null;
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
      if (this.#isAskedAgain && !this.#isOver) void this.run();
    });
    return this.#running;
  }

  /** Ends at once; the file may be closed after it. */
  async stop(): Promise<void> {
    this.#abort.abort(new AppFailure({ code: 'cancelled' }));
    await this.#thread.end();
    await this.#running;
  }

  get #isOver(): boolean {
    return this.#abort.signal.aborted || !this.#db.raw.open;
  }

  async #work(): Promise<void> {
    try {
      for (const _step of forgetGoneFiles(this.#db)) {
        await this.#rest(restAfterStepMs);
        if (this.#isOver) return;
      }
      while (!this.#isOver && indexOneAgain(this.#db)) await this.#rest(restAfterStepMs);
      for (let files = this.#unread(); files.length > 0; files = this.#unread()) {
        for (const file of files) {
          while (!this.#isOver && isIngesting(this.#db.raw)) await this.#rest(restWhileIngestingMs);
          while (!this.#isOver && isHeld()) await this.#rest(restWhileHeldMs);
          if (this.#isOver) return;
          await this.#keep(file, await this.#read(file));
        }
      }
    } catch (error) {
      if (!this.#isOver) throw error;
    } finally {
      await this.#thread.end();
    }
  }

  #unread(): UnreadFile[] {
    return this.#isOver ? [] : listUnread(this.#db, filesAtOnce);
  }

  async #read({ fileHash, fileName }: UnreadFile): Promise<Reading> {
    const without = (state: TextState): Reading => ({ state, pieces: [] });
    try {
      const bytes = await readWhole(this.#db, fileHash, this.#abort.signal);
      const mediaType = await detectMediaType(bytes.subarray(0, 4_200), fileName);
      if (!['pdf', 'document', 'sheets', 'text'].includes(viewOf(mediaType))) return without('unsupported');
      const answer = await this.#thread.ask({ task: 'text', bytes, mediaType }, this.#abort.signal);
      if ('refused' in answer) return without(answer.refused);
      return 'text' in answer ? answer.text : without('unsupported');
    } catch (error) {
      if (error instanceof FileRefused) return without(error.state);
      if (error instanceof AppFailure && error.error.code === 'workspace-damaged') return without('damaged');
      throw error;
    }
  }

  async #keep(file: UnreadFile, found: Reading): Promise<void> {
    const steps = keepText(this.#db, file.fileHash, found);
    while (!this.#isOver) {
      if (isIngesting(this.#db.raw)) await this.#rest(restWhileIngestingMs);
      else if (isHeld()) await this.#rest(restWhileHeldMs);
      else if (steps.next().done === true) break;
      else await this.#rest(restAfterStepMs);
    }
    if (!this.#isOver) this.#onRead({ fileHash: file.fileHash, state: found.state });
  }

  async #rest(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.#abort.signal, ref: false }).catch(() => undefined);
  }
}
