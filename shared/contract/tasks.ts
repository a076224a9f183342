import { z } from 'zod';
import { yearField } from '../domain/fields.ts';
import { method, nothing, orderMethod, removeMethod, saveMethod, storedSchema } from './method.ts';

export const taskRowSchema = storedSchema('annualTask').extend({
  ownerName: z.string(),
  positionName: z.string(),
  evidenceCount: z.number().int(),
});
export type TaskRow = z.infer<typeof taskRowSchema>;

export const tasksContract = {
  /** The years that have tasks or statements, newest first; the current year is added by the caller. */
  years: method('read', nothing, z.array(z.number().int())),
  list: method('read', z.object({ year: yearField }).strict(), z.array(taskRowSchema)),
  save: saveMethod('annualTask'),
  remove: removeMethod,
  order: orderMethod,
} as const;
