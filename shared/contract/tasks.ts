import { z } from 'zod';
import { idSchema, yearField } from '../domain/fields.ts';
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

/** A responsibility statement with its weighted items, and the sum of their weights in points. */
export const statementDetailSchema = z.object({
  statement: storedSchema('statement'),
  items: z.array(storedSchema('statementItem')),
  totalWeight: z.number(),
});
export type StatementDetail = z.infer<typeof statementDetailSchema>;

export const statementsContract = {
  list: method('read', z.object({ year: yearField }).strict(), z.array(statementDetailSchema)),
  get: method('read', z.object({ id: idSchema }).strict(), statementDetailSchema),
  save: saveMethod('statement'),
  remove: removeMethod,
  saveItem: saveMethod('statementItem'),
  removeItem: removeMethod,
  orderItems: orderMethod,
  /** Adds an item for each given task that has none yet in this statement. */
  addTasks: method(
    'write',
    z.object({ statementId: idSchema, taskIds: z.array(idSchema).max(2000) }).strict(),
    statementDetailSchema,
  ),
} as const;
