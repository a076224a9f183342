import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { method, nothing } from './method.ts';
import { filePlaceSchema } from './reading.ts';

/** Parts of a text to mark: first and one past the last UTF-16 unit. */
const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]).readonly()).readonly();

/** One record that was found. */
export const searchHitSchema = z.object({
  id: idSchema,
  kind: z.string(),
  /** Its name, or the sentence that it consists of, made short around what was found. */
  title: z.string(),
  titleRanges: rangesSchema,
  /** The field that holds what the title does not; null when the title holds all of it. */
  field: z.string().nullable(),
  excerpt: z.string(),
  excerptRanges: rangesSchema,
  /** Where it stands, outermost last: number, position, section, year. */
  place: z.array(z.string()).readonly(),
  /** Where the words stand in a file of the record; null when they are the record's own. */
  file: z
    .object({
      fileHash: z.string(),
      fileName: z.string(),
      place: filePlaceSchema.nullable(),
      /** Further places in the same file that may hold them. */
      others: z.number().int(),
    })
    .nullable(),
  /** The record that a screen opens for it: itself, or the outermost of its owners. */
  root: z.object({ kind: z.string(), id: idSchema, year: z.number().int().nullable() }),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** Counts are exact up to this; a group that has more says so. */
export const countedHits = 99;

export const searchGroupSchema = z.object({
  kind: z.string(),
  /** Records found, at most `countedHits`. */
  count: z.number().int(),
  /** There are more than `count`. */
  more: z.boolean(),
  hits: z.array(searchHitSchema).readonly(),
});
export type SearchGroup = z.infer<typeof searchGroupSchema>;

export const searchAnswerSchema = z.object({
  /** Best group first; a group for each kind of record that was found. */
  groups: z.array(searchGroupSchema).readonly(),
  /** Chinese words that Latin letters were read as, the most likely first. */
  readings: z.array(z.string()).readonly(),
  /** False when what was typed holds nothing that can be searched for, such as punctuation only. */
  searchable: z.boolean(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const searchContract = {
  /** Words of any length, numbers, the beginnings of Latin words, and pinyin (gwzz, gangweizhize). Never throws for odd text. */
  find: method(
    'read',
    z
      .object({
        text: z.string().max(500),
        /** Only records of this kind; null for all. */
        kind: z.string().max(40).nullable().default(null),
        sectionId: idSchema.nullable().default(null),
        year: z.number().int().nullable().default(null),
        /** Hits of each group. */
        limit: z.number().int().min(1).max(100).default(5),
      })
      .strict(),
    searchAnswerSchema,
  ),
  /** What a search can be narrowed to. Also makes the reading of pinyin ready. */
  choices: method(
    'read',
    nothing,
    z.object({
      /** Kinds of which there are records with words. */
      kinds: z.array(z.string()).readonly(),
      sections: z.array(z.object({ id: idSchema, name: z.string() })).readonly(),
      years: z.array(z.number().int()).readonly(),
    }),
  ),
} as const;
