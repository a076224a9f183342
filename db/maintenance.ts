import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppFailure } from '../shared/app-error.ts';
import { withDiskErrorsAsync } from './disk-error.ts';
import { replaceFile, syncFile } from './durable-files.ts';
import { statement } from './statements.ts';
import { type Clock, openWorkspaceDb, type WorkspaceDb } from './workspace-db.ts';

/** Pages that a backup copies before it lets other calls have a turn: 16 MiB. */
const pagesPerTurn = 1024;

/**
 * Writes a whole copy of the open file to `path`: made beside it, fsynced, then renamed over what stood there. Throws
 * `cancelled`, `disk-full`, `file-denied`, `file-exists` when that is the open file itself; what fails leaves nothing behind. Progress is in bytes.
 */
export async function backupWorkspace(
  db: WorkspaceDb,
  path: string,
  job: {
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
    /** Changes the copy before it gets its name. */
    readonly change?: (copy: WorkspaceDb) => void;
  },
): Promise<{ readonly sizeBytes: number }> {
  if (isSameFile(path, db.path)) throw new AppFailure({ code: 'file-exists', about: path });
  const part = `${path}.${db.clock.newId()}.part`;
  const pageSize = Number(db.raw.pragma('page_size', { simple: true }));
  return withDiskErrorsAsync(path, async () => {
    try {
      await db.raw.backup(part, {
        progress: ({ totalPages, remainingPages }) => {
          if (job.signal.aborted) throw new AppFailure({ code: 'cancelled' });
          job.onProgress((totalPages - remainingPages) * pageSize, totalPages * pageSize);
          return pagesPerTurn;
        },
      });
      if (job.change !== undefined) changeCopy(part, db.clock, job.change);
      withoutLog(part);
      syncFile(part);
      replaceFile(part, path);
    } catch (error) {
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
      throw error;
    }
    return { sizeBytes: statSync(path).size };
  });
}

function changeCopy(path: string, clock: Clock, change: (copy: WorkspaceDb) => void): void {
  const copy = openWorkspaceDb(path, clock);
  try {
    change(copy);
  } finally {
    copy.close();
  }
}

/** A backup lies still: without WAL mode it can be read from a write-protected stick. Opening it to work in it goes back. */
function withoutLog(path: string): void {
  const copy = new Database(path);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** A copy over the open file itself would replace it under SQLite's hands. */
function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}

/** SQLite's own check of the file and of its references; empty when it finds nothing. One sentence of SQLite's each. */
export function checkIntegrity(db: WorkspaceDb): string[] {
  const lines = db.raw.prepare('PRAGMA integrity_check(100)').pluck().all() as string[];
  const dangling = db.raw.prepare('PRAGMA foreign_key_check').all() as { table: string; parent: string }[];
  return [...lines.filter((line) => line !== 'ok'), ...dangling.map(({ table, parent }) => `${table} → ${parent}`)];
}

/** A file larger than this is looked at table by table: SQLite's own check of the whole would hold every call for seconds. */
const wholeCheckBytes = 128 * 1_048_576;

/**
 * The same in steps between which other calls have a turn. In a large file the bytes of evidence are left out: they are
 * hashed afterwards, which no damage to them or to their pages gets past.
 */
export function* structureSteps(
  db: WorkspaceDb,
): Generator<{ readonly lines: readonly string[]; readonly done: number; readonly total: number }> {
  const size =
    Number(db.raw.pragma('page_count', { simple: true })) * Number(db.raw.pragma('page_size', { simple: true }));
  if (size <= wholeCheckBytes) {
    yield { lines: checkIntegrity(db), done: 1, total: 1 };
    return;
  }
  const names = db.raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('evidence_chunk') ORDER BY name")
    .pluck()
    .all() as string[];
  for (const [index, name] of names.entries()) {
    const table = `"${name.replaceAll('"', '""')}"`;
    const lines = (db.raw.prepare(`PRAGMA integrity_check(${table})`).pluck().all() as string[]).filter(
      (line) => line !== 'ok',
    );
    const dangling = db.raw.prepare(`PRAGMA foreign_key_check(${table})`).all() as { table: string; parent: string }[];
    yield {
      lines: [...lines, ...dangling.map((row) => `${row.table} → ${row.parent}`)],
      done: index + 1,
      total: names.length,
    };
  }
}

/** The titles of the evidence that each of these files belongs to, so that damage has a name that people know. */
export function titlesOfFiles(
  db: WorkspaceDb,
  fileHashes: readonly string[],
): { readonly fileHash: string; readonly titles: string[] }[] {
  const select = statement<{ title: string }>(
    db.raw,
    `SELECT title FROM evidence WHERE id IN (SELECT evidence_id FROM evidence_file_use WHERE file_hash = ?)
      ORDER BY ordinal, id`,
  );
  return fileHashes.map((fileHash) => ({ fileHash, titles: select.all(fileHash).map(({ title }) => title) }));
}
