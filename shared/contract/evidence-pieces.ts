import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { proofSchema } from './evidence-proof.ts';
import { done, jobIdSchema, method, nothing, patchSchema, storedSchema } from './method.ts';

/** As many pieces as one command changes. */
const atMost = 20_000;
const ids = z.array(idSchema).min(1).max(atMost);
const changed = z.object({ changed: z.number().int() });

/** A file that was not taken in, and why. */
export const skippedFileSchema = z.object({
  path: z.string(),
  reason: z.enum(['unreadable', 'missing', 'link', 'changed', 'system-file', 'empty', 'too-long-name']),
});
export type SkippedFile = z.infer<typeof skippedFileSchema>;

/** An intake that was cut off: by a crash, or because what it read from went away. */
export const unfinishedIntakeSchema = z.object({
  paths: z.array(z.string()),
  link: proofSchema.optional(),
  startedAt: z.string(), // UTC, ISO 8601
  /** Whether anything that it read from can be read now. */
  available: z.boolean(),
});
export type UnfinishedIntake = z.infer<typeof unfinishedIntakeSchema>;

/** What an intake that waits for its turn will read. */
const waitingIntakeSchema = z
  .object({ paths: z.array(z.string().min(1)).min(1).max(100_000), link: proofSchema.optional() })
  .strict();

/** What can be done with several pieces at once, with the files of one, and with an intake that did not come to its end. */
export const evidencePiecesMethods = {
  /** Changes fields of many pieces in one step: filling down, pasting a column. Fields that come from files are refused. */
  saveMany: method(
    'write',
    z
      .object({
        edits: z
          .array(z.object({ id: idSchema, fields: patchSchema('evidence') }).strict())
          .min(1)
          .max(atMost),
      })
      .strict(),
    changed,
  ),
  /** Numbers pieces in the given order, beginning with `first` and counting on (`numbersFrom`), in one step. */
  renumber: method('write', z.object({ ids, first: z.string().min(1).max(200) }).strict(), changed),
  removeMany: method('write', z.object({ ids }).strict(), z.object({ removed: z.number().int() })),
  /**
   * Makes one piece of several: the first keeps its words, the files of the others become further files of it, what they
   * prove it proves. The others go, in the same step.
   */
  group: method('write', z.object({ ids: z.array(idSchema).min(2).max(500) }).strict(), storedSchema('evidence')),
  /** Makes pieces of their own of further files (all of them without `partIds`), each with its earlier versions. */
  split: method(
    'write',
    z.object({ id: idSchema, partIds: z.array(idSchema).min(1).optional() }).strict(),
    z.object({ ids: z.array(idSchema) }),
  ),
  /** A second piece that names the same bytes, for another use; nothing is stored twice. */
  addUse: method(
    'write',
    z.object({ id: idSchema, fileName: z.string().min(1).max(255) }).strict(),
    storedSchema('evidence'),
  ),
  /** Adds further files to a piece, of folders all that lies in them. Files that it has already are left out. */
  addFiles: method(
    'job',
    z.object({ jobId: jobIdSchema, id: idSchema, paths: z.array(z.string().min(1)).min(1).max(500) }).strict(),
    z.object({ added: z.number().int(), known: z.number().int(), skipped: z.array(skippedFileSchema) }),
  ),
  /**
   * Puts a new version in the place of the piece's own file, or of the further file `partId`. The old one stays as an
   * earlier version. `isNew` is false when the bytes are the same: nothing changed then.
   */
  replaceFile: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        id: idSchema,
        partId: idSchema.optional(),
        path: z.string().min(1),
        remarks: z.string().max(200),
      })
      .strict(),
    z.object({ isNew: z.boolean(), version: z.number().int() }),
  ),
  /** Removes a further file with its earlier versions, or one earlier version. The bin keeps its bytes. */
  removePart: method('write', z.object({ id: idSchema }).strict(), z.object({ removed: z.number().int() })),
  /** The intake of this file that did not come to its end; null when there is none. */
  unfinished: method('read', nothing, unfinishedIntakeSchema.nullable()),
  forgetUnfinished: method('write', nothing, done),
  /** Notes an intake that waits for its turn: should it never come, it is offered like one that was cut off. */
  noteWaiting: method('write', waitingIntakeSchema, done),
  /** An intake that waited will not begin: whoever cancels means all of them. */
  forgetWaiting: method('write', waitingIntakeSchema, done),
} as const;
