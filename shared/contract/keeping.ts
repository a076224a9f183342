import { z } from 'zod';
import { evidenceKinds, evidenceTargetKinds } from '../domain/evidence.ts';
import { treeLayouts } from '../domain/export-tree.ts';
import { idSchema } from '../domain/fields.ts';
import { jobIdSchema, method, nothing } from './method.ts';

/** A removed piece of evidence with its further files, or one file that was taken out of a piece. */
const binEntrySchema = z.object({
  /** The removal: what is restored or emptied is named by it. */
  revisionId: idSchema,
  kind: z.enum(['evidence', 'evidencePart']),
  recordId: idSchema,
  number: z.string(),
  title: z.string(),
  /** Of a file: the piece that it was taken out of; empty when that is gone too. */
  ownerTitle: z.string(),
  restorable: z.boolean(),
  fileName: z.string(),
  fileCount: z.number().int(),
  sizeBytes: z.number(),
  /** Further files and earlier versions that come back with it. */
  partCount: z.number().int(),
  linkCount: z.number().int(),
  removedAt: z.string(), // UTC, ISO 8601
  removedBy: z.string(),
});
export type BinEntry = z.infer<typeof binEntrySchema>;

const binPageSchema = z.object({ total: z.number().int(), found: z.number().int(), entries: z.array(binEntrySchema) });
export type BinPage = z.infer<typeof binPageSchema>;

const binChoice = z.array(idSchema).min(1).max(100_000).nullable(); // null means all

const emptyingPlanSchema = z.object({
  entries: z.number().int(),
  /** Files whose bytes would go, and their bytes. */
  files: z.number().int(),
  bytes: z.number(),
  /** Files that stay, because something else holds the same bytes. */
  sharedFiles: z.number().int(),
  /** Only with all: files that nothing names any more, such as those of an intake that was broken off. */
  leftoverFiles: z.number().int(),
  leftoverBytes: z.number(),
});
export type EmptyingPlan = z.infer<typeof emptyingPlanSchema>;

const checkStateSchema = z.object({
  startedAt: z.string(),
  touchedAt: z.string(),
  structure: z.array(z.string()).nullable(), // null before the structure was looked at
  filesChecked: z.number().int(),
  bytesChecked: z.number(),
});

/** A file whose bytes are not what they were, by the names that people know it by, with what it proves. */
const damagedFileSchema = z.object({
  fileHash: z.string(),
  foundAt: z.string(),
  sizeBytes: z.number(),
  fileName: z.string(),
  pieces: z.array(
    z.object({
      evidenceId: idSchema,
      number: z.string(),
      title: z.string(),
      /** `current` is the piece's own file. */
      role: z.enum(['current', 'file', 'version']),
      proves: z.array(z.object({ targetKind: z.enum(evidenceTargetKinds), title: z.string(), place: z.string() })),
    }),
  ),
  /** Titles of what lies in the bin with it. */
  inBin: z.array(z.string()),
});
export type DamagedFile = z.infer<typeof damagedFileSchema>;

export const keepingStatusSchema = z.object({
  finished: checkStateSchema.nullable(),
  /** A check that was broken off and goes on where it was. */
  underWay: checkStateSchema.nullable(),
  damaged: z.array(damagedFileSchema),
  storedFiles: z.number().int(),
  storedBytes: z.number(),
  binEntries: z.number().int(),
  fileBytes: z.number(),
  /** What shrinking would give back. */
  freeBytes: z.number(),
  /** False: the file is from an older program and is rewritten once, which cannot be stopped midway. */
  stepwise: z.boolean(),
});
export type KeepingStatus = z.infer<typeof keepingStatusSchema>;

/** What an export has written. */
const exportedTreeSchema = z.object({
  path: z.string(), // the new folder
  files: z.number().int(),
  bytes: z.number(),
  /** Numbers and titles of pieces that have damaged files, which were left out. */
  damaged: z.array(z.string()),
  /** Pieces of paper, or whose files have not come: they stand in the list only. */
  withoutFile: z.number().int(),
});
export type ExportedTree = z.infer<typeof exportedTreeSchema>;

/** Keeping of evidence: the full check, the bin, and the size of the file. */
export const keepingContract = {
  status: method('read', nothing, keepingStatusSchema),
  /** Hashes of damaged files, for lists that must not show them as held. */
  damaged: method('read', nothing, z.array(z.string())),
  /** Checks structure and every stored file; an unfinished check goes on unless `restart`. Cancelled, it can go on later. */
  check: method(
    'job',
    z.object({ jobId: jobIdSchema, pace: z.enum(['quiet', 'full']), restart: z.boolean() }).strict(),
    keepingStatusSchema,
  ),
  /**
   * Replaces damaged bytes by equal ones out of other files: backups (.qhd), bundles (.zip), and files as they were
   * taken in. Only bytes of the very same SHA-256 are taken; every other file is left alone.
   */
  repair: method(
    'job',
    z.object({ jobId: jobIdSchema, paths: z.array(z.string().min(1)).min(1).max(1000) }).strict(),
    z.object({ repaired: z.array(z.string()), left: z.number().int() }),
  ),
  /** `total` entries lie in the bin, `found` of them hold every word of `text`; `entries` are a page of those. */
  bin: method(
    'read',
    z
      .object({
        from: z.number().int().min(0),
        count: z.number().int().min(1).max(2000),
        text: z.string().max(200).default(''),
      })
      .strict(),
    binPageSchema,
  ),
  /** Brings pieces back with their links and further files, as one step that can be undone. */
  restore: method(
    'write',
    z.object({ revisionIds: z.array(idSchema).min(1).max(100_000) }).strict(),
    z.object({ restored: z.number().int(), lostLinks: z.number().int() }),
  ),
  planEmptying: method('read', z.object({ revisionIds: binChoice }).strict(), emptyingPlanSchema),
  /** For good. Cancelled, it keeps what is done: an entry is out of the bin or in it, never half. */
  empty: method(
    'job',
    z.object({ jobId: jobIdSchema, revisionIds: binChoice }).strict(),
    z.object({ entries: z.number().int(), files: z.number().int(), bytes: z.number(), cancelled: z.boolean() }),
  ),
  /**
   * Pieces of one year or kind, for an export or a list; `years` names all there are, newest first. A piece is also of
   * the years that its links name.
   */
  choose: method(
    'read',
    z.object({ year: z.string().max(200).nullable(), kind: z.enum(evidenceKinds).nullable() }).strict(),
    z.object({
      evidenceIds: z.array(idSchema),
      fileBytes: z.number(),
      years: z.array(z.string()),
    }),
  ),
  /** Writes the files of pieces into a new folder in `folder`, with the list of evidence; nothing is left when it fails. */
  exportTree: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        evidenceIds: z.array(idSchema).max(100_000).nullable(), // null means all
        layout: z.enum(treeLayouts),
        folder: z.string().min(1),
      })
      .strict(),
    exportedTreeSchema,
  ),
  /** Gives free space inside the file back to the disk. Cancelled, it keeps what is done. */
  shrink: method(
    'job',
    z.object({ jobId: jobIdSchema }).strict(),
    z.object({ beforeBytes: z.number(), afterBytes: z.number(), cancelled: z.boolean() }),
  ),
} as const;
