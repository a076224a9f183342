import { z } from 'zod';
import { dayField, lineField, ordinalField, refField, requiredTextField, textField } from './fields.ts';
import { findingOrigins } from './finding-state.ts';

/**
 * 问题: what a check found, and how it is put right. Where it stands is said by its days alone (`findingState`), so that
 * two copies that are merged cannot come to a state that their days contradict.
 */
export const findingSchema = z.object({
  number: lineField, // as text, in natural order: 2026-01
  foundOn: dayField,
  origin: z.enum(findingOrigins).default('self-check'),
  foundBy: lineField, // who or which check: 月度安全检查组
  problem: requiredTextField, // 存在的问题
  dutyId: refField, // what it concerns: at most one of duty, standard, task and indicator
  workStandardId: refField,
  annualTaskId: refField,
  cause: textField, // 原因分析
  correction: textField, // 整改措施
  positionId: refField, // 责任岗位: who mends it
  mendBy: dayField, // 整改时限
  startedOn: dayField,
  mendedOn: dayField,
  outcome: textField, // 整改结果
  verifiedOn: dayField, // 复查日期: looked at again and closed
  verifiedBy: lineField,
  remarks: textField,
  ordinal: ordinalField,
  indicatorId: refField, // what it concerns as well
});
export type Finding = z.infer<typeof findingSchema>;
