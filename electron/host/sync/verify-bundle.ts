import { type FileHandle, open } from 'node:fs/promises';
import { withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import { judgeBundle, payloadOf } from '../../../shared/sync/bundle-judge.ts';
import { bundlePaths } from '../../../shared/sync/bundle-names.ts';
import type { BundleIssue } from '../../../shared/sync/bundle-rules.ts';
import { ContentsReader } from './contents-reader.ts';
import { BrokenContainer, readZip } from './zip-reader.ts';

/** How a long reading is followed and stopped. Progress in bytes of the bundle. */
export interface VerifyOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** More issues than this tell nobody anything new. */
const maxIssues = 200;

/**
 * Reads a bundle from its first byte to its last and answers what it holds and everything that does not hold. A bad
 * bundle is an answer, not a failure. Throws `AppFailure`: `file-missing`, `file-denied`, `file-busy`, `cancelled`.
 */
export async function verifyBundle(path: string, options: VerifyOptions): Promise<BundleReport> {
  return withDiskErrorsAsync(path, async () => {
    const handle = await open(path, 'r');
    try {
      return await verifyHandle(handle, path, options);
    } finally {
      await handle.close();
    }
  });
}

/** The same for a file that is open already, so that what was verified is what was written. */
export async function verifyHandle(handle: FileHandle, path: string, options: VerifyOptions): Promise<BundleReport> {
  const stat = await handle.stat();
  if (!stat.isFile()) throw new AppFailure({ code: 'file-missing', about: path });
  const reader = new ContentsReader();
  let bytesRead = 0;
  const broken = await brokenContainer(() =>
    readZip(handle, {
      open: (name, size) => reader.open(name, size),
      close: (file) => reader.close(file),
      onBytes: (count) => {
        if (options.signal.aborted) throw new AppFailure({ code: 'cancelled' });
        bytesRead += count;
        options.onProgress(bytesRead, stat.size);
      },
    }),
  );
  // What a broken container holds was not read to its end: saying what is missing in it would mislead.
  const issues = broken === null ? [...reader.issues(), ...judgeBundle(reader.contents())] : [broken];
  return report(reader, { path, sizeBytes: stat.size, issues });
}

async function brokenContainer(read: () => Promise<void>): Promise<BundleIssue | null> {
  try {
    await read();
    return null;
  } catch (error) {
    if (error instanceof BrokenContainer) return error.issue;
    throw error;
  }
}

function report(
  reader: ContentsReader,
  found: { readonly path: string; readonly sizeBytes: number; readonly issues: readonly BundleIssue[] },
): BundleReport {
  const { records, files } = reader.contents();
  const payload = payloadOf(files);
  return {
    path: found.path,
    sizeBytes: found.sizeBytes,
    payloadFiles: payload.files,
    payloadBytes: payload.bytes,
    recordCount: recordKinds.reduce((sum, kind) => sum + records[kind].length, 0),
    revisionCount: reader.revisionCount,
    evidenceFileCount: files.filter((file) => file.path.startsWith('data/evidence/')).length,
    fingerprint: files.find((file) => file.path === bundlePaths.tagManifest)?.sha256 ?? '',
    departmentName: records.department[0]?.name ?? '',
    collegeName: records.college[0]?.name ?? '',
    valid: found.issues.length === 0,
    issues: found.issues.slice(0, maxIssues),
  };
}
