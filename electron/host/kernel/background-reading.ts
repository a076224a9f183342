import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { TextState } from '../../../shared/domain/reading.ts';
import type { TextIndexer } from '../reading/text-indexer.ts';

/** Nothing is read in the background while a file is being opened and its first screen painted, or while files come in. */
const afterOpenMs = 4_000;
const afterChangeMs = 1_500;

interface BackgroundReadingOptions {
  readonly log: (error: unknown) => void;
  /** Hears what became of each file. */
  readonly onRead: (read: { readonly fileHash: string; readonly state: TextState }) => void;
}

/** Has the words of new files read in the background, when nothing else has been happening for a moment. */
export class BackgroundReading {
  readonly #options: BackgroundReadingOptions;
  #db: WorkspaceDb | null = null;
  #indexer: TextIndexer | null = null;
  #timer: NodeJS.Timeout | undefined;
  #running = 0;

  constructor(options: BackgroundReadingOptions) {
    this.#options = options;
  }

  /** Whether words are being read just now. */
  get isRunning(): boolean {
    return this.#running > 0;
  }

  /** A file was opened. */
  follow(db: WorkspaceDb): void {
    if (this.#db === db) return;
    this.#db = db;
    this.#indexer = null;
    this.#later(afterOpenMs);
  }

  /** Evidence changed. */
  changed(): void {
    if (this.#db !== null) this.#later(afterChangeMs);
  }

  /** Before the file is closed. What has not been read is read the next time. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    const indexer = this.#indexer;
    this.#db = null;
    this.#indexer = null;
    await indexer?.stop();
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run().catch(this.#options.log), milliseconds);
    this.#timer.unref();
  }

  async #run(): Promise<void> {
    const db = this.#db;
    if (db === null || !db.raw.open) return;
    const { TextIndexer: Indexer } = await import('../reading/text-indexer.ts');
    if (this.#db !== db || !db.raw.open) return;
    this.#indexer ??= new Indexer(db, this.#options.onRead);
    this.#running += 1;
    await this.#indexer.run().finally(() => {
      this.#running -= 1;
    });
  }
}
