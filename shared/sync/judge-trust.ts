import { type BundleIssue, bundleIssue } from './bundle-rules.ts';
import type { BundleRef, TransferManifest } from './transfer-manifest.ts';
import type { BundleSigner } from './verified-bundle.ts';

/** What a workspace knows that decides whether it may take a bundle over. */
export interface TrustFacts {
  readonly ownReplicaId: string;
  /** Whose key this is; null for one that nobody enrolled. */
  readonly ownerOf: (
    keyFingerprint: string,
  ) => { readonly replicaId: string; readonly withdrawnAt: string | null } | null;
  /** Fingerprint of a peer's bundle of this number that was taken over here; null for none. */
  readonly receivedFrom: (replicaId: string, sequence: number) => string | null;
}

/** What a bundle says of itself, as far as trust is concerned. */
type Claims = Pick<TransferManifest, 'sender' | 'recipient' | 'base'>;

/**
 * Why a bundle whose bytes are right may still not be taken over here (SPEC.md, B22 and B24): nobody vouches for the
 * key, it is for somebody else, or what it builds on never came. `signed` is null for a bundle of format 1.
 */
export function judgeTrust(
  signed: { readonly manifest: Claims; readonly signer: Pick<BundleSigner, 'keyFingerprint'> } | null,
  facts: TrustFacts,
): readonly BundleIssue[] {
  if (signed === null) return [bundleIssue('bundle-unsigned', [])];
  const { manifest, signer } = signed;
  const issues = [...judgeKey(manifest, signer, facts)];
  if (manifest.recipient?.replicaId !== facts.ownReplicaId)
    issues.push(bundleIssue('bundle-other-recipient', [manifest.recipient?.name ?? '']));
  const missing = missingBase(manifest, facts);
  if (missing !== null) issues.push(bundleIssue('bundle-missing-predecessor', [String(missing.sequence)]));
  return issues;
}

/** The bundle that an increment builds on, when it was not taken over here; null when nothing is missing. */
export function missingBase(
  { base, sender }: Claims,
  { receivedFrom }: Pick<TrustFacts, 'receivedFrom'>,
): BundleRef | null {
  return base === null || receivedFrom(sender.replicaId, base.sequence) === base.fingerprint ? null : base;
}

function judgeKey(
  { sender }: Claims,
  signer: Pick<BundleSigner, 'keyFingerprint'>,
  facts: TrustFacts,
): readonly BundleIssue[] {
  const owner = facts.ownerOf(signer.keyFingerprint);
  const where = [sender.name];
  const found = signer.keyFingerprint;
  if (owner === null) return [bundleIssue('bundle-unknown-key', where, { found })];
  if (owner.withdrawnAt !== null) return [bundleIssue('bundle-withdrawn-key', where, { found })];
  if (owner.replicaId !== sender.replicaId) return [bundleIssue('bundle-other-sender', where, { found })];
  return [];
}
