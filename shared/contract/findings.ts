import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { findingConcernKinds, findingStates } from '../domain/finding-state.ts';
import { done, method, nothing, removeMethod, saveMethod, storedSchema } from './method.ts';

const concernSchema = z.object({ kind: z.enum(findingConcernKinds), id: idSchema, title: z.string() });
export type FindingConcern = z.infer<typeof concernSchema>;

/** A finding as the ledger shows it. */
export const findingRowSchema = storedSchema('finding').extend({
  positionName: z.string(),
  holderNames: z.string(), // separated by 、
  concerns: concernSchema.nullable(),
  evidence: z.array(z.object({ linkId: idSchema, evidenceId: idSchema, number: z.string(), title: z.string() })),
});
export type FindingRow = z.infer<typeof findingRowSchema>;

/** 问题台账. */
export const findingsContract = {
  /** All findings in the order in which they came to light, and today in China: what is overdue is seen from it. */
  list: method('read', nothing, z.object({ findings: z.array(findingRowSchema), today: z.string() })),
  /** A new one without a number is given the next of its year; its days must follow each other. */
  save: saveMethod('finding'),
  /** Puts findings into a state: days that are missing are today's, those of later steps are taken away. */
  setState: method(
    'write',
    z.object({ ids: z.array(idSchema).min(1).max(1_000), state: z.enum(findingStates) }).strict(),
    done,
  ),
  /** Says what a finding concerns (null: nothing in particular); one that nobody mends yet goes to that thing's position. */
  concern: method(
    'write',
    z.object({ id: idSchema, concerns: concernSchema.omit({ title: true }).strict().nullable() }).strict(),
    done,
  ),
  remove: removeMethod,
} as const;
