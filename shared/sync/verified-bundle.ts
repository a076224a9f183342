import type { RecordSet } from '../domain/record-set.ts';
import type { Revision } from '../domain/revision.ts';
import type { PlannedEvidence } from './bundle-plan.ts';
import type { TransferManifest } from './transfer-manifest.ts';

/** Who signed a bundle: the public key as OpenSSH writes it (`ssh-ed25519 AAAA…`), and its fingerprint (`SHA256:…`). */
export interface BundleSigner {
  readonly publicKey: string;
  readonly keyFingerprint: string;
}

/**
 * What a bundle of format 2 holds, after every byte of it was checked (SPEC.md, B1 to B25): the container, all hashes,
 * every line, the history and the signature. What it does not say is whether its signer may be believed and whether its
 * place in the sequence is right: that depends on who asks (`judgeTrust`, and the rules of applying).
 */
export interface VerifiedBundle {
  readonly manifest: TransferManifest;
  /** SHA-256 of `tagmanifest-sha256.txt`. */
  readonly fingerprint: string;
  readonly signer: BundleSigner;
  /**
   * Full: every record of the department, and its college. Incremental: the records whose newest revision is carried.
   * What a record is follows from the revisions; the records are there for people and as a cross-check.
   */
  readonly records: RecordSet;
  /** Sorted by id. Parents are carried, or named in `manifest.prerequisites`. */
  readonly revisions: readonly Revision[];
  /** The evidence files that are carried, sorted by hash. Others that the records name: `manifest.evidence.held`. */
  readonly evidence: readonly PlannedEvidence[];
}
