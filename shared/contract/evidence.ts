import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { evidencePiecesMethods, skippedFileSchema } from './evidence-pieces.ts';
import { proofSchema, targetSchema } from './evidence-proof.ts';
import { done, jobIdSchema, method, nothing, removeMethod, saveMethod, storedSchema } from './method.ts';

/** A link with the words of what it proves: kind's record shortened to 120 characters, and the position it stands in. */
export const evidenceLinkViewSchema = storedSchema('evidenceLink').extend({
  targetTitle: z.string(),
  targetPlace: z.string(),
});
export type EvidenceLinkView = z.infer<typeof evidenceLinkViewSchema>;

export const evidenceRowSchema = storedSchema('evidence').extend({
  links: z.array(evidenceLinkViewSchema),
  /** Further files and earlier versions, in the order of their ordinals. */
  parts: z.array(storedSchema('evidencePart')),
});
export type EvidenceRow = z.infer<typeof evidenceRowSchema>;

/**
 * How many files an outcome names of each sort: nobody reads through more, and a page that takes 20,000 names over in one
 * answer stands still for most of a second.
 */
export const namedFilesAtMost = 500;

/** What became of the files that were taken in or not. */
export const ingestOutcomeSchema = z.object({
  counts: z.object({
    added: z.number().int(),
    duplicates: z.number().int(),
    skipped: z.number().int(),
  }),
  /** The first `namedFilesAtMost` of each sort. */
  added: z.array(z.object({ id: idSchema, path: z.string(), fileHash: z.string(), sizeBytes: z.number() })),
  /** The pieces of all files that were added, also of those that are not named. */
  addedIds: z.array(idSchema),
  /** Files whose bytes were here already: nothing was stored twice; `evidenceId` holds them. */
  duplicates: z.array(z.object({ path: z.string(), evidenceId: idSchema, title: z.string() })),
  skipped: z.array(skippedFileSchema),
  bytesRead: z.number(),
  cancelled: z.boolean(),
  /** What it read from went away midway: so many files were not reached. What was taken in stays. */
  notReached: z.number().int(),
});
export type IngestOutcome = z.infer<typeof ingestOutcomeSchema>;

export const evidenceContract = {
  /**
   * All evidence in natural order of its numbers, or `count` rows of it from row `from` on: a page that takes thousands
   * of rows over in one answer cannot paint meanwhile.
   */
  list: method(
    'read',
    z.object({ from: z.number().int().min(0).optional(), count: z.number().int().min(1).optional() }).strict(),
    z.array(evidenceRowSchema),
  ),
  /**
   * The rows that the named records are or belong to (links, further files), and the ids that are no such record (any
   * more): what a list needs to follow one small change.
   */
  rowsOf: method(
    'read',
    z.object({ recordIds: z.array(idSchema).min(1).max(500) }).strict(),
    z.object({ rows: z.array(evidenceRowSchema), gone: z.array(idSchema) }),
  ),
  /** What evidence can be linked to, for the picker. */
  targets: method(
    'read',
    nothing,
    z.array(targetSchema.extend({ title: z.string(), place: z.string(), recordName: z.string() })),
  ),
  /** Takes in files and folders (walked in natural order); each new file becomes a piece of evidence. */
  ingest: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        paths: z.array(z.string().min(1)).min(1).max(100_000),
        link: proofSchema.optional(),
      })
      .strict(),
    ingestOutcomeSchema,
  ),
  /** Takes in what was pasted and has no place on a disk: a picture, a file out of a mail. At most 64 MiB in all. */
  paste: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        files: z
          .array(z.object({ name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }).strict())
          .min(1)
          .max(50)
          .refine((files) => files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) <= 64 * 1_048_576),
        link: proofSchema.optional(),
      })
      .strict(),
    ingestOutcomeSchema,
  ),
  ...evidencePiecesMethods,
  save: saveMethod('evidence'),
  remove: removeMethod,
  link: method('write', proofSchema.extend({ evidenceId: idSchema }).strict(), evidenceLinkViewSchema),
  /** Every piece proves every target, as one step; what is linked already stays. Answers how many links are new. */
  linkMany: method(
    'write',
    z
      .object({ evidenceIds: z.array(idSchema).min(1).max(5000), proofs: z.array(proofSchema).min(1).max(500) })
      .strict(),
    z.object({ made: z.number().int() }),
  ),
  unlinkMany: method('write', z.object({ ids: z.array(idSchema).min(1).max(5000) }).strict(), done),
  unlink: removeMethod,
  /**
   * Writes a copy of the bytes to `path` (never over an existing file), hashed again on the way: of the piece's own
   * file, or of the further file or earlier version that `partId` names.
   */
  exportCopy: method(
    'job',
    z.object({ jobId: jobIdSchema, id: idSchema, partId: idSchema.optional(), path: z.string().min(1) }).strict(),
    z.object({ path: z.string(), sizeBytes: z.number() }),
  ),
} as const;
