import { z } from 'zod';
import { lineField, ordinalField, refField, requiredTextField, textField, yearField } from './fields.ts';

/** A: split from the plan; B: key work outside the plan; C: routine (S1 art. 9-1). */
export const taskClasses = ['A', 'B', 'C'] as const;
export type TaskClass = (typeof taskClasses)[number];

export const taskStates = ['planned', 'active', 'done'] as const;
export type TaskState = (typeof taskStates)[number];

/** 年度工作目标任务 */
export const annualTaskSchema = z.object({
  year: yearField,
  taskClass: z.enum(taskClasses).default('C'),
  code: lineField,
  project: lineField, // 建设项目
  content: requiredTextField, // 任务内容
  measures: textField, // 措施
  expectedResult: textField, // 预期成效
  leadDepartment: lineField, // 牵头部门
  assistingDepartments: lineField, // 协助部门, separated by 、
  ownerPersonId: refField, // 责任人
  positionId: refField, // 承办岗位
  due: lineField, // 完成时间 as written: 2026.7, 每年11月
  checkpoint: textField, // 考核点
  checkedBy: lineField, // 考核部门
  weight: z.number().min(0).max(100).default(0), // points out of 100
  state: z.enum(taskStates).default('planned'),
  remarks: textField,
  ordinal: ordinalField,
  goalId: refField, // the goal that it serves
  doerPersonId: refField, // 具体负责人
  sectionId: refField, // 承办科室
  parentTaskId: refField, // 分解自
  carriedFromTaskId: refField, // 结转自, a task of the year before
});
export type AnnualTask = z.infer<typeof annualTaskSchema>;
