import { z } from 'zod';
import { taskClasses } from './annual-task.ts';
import { dayField, idSchema, lineField, ordinalField, requiredTextField, textField, yearField } from './fields.ts';

/** 下达任务: a task as the central office words it, before it goes to the departments. The office's own. */
export const assignmentSchema = z.object({
  year: yearField,
  taskClass: z.enum(taskClasses).default('A'),
  code: lineField,
  project: lineField,
  content: requiredTextField,
  expectedResult: textField,
  checkpoint: textField,
  due: lineField,
  weight: z.number().min(0).max(100).default(0),
  remarks: textField,
  ordinal: ordinalField,
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** Says of a department's annual task that the office handed it down, and in which words. */
export const assignedTaskSchema = z.object({
  annualTaskId: idSchema,
  assignmentId: idSchema,
  issuedText: textField, // 任务内容 as it was handed down
  issuedBy: lineField,
  issuedOn: dayField,
});
export type AssignedTask = z.infer<typeof assignedTaskSchema>;
