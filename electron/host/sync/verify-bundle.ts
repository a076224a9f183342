import { withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import type { Revision } from '../../../shared/domain/revision.ts';
import type { BundleContents } from '../../../shared/sync/bundle-contents.ts';
import { judgeBundle, payloadOf } from '../../../shared/sync/bundle-judge.ts';
import { bundlePaths } from '../../../shared/sync/bundle-names.ts';
import { formatOf } from '../../../shared/sync/bundle-plan.ts';
import { type BundleIssue, bundleIssue } from '../../../shared/sync/bundle-rules.ts';
import { type BundleFile, openBundleFile } from './bundle-file.ts';
import type { ByteSource } from './byte-source.ts';
import { ContentsReader } from './contents-reader.ts';
import { type OpenedSource, openSource } from './open-source.ts';
import { BrokenContainer, readZip } from './zip-reader.ts';

/** How a long reading is followed and stopped. Progress in bytes of the bundle. */
export interface VerifyOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  /** Secret age keys (`AGE-SECRET-KEY-1…`) that may open an encrypted bundle. */
  readonly identities?: readonly string[];
}

/** Everything that reading a bundle told. */
export interface BundleFindings {
  readonly contents: BundleContents;
  /** Empty for a bundle that is one. */
  readonly issues: readonly BundleIssue[];
  /** SHA-256 of the tag manifest; empty when there is none. */
  readonly fingerprint: string;
  /** Empty unless they were asked for. */
  readonly revisions: readonly Revision[];
  readonly positionOf: (path: string) => number | null;
  readonly isEncrypted: boolean;
}

/** More issues than this tell nobody anything new. */
const maxIssues = 200;

/**
 * Reads a bundle from its first byte to its last and answers what it holds and everything that does not hold. A bad
 * bundle is an answer, not a failure. Throws `AppFailure`: `file-missing`, `file-denied`, `file-busy`, `cancelled`.
 */
export async function verifyBundle(path: string, options: VerifyOptions): Promise<BundleReport> {
  return withDiskErrorsAsync(path, async () => {
    const file = await openBundleFile(path);
    try {
      return await verifyFile(file, options);
    } finally {
      await file.close();
    }
  });
}

/** The same for what is open already, so that what was verified is what was written. */
export async function verifyFile(file: BundleFile, options: VerifyOptions): Promise<BundleReport> {
  const { findings } = await readFile(file, { ...options, keepsRevisions: false });
  return reportOf(findings, file);
}

type ReadOptions = VerifyOptions & { readonly keepsRevisions: boolean };

/** Reads a bundle to its end and judges it; the source is the container as its keys open it. Throws `cancelled`. */
export async function readFile(
  file: BundleFile,
  options: ReadOptions,
): Promise<{ readonly findings: BundleFindings; readonly source: ByteSource | null }> {
  const [issue] = file.issues;
  const opened: OpenedSource =
    issue !== undefined || file.source === null
      ? { source: null, issue: issue ?? bundleIssue('bundle-truncated', []), isEncrypted: false }
      : await openSource(file.source, options.identities ?? []);
  const findings = await readBundle(opened, options);
  if (file.issues.length > 0) return { findings: { ...findings, issues: file.issues }, source: null };
  // What is wrong with a volume explains everything that is wrong with the bag; nobody reads on for another's bundle.
  const isOthers = opened.issue?.rule === 'bundle-not-for-us';
  const damage = isOthers ? [] : await file.damage(options.signal);
  return { findings: damage.length > 0 ? { ...findings, issues: damage } : findings, source: opened.source };
}

async function readBundle(opened: OpenedSource, options: ReadOptions): Promise<BundleFindings> {
  const reader = new ContentsReader(options);
  const { source } = opened;
  const broken = source === null ? opened.issue : await brokenContainer(() => pass(source, reader, options));
  const contents = reader.contents();
  return {
    contents,
    // What a broken container holds was not read to its end: saying what is missing in it would mislead.
    issues: broken === null ? [...reader.issues(), ...judgeBundle(contents)] : [broken],
    fingerprint: contents.files.find((file) => file.path === bundlePaths.tagManifest)?.sha256 ?? '',
    revisions: reader.revisions,
    positionOf: (path) => reader.positionOf(path),
    isEncrypted: opened.isEncrypted,
  };
}

async function pass(
  source: NonNullable<OpenedSource['source']>,
  reader: ContentsReader,
  options: VerifyOptions,
): Promise<void> {
  let bytesRead = 0;
  await readZip(source, {
    open: (name, size) => reader.open(name, size),
    close: (file) => reader.close(file),
    onBytes: (count) => {
      if (options.signal.aborted) throw new AppFailure({ code: 'cancelled' });
      bytesRead += count;
      options.onProgress(bytesRead, source.size);
    },
  });
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

/** The answer for the window and the command line. */
function reportOf(findings: BundleFindings, { path, sizeBytes, volumes }: BundleFile): BundleReport {
  const { contents, issues } = findings;
  const { records, files, transfer, signer } = contents;
  const payload = payloadOf(files);
  return {
    path,
    sizeBytes,
    volumes: [...volumes],
    payloadFiles: payload.files,
    payloadBytes: payload.bytes,
    recordCount: recordKinds.reduce((sum, kind) => sum + records[kind].length, 0),
    revisionCount: contents.revisionCount,
    evidenceFileCount: files.filter((file) => file.path.startsWith('data/evidence/')).length,
    fingerprint: findings.fingerprint,
    departmentName: transfer?.department.name ?? records.department[0]?.name ?? '',
    collegeName: transfer?.school ?? records.college[0]?.name ?? '',
    valid: issues.length === 0,
    issues: issues.slice(0, maxIssues),
    format: formatOf(contents),
    isEncrypted: findings.isEncrypted,
    signerKey: signer?.keyFingerprint ?? null,
    transfer:
      transfer === null
        ? null
        : {
            purpose: transfer.purpose,
            sender: transfer.sender,
            recipient: transfer.recipient,
            sequence: transfer.sequence,
            mode: transfer.mode,
            base: transfer.base,
            heldFiles: transfer.evidence.held.length,
            madeAt: transfer.madeAt,
          },
    trust: [],
  };
}
