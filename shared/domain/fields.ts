import { z } from 'zod';

/** A UUIDv7 in lower case: sorts by the time it was made. */
export const idSchema = z.uuid();
export type Id = string;

/** One line of text: trimmed, no line breaks, at most 200 characters. Empty means "not filled in yet". */
export const lineField = z
  .string()
  .max(200)
  .regex(/^[^\n\r]*$/u)
  .default('');

/** A line that must be filled in: a name. */
export const requiredLineField = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\n\r]*$/u);

/** Free text that must be filled in: the words of a duty, a work item, a standard. */
export const requiredTextField = z.string().min(1).max(20_000);

/** Free text of any length that a form can hold (20,000 characters); line breaks are `\n`. */
export const textField = z.string().max(20_000).default('');

/** A calendar day as `2026-11-22`, or empty. */
export const dayField = z.union([z.literal(''), z.iso.date()]).default('');

/** Place among its siblings; gaps are allowed, ties are broken by id. */
export const ordinalField = z.number().int().min(0).max(1_000_000).default(0);

/** A reference to another record, or null. */
export const refField = idSchema.nullable().default(null);

/** A four-digit year. */
export const yearField = z.number().int().min(1949).max(2200);
