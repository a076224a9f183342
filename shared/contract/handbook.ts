import { z } from 'zod';
import { dayField, idSchema, lineField, requiredLineField, textField, yearField } from '../domain/fields.ts';
import { chapterSources } from '../domain/handbook-chapter.ts';
import { jobIdSchema, method, removeMethod, saveMethod, storedSchema } from './method.ts';

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

/** An edition without what it froze. */
export const editionRowSchema = storedSchema('handbookEdition').omit({ content: true });
export type EditionRow = z.infer<typeof editionRowSchema>;

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
  /** Released editions of a year's handbook, the newest first; `next` is what the next one would be called. */
  editions: method(
    'read',
    z.object({ year: yearField }).strict(),
    z.object({ handbookId: idSchema.nullable(), next: z.string(), editions: z.array(editionRowSchema) }),
  ),
  /**
   * Freezes the handbook as it prints now. Throws `rule-broken` about `edition-not-approved`, `edition-without-name`,
   * `edition-twice`, `edition-too-large`.
   */
  release: method(
    'job',
    z.object({ jobId: jobIdSchema, year: yearField, by: lineField, on: dayField, remarks: textField }).strict(),
    editionRowSchema,
  ),
  /** Makes an edition's files again: whether each is what it was, byte for byte, and the hashes of the new ones. */
  rebuild: method(
    'job',
    z.object({ jobId: jobIdSchema, id: idSchema }).strict(),
    z.object({ pdf: z.boolean(), docx: z.boolean(), pdfHash: z.string(), docxHash: z.string() }),
  ),
  /** Ends an edition; its pages stay. */
  withdraw: method(
    'write',
    z.object({ id: idSchema, by: lineField, on: dayField, remarks: textField }).strict(),
    editionRowSchema,
  ),
  /** 发放登记 of a year's handbook. */
  copies: method('read', z.object({ year: yearField }).strict(), z.array(storedSchema('handbookCopy'))),
  /** Adds a line to it; makes the handbook when the year has none. */
  addCopy: method(
    'write',
    z.object({ year: yearField, recipient: requiredLineField }).strict(),
    storedSchema('handbookCopy'),
  ),
  saveCopy: saveMethod('handbookCopy'),
  removeCopy: removeMethod,
} as const;
