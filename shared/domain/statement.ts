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

/** A form that is signed, or an own template that forms are made from. */
export const statementUsages = ['statement', 'template'] as const;
/** Who signs with whom; decides which words and seals the paper has. */
export const statementRelations = [
  'school-department',
  'department-section',
  'department-position',
  'department-person',
] as const;
export type StatementRelation = (typeof statementRelations)[number];
export const statementPeriodKinds = ['calendar', 'school-year', 'term', 'custom'] as const;
export type StatementPeriodKind = (typeof statementPeriodKinds)[number];

/** From which points on a grade is given, best first; the last one catches the rest. */
export const defaultGradeScale = '优秀 90；良好 80；合格 60；不合格 0';

/** 责任状: a year's responsibility statement between two parties. Its texts may hold fields such as 〔乙方〕. */
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
  consequences: textField, // 考核与责任追究, one a line
  signedOn: dayField, // the day printed under the signatures; empty: written by hand
  ordinal: ordinalField,
  usage: z.enum(statementUsages).default('statement'),
  relation: z.enum(statementRelations).default('school-department'),
  periodKind: z.enum(statementPeriodKinds).default('calendar'),
  rewards: textField, // 奖励, one a line
  closing: textField, // 附则, one a line; empty: the usual sentence
  totalPoints: z.number().min(1).max(1000).default(100), // what the scored items add up to
  groupWeights: textField, // 一级指标 as `name=points`, one a line; empty: one level
  copies: z.number().int().min(1).max(20).default(2), // 一式几份
  // A default of its own, not one round the default of a line: a change of other fields must leave it alone.
  gradeScale: z
    .string()
    .max(200)
    .regex(/^[^\n\r]*$/u)
    .default(defaultGradeScale),
  partySectionId: refField, // who 乙方 is in this department
  partyPositionId: refField,
  partyPersonId: refField,
  supplementToId: refField, // the signed statement that this one supplements
  lockedOn: dayField, // signed on; from then on what was signed cannot be changed
  signedContentHash: lineField, // SHA-256 of the canonical content
  signedPdfHash: lineField, // SHA-256 of the PDF that was signed
  selfReview: textField, // 自评说明
  assessment: textField, // 考核意见
  assessor: lineField,
  assessedOn: dayField,
  grade: lineField, // 等次 where it was decided otherwise than by points
});
export type Statement = z.infer<typeof statementSchema>;

/** 共性, 个性, 加分 (outside the total), 一票否决 (no points at all). */
export const statementItemCategories = ['common', 'individual', 'bonus', 'veto'] as const;
export type StatementItemCategory = (typeof statementItemCategories)[number];

/** A weighted line of a statement. */
export const statementItemSchema = z.object({
  statementId: idSchema,
  category: z.enum(statementItemCategories).default('individual'),
  content: requiredTextField,
  target: textField, // 目标值与考核标准
  due: lineField,
  weight: z.number().min(0).max(1000).default(0), // points; of a bonus item the most that it can bring
  annualTaskId: refField,
  ordinal: ordinalField,
  groupName: lineField, // 一级指标
  scoring: z.enum(['points', 'unscored']).default('points'), // unscored: 暂不赋分
  workStandardId: refField,
  goalId: refField,
  result: textField, // 完成情况
  selfScore: z.number().min(0).max(1000).nullable().default(null),
  score: z.number().min(0).max(1000).nullable().default(null),
  reason: textField, // why points were taken or given
  vetoed: z.enum(['no', 'yes']).default('no'), // whether a veto item came to pass
});
export type StatementItem = z.infer<typeof statementItemSchema>;
