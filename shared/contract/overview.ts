import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { revisionActions } from '../domain/revision.ts';
import { method } from './method.ts';

/** Gaps that the overview names, each a rule with a sentence in the catalogue. */
export const gapRules = [
  'college-name-missing',
  'department-head-missing',
  'working-group-empty',
  'section-without-position',
  'position-without-duty',
  'position-without-holder',
  'duty-without-work-item',
  'work-item-without-standard',
  'standard-not-measurable',
  'position-without-workflow',
  'task-without-owner',
  'statement-missing',
  'statement-weight-not-100',
  'standard-without-evidence',
  'task-without-evidence',
  'handbook-not-prepared',
] as const;
export type GapRule = (typeof gapRules)[number];

export const overviewSchema = z.object({
  year: z.number().int(),
  counts: z.object({
    sections: z.number().int(),
    people: z.number().int(),
    positions: z.number().int(),
    duties: z.number().int(),
    workItems: z.number().int(),
    standards: z.number().int(),
    measurableStandards: z.number().int(),
    provenStandards: z.number().int(),
    workflows: z.number().int(),
    tasks: z.number().int(),
    doneTasks: z.number().int(),
    provenTasks: z.number().int(),
    evidence: z.number().int(),
    evidenceBytes: z.number(),
  }),
  /** Only rules with a count over 0, the most pressing first. At most five examples each. */
  gaps: z.array(
    z.object({
      rule: z.enum(gapRules),
      count: z.number().int(),
      /** `positionId` names the position in whose editor the gap can be filled; null when it is elsewhere. */
      examples: z.array(z.object({ id: idSchema, title: z.string(), positionId: idSchema.nullable() })),
    }),
  ),
});
export type Overview = z.infer<typeof overviewSchema>;

export const overviewContract = {
  get: method('read', z.object({ year: z.number().int() }).strict(), overviewSchema),
} as const;

/** A revision as people read it. */
export const historyEntrySchema = z.object({
  id: idSchema,
  commandId: z.string(),
  commandName: z.string(),
  madeAt: z.string(),
  author: z.string(),
  action: z.enum(revisionActions),
  recordKind: z.string(),
  recordId: idSchema,
  recordTitle: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const historyContract = {
  /** Newest first. Of one record, or of the whole department when `recordId` is null. `before` is a revision id. */
  list: method(
    'read',
    z
      .object({
        recordId: idSchema.nullable(),
        limit: z.number().int().min(1).max(500).default(100),
        before: idSchema.nullable().default(null),
      })
      .strict(),
    z.array(historyEntrySchema),
  ),
} as const;
