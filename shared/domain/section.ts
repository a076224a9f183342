import { z } from 'zod';
import { lineField, ordinalField, refField, requiredLineField, textField } from './fields.ts';

/** 科室 of a department. */
export const sectionSchema = z.object({
  name: requiredLineField,
  code: lineField,
  leaderPersonId: refField,
  duties: textField, // 科室职责, one a line
  ordinal: ordinalField,
});
export type Section = z.infer<typeof sectionSchema>;
