import { z } from 'zod';
import { idSchema, lineField, ordinalField, refField, requiredTextField, textField, yearField } from './fields.ts';
import { comparisons } from './work-standard.ts';

/** 学校规划, 专项规划, 部门, 科室, 岗位, 个人: whose goal it is, from the top of the 目标链 down (S1 art. 7). */
export const goalLevels = ['school', 'special', 'department', 'section', 'position', 'person'] as const;
export type GoalLevel = (typeof goalLevels)[number];

/** 目标: what is to be reached by the end of the plan's years, by whom, and how one sees that it is reached. */
export const goalSchema = z.object({
  level: z.enum(goalLevels).default('department'),
  parentGoalId: refField, // 上级目标
  code: lineField,
  text: requiredTextField, // 目标内容
  measure: lineField, // 衡量指标: 报修及时率
  comparison: z.enum(comparisons).default(''),
  targetValue: lineField, // 期末目标值, as text: 95, 10～20
  unit: lineField,
  baseline: lineField, // 现状值, in the same unit
  yearFrom: yearField, // first and last year of the plan
  yearTo: yearField,
  leadUnit: lineField, // 牵头单位
  assistingUnits: lineField, // 协助单位, separated by 、
  sectionId: refField,
  positionId: refField,
  personId: refField,
  ownerPersonId: refField, // 责任人
  checkpoint: textField, // 考核点
  weight: z.number().min(0).max(100).default(0), // points out of 100 among its siblings
  remarks: textField,
  ordinal: ordinalField,
});
export type Goal = z.infer<typeof goalSchema>;

/** 年度目标值: what of a goal is due in one year, and what came of it. One a goal and year. */
export const goalTargetSchema = z.object({
  goalId: idSchema,
  year: yearField,
  value: textField, // 目标值, or in words what is done that year
  result: textField, // 完成值
});
export type GoalTarget = z.infer<typeof goalTargetSchema>;

/** Years of a goal's plan, in order; empty when they are reversed. */
export function yearsOf(goal: Pick<Goal, 'yearFrom' | 'yearTo'>): number[] {
  return Array.from({ length: Math.max(0, goal.yearTo - goal.yearFrom + 1) }, (_, index) => goal.yearFrom + index);
}
