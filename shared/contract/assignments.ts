import { z } from 'zod';
import { taskStates } from '../domain/annual-task.ts';
import { idSchema, yearField } from '../domain/fields.ts';
import { templateUsages } from '../domain/paper-template.ts';
import { method, nothing, removeMethod, saveMethod, storedSchema } from './method.ts';

/** What became of an assignment in one department. */
export const assignmentCopySchema = z.object({
  departmentId: idSchema,
  name: z.string(),
  taskId: idSchema,
  state: z.enum(taskStates),
  issuedOn: z.string(),
  /** The department words it otherwise than it was handed down. */
  reworded: z.boolean(),
});
export type AssignmentCopy = z.infer<typeof assignmentCopySchema>;

export const assignmentRowSchema = storedSchema('assignment').extend({ copies: z.array(assignmentCopySchema) });
export type AssignmentRow = z.infer<typeof assignmentRowSchema>;

const sent = z.object({
  sent: z.number().int(),
  /** Departments that have it already, or that are not in this file yet. */
  skipped: z.number().int(),
});

/** 下达任务: what the central office hands down to departments: annual tasks and standard libraries. */
export const assignmentsContract = {
  list: method('read', z.object({ year: yearField }).strict(), z.array(assignmentRowSchema)),
  save: saveMethod('assignment'),
  /** Removes it from the office's list; departments keep the tasks that they were given. */
  remove: removeMethod,
  /** One assignment a line, all of one year and class A. */
  add: method(
    'write',
    z.object({ year: yearField, lines: z.string().max(200_000) }).strict(),
    z.object({ added: z.number().int() }),
  ),
  /** Writes the tasks into the departments' records; they go with the next bundle to each. */
  send: method(
    'write',
    z
      .object({ assignmentIds: z.array(idSchema).min(1).max(500), departmentIds: z.array(idSchema).min(1).max(1_000) })
      .strict(),
    sent,
  ),
  /** Libraries that this office has loaded, with the departments that have the same content. */
  libraries: method(
    'read',
    nothing,
    z.array(
      z.object({
        id: idSchema,
        title: z.string(),
        version: z.number().int(),
        entries: z.number().int(),
        departmentIds: z.array(idSchema),
      }),
    ),
  ),
  /** The office's Word forms, with the departments that have the same file as their newest version. */
  templates: method(
    'read',
    nothing,
    z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        usage: z.enum(templateUsages),
        version: z.number().int(),
        fileName: z.string(),
        departmentIds: z.array(idSchema),
      }),
    ),
  ),
  /** Gives departments a form, or its newest version where they have one of the same name and kind. */
  sendTemplate: method(
    'write',
    z.object({ templateId: idSchema, departmentIds: z.array(idSchema).min(1).max(1_000) }).strict(),
    sent,
  ),
  sendLibrary: method(
    'write',
    z.object({ libraryId: idSchema, departmentIds: z.array(idSchema).min(1).max(1_000) }).strict(),
    sent,
  ),
} as const;
