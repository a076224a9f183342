import { withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import { evidencePath } from '../../../shared/sync/bundle-names.ts';
import { carriedEvidence } from '../../../shared/sync/bundle-plan.ts';
import type { VerifiedBundle } from '../../../shared/sync/verified-bundle.ts';
import { type BundleFile, openBundleFile } from './bundle-file.ts';
import { readRange } from './byte-source.ts';
import { type BundleFindings, readFile, type VerifyOptions } from './verify-bundle.ts';

/** A bundle that verified, held open so that its evidence can be read. */
export interface OpenBundle extends VerifiedBundle {
  /**
   * The bytes of a carried evidence file, a megabyte at a time. A stick may change after it was verified: whoever stores
   * them compares the hash once more (`storeFile` does). Throws `not-found` for a file that is not carried.
   */
  readonly evidenceBytes: (hash: string) => AsyncIterable<Buffer>;
  readonly close: () => Promise<void>;
}

/** Reads all of a bundle: what was found, and the bundle itself when it is one of format 2 without any issue. */
export interface OpenedBundle {
  readonly findings: BundleFindings;
  readonly bundle: OpenBundle | null;
}

/**
 * Verifies a bundle as `verifyBundle` does and hands out what it holds. The caller closes `bundle`; when there is none,
 * everything is closed already. Throws `AppFailure`: `file-missing`, `file-denied`, `file-busy`, `cancelled`.
 */
export async function openBundle(path: string, options: VerifyOptions): Promise<OpenedBundle> {
  return withDiskErrorsAsync(path, async () => {
    const file = await openBundleFile(path);
    try {
      const opened = await readOpenFile(file, options);
      if (opened.bundle === null) await file.close();
      return opened;
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}

async function readOpenFile(file: BundleFile, options: VerifyOptions): Promise<OpenedBundle> {
  const { findings, source } = await readFile(file, { ...options, keepsRevisions: true });
  const { contents } = findings;
  const { transfer: manifest, signer } = contents;
  if (findings.issues.length > 0 || manifest === null || signer === null || source === null)
    return { findings, bundle: null };
  const sizes = new Map(carriedEvidence(contents).map(({ hash, sizeBytes }) => [hash, sizeBytes]));
  const evidenceBytes = (hash: string): AsyncIterable<Buffer> => {
    const length = sizes.get(hash);
    const position = findings.positionOf(evidencePath(hash));
    if (length === undefined || position === null) throw new AppFailure({ code: 'not-found', about: hash });
    return readRange(source, { position, length });
  };
  return {
    findings,
    bundle: {
      manifest,
      signer,
      fingerprint: findings.fingerprint,
      records: contents.records,
      revisions: findings.revisions,
      evidence: carriedEvidence(contents),
      evidenceBytes,
      close: file.close,
    },
  };
}
