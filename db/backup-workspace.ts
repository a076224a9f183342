import { existsSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppFailure } from '../shared/app-error.ts';
import { withDiskErrorsAsync } from './disk-error.ts';
import { publishNewFile, syncFile } from './durable-files.ts';
import type { WorkspaceDb } from './workspace-db.ts';

export interface BackupOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly bytesDone: number; readonly bytesTotal: number }) => void) | undefined;
}

/** Pages copied between two turns of the event loop: 16 MiB. */
const pagesPerTurn = 1_024;

/**
 * Writes a whole copy of the open file, as it stands when the copy ends. It gets its name when it is complete and
 * flushed. Never copy the file by other means while it is open: reading it through a second handle drops SQLite's locks.
 * Throws `file-exists`, `file-missing` (no such folder), `file-denied`, `disk-full`, `cancelled`; nothing stays then.
 */
export async function backupWorkspace(
  db: WorkspaceDb,
  target: string,
  options: BackupOptions = {},
): Promise<{ path: string; sizeBytes: number }> {
  if (existsSync(target)) throw new AppFailure({ code: 'file-exists', about: target });
  const part = `${target}.${db.clock.newId()}.part`;
  const pageSize = db.raw.pragma('page_size', { simple: true }) as number;
  return withDiskErrorsAsync(target, async () => {
    try {
      await db.raw.backup(part, {
        progress({ totalPages, remainingPages }) {
          if (options.signal?.aborted) throw new AppFailure({ code: 'cancelled' });
          options.onProgress?.({
            bytesDone: (totalPages - remainingPages) * pageSize,
            bytesTotal: totalPages * pageSize,
          });
          return pagesPerTurn;
        },
      });
      foldLog(part);
      syncFile(part);
      publishNewFile(part, target);
    } catch (error) {
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
      throw error;
    }
    return { path: target, sizeBytes: statSync(target).size };
  });
}

/** Opens the copy once, so that it is seen to be a database and has no log beside it. */
function foldLog(path: string): void {
  const copy = new Database(path, { fileMustExist: true });
  try {
    copy.pragma('locking_mode = EXCLUSIVE');
    copy.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    copy.close();
  }
}
