import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { layers, libraryEntryFileSchema, standardTypes } from '../domain/library.ts';
import { vaguenessReasons, vaguenessRemedies } from '../domain/measurability.ts';
import { jobIdSchema, method, nothing, removeMethod, saveMethod, storedSchema } from './method.ts';

/** A library that can be browsed: the built-in one, or one that was loaded. */
export const libraryRowSchema = z.object({
  /** The record of a loaded library; null for the built-in one, which cannot be removed. */
  id: idSchema.nullable(),
  key: z.string(),
  title: z.string(),
  version: z.number().int(),
  publisher: z.string(),
  publishedOn: z.string(),
  summary: z.string(),
  entryCount: z.number().int(),
});
export type LibraryRow = z.infer<typeof libraryRowSchema>;

/** An entry of a library, and what the department took from it. */
export const libraryEntryRowSchema = libraryEntryFileSchema.extend({
  libraryKey: z.string(),
  adopted: z.array(
    z.object({
      kind: z.enum(['layerStandard', 'workStandard']),
      id: idSchema,
      positionId: idSchema.nullable(),
      positionName: z.string(),
    }),
  ),
});
export type LibraryEntryRow = z.infer<typeof libraryEntryRowSchema>;

const checkGroupSchema = z.object({
  id: idSchema.nullable(),
  name: z.string(),
  standards: z.number().int(),
  measurable: z.number().int(),
});

/** Which standards say nothing that can be checked, and how many by section and position. */
export const standardsCheckSchema = z.object({
  sections: z.array(checkGroupSchema),
  positions: z.array(checkGroupSchema.extend({ sectionName: z.string() })),
  vague: z.array(
    z.object({
      id: idSchema,
      requirement: z.string(),
      positionId: idSchema,
      positionName: z.string(),
      sectionName: z.string(),
      reason: z.enum(vaguenessReasons),
      remedy: z.enum(vaguenessRemedies),
      word: z.string(),
    }),
  ),
  /** Standards whose text says what their empty fields do not. */
  fillable: z.number().int(),
});
export type StandardsCheck = z.infer<typeof standardsCheckSchema>;

const fileVersion = z.object({ title: z.string(), version: z.number().int(), entryCount: z.number().int() });

export const librariesContract = {
  list: method(
    'read',
    nothing,
    z.object({ libraries: z.array(libraryRowSchema), entries: z.array(libraryEntryRowSchema) }),
  ),
  standards: method('read', nothing, z.array(storedSchema('layerStandard'))),
  saveStandard: saveMethod('layerStandard'),
  removeStandard: removeMethod,
  /**
   * Takes entries over: as standards of the department, or under a duty as a work item with its standard each. Entries
   * that are the department's standards already are left out. Answers how many were taken.
   */
  adopt: method(
    'write',
    z
      .object({
        entries: z
          .array(z.object({ libraryKey: z.string(), entryKey: z.string() }).strict())
          .min(1)
          .max(5_000),
        dutyId: idSchema.nullable(),
      })
      .strict(),
    z.object({ adopted: z.number().int(), skipped: z.number().int() }),
  ),
  /** Loads a library's file; a file with the key of a loaded one takes its place. */
  load: method(
    'write',
    z.object({ path: z.string().min(1) }).strict(),
    fileVersion.extend({
      outcome: z.enum(['loaded', 'replaced', 'same']),
      /** The version that stood here before; null for a new library. */
      previousVersion: z.number().int().nullable(),
    }),
  ),
  remove: removeMethod,
  /** Writes the department's standards as a library's file, to be handed to other departments. */
  publish: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        path: z.string().min(1),
        title: z.string().trim().min(1).max(200),
        version: z.number().int().min(1).max(100_000),
        publisher: z.string().max(200),
        summary: z.string().max(2_000),
        layers: z.array(z.enum(layers)).min(1),
        types: z.array(z.enum(standardTypes)).min(1),
      })
      .strict(),
    fileVersion.extend({ path: z.string() }),
  ),
  check: method('read', nothing, standardsCheckSchema),
  /** Fills empty fields of all standards from their texts, as one step of undo. Answers how many standards changed. */
  fillFromTexts: method('write', nothing, z.object({ filled: z.number().int() })),
} as const;
