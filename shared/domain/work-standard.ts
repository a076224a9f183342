import { z } from 'zod';
import { idSchema, lineField, ordinalField, requiredTextField, textField } from './fields.ts';

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
  ratedScore: z.number().min(0).max(1000).default(0), // 额定得分; 0 where standards are not scored
  deductions: textField, // 考核条件与扣减分数, one a line: 迟报一次扣1分
  sourceEntry: lineField, // the library's entry it was taken from, as LIBRARY#ENTRY; empty for one's own
});
export type WorkStandard = z.infer<typeof workStandardSchema>;

/** Whether a standard says anything that can be checked: a value, a time limit or a frequency. */
export function isMeasurable(standard: Pick<WorkStandard, 'targetValue' | 'timeLimit' | 'frequency'>): boolean {
  return standard.targetValue !== '' || standard.timeLimit !== '' || standard.frequency !== '';
}
