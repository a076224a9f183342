import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppFailure } from '../../shared/app-error.ts';
import { withDiskErrorsAsync } from '../disk-error.ts';
import { requireSpace } from '../disk-space.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { isIngesting } from './bulk-journal.ts';

/** How much the file could shrink. `stepwise` is false for files of an older program, which are rewritten once, in one go. */
export interface ShrinkPlan {
  readonly fileBytes: number;
  readonly freeBytes: number;
  readonly stepwise: boolean;
}

export interface Shrunk {
  readonly beforeBytes: number;
  readonly afterBytes: number;
}

/** `PRAGMA auto_vacuum`: where every page is used is noted, so that the last ones can move forward. */
const incremental = 2;
/** Pages that one transaction moves: 4 MiB, some 30 ms. */
const pagesPerTurn = 256;
/** Pages after which the log is folded in meanwhile: the usual 64 MiB would hold other calls for half a second. */
const foldEveryPages = 512;
/** Moved pages go through the log, which is folded into the file when it has 64 MiB. */
const logBytes = 128 * 1_048_576;

function pragma(db: WorkspaceDb, name: string): number {
  return db.raw.pragma(name, { simple: true }) as number;
}

/** Sizes in bytes, as SQLite counts pages. */
export function planShrink(db: WorkspaceDb): ShrinkPlan {
  const pageSize = pragma(db, 'page_size');
  return {
    fileBytes: pragma(db, 'page_count') * pageSize,
    freeBytes: pragma(db, 'freelist_count') * pageSize,
    stepwise: pragma(db, 'auto_vacuum') === incremental,
  };
}

/**
 * Gives the space of removed bytes back to the disk. Step by step: each step is a transaction that moves pages from the
 * end of the file into its holes, so that a crash or a cancel leaves a whole file that is shorter by what was done. A
 * file from before this was built in is rewritten once (SQLite's VACUUM: as safe, but it cannot be stopped midway).
 * Progress in bytes. Throws `rule-broken` about `ingest-under-way`, `disk-full` before anything is touched.
 */
export async function shrinkFile(
  db: WorkspaceDb,
  job: { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void },
): Promise<Shrunk> {
  const refuseIngest = (): void => {
    if (isIngesting(db.raw)) throw new AppFailure({ code: 'rule-broken', about: 'ingest-under-way' });
  };
  refuseIngest();
  const before = planShrink(db);
  if (before.freeBytes === 0) return { beforeBytes: before.fileBytes, afterBytes: before.fileBytes };
  return withDiskErrorsAsync(db.path, async () => {
    if (before.stepwise) await requireSpace(dirname(db.path), Math.min(logBytes, before.freeBytes * 2));
    else await rewriteOnce(db, before);
    const usual = pragma(db, 'wal_autocheckpoint');
    db.raw.pragma(`wal_autocheckpoint = ${foldEveryPages}`);
    try {
      for (let free = pragma(db, 'freelist_count'); free > 0; ) {
        if (job.signal.aborted) break;
        refuseIngest();
        db.raw.pragma(`incremental_vacuum(${pagesPerTurn})`);
        const left = pragma(db, 'freelist_count');
        if (left >= free) break; // nothing moves any more
        free = left;
        job.onProgress(before.freeBytes - free * pragma(db, 'page_size'), before.freeBytes);
        await nextTurn();
      }
    } finally {
      db.raw.pragma(`wal_autocheckpoint = ${usual}`);
    }
    // The file itself becomes shorter only when the log is folded in.
    db.raw.pragma('wal_checkpoint(TRUNCATE)');
    return { beforeBytes: before.fileBytes, afterBytes: planShrink(db).fileBytes };
  });
}

async function rewriteOnce(db: WorkspaceDb, { fileBytes, freeBytes }: ShrinkPlan): Promise<void> {
  const live = fileBytes - freeBytes;
  await requireSpace(tmpdir(), live); // SQLite puts the new file together there,
  await requireSpace(dirname(db.path), live * 2 + logBytes); // and writes it through the log
  db.raw.pragma('auto_vacuum = INCREMENTAL');
  db.raw.exec('VACUUM');
  db.raw.pragma('synchronous = FULL');
}
