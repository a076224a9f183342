import { z } from 'zod';
import { idSchema, ordinalField, requiredTextField } from './fields.ts';

/** 岗位职责 of a position. */
export const dutySchema = z.object({
  positionId: idSchema,
  text: requiredTextField,
  ordinal: ordinalField,
});
export type Duty = z.infer<typeof dutySchema>;
