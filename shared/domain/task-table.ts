import { z } from 'zod';
import { idSchema, lineField, ordinalField, refField, requiredLineField, textField, yearField } from './fields.ts';

/** 附表 建设实施进程表, 表3 规划建设任务分解表, 表4 各部门年度建设任务分解表 (all S4). */
export const taskTableLayouts = ['schedule', 'breakdown', 'annual'] as const;
export type TaskTableLayout = (typeof taskTableLayouts)[number];

/** A breakdown table as a paper: its layout, row for row, with the tasks and goals that its rows stand for. */
export const taskTableSchema = z.object({
  title: requiredLineField,
  layout: z.enum(taskTableLayouts).default('schedule'),
  year: yearField, // of rows that name none
  columns: textField, // JSON: see TableColumn
  source: lineField, // the file that it came from
  ordinal: ordinalField,
});
export type TaskTable = z.infer<typeof taskTableSchema>;

export const tableRowParts = ['title', 'head', 'body', 'note'] as const;

/** One row of a breakdown table. Its cells keep the words and the merges of the original. */
export const taskTableRowSchema = z.object({
  taskTableId: idSchema,
  part: z.enum(tableRowParts).default('body'),
  annualTaskId: refField,
  goalId: refField,
  cells: textField, // JSON: see StoredCell
  ordinal: ordinalField,
});
