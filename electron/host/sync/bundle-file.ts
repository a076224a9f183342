import { open } from 'node:fs/promises';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleVolume } from '../../../shared/contract/bundles.ts';
import type { BundleIssue } from '../../../shared/sync/bundle-rules.ts';
import { volumeBaseOf } from '../../../shared/sync/bundle-volumes.ts';
import { type ByteSource, fileSource } from './byte-source.ts';
import { openVolumes } from './volume-files.ts';

/** A bundle as it lies on a disk: one file, or volumes that are read as one. */
export interface BundleFile {
  /** The file, or the first volume. */
  readonly path: string;
  /** Null when volumes are not there; then the issues say which. */
  readonly source: ByteSource | null;
  readonly sizeBytes: number;
  /** Empty for one file. */
  readonly volumes: readonly BundleVolume[];
  /** Told by names and sizes alone. */
  readonly issues: readonly BundleIssue[];
  /** After reading: which volumes are not what their list says. Reads the rest of them; none for one file. */
  readonly damage: (signal: AbortSignal) => Promise<readonly BundleIssue[]>;
  readonly close: () => Promise<void>;
}

/** Opens a bundle by its file, by any of its volumes or by their list. Throws `file-missing` for what is no file. */
export async function openBundleFile(path: string): Promise<BundleFile> {
  const base = volumeBaseOf(path);
  if (base !== null) return openVolumes(base);
  const handle = await open(path, 'r');
  try {
    const { size } = await regular(handle, path);
    const source = await fileSource(handle);
    const none = { volumes: [], issues: [], damage: async () => [] };
    return { path, source, sizeBytes: size, ...none, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function regular(handle: Awaited<ReturnType<typeof open>>, path: string): Promise<{ readonly size: number }> {
  const found = await handle.stat();
  if (!found.isFile()) throw new AppFailure({ code: 'file-missing', about: path });
  return found;
}
