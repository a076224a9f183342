import { z } from 'zod';
import { lineField, refField, requiredLineField, textField } from './fields.ts';

/** 1. — 一、 — （1） — （一） */
export const dutyNumberings = ['arabic', 'chinese', 'bracket', 'bracket-chinese'] as const;
export type DutyNumbering = (typeof dutyNumberings)[number];

/** 部门 */
export const departmentSchema = z.object({
  name: requiredLineField,
  /** Short code used in document codes, such as HQC. */
  code: lineField,
  headPersonId: refField, // 部门负责人
  secretaryPersonId: refField, // 部门秘书
  overview: textField, // 部门简介
  duties: textField, // 部门职责, one a line
  qualityGoals: textField, // 质量目标, one a line
  phone: lineField,
  office: lineField,
  /** How many days before it is due a task is announced. */
  dueWarningDays: z.number().int().min(0).max(90).default(7),
  /** How duties are numbered, on the screen and on paper. */
  dutyNumbering: z.enum(dutyNumberings).default('arabic'),
});
export type Department = z.infer<typeof departmentSchema>;
