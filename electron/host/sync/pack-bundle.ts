import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { requireSpace } from '../../../db/disk-space.ts';
import { syncFolder } from '../../../db/durable-files.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import { throwIfCancelled } from '../kernel/context.ts';
import { writeBag } from './write-bag.ts';
import { verifyHandle } from './verify-bundle.ts';

export interface PackOptions {
  /** Where the bundle shall stand. What stands there already is replaced, by the last step and not before. */
  readonly path: string;
  readonly departmentId: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Omit<JobProgress, 'jobId'>) => void;
}

// Two packers of one target would write into one another's `.part`.
const targetsInWork = new Set<string>();
// How long a virus scanner on Windows may hold the finished file before we give up.
const renameAttempts = 10;
const renamePauseMs = 200;

/**
 * Packs a department into a bundle: writes `path + '.part'`, flushes it to the disk, reads it back and verifies all of
 * it, and only then gives it its name. Answers what was read back. When it fails or is cancelled, nothing of it stays
 * and what stood at `path` is untouched. Throws `AppFailure`: `cancelled`, `disk-full`, `file-missing` (no such
 * folder), `file-denied`, `file-busy`, `bundle-invalid` (the workspace itself does not hold together).
 */
export async function packBundle(db: WorkspaceDb, options: PackOptions): Promise<BundleReport> {
  const path = resolve(options.path);
  if (targetsInWork.has(path) || (await isWorkspace(path, db.path)))
    throw new AppFailure({ code: 'file-busy', about: path });
  targetsInWork.add(path);
  try {
    return await withDiskErrorsAsync(path, () => packAt(db, { ...options, path }));
  } finally {
    targetsInWork.delete(path);
  }
}

async function packAt(db: WorkspaceDb, options: PackOptions): Promise<BundleReport> {
  const part = `${options.path}.part`;
  await refuseFolder(options.path);
  await rm(part, { force: true }); // left by a process that was killed
  const handle = await open(part, 'wx+');
  try {
    const report = await writeAndVerify(db, handle, options);
    await handle.close();
    throwIfCancelled(options.signal);
    await giveName(part, options.path);
    return report;
  } catch (error) {
    await handle.close().catch(() => {}); // closed already: the error that counts is on its way
    await rm(part, { force: true });
    throw error;
  }
}

async function writeAndVerify(db: WorkspaceDb, handle: FileHandle, options: PackOptions): Promise<BundleReport> {
  const { path, signal, progress } = options;
  await writeBag(db, handle, {
    departmentId: options.departmentId,
    requireSpace: (bytes) => requireSpace(dirname(path), bytes),
    onProgress: (done, total) => {
      throwIfCancelled(signal);
      progress({ stage: 'packing', done, total, unit: 'bytes', label: basename(path) });
    },
  });
  await handle.sync();
  const report = await verifyHandle(handle, path, {
    signal,
    onProgress: (done, total) => progress({ stage: 'verifying', done, total, unit: 'bytes', label: basename(path) }),
  });
  if (!report.valid) throw new AppFailure({ code: 'bundle-invalid', about: path, details: report.issues });
  return report;
}

async function giveName(part: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(part, path);
      break;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (
        process.platform !== 'win32' ||
        attempt === renameAttempts ||
        (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY')
      )
        throw error;
      await pause(renamePauseMs);
    }
  }
  syncFolder(dirname(path));
}

/** Whether a target is the open workspace itself, under whatever name: replacing it would lose everything. */
async function isWorkspace(path: string, workspacePath: string): Promise<boolean> {
  const real = async (name: string): Promise<string> => {
    try {
      return await realpath(name);
    } catch {
      // Not there yet: its folder may still be reached by another name.
      return join(await realpath(dirname(name)).catch(() => dirname(name)), basename(name));
    }
  };
  const target = (await real(path)).toLowerCase();
  const workspace = (await real(workspacePath)).toLowerCase();
  return ['', '-wal', '-shm', '-journal'].some((suffix) => target === `${workspace}${suffix}`);
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) throw new AppFailure({ code: 'file-denied', about: path });
}
