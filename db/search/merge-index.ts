import { getMeta, setMeta } from '../meta.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { entryRange, listSlots } from './search-entries.ts';
import { writeCount } from './search-texts.ts';

/** Pages of 4 KiB that one step writes: 4 ms on two slow cores, 20 ms at the worst. */
const pagesOfStep = 16;
/** Merging writes the whole index once, so a large one waits for more: the same work for each write, however large it is. */
const entriesForEachWrite = 4_000;
const fewestWrites = 16;
/** The pages of this many steps, 4 MiB, go from the log into the file at once: all together would take most of a second. */
const stepsOfCheckpoint = 64;

/**
 * Every command adds a segment to the index, and a search asks each of them: after some hundred commands it takes twice
 * its time. Whether enough was written since the segments were last made one; `meta` remembers when that was.
 */
export function isMergeDue(db: WorkspaceDb): boolean {
  const mergedAt = getMeta(db, 'searchMergedAt');
  if (mergedAt === null) return true;
  const written = writeCount(db) - Number(mergedAt);
  // Fewer than then: the file was written anew meanwhile, which numbers its revisions from the beginning.
  return written < 0 || written >= Math.max(fewestWrites, entryCount(db) / entriesForEachWrite);
}

/** About how many entries there are: the numbers that were ever given. */
function entryCount(db: WorkspaceDb): number {
  const newest = statement<{ entry: number | null }>(
    db.raw,
    'SELECT max(entry) AS entry FROM search_entry WHERE entry BETWEEN ? AND ?',
  );
  return listSlots(db.raw).reduce((sum, { slot }) => {
    const [first, last] = entryRange(slot);
    return sum + (newest.get(first, last)?.entry ?? first) - first;
  }, 0);
}

/**
 * Makes one segment of all, a step of some milliseconds at a time, each a transaction of its own. What is cut off between
 * two steps is whole, and goes on where it was: FTS5 keeps in the index how far a merge has come. What is written
 * meanwhile is merged too.
 */
export function* mergeSegments(db: WorkspaceDb): Generator<void> {
  const written = String(writeCount(db));
  const changes = statement<{ count: number }>(db.raw, 'SELECT total_changes() AS count');
  // A negative number of pages: all segments, not only where four of about one size have come together.
  const merge = statement(db.raw, `INSERT INTO search_index (search_index, rank) VALUES ('merge', -${pagesOfStep})`);
  for (let step = 1; ; step += 1) {
    const before = changes.get()?.count ?? 0;
    merge.run();
    // The command itself counts as one change, as FTS5 documents it: nothing was left to merge.
    if ((changes.get()?.count ?? 0) - before < 2) break;
    if (step % stepsOfCheckpoint === 0) db.raw.pragma('wal_checkpoint(PASSIVE)');
    yield;
  }
  setMeta(db, 'searchMergedAt', written);
}
