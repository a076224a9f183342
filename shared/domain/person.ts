import { z } from 'zod';
import { lineField, ordinalField, refField, requiredLineField } from './fields.ts';

/** 人员 of a department. */
export const personSchema = z.object({
  name: requiredLineField,
  staffNumber: lineField, // 工号
  title: lineField, // 职务或职称
  phone: lineField,
  sectionId: refField,
  ordinal: ordinalField,
});
export type Person = z.infer<typeof personSchema>;
