import { z } from 'zod';
import { appErrorSchema, issueSchema } from '../app-error.ts';
import { idSchema } from '../domain/fields.ts';
import { minVolumeBytes } from '../sync/bundle-volumes.ts';
import { partyRoles, transferPurposes } from '../sync/transfer-manifest.ts';
import { done, jobIdSchema, method, nothing } from './method.ts';

const partySchema = z.object({
  replicaId: z.string(),
  role: z.enum(partyRoles),
  name: z.string(),
  keyFingerprint: z.string(),
});
const bundleRefSchema = z.object({ sequence: z.number().int(), fingerprint: z.string() });

const volumeSchema = z.object({ name: z.string(), sizeBytes: z.number(), sha256: z.string() });
/** One file of a bundle that is cut into several. */
export type BundleVolume = z.infer<typeof volumeSchema>;

/** What a bundle holds, as found by reading it back. */
export const bundleReportSchema = z.object({
  /** The file; of a bundle in volumes the first one. */
  path: z.string(),
  /** Of all volumes together. */
  sizeBytes: z.number(),
  /** Empty when it is one file. */
  volumes: z.array(volumeSchema),
  payloadFiles: z.number().int(),
  payloadBytes: z.number(),
  recordCount: z.number().int(),
  revisionCount: z.number().int(),
  evidenceFileCount: z.number().int(),
  /** SHA-256 of tagmanifest-sha256.txt: one line that stands for every byte of the bag. */
  fingerprint: z.string(),
  departmentName: z.string(),
  collegeName: z.string(),
  /** Every byte is as it was signed (in format 1: as it was hashed). */
  valid: z.boolean(),
  issues: z.array(issueSchema),
  /** 1 has no signature. */
  format: z.number().int(),
  isEncrypted: z.boolean(),
  /** Fingerprint (`SHA256:…`) of the key that signed it; null without a good signature. */
  signerKey: z.string().nullable(),
  /** Who sends what to whom; null in format 1. */
  transfer: z
    .object({
      purpose: z.enum(transferPurposes),
      sender: partySchema,
      recipient: partySchema.nullable(),
      sequence: z.number().int(),
      mode: z.enum(['full', 'incremental', 'receipt']),
      /** The bundle that it builds on. */
      base: bundleRefSchema.nullable(),
      /** Evidence that is not here because the recipient holds it. */
      heldFiles: z.number().int(),
      madeAt: z.string(),
    })
    .nullable(),
  /** Why the open workspace cannot take it over although its bytes are right; empty when it can, or none is open. */
  trust: z.array(issueSchema),
});
export type BundleReport = z.infer<typeof bundleReportSchema>;

/** `auto`: cut only what the target's disk cannot hold in one file. A number: the size of a volume in bytes. */
const volumeChoiceSchema = z.union([
  z.enum(['auto', 'none']),
  z
    .number()
    .int()
    .min(minVolumeBytes)
    .max(2 ** 40),
]);
export type VolumeChoice = z.infer<typeof volumeChoiceSchema>;

/** To whom, and how much. Without a recipient: for anybody, and everything. */
const shipmentFields = {
  recipientId: idSchema.optional(),
  /** Everything, also what the recipient has. */
  full: z.boolean().optional(),
};

const peerKeySchema = z.object({
  keyFingerprint: z.string(),
  /** 24 digits to read out, of both public keys. */
  spoken: z.string(),
  isCompared: z.boolean(),
  enrolledAt: z.string(),
  withdrawnAt: z.string().nullable(),
});

const peerSchema = z.object({
  replicaId: z.string(),
  role: z.enum(partyRoles),
  school: z.string(),
  name: z.string(),
  departmentId: z.string().nullable(),
  workingGroup: z.array(z.object({ name: z.string(), role: z.string() })),
  enrolledAt: z.string(),
  keys: z.array(peerKeySchema),
  /** Our newest bundle for it. */
  lastSent: z
    .object({ sequence: z.number().int(), fingerprint: z.string(), madeAt: z.string(), mode: z.string() })
    .nullable(),
  acknowledgedSequence: z.number().int(),
  acknowledgedBy: z.enum(['', 'receipt', 'hand']),
  /** Its newest bundle that was taken over here. */
  lastReceived: bundleRefSchema.nullable(),
});
export type BundlePeer = z.infer<typeof peerSchema>;

const batchResultSchema = z.object({
  recipientId: idSchema,
  name: z.string(),
  made: bundleReportSchema.nullable(),
  error: appErrorSchema.nullable(),
});
/** One bundle of a batch: made, or why not. */
export type BatchResult = z.infer<typeof batchResultSchema>;

/** A bundle as the books know it. */
const sentBundleSchema = z.object({
  /** Null: for anybody. */
  recipientId: idSchema.nullable(),
  recipientName: z.string(),
  sequence: z.number().int(),
  mode: z.enum(['full', 'incremental', 'receipt']),
  /** 0 when it builds on none. */
  baseSequence: z.number().int(),
  fileName: z.string(),
  sizeBytes: z.number(),
  /** 0 for one file. */
  volumeCount: z.number().int(),
  fingerprint: z.string(),
  madeAt: z.string(),
});
export type SentBundle = z.infer<typeof sentBundleSchema>;

