import { setImmediate, setTimeout } from 'node:timers/promises';
import { listTexts, textsWrittenSince, writeCount } from '../../../db/search/search-texts.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { PinyinText } from './pinyin-text.ts';

/** Characters kept for pinyin: the whole text of a large department, the titles of ten of them. 8 MB. */
const mostCharacters = 4_000_000;

/** While somebody types words that need no readings, the next key comes within this time. */
const typingMs = 200;

const commonLetters = ['gz', 'gzz', 'gzzd', 'sh', 'shi', 'shix'] as const;

const readers = new WeakMap<WorkspaceDb, PinyinReader>();

/**
 * Knows the words of one file by how they are read. Nothing of it is stored: readings belong to the program, and the
 * words are in the file. Made in small steps, so that other calls have their turn meanwhile.
 */
export class PinyinReader {
  readonly #db: WorkspaceDb;
  #known: Promise<{ readonly text: PinyinText; count: number }> | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #isAwaited = false;

  private constructor(db: WorkspaceDb) {
    this.#db = db;
  }

  /** The reader of a file; one a file. */
  static of(db: WorkspaceDb): PinyinReader {
    let reader = readers.get(db);
    if (reader === undefined) {
      reader = new PinyinReader(db);
      readers.set(db, reader);
    }
    return reader;
  }

  /** Reads the file if that has not been done yet, and looks for some letters, so that the first ones typed find compiled code. */
  async prepare(): Promise<void> {
    const { text } = await this.#readAll();
    for (const letters of commonLetters) {
      await setImmediate();
      text.find(letters, 1);
    }
  }

  /** Somebody searches: as long as nobody waits for readings, no more of them are made until the typing rests. */
  standAside(): void {
    this.#askedAt = performance.now();
  }

  /** Words of the file that are read like these letters, the most frequent first. */
  async readings(letters: string, limit: number): Promise<string[]> {
    this.#isAwaited = true;
    const known = await this.#readAll();
    const count = writeCount(this.#db);
    if (count !== known.count) {
      for (const text of textsWrittenSince(this.#db, known.count)) known.text.add(text);
      known.count = count;
    }
    const words = known.text.find(letters, limit);
    // Once the answer is on its way: the next letter comes a moment later.
    void setImmediate().then(() => known.text.follow(letters));
    return words;
  }

  async #readAll(): Promise<{ readonly text: PinyinText; count: number }> {
    this.#known ??= readFile(this.#db, () => this.#rest());
    return this.#known;
  }

  async #rest(): Promise<void> {
    await setImmediate();
    while (!this.#isAwaited && performance.now() - this.#askedAt < typingMs) await setTimeout(typingMs / 4);
  }
}

/** `rest` is waited for between two steps. */
async function readFile(
  db: WorkspaceDb,
  rest: () => Promise<void>,
): Promise<{ readonly text: PinyinText; count: number }> {
  const { pinyin } = await import('pinyin-pro');
  const count = writeCount(db);
  const text = new PinyinText((character) => {
    const readings = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true });
    // Who means ü types v, u or, on a passport, yu.
    return readings.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading]));
  }, mostCharacters);
  for (const batch of listTexts(db)) {
    for (const line of batch) text.add(line);
    if (text.isFull) break;
    await rest();
    if (!db.raw.open) break;
  }
  return { text, count };
}
