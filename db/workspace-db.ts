import { accessSync, constants, existsSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppFailure } from '../shared/app-error.ts';
import { diskFailure, withDiskErrors } from './disk-error.ts';
import { publishNewFile, syncFile } from './durable-files.ts';
import { sweepOrphans } from './evidence/sweep-orphans.ts';
import { writeMeta } from './meta.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Migration } from './migrations/migration.ts';
import { refuseNewer, runMigrations } from './migrations/run-migrations.ts';
import { describeOwner, readOwner, removeOwner, writeOwner } from './owner-file.ts';
import { recordTables } from './record-table.ts';
import { ensureSearchIndex, type OnIndexed } from './search/search-index.ts';

/** "qhd1" in a file's header tells our files from every other SQLite file. */
export const workspaceApplicationId = 0x71686431;
/** Large pages carry evidence chunks several times faster. Fixed when the first table is made. */
const pageSizeBytes = 16_384;
/** How long a lock may be in the way before the file counts as busy: a virus scanner on Windows, a host that just died. */
const lockPatienceMs = 400;

/** 64 MiB of log before it is folded into the file: an ingest then flushes the file itself every few commits only. */
const checkpointPages = 4_096;

/** Where time and ids come from: UTC ISO 8601 with milliseconds, and UUIDv7. */
export interface Clock {
  readonly now: () => string;
  readonly newId: () => string;
}

/** An open workspace file, held by this process alone. */
export interface WorkspaceDb {
  readonly raw: Database.Database;
  readonly path: string;
  readonly clock: Clock;
  /** Brings everything into the one file and lets go of it. Throws `disk-full` and its like when that cannot be done. */
  close(): void;
}

/** `migrations` is for the tests of the migration runner. */
export interface OpenOptions extends Clock {
  readonly migrations?: readonly Migration[];
  /** Hears how far a search index that must be made anew has come: it takes seconds on a large file. */
  readonly onIndexed?: OnIndexed;
}

/**
 * Makes a new, empty workspace file and opens it. Throws `file-exists`, `file-missing` (no such folder), `file-denied`,
 * `disk-full`. What fails leaves nothing behind: the file is made under another name and gets its own when it is whole.
 */
export function createWorkspaceDb(path: string, options: OpenOptions): WorkspaceDb {
  if (existsSync(path)) throw new AppFailure({ code: 'file-exists', about: path });
  const part = `${path}.${options.newId()}.part`;
  withDiskErrors(path, () => {
    statSync(dirname(path)); // better-sqlite3 calls a missing folder a TypeError
    try {
      makeFile(part, options);
      syncFile(part);
      publishNewFile(part, path);
    } catch (error) {
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
      throw error;
    }
  });
  return openWorkspaceDb(path, options);
}

function makeFile(path: string, options: OpenOptions): void {
  const raw = new Database(path, { timeout: lockPatienceMs });
  try {
    raw.pragma(`page_size = ${pageSizeBytes}`);
    // Notes where every page is used, so that the file can be shortened step by step. Costs an ingest nothing measurable,
    // and makes removing large bytes several times faster: their pages need not be read to be found.
    raw.pragma('auto_vacuum = INCREMENTAL');
    raw.pragma('locking_mode = EXCLUSIVE');
    raw.pragma(`application_id = ${workspaceApplicationId}`);
    raw.pragma('journal_mode = WAL');
    runMigrations(raw, path, options.migrations ?? allMigrations);
    const now = options.now();
    writeMeta(raw, {
      workspaceId: options.newId(),
      replicaId: options.newId(),
      author: '',
      createdAt: now,
      lastOpenedAt: now,
    });
    raw.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    raw.close();
  }
}

/**
 * Opens a workspace file, migrates it when it is older, and holds it alone. Throws `file-missing`, `file-denied`,
 * `not-a-workspace`, `workspace-newer`, `workspace-damaged`, and `workspace-busy` about `user@host since time`.
 */
