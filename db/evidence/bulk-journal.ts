import type Database from 'better-sqlite3';

/** Ingests that run on a connection. */
const running = new WeakMap<Database.Database, number>();

/** Whether an ingest runs on this file: while one does, chunks without a file are not orphans yet. */
export function isIngesting(raw: Database.Database): boolean {
  return (running.get(raw) ?? 0) > 0;
}

/** Begins an ingest. */
export function beginIngest(raw: Database.Database): void {
  running.set(raw, (running.get(raw) ?? 0) + 1);
}

/** Connections whose ingest has left the write-ahead log. */
const inBulk = new WeakSet<Database.Database>();

/**
 * Called between two commits of an ingest that turns out to be a large one; a small one is not worth the change. New
 * bytes go to the end of the file: a write-ahead log would write each of them twice and put a checksum on every page, a
 * rollback journal only keeps the few old pages that change. Both keep every commit that was acknowledged through a
 * power cut (`synchronous=FULL`), so a connection that is busy just goes on with the one it has.
 */
export function goBulk(raw: Database.Database): void {
  if (inBulk.has(raw)) return;
  inBulk.add(raw);
  changeJournal(raw, 'truncate');
}

/** Ends an ingest; the last one out goes back to the write-ahead log. Answers whether it was the last. */
export function endIngest(raw: Database.Database): boolean {
  const left = Math.max(0, (running.get(raw) ?? 1) - 1);
  running.set(raw, left);
  if (left > 0) return false;
  if (inBulk.delete(raw) && raw.open) changeJournal(raw, 'wal');
  return true;
}

function changeJournal(raw: Database.Database, wanted: 'wal' | 'truncate'): void {
  if (raw.inTransaction) return;
  try {
    raw.pragma(`journal_mode = ${wanted}`);
    // After a large ingest the change to WAL leaves its own transaction open until the next statement reads the file.
    raw.pragma('user_version');
  } catch (error) {
    // What is wrong with the disk, the next write says; until the next ingest or opening the file keeps its journal.
    if (!isRefused(error)) throw error;
  }
  // See settleSynchronous: the journal must never change how much a commit is worth.
  raw.pragma('synchronous = FULL');
  if (raw.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL did not hold');
}

/** A query is being stepped through on this connection, or SQLite cannot do it now: another program, a full disk. */
function isRefused(error: unknown): boolean {
  if (error instanceof TypeError) return error.message.includes('busy executing');
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}
