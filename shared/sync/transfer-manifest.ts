import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of a bundle's `tagmanifest-sha256.txt`, 64 lower-case hex digits: one line that stands for every byte of it. */
const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/u);
const hashSchema = fingerprintSchema;
/** Fingerprint of a signing key as `ssh-keygen -l` prints it. */
const keyFingerprintSchema = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/u);
const nameSchema = z.string().max(200);

/** What a bundle is for: 同步包, 反馈包, 任务包, 回执. The rules are the same for all of them. */
export const transferPurposes = ['sync', 'feedback', 'task', 'receipt'] as const;
export type TransferPurpose = (typeof transferPurposes)[number];

export const partyRoles = ['department', 'office'] as const;
export type PartyRole = (typeof partyRoles)[number];

const partySchema = z.strictObject({
  /** The copy of a workspace: who counts a sequence of bundles, and whom revisions name. */
  replicaId: idSchema,
  role: z.enum(partyRoles),
  /** For people: what the copy was called when the bundle was made. */
  name: nameSchema,
  keyFingerprint: keyFingerprintSchema,
});
export type TransferParty = z.infer<typeof partySchema>;

const bundleRefSchema = z.strictObject({ sequence: z.number().int().min(1), fingerprint: fingerprintSchema });
/** One bundle of a sender: its place in the sequence to one recipient, and its fingerprint. */
export type BundleRef = z.infer<typeof bundleRefSchema>;

/** `transfer.json` of format 2: who sends what to whom, and on top of what. SPEC.md, B19 to B25. */
export const transferManifestSchema = z.strictObject({
  format: z.literal(2),
  purpose: z.enum(transferPurposes),
  school: nameSchema,
  /** Whose records these are. */
  department: z.strictObject({ id: idSchema, name: nameSchema, code: nameSchema }),
  sender: partySchema,
  /** Null: for anybody who is handed it; such a bundle is always full. */
  recipient: partySchema.nullable(),
  /** 1, 2, 3 … of this sender to this recipient. */
  sequence: z.number().int().min(1).max(1_000_000_000),
  /** Fingerprint of the sender's bundle before this one to this recipient; null exactly for the first. */
  previous: fingerprintSchema.nullable(),
  /** A receipt carries neither records nor evidence: only `holds` and `missingEvidence`. */
  mode: z.enum(['full', 'incremental', 'receipt']),
  /** The bundle that the recipient acknowledged and that this one continues; null exactly when it is no increment. */
  base: bundleRefSchema.nullable(),
  /** Parents of the revisions here that are not here themselves: the recipient holds them. Sorted. */
  prerequisites: z.array(idSchema),
  /** The newest bundle of the recipient that the sender has taken over: its receipt. */
  holds: bundleRefSchema.nullable(),
  /** Files that the recipient named and the sender does not have: please send them again. Sorted. */
  missingEvidence: z.array(hashSchema).max(100_000),
  /** How many revisions are here, and the greatest of their ids (empty when there are none). */
  revisions: z.strictObject({ count: z.number().int().min(0), head: z.union([z.literal(''), idSchema]) }),
  evidence: z.strictObject({
    /** Files that are here. */
    files: z.number().int().min(0),
    bytes: z.number().int().min(0),
    /** Files that the records here name and that are not here, because the recipient holds them. Sorted by hash. */
    held: z.array(z.strictObject({ hash: hashSchema, sizeBytes: z.number().int().min(0) })),
  }),
  /** UTC, ISO 8601 with milliseconds; for people. Nothing is decided by it. */
  madeAt: z.iso.datetime(),
});
export type TransferManifest = z.infer<typeof transferManifestSchema>;

/** `transfer.json`, byte for byte: canonical JSON and a line feed. */
export function printTransferManifest(manifest: TransferManifest): string {
  return `${canonicalJson(manifest)}\n`;
}

/** Reads `transfer.json`; null when it is not, byte for byte, what `printTransferManifest` writes of what it says. */
export function parseTransferManifest(text: string): TransferManifest | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = transferManifestSchema.safeParse(json);
  return parsed.success && printTransferManifest(parsed.data) === text ? parsed.data : null;
}
