import { z } from 'zod';
import { idSchema, lineField, ordinalField, requiredLineField } from './fields.ts';

/** The papers that a school's own Word form can take the place of. */
export const templateUsages = ['job-description', 'statement', 'evidence-list'] as const;
export type TemplateUsage = (typeof templateUsages)[number];

/** Bytes of the largest form: what has more is pictures that a form does not need. */
export const largestTemplateBytes = 2 * 1024 * 1024;

/** 学校模板: a Word form of the school with named fields. Its file stands in its versions. */
export const paperTemplateSchema = z.object({
  name: requiredLineField,
  usage: z.enum(templateUsages),
  ordinal: ordinalField,
});
export type PaperTemplate = z.infer<typeof paperTemplateSchema>;

/**
 * One version of a template, with its bytes: small enough to travel with the records, so that whoever has the records
 * can fill the form. A version is never changed; the newest one is filled.
 */
export const paperTemplateVersionSchema = z.object({
  templateId: idSchema,
  version: z.number().int().min(1).max(9999),
  fileName: z.string().min(1).max(255),
  sizeBytes: z.number().int().min(1).max(largestTemplateBytes),
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  fileHash: z.string().regex(/^[0-9a-f]{64}$/u),
  /** The bytes in base64. */
  content: z
    .string()
    .max(Math.ceil(largestTemplateBytes / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/u),
  remarks: lineField,
  ordinal: ordinalField,
});
export type PaperTemplateVersion = z.infer<typeof paperTemplateVersionSchema>;
