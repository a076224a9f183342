import { z } from 'zod';
import {
  dayField,
  idSchema,
  lineField,
  ordinalField,
  refField,
  requiredLineField,
  requiredTextField,
  textField,
  yearField,
} from './fields.ts';

/** 责任状: a year's responsibility statement between two parties. */
export const statementSchema = z.object({
  year: yearField,
  number: lineField, // 编号
  title: requiredLineField,
  partyA: lineField, // 甲方
  partyASigner: lineField,
  partyB: lineField, // 乙方
  partyBSigner: lineField,
  periodFrom: dayField,
  periodTo: dayField,
  preamble: textField,
  responsibilities: textField, // 责任条款, one a line
  consequences: textField, // 考核与奖惩, one a line
  signedOn: dayField,
  ordinal: ordinalField,
});
export type Statement = z.infer<typeof statementSchema>;

export const statementItemCategories = ['common', 'individual'] as const; // 共性, 个性

/** A weighted line of a statement. */
export const statementItemSchema = z.object({
  statementId: idSchema,
  category: z.enum(statementItemCategories).default('individual'),
  content: requiredTextField,
  target: textField, // 目标值与考核标准
  due: lineField,
  weight: z.number().min(0).max(100).default(0),
  annualTaskId: refField,
  ordinal: ordinalField,
});
export type StatementItem = z.infer<typeof statementItemSchema>;

/**
 * Sum of the weights in points, rounded to hundredths so that 0.1 + 0.2 is 0.3.
 * A statement is ready to sign when it is exactly 100.
 */
export function totalWeight(items: readonly Pick<StatementItem, 'weight'>[]): number {
  return items.reduce((sum, item) => sum + Math.round(item.weight * 100), 0) / 100;
}