/** What an enrolment file says, before anybody believes it. */
const enrolmentSchema = z.object({
  replicaId: z.string(),
  role: z.enum(partyRoles),
  school: z.string(),
  name: z.string(),
  workingGroup: z.array(z.object({ name: z.string(), role: z.string() })),
  madeAt: z.string(),
  keyFingerprint: z.string(),
  spoken: z.string(),
  /** Nothing is known of it; the same as is known; another key of a known peer; a key that was withdrawn. */
  standing: z.enum(['new', 'same', 'other-key', 'withdrawn']),
});
export type EnrolmentPreview = z.infer<typeof enrolmentSchema>;

export const bundlesContract = {
  /** What an export would carry. */
  summary: method(
    'read',
    z.strictObject(shipmentFields),
    z.object({
      records: z.array(z.object({ kind: z.string(), count: z.number().int() })),
      revisionCount: z.number().int(),
      evidenceFileCount: z.number().int(),
      evidenceBytes: z.number(),
      suggestedName: z.string(),
      mode: z.enum(['full', 'incremental']),
      sequence: z.number().int(),
    }),
  ),
  /**
   * Writes the signed bag to `path + '.part'`, fsyncs, reads it back, verifies, renames. Makes the workspace's key when
   * there is none yet. Fails with `rule-broken` about `key-not-here` when the key is on another computer.
   */
  export: method(
    'job',
    z.strictObject({
      jobId: jobIdSchema,
      path: z.string().min(1),
      ...shipmentFields,
      /** To the recipient's key, and to our own. */
      encrypt: z.boolean().optional(),
      /** `auto` when absent. */
      volumes: volumeChoiceSchema.optional(),
    }),
    bundleReportSchema,
  ),
  /**
   * In the office: a bundle for every enrolled department, into one folder, each under its own name. Those that cannot
   * be made are among the results with their reason; after a cancel so are all that were still to come.
   */
  exportAll: method(
    'job',
    z.strictObject({
      jobId: jobIdSchema,
      folder: z.string().min(1),
      full: z.boolean().optional(),
      encrypt: z.boolean().optional(),
      volumes: volumeChoiceSchema.optional(),
    }),
    z.array(batchResultSchema),
  ),
  /** The newest fifty bundles that were made here, newest first. */
  sent: method('read', nothing, z.array(sentBundleSchema)),
  /** Verifies any bundle without changing anything. */
  verify: method('job', z.object({ jobId: jobIdSchema, path: z.string().min(1) }).strict(), bundleReportSchema),
  /** Everybody whom bundles go to or come from. */
  peers: method('read', nothing, z.array(peerSchema)),
  /** A person says that the recipient has taken over our bundle of this number: later ones leave out what it carried. */
  acknowledge: method(
    'write',
    z.strictObject({ recipientId: idSchema, sequence: z.number().int().min(1), fingerprint: z.string() }),
    done,
  ),
} as const;

/** Keys of this workspace, and enrolment (备案). */
export const keysContract = {
  status: method(
    'read',
    nothing,
    z.object({
      /** Null before the first one is made. */
      own: z
        .object({
          keyFingerprint: z.string(),
          spoken: z.string(),
          signingKey: z.string(),
          encryptionKey: z.string(),
          madeAt: z.string(),
        })
        .nullable(),
      /** Its secret half is on this computer. */
      isHere: z.boolean(),
      /** The system's key store guards what is kept on this computer. */
      isGuarded: z.boolean(),
    }),
  ),
  /** Makes the workspace's key; an older one is withdrawn. */
  make: method('write', nothing, done),
  /** The recovery phrase of the workspace's key: twelve characters with spaces between them. */
  phrase: method('read', nothing, z.object({ phrase: z.string() })),
  /**
   * Brings the workspace's key to this computer. Fails with `rule-broken` about `phrase-wrong` when it is no phrase, or
   * `phrase-of-other-key` when it is another key's.
   */
  restore: method('write', z.strictObject({ phrase: z.string().min(1).max(400) }), done),
  /** Writes this workspace's enrolment: its public keys, who it is and who works there. */
  writeEnrolment: method('write', z.strictObject({ path: z.string().min(1) }), z.object({ path: z.string() })),
  /** Reads an enrolment and changes nothing. Fails with `rule-broken` about `enrolment-invalid`. */
  readEnrolment: method('read', z.strictObject({ path: z.string().min(1) }), enrolmentSchema),
  /** Enrols whom a file names; `keyFingerprint` is what the caller was shown. */
  enrol: method(
    'write',
    z.strictObject({
      path: z.string().min(1),
      keyFingerprint: z.string(),
      /** The spoken fingerprint was read out and is the same. */
      isCompared: z.boolean(),
    }),
    done,
  ),
  /** From now on nothing that this key signed is taken over. */
  withdraw: method('write', z.strictObject({ keyFingerprint: z.string() }), done),
} as const;
