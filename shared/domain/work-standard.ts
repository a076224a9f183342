import { z } from 'zod';
import { idSchema, lineField, ordinalField, requiredTextField } from './fields.ts';

export const comparisons = ['', '≥', '≤', '=', '>', '<'] as const;

/** 工作标准: what a work item is measured by. The requirement is the text that is printed. */
export const workStandardSchema = z.object({
  workItemId: idSchema,
  requirement: requiredTextField,
  measure: lineField, // what is measured: 响应时间, 满意度
  comparison: z.enum(comparisons).default(''),
  targetValue: lineField, // as text, such as 95 or 10～20
  unit: lineField, // %, 小时, 次
  timeLimit: lineField, // 2小时内, 3个工作日内
  frequency: lineField, // 每日, 每月至少2次
  checkMethod: lineField, // 检查方式
  basis: lineField, // 依据
  expectedEvidence: lineField, // 应留材料
  ordinal: ordinalField,
});
export type WorkStandard = z.infer<typeof workStandardSchema>;

/** Whether a standard says anything that can be checked: a value, a time limit or a frequency. */
export function isMeasurable(standard: Pick<WorkStandard, 'targetValue' | 'timeLimit' | 'frequency'>): boolean {
  return standard.targetValue !== '' || standard.timeLimit !== '' || standard.frequency !== '';
}
