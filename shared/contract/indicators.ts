import { z } from 'zod';
import { idSchema, lineField } from '../domain/fields.ts';
import { indicatorReadingSchema } from '../domain/indicator.ts';
import { watchedKinds } from '../domain/indicator-state.ts';
import { done, method, nothing, removeMethod, saveMethod, storedSchema } from './method.ts';

const watchedSchema = z.object({ kind: z.enum(watchedKinds), id: idSchema, title: z.string() });
export type Watched = z.infer<typeof watchedSchema>;

/** An indicator with what was read of it, oldest first; of two readings of one day only the newer one. */
export const indicatorRowSchema = storedSchema('indicator').extend({
  positionName: z.string(),
  watches: watchedSchema.nullable(),
  readings: z.array(indicatorReadingSchema.omit({ indicatorId: true }).extend({ id: idSchema })),
  evidence: z.array(z.object({ linkId: idSchema, evidenceId: idSchema, number: z.string(), title: z.string() })),
  /** The newest finding that came of it and is not closed; null: none. */
  openFinding: z.object({ id: idSchema, number: z.string() }).nullable(),
});
export type IndicatorRow = z.infer<typeof indicatorRowSchema>;

/** 监测指标. */
export const indicatorsContract = {
  list: method('read', nothing, z.array(indicatorRowSchema)),
  save: saveMethod('indicator'),
  /** Says what an indicator watches; null: nothing in particular. One that nobody keeps yet goes to that thing's position. */
  watch: method(
    'write',
    z.object({ id: idSchema, watches: watchedSchema.omit({ title: true }).strict().nullable() }).strict(),
    done,
  ),
  /** Notes what an indicator was on a day, in place of what was noted before; without a value the day is taken away. */
  setReading: method(
    'write',
    z
      .object({
        indicatorId: idSchema,
        readOn: z.iso.date(),
        measured: indicatorReadingSchema.shape.measured.nullable(),
        remarks: lineField.unwrap().optional(),
      })
      .strict(),
    done,
  ),
  /** Makes a finding of an indicator that warns; where one is open still, answers that one. */
  raise: method('write', z.object({ id: idSchema }).strict(), z.object({ findingId: idSchema, isNew: z.boolean() })),
  remove: removeMethod,
} as const;
