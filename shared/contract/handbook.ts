import { z } from 'zod';
import { idSchema, lineField, yearField } from '../domain/fields.ts';
import { chapterSources } from '../domain/handbook-chapter.ts';
import { method, saveMethod, storedSchema } from './method.ts';

/** An entry of the outline as it is shown: `id` is null while it follows from a built-in outline and is no record yet. */
export const outlineEntrySchema = z.object({
  id: idSchema.nullable(),
  source: z.enum(chapterSources),
  title: z.string(),
  isAppendix: z.boolean(),
  isIncluded: z.boolean(),
  hasText: z.boolean(), // words of its own stand in it
});
export type ShownEntry = z.infer<typeof outlineEntrySchema>;

const outlineSchema = z.object({ entries: z.array(outlineEntrySchema) });

export const handbookContract = {
  /** The outline of a year's handbook, whether or not anybody has composed it. */
  outline: method('read', z.object({ year: yearField }).strict(), outlineSchema),
  /**
   * Writes the outline as it is given, in one command: new entries (id null) are made, known ones changed and ordered.
   * `known` are the records that the caller was shown: those of them that it does not name again are removed, others
   * stay at the end. Makes the handbook when the year has none. Answers the outline as it stands then.
   */
  arrange: method(
    'write',
    z
      .object({
        year: yearField,
        known: z.array(idSchema).max(500),
        entries: z
          .array(
            z
              .object({
                id: idSchema.nullable(),
                source: z.enum(chapterSources),
                title: lineField,
                isAppendix: z.boolean(),
                isIncluded: z.boolean(),
              })
              .strict(),
          )
          .max(500),
      })
      .strict(),
    outlineSchema,
  ),
  /** One chapter with its words; null when there is no such record. */
  chapter: method('read', z.object({ id: idSchema }).strict(), storedSchema('handbookChapter').nullable()),
  saveChapter: saveMethod('handbookChapter'),
} as const;
