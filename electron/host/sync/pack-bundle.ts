import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { requireSpace } from '../../../db/disk-space.ts';
import { syncFolder } from '../../../db/durable-files.ts';
import { noteSent } from '../../../db/queries/bundle-sequence.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import { throwIfCancelled } from '../kernel/context.ts';
import type { BundleKeys } from './bundle-keys.ts';
import { fileSink } from './container-sink.ts';
import { writeEncrypted } from './encrypt-bundle.ts';
import { planBag, type Shipment } from './plan-bag.ts';
import { verifyHandle } from './verify-bundle.ts';
import { type WrittenBag, writeBag } from './write-bag.ts';

export interface PackOptions {
  /** Where the bundle shall stand. What stands there already is replaced, by the last step and not before. */
  readonly path: string;
  readonly shipment: Shipment;
  readonly keys: BundleKeys;
  /** Encrypted to this key (`age1…`) and to our own; null: in plain text. */
  readonly encryptTo: string | null;
  readonly signal: AbortSignal;
  readonly progress: (progress: Omit<JobProgress, 'jobId'>) => void;
}

// Two packers of one target would write into one another's `.part`; two for one recipient would take one number.
const targetsInWork = new Set<string>();
// How long a virus scanner on Windows may hold the finished file before we give up.
const renameAttempts = 10;
const renamePauseMs = 200;

/**
 * Packs a department into a signed bundle: writes `path + '.part'`, flushes it to the disk, reads it back and verifies
 * all of it, notes it in the books, and only then gives it its name. Answers what was read back. When it fails or is
 * cancelled, nothing of it stays and what stood at `path` is untouched. Throws `AppFailure`: `cancelled`, `disk-full`,
 * `file-missing` (no such folder), `file-denied`, `file-busy`, `bundle-invalid` (the workspace itself does not hold
 * together).
 */
export async function packBundle(db: WorkspaceDb, options: PackOptions): Promise<BundleReport> {
  const path = resolve(options.path);
  const taken = [path, `to ${db.path} ${options.shipment.recipient?.replicaId ?? ''}`];
  if (taken.some((name) => targetsInWork.has(name)) || (await isWorkspace(path, db.path)))
    throw new AppFailure({ code: 'file-busy', about: path });
  for (const name of taken) targetsInWork.add(name);
  try {
    return await withDiskErrorsAsync(path, () => packAt(db, { ...options, path }));
  } finally {
    for (const name of taken) targetsInWork.delete(name);
  }
}

async function packAt(db: WorkspaceDb, options: PackOptions): Promise<BundleReport> {
  const part = `${options.path}.part`;
  await refuseFolder(options.path);
  await rm(part, { force: true }); // left by a process that was killed
  const handle = await open(part, 'wx+');
  try {
    const written = await writePart(db, handle, options);
    const report = await verifyPart(handle, options);
    await handle.close();
    throwIfCancelled(options.signal);
    // Before the name: a number that was given to a bundle must never be given to a second one.
    noteInBooks(db, written, report.fingerprint);
    await giveName(part, options.path);
    return report;
  } catch (error) {
    await handle.close().catch(() => {}); // closed already: the error that counts is on its way
    await rm(part, { force: true });
    throw error;
  }
}

async function writePart(db: WorkspaceDb, handle: FileHandle, options: PackOptions): Promise<WrittenBag> {
  const { path, signal, progress, keys, encryptTo } = options;
  const sink = fileSink(handle);
  const bag = {
    keys,
    plan: () => planBag(db, { ...options.shipment, keyFingerprint: keys.keyFingerprint }),
    requireSpace: (bytes: number) => requireSpace(dirname(path), bytes),
    onProgress: (done: number, total: number) => {
      throwIfCancelled(signal);
      progress({ stage: 'packing', done, total, unit: 'bytes', label: basename(path) });
    },
  };
  const written =
    encryptTo === null
      ? await writeBag(db, sink, bag)
      : await writeEncrypted(sink, [encryptTo, keys.encryptionKey], (pipe) => writeBag(db, pipe, bag));
  await handle.sync();
  return written;
}

async function verifyPart(handle: FileHandle, options: PackOptions): Promise<BundleReport> {
  const { path, signal, progress } = options;
  const report = await verifyHandle(handle, path, {
    signal,
    identities: [options.keys.identity],
    onProgress: (done, total) => progress({ stage: 'verifying', done, total, unit: 'bytes', label: basename(path) }),
  });
  if (!report.valid) throw new AppFailure({ code: 'bundle-invalid', about: path, details: report.issues });
  return report;
}

function noteInBooks(db: WorkspaceDb, { manifest, evidence, lastArrival }: WrittenBag, fingerprint: string): void {
  noteSent(
    db,
    {
      recipient_id: manifest.recipient?.replicaId ?? '',
      sequence: manifest.sequence,
      fingerprint,
      purpose: manifest.purpose,
      mode: manifest.mode,
      base_sequence: manifest.base?.sequence ?? 0,
      last_arrival: lastArrival,
      revision_count: manifest.revisions.count,
      file_count: manifest.evidence.files,
      file_bytes: manifest.evidence.bytes,
      made_at: manifest.madeAt,
    },
    evidence.map(({ hash }) => hash),
  );
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
