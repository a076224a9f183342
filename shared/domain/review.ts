import { z } from 'zod';
import {
  dayField,
  idSchema,
  lineField,
  ordinalField,
  refField,
  requiredLineField,
  textField,
  yearField,
} from './fields.ts';
import type { RuleName } from './rules.ts';

/** 复核轮次 of the whole school; the central office's own. */
export const reviewRoundSchema = z.object({
  title: requiredLineField,
  year: yearField,
  opensOn: dayField,
  reportBy: dayField, // 上报截止: bundles are to be handed in by this day
  rectifyBy: dayField, // 整改截止, where a remark names no day of its own
  closedOn: dayField, // empty: the round is under way
  remarks: textField,
  ordinal: ordinalField,
});
export type ReviewRound = z.infer<typeof reviewRoundSchema>;

/** 部门复核: one department in one round. It belongs to the department, so that its next bundle takes it there. */
export const reviewSchema = z.object({
  roundId: idSchema,
  title: requiredLineField,
  year: yearField,
  rectifyBy: dayField,
  reviewer: lineField,
  conclusion: textField,
  score: z.number().min(0).max(100).nullable().default(null),
  /** The day on which it was handed to the department; empty: the office is still at it. */
  finishedOn: dayField,
});
export type Review = z.infer<typeof reviewSchema>;

export const reviewVerdicts = ['accepted', 'returned'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];

/** What is opened for a review, with everything that it owns. */
export const reviewedKinds = [
  'department',
  'position',
  'workflow',
  'goal',
  'annualTask',
  'statement',
  'layerStandard',
  'evidence',
  'indicator',
  'finding',
  'handbook',
] as const;
export type ReviewedKind = (typeof reviewedKinds)[number];

/** open: nothing said yet; done: 已整改; explained: left as it is, with the reason. */
export const answerStates = ['open', 'done', 'explained'] as const;
export type AnswerState = (typeof answerStates)[number];

/**
 * 复核意见: what the office says of one record, or of one of its fields. The office writes verdict, remark and score, the
 * department its answer: two sides that never write the same field.
 */
export const reviewItemSchema = z.object({
  reviewId: idSchema,
  /** The record that was opened for the review: a position for a remark on one of its duties. */
  rootKind: requiredLineField,
  rootId: idSchema,
  recordKind: requiredLineField,
  recordId: idSchema,
  recordTitle: lineField, // as it was called when it was looked at
  field: lineField, // empty: the record as a whole
  /** The record's revision that was looked at. */
  baseRevisionId: idSchema,
  /** Of a remark about the record as a whole: SHA-256 over the revisions of it and of what it owns, as looked at. */
  baseState: lineField,
  shownText: textField, // what the field said then
  verdict: z.enum(reviewVerdicts).default('returned'),
  remark: textField,
  score: z.number().min(0).max(100).nullable().default(null),
  dueOn: dayField,
  reviewer: lineField,
  reviewedOn: dayField,
  answerState: z.enum(answerStates).default('open'),
  answer: textField,
  answeredBy: lineField,
  answeredOn: dayField,
  /** The record's revision when the department answered. */
  answerRevisionId: refField,
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** What the department writes of a remark; everything else of it is the office's. */
export const answerFields = ['answerState', 'answer', 'answeredBy', 'answeredOn', 'answerRevisionId'] as const;

/** Where a remark stands. `answered`: the department has answered, the office has not looked again. */
export const itemStandings = ['open', 'overdue', 'answered', 'closed'] as const;
export type ItemStanding = (typeof itemStandings)[number];

/** Where a remark stands on a day (as 2026-11-22); `rectifyBy` is its review's day, for remarks without one. */
export function standingOfItem(
  item: Pick<ReviewItem, 'verdict' | 'answerState' | 'dueOn'>,
  today: string,
  rectifyBy = '',
): ItemStanding {
  if (item.verdict === 'accepted') return 'closed';
  if (item.answerState !== 'open') return 'answered';
  const due = item.dueOn || rectifyBy;
  return due !== '' && due < today ? 'overdue' : 'open';
}

/** What stands in the way of a verdict, or null: work is handed back only with words that say what to mend. */
export function verdictRefused(verdict: ReviewVerdict, remark: string): RuleName | null {
  return verdict === 'returned' && remark.trim() === '' ? 'return-without-remarks' : null;
}

/** What stands in the way of an answer, or null: to leave a thing as it is needs a reason. */
export function answerRefused(state: AnswerState, answer: string): RuleName | null {
  return state === 'explained' && answer.trim() === '' ? 'reason-missing' : null;
}