export function openWorkspaceDb(path: string, options: OpenOptions): WorkspaceDb {
  return withDiskErrors(path, () => {
    if (!statSync(path).isFile()) throw new AppFailure({ code: 'not-a-workspace', about: path });
    // SQLite opens a file that it may not write, fails at the first write and calls it an I/O error, as if it were damaged.
    for (const place of [path, dirname(path)]) accessSync(place, constants.W_OK);
    const raw = new Database(path, { fileMustExist: true, timeout: lockPatienceMs });
    try {
      prepareConnection(raw, path, options);
    } catch (error) {
      raw.close();
      throw sayWhoHoldsIt(error, path);
    }
    return handleOf(raw, path, options);
  });
}

function sayWhoHoldsIt(error: unknown, path: string): unknown {
  const failure = diskFailure(error, path);
  if (failure?.error.code !== 'workspace-busy') return failure ?? error;
  const owner = readOwner(path);
  return new AppFailure(
    { code: 'workspace-busy', about: owner === null ? path : describeOwner(owner) },
    { cause: error },
  );
}

function prepareConnection(raw: Database.Database, path: string, options: OpenOptions): void {
  const migrations = options.migrations ?? allMigrations;
  raw.pragma('locking_mode = EXCLUSIVE'); // before the first read: it then also needs no -shm file
  if (raw.pragma('application_id', { simple: true }) !== workspaceApplicationId) {
    throw new AppFailure({ code: 'not-a-workspace', about: path });
  }
  refuseNewer(raw, path, migrations);
  if (raw.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new Error('The file does not take WAL mode');
  raw.pragma('synchronous = FULL'); // holds for the migrations; see settleSynchronous
  runMigrations(raw, path, migrations);
  raw.pragma('foreign_keys = ON');
  raw.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  refuseMissingTables(raw, path);
  settleSynchronous(raw, options);
  sweepOrphans(raw);
  ensureSearchIndex(raw, options.onIndexed);
  if (raw.pragma('foreign_keys', { simple: true }) !== 1) throw new Error('Foreign keys are off');
}

/**
 * better-sqlite3 is compiled to fall from FULL to NORMAL with the first write in WAL mode, and NORMAL loses commits that
 * were acknowledged before a power cut. So: write first, set it then, and see that it holds through another write.
 */
function settleSynchronous(raw: Database.Database, options: OpenOptions): void {
  writeMeta(raw, { lastOpenedAt: options.now() });
  raw.pragma('synchronous = FULL');
  writeMeta(raw, { lastOpenedAt: options.now() });
  if (raw.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL did not hold');
}

function refuseMissingTables(raw: Database.Database, path: string): void {
  const standing = new Set(raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  const wanted = [
    'meta',
    'revision',
    'command_step',
    'evidence_chunk',
    'evidence_file',
    'evidence_file_chunk',
    'evidence_check',
    'damaged_file',
    'evidence_purge',
    'evidence_pages',
    'evidence_reading',
    'evidence_text',
    'own_key',
    'peer',
    'peer_key',
    'sent_bundle',
    'received_bundle',
    'peer_evidence',
    'inbox_bundle',
    'record_head',
    'merge_conflict',
    'search_state',
    'search_kind',
    'search_entry',
    'search_word',
    'search_index',
    ...Object.values(recordTables).map(({ table }) => table),
  ];
  if (wanted.some((table) => !standing.has(table))) throw new AppFailure({ code: 'workspace-damaged', about: path });
}

function handleOf(raw: Database.Database, path: string, options: OpenOptions): WorkspaceDb {
  const owner = writeOwner(path, options.now());
  return {
    raw,
    path,
    clock: { now: options.now, newId: options.newId },
    close() {
      if (!raw.open) return;
      withDiskErrors(path, () => {
        try {
          // A secretary copies the one file: nothing may stay behind in the log.
          raw.pragma('wal_checkpoint(TRUNCATE)');
        } finally {
          raw.close();
          removeOwner(path, owner);
        }
      });
    },
  };
}
