import type { BagContents } from './bundle-plan.ts';
import type { BundleSigner } from './verified-bundle.ts';

/** A file of the bag: path below the base folder, size in bytes, SHA-256 in lower-case hex. */
export interface BagFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** What was read of a bundle. */
export interface BundleContents extends BagContents {
  readonly baseFolder: string;
  /** In the order in which they stand. */
  readonly files: readonly BagFile[];
  /** Texts of `bundlePaths`, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly revisionCount: number;
  /** Parents of the revisions here that are not here, sorted. */
  readonly missingParents: readonly string[];
  /** Who signed the tag manifest; null when there is no good signature. */
  readonly signer: BundleSigner | null;
}
