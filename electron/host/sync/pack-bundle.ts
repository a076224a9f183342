import { existsSync } from 'node:fs';
import { type FileHandle, open, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { diskFailure, writingFailure } from '../../../db/disk-error.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import { throwIfCancelled } from '../kernel/context.ts';
import { fileSink } from './container-sink.ts';
import { bagOptions, type PackOptions, readBackOptions, writeTo } from './pack-options.ts';
import { packVolumes, removeVolumes } from './pack-volumes.ts';
import { giveName, noteInBooks } from './publish-bundle.ts';
import { openReadBack } from './read-back.ts';
import { verifyFile } from './verify-bundle.ts';
import type { WrittenBag } from './write-bag.ts';

// Two packers of one target would write into one another's `.part`; two for one recipient would take one number.
const targetsInWork = new Set<string>();

/**
 * Packs a department into a signed bundle: writes it under other names, flushes it to the disk, reads it back and
 * verifies all of it, notes it in the books, and only then gives it its name. Answers what was read back. When one file
 * fails or is cancelled, nothing of it stays and what stood at `path` is untouched; of volumes the finished ones stay
 * when the drive is gone or full, and the next packing of the same to the same place goes on with them. Throws
 * `AppFailure`: `cancelled`, `disk-full`, `drive-gone`, `file-missing` (no such folder), `file-denied`, `file-busy`,
 * `bundle-invalid` (the workspace itself does not hold together, or a volume does not read back as it was written).
 */
export async function packBundle(db: WorkspaceDb, options: PackOptions): Promise<BundleReport> {
  const path = resolve(options.path);
  const taken = [path, `to ${db.path} ${options.shipment.recipient?.replicaId ?? ''}`];
  if (taken.some((name) => targetsInWork.has(name)) || (await isWorkspace(path, db.path)))
    throw new AppFailure({ code: 'file-busy', about: path });
  for (const name of taken) targetsInWork.add(name);
  const hasFolder = existsSync(dirname(path));
  try {
    await refuseFolder(path);
    const target = { ...options, path };
    return options.volumeBytes === null
      ? await packAt(db, target)
      : await packVolumes(db, { ...target, volumeBytes: options.volumeBytes });
  } catch (error) {
    throw (hasFolder ? writingFailure(error, path) : diskFailure(error, path)) ?? error;
  } finally {
    for (const name of taken) targetsInWork.delete(name);
  }
}

async function packAt(db: WorkspaceDb, options: PackOptions): Promise<BundleReport> {
  const part = `${options.path}.part`;
  await rm(part, { force: true }); // left by a process that was killed
  const handle = await open(part, 'wx+');
  try {
    const written = await writePart(db, handle, options);
    await handle.close();
    const report = await verifyPart(part, options);
    throwIfCancelled(options.signal);
    noteInBooks(db, written, report);
    await giveName(part, options.path);
    await removeVolumes(options.path); // what stood there may have been cut into some
    return report;
  } catch (error) {
    await handle.close().catch(() => {}); // closed already: the error that counts is on its way
    await rm(part, { force: true }).catch(() => {}); // the drive may be gone
    throw error;
  }
}

async function writePart(db: WorkspaceDb, handle: FileHandle, options: PackOptions): Promise<WrittenBag> {
  const written = await writeTo(db, fileSink(handle), { ...options, ...bagOptions(db, options), begin: null });
  await handle.sync();
  return written;
}

async function verifyPart(part: string, options: PackOptions): Promise<BundleReport> {
  const { path } = options;
  const { source, close } = await openReadBack(part);
  try {
    const none = { volumes: [], issues: [], damage: async () => [] };
    const report = await verifyFile({ path, source, sizeBytes: source.size, close, ...none }, readBackOptions(options));
    if (!report.valid) throw new AppFailure({ code: 'bundle-invalid', about: path, details: report.issues });
    return report;
  } finally {
    await close();
  }
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
