import { z } from 'zod';
import { dayField, idSchema, textField } from '../domain/fields.ts';
import { recordKinds } from '../domain/record-kind.ts';
import { itemStandings, reviewedKinds, reviewVerdicts } from '../domain/review.ts';
import { done, method, nothing, removeMethod, saveMethod, storedSchema } from './method.ts';
import { memberStandings } from './office.ts';

const counts = {
  accepted: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(), // among the open ones
  answered: z.number().int(),
};

const proofs = z.array(z.object({ linkId: idSchema, evidenceId: idSchema, number: z.string(), title: z.string() }));

/** A remark with where it stands and what became of what it is about. */
export const reviewItemRowSchema = storedSchema('reviewItem').extend({
  standing: z.enum(itemStandings),
  /** What the field says now; null when the record is gone, or when the remark is about the record as a whole. */
  nowText: z.string().nullable(),
  gone: z.boolean(),
  /** Whether what the remark is about was changed since the office looked at it. */
  changed: z.boolean(),
  /** What proves that it was put right. */
  evidence: proofs,
});
export type ReviewItemRow = z.infer<typeof reviewItemRowSchema>;

/** One department in one round. `reviewId` is null until somebody begins. */
export const boardRowSchema = z.object({
  memberId: idSchema,
  departmentId: idSchema.nullable(),
  name: z.string(),
  standing: z.enum(memberStandings),
  lastBundleAt: z.string(),
  reviewId: idSchema.nullable(),
  finishedOn: z.string(),
  score: z.number().nullable(),
  ...counts,
});
export type BoardRow = z.infer<typeof boardRowSchema>;

export const reviewedRecordSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** How the office judged it: nothing yet, passed, or handed back with so many open remarks. */
  state: z.enum(['none', 'accepted', 'returned', 'answered']),
  /** Changed since it was judged. */
  changed: z.boolean(),
});
export type ReviewedRecord = z.infer<typeof reviewedRecordSchema>;

export const reviewNodeSchema = z.object({
  kind: z.enum(recordKinds as [string, ...string[]]),
  id: idSchema,
  title: z.string(),
  depth: z.number().int(),
  revisionId: idSchema,
  fields: z.array(z.object({ field: z.string(), text: z.string() })),
  /** What proves it. */
  evidence: proofs,
});
export type ReviewNode = z.infer<typeof reviewNodeSchema>;

const place = {
  rootKind: z.enum(reviewedKinds),
  rootId: idSchema,
  recordKind: z.enum(recordKinds as [string, ...string[]]),
  recordId: idSchema,
  field: z.string().max(200).default(''),
};

/** 复核: rounds, and what the office says of each department. `rule-broken` about `not-an-office` in a department's file. */
export const reviewsContract = {
  rounds: method('read', nothing, z.array(storedSchema('reviewRound').extend({ reviews: z.number().int() }))),
  saveRound: saveMethod('reviewRound'),
  removeRound: removeMethod,
  board: method('read', z.object({ roundId: idSchema }).strict(), z.array(boardRowSchema)),
  /** Begins the review of a department in a round, or answers the one that is there. */
  start: method(
    'write',
    z.object({ roundId: idSchema, departmentId: idSchema }).strict(),
    z.object({ reviewId: idSchema }),
  ),
  get: method(
    'read',
    z.object({ reviewId: idSchema }).strict(),
    storedSchema('review').extend({
      departmentName: z.string(),
      kinds: z.array(z.object({ kind: z.enum(reviewedKinds), total: z.number().int(), judged: z.number().int() })),
      ...counts,
      meanScore: z.number().nullable(),
    }),
  ),
  /** Conclusion, score and the like. */
  save: method(
    'write',
    z
      .object({
        reviewId: idSchema,
        fields: z
          .object({
            conclusion: textField.unwrap().optional(),
            score: z.number().min(0).max(100).nullable().optional(),
            reviewer: z.string().max(200).optional(),
            rectifyBy: dayField.unwrap().optional(),
          })
          .strict(),
      })
      .strict(),
    done,
  ),
  /** Hands the review to the department: its remarks go with the next bundle. `reopen` takes it back to the office. */
  finish: method('write', z.object({ reviewId: idSchema, reopen: z.boolean().default(false) }).strict(), done),
  records: method(
    'read',
    z
      .object({
        reviewId: idSchema,
        kind: z.enum(reviewedKinds),
        filter: z.enum(['all', 'none', 'returned', 'changed']).default('all'),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(200),
      })
      .strict(),
    z.object({ total: z.number().int(), rows: z.array(reviewedRecordSchema) }),
  ),
  record: method(
    'read',
    z.object({ reviewId: idSchema, kind: z.enum(reviewedKinds), id: idSchema }).strict(),
    z.object({ nodes: z.array(reviewNodeSchema), items: z.array(reviewItemRowSchema) }),
  ),
  /** All remarks of a review, those to look at again first. */
  items: method('read', z.object({ reviewId: idSchema }).strict(), z.array(reviewItemRowSchema)),
  /** Says something of a record or a field; what was said of the same place before is replaced. */
  judge: method(
    'write',
    z
      .object({
        reviewId: idSchema,
        verdicts: z
          .array(
            z
              .object({
                ...place,
                verdict: z.enum(reviewVerdicts),
                remark: textField,
                score: z.number().min(0).max(100).nullable().default(null),
                dueOn: dayField,
              })
              .strict(),
          )
          .min(1)
          .max(1_000),
      })
      .strict(),
    z.object({ judged: z.number().int() }),
  ),
  /** Takes a remark back as if it had not been made. */
  unjudge: method('write', z.object({ itemIds: z.array(idSchema).min(1).max(1_000) }).strict(), done),
} as const;
