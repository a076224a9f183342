import { z } from 'zod';
import { taskStates } from '../domain/annual-task.ts';
import { idSchema, yearField } from '../domain/fields.ts';
import { method, nothing, orderMethod, removeMethod, saveMethod, storedSchema } from './method.ts';

export const taskRowSchema = storedSchema('annualTask').extend({
  ownerName: z.string(),
  positionName: z.string(),
  doerName: z.string(),
  sectionName: z.string(),
  evidenceCount: z.number().int(),
  goalText: z.string(), // what it serves; empty: no goal
});
export type TaskRow = z.infer<typeof taskRowSchema>;

/** A task as others name it. */
const taskNameSchema = z.object({
  id: idSchema,
  year: z.number().int(),
  code: z.string(),
  content: z.string(),
  state: z.enum(taskStates),
  ownerName: z.string(),
});
export type TaskName = z.infer<typeof taskNameSchema>;

export const tasksContract = {
  /** The years that have tasks or statements, newest first; the current year is added by the caller. */
  years: method('read', nothing, z.array(z.number().int())),
  list: method('read', z.object({ year: yearField }).strict(), z.array(taskRowSchema)),
  /** The same rows as one JSON text: thousands of them cross the bridge into the page in no time that way. */
  table: method('read', z.object({ year: yearField }).strict(), z.object({ rowsJson: z.string() })),
  /** Rows of these tasks as one JSON text; of those that are gone there is none. */
  rowsOf: method('read', z.object({ ids: z.array(idSchema).max(200) }).strict(), z.object({ rowsJson: z.string() })),
  save: saveMethod('annualTask'),
  remove: removeMethod,
  order: orderMethod,
  /** Quantities of a task and of its parts, and where the task came from and went to. */
  detail: method(
    'read',
    z.object({ id: idSchema }).strict(),
    z.object({
      quantities: z.array(storedSchema('taskQuantity')),
      partSums: z.array(z.object({ name: z.string(), unit: z.string(), target: z.number(), actual: z.number() })),
      partWeight: z.number(),
      parent: taskNameSchema.nullable(),
      parts: z.array(taskNameSchema),
      carriedFrom: taskNameSchema.nullable(),
      carriedTo: z.array(taskNameSchema),
    }),
  ),
  saveQuantity: saveMethod('taskQuantity'),
  removeQuantity: removeMethod,
  /** Makes a part of the task for each section, position or person; quantities and weight are shared among them. */
  split: method(
    'write',
    z
      .object({
        id: idSchema,
        parts: z
          .array(
            z
              .object({
                sectionId: idSchema.nullable(),
                positionId: idSchema.nullable(),
                personId: idSchema.nullable(),
              })
              .strict(),
          )
          .min(1)
          .max(500),
      })
      .strict(),
    z.object({ ids: z.array(idSchema) }),
  ),
} as const;
