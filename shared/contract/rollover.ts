import { z } from 'zod';
import { yearBases } from '../domain/coverage/year-span.ts';
import { taskClasses } from '../domain/annual-task.ts';
import { evidenceTargetKinds } from '../domain/evidence.ts';
import { idSchema, yearField } from '../domain/fields.ts';
import { proofCarryReasons } from '../domain/rollover/carry-proofs.ts';
import { targetCarryReasons } from '../domain/rollover/carry-targets.ts';
import { taskCarryReasons } from '../domain/rollover/carry-tasks.ts';
import { method } from './method.ts';

/** From which year; it goes into the one after it. 2026 of the school is 2026-2027. */
const fromInput = z.object({ basis: z.enum(yearBases), from: yearField });
const idList = z.array(idSchema).max(100_000);

const taskSchema = z.object({
  id: idSchema,
  taskClass: z.enum(taskClasses),
  code: z.string(),
  content: z.string(),
  ownerName: z.string(),
  due: z.string(),
  reason: z.enum(taskCarryReasons),
  proposed: z.boolean(),
  present: z.boolean(),
  dueIsPast: z.boolean(),
  isPart: z.boolean(),
});
const targetSchema = z.object({
  goalId: idSchema,
  text: z.string(),
  measure: z.string(),
  value: z.string(),
  unit: z.string(),
  reason: z.enum(targetCarryReasons),
  proposed: z.boolean(),
  present: z.boolean(),
});
const proofSchema = z.object({
  linkId: idSchema,
  number: z.string(),
  title: z.string(),
  targetKind: z.enum(evidenceTargetKinds),
  targetTitle: z.string(),
  targetPlace: z.string(),
  recordName: z.string(),
  keeper: z.string(),
  reason: z.enum(proofCarryReasons),
  proposed: z.boolean(),
  present: z.boolean(),
});
export type TaskOfRollover = z.infer<typeof taskSchema>;
export type TargetOfRollover = z.infer<typeof targetSchema>;
export type ProofOfRollover = z.infer<typeof proofSchema>;

/** What would be carried from one year into the next. */
export interface RolloverPlan {
  readonly tasks: readonly TaskOfRollover[];
  readonly targets: readonly TargetOfRollover[];
  readonly proofs: readonly ProofOfRollover[];
}

export const rolloverContract = {
  /**
   * What a new year keeps, takes over, resets and has to renew, before anything is written. `planJson` is a JSON text of
   * a `RolloverPlan`, `renewalsJson` one of the `Renewal[]` that would be left if all that is proposed came over.
   */
  preview: method(
    'read',
    fromInput.strict(),
    z.object({
      /** What belongs to no year and stays as it stands. */
      kept: z.object({
        sections: z.number().int(),
        people: z.number().int(),
        positions: z.number().int(),
        duties: z.number().int(),
        standards: z.number().int(),
        workflows: z.number().int(),
        goals: z.number().int(),
        indicators: z.number().int(),
        /** Not closed: they stand in the new year's ledger as well. */
        openFindings: z.number().int(),
        evidence: z.number().int(),
      }),
      /** What the old year keeps and the new one begins without. */
      reset: z.object({
        monthRecords: z.number().int(),
        quantities: z.number().int(),
        results: z.number().int(),
        statements: z.number().int(),
      }),
      /** Whether something came over already. */
      done: z.boolean(),
      planJson: z.string(),
      renewalsJson: z.string(),
    }),
  ),
  /**
   * Carries what was chosen as one step. What came over before is left out; when nothing else is left the whole is
   * refused as `rule-broken` about `rolled-over-already`.
   */
  apply: method(
    'write',
    fromInput.extend({ taskIds: idList, goalIds: idList, linkIds: idList }).strict(),
    z.object({
      tasks: z.number().int(),
      targets: z.number().int(),
      proofs: z.number().int(),
      present: z.number().int(),
    }),
  ),
  /** Whether a year was carried into, and how many tasks it and the year before have: asked whenever the overview opens. */
  status: method(
    'read',
    z.object({ basis: z.enum(yearBases), year: yearField }).strict(),
    z.object({ done: z.boolean(), tasks: z.number().int(), tasksBefore: z.number().int() }),
  ),
  /**
   * What a year has to renew, as it stands, or as it would be where nothing came over yet; `itemsJson` is a JSON text of `Renewal[]`, at most `limit` of them.
   * `asked` counts what had evidence the year before or came over as a task, `open` what is not renewed yet.
   */
  renewals: method(
    'read',
    z.object({ basis: z.enum(yearBases), year: yearField, limit: z.number().int().min(0).max(100_000) }).strict(),
    z.object({ open: z.number().int(), asked: z.number().int(), itemsJson: z.string() }),
  ),
} as const;
