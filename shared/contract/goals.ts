import { z } from 'zod';
import { taskClasses, taskStates } from '../domain/annual-task.ts';
import { idSchema, textField, yearField } from '../domain/fields.ts';
import { done, method, nothing, saveMethod, storedSchema } from './method.ts';

/** A goal with its values year by year, in order of the years, and how many tasks serve it (of any year). */
export const goalRowSchema = storedSchema('goal').extend({
  ownerName: z.string(),
  targets: z.array(z.object({ id: idSchema, year: yearField, value: z.string(), result: z.string() })),
});
export type GoalRow = z.infer<typeof goalRowSchema>;

/** A task as far as the goal that it serves is concerned. */
export const goalTaskSchema = z.object({
  id: idSchema,
  goalId: idSchema.nullable(),
  year: yearField,
  taskClass: z.enum(taskClasses),
  code: z.string(),
  content: z.string(),
  state: z.enum(taskStates),
});
export type GoalTask = z.infer<typeof goalTaskSchema>;

/** A goal as others name it, with its place in the tree. */
const goalNameSchema = storedSchema('goal')
  .pick({ id: true, parentGoalId: true, level: true, code: true, text: true })
  .extend({ depth: z.number().int() });
export type GoalName = z.infer<typeof goalNameSchema>;

export const goalsContract = {
  /** All goals in display order, and all tasks: the window traces both ways without asking again. */
  list: method('read', nothing, z.object({ goals: z.array(goalRowSchema), tasks: z.array(goalTaskSchema) })),
  /** The goals as others name them, in the order of the tree, `depth` 0 at the top. */
  names: method('read', nothing, z.array(goalNameSchema)),
  save: saveMethod('goal'),
  /** Sets what a goal is to reach in a year, or what it reached; what is absent stays, two empty texts take the year away. */
  setYear: method(
    'write',
    z
      .object({
        goalId: idSchema,
        year: yearField,
        value: textField.unwrap().optional(),
        result: textField.unwrap().optional(),
      })
      .strict(),
    done,
  ),
  /** Puts a goal with all under it below another one (null: at the top), before a sibling or last. */
  move: method(
    'write',
    z.object({ id: idSchema, parentGoalId: idSchema.nullable(), beforeId: idSchema.nullable() }).strict(),
    done,
  ),
  /** Removes a goal; what stands under it goes too, or moves up to where the goal stood. Answers how many goals went. */
  remove: method(
    'write',
    z.object({ id: idSchema, under: z.enum(['remove', 'move-up']) }).strict(),
    z.object({ removed: z.number().int() }),
  ),
  /** Makes the structure of a plan: the school's plan, the special plans with their lead units, this department's goal. */
  adopt: method(
    'write',
    z
      .object({
        yearFrom: yearField,
        yearTo: yearField,
        schoolPlan: z.string().min(1).max(200),
        specialPlans: z.array(z.object({ name: z.string().min(1).max(200), leadUnit: z.string().max(200) })).max(100),
      })
      .strict(),
    z.object({ created: z.number().int() }),
  ),
  /** Says which goal these tasks serve; null: none. */
  linkTasks: method(
    'write',
    z.object({ goalId: idSchema.nullable(), taskIds: z.array(idSchema).max(20_000) }).strict(),
    done,
  ),
} as const;
