import { z } from 'zod';
import { idSchema, ordinalField, requiredTextField } from './fields.ts';

/** 具体工作 under a duty: department → position → work item → work standard (S4 表5). */
export const workItemSchema = z.object({
  dutyId: idSchema,
  text: requiredTextField,
  ordinal: ordinalField,
});
export type WorkItem = z.infer<typeof workItemSchema>;
