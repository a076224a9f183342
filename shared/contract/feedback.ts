import { z } from 'zod';
import { idSchema, textField } from '../domain/fields.ts';
import { answerStates } from '../domain/review.ts';
import { done, method, nothing, storedSchema } from './method.ts';
import { reviewItemRowSchema } from './reviews.ts';

/** A review as the department finds it on its desk. */
export const feedbackReviewSchema = storedSchema('review').extend({ items: z.array(reviewItemRowSchema) });
export type FeedbackReview = z.infer<typeof feedbackReviewSchema>;

/** 复核反馈: what the central office said of this department's records, as a list of things to do. */
export const feedbackContract = {
  list: method('read', nothing, z.array(feedbackReviewSchema)),
  /** How many remarks wait for an answer, and how many of them are late. */
  count: method('read', nothing, z.object({ open: z.number().int(), overdue: z.number().int() })),
  /** Says what was done about remarks; goes to the office with the next bundle. `open` takes the answer back. */
  answer: method(
    'write',
    z
      .object({
        itemIds: z.array(idSchema).min(1).max(1_000),
        state: z.enum(answerStates),
        answer: textField,
      })
      .strict(),
    done,
  ),
} as const;
