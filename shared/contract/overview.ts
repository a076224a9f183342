import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { revisionActions } from '../domain/revision.ts';
import { done, method, nothing } from './method.ts';

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
  'finding-without-evidence',
  'warning-without-finding',
  'indicator-without-evidence',
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

/** A command that undo takes back, or redo does again. */
export const historyStepSchema = z.object({
  id: z.number().int(),
  commandId: z.string(),
  /** Of the command that the user gave. */
  commandName: z.string(),
  madeAt: z.string(),
  action: z.enum(revisionActions),
  /** What it was mainly about: the record that it made or removed with all that hangs on it, or changed first. */
  recordKind: z.string(),
  recordId: idSchema,
  recordTitle: z.string(),
  /** The fields that it changed there; empty for a record that came or went. */
  fields: z.array(z.string()),
  recordCount: z.number().int(),
});
export type HistoryStep = z.infer<typeof historyStepSchema>;

/** What undo and redo would do next. */
export const historyStepsSchema = z.object({ undo: historyStepSchema.nullable(), redo: historyStepSchema.nullable() });
export type HistorySteps = z.infer<typeof historyStepsSchema>;

/** One step by its id; null for the next one. */
const stepInput = z.object({ stepId: z.number().int().nullable().default(null) }).strict();

export const historyContract = {
  steps: method('read', nothing, historyStepsSchema),
  /**
   * Takes the last step back: the rows are as before it, removed records under their own ids. Refused by `rule-broken`
   * about `later-change` when something was changed since by another copy (details: kind, record, field), and about
   * `no-such-step`. A step in the middle is taken back as a new step. Answers what was taken back.
   */
  undo: method('write', stepInput, historyStepSchema),
  /** Does the step that was undone last again. */
  redo: method('write', nothing, historyStepSchema),
  /** Leaves a step as it is: undo goes on with the one before. */
  skip: method('write', z.object({ stepId: z.number().int() }).strict(), done),
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
