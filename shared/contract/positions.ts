import { z } from 'zod';
import { idSchema, requiredLineField, requiredTextField } from '../domain/fields.ts';
import { done, method, nothing, orderMethod, removeMethod, saveMethod, storedSchema } from './method.ts';

/** A row of the position list. */
export const positionRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  level: z.string(),
  sectionId: idSchema.nullable(),
  sectionName: z.string(),
  headcount: z.number().int(),
  holderNames: z.array(z.string()),
  reportsToPositionId: idSchema.nullable(),
  reportsToName: z.string(),
  dutyCount: z.number().int(),
  workItemCount: z.number().int(),
  standardCount: z.number().int(),
  measurableCount: z.number().int(),
  workflowCount: z.number().int(),
  evidenceCount: z.number().int(),
});
export type PositionRow = z.infer<typeof positionRowSchema>;

const workItemNode = storedSchema('workItem').extend({ standards: z.array(storedSchema('workStandard')) });
const dutyNode = storedSchema('duty').extend({ workItems: z.array(workItemNode) });

/** A position with all that hangs on it, each list in display order. */
export const positionDetailSchema = z.object({
  position: storedSchema('position'),
  sectionName: z.string(),
  reportsToName: z.string(),
  holders: z.array(storedSchema('positionHolder').extend({ personName: z.string() })),
  duties: z.array(dutyNode),
  workflows: z.array(z.object({ id: idSchema, name: z.string(), stepCount: z.number().int() })),
  /** How many pieces of evidence prove a duty, work item or standard of it, by that record's id; the rest have none. */
  evidenceCounts: z.record(idSchema, z.number().int()),
});
export type PositionDetail = z.infer<typeof positionDetailSchema>;

const shareSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** Of evidence and findings their number, of a task its year, `own` of a workflow that the position owns; else empty. */
  note: z.string(),
  /** What goes along with it: of a duty what hangs under it, of a workflow the steps in which the position acts. */
  along: z.object({
    workItems: z.number().int(),
    standards: z.number().int(),
    steps: z.number().int(),
    evidence: z.number().int(),
  }),
});
/** One thing that hangs on a position. */
export type PositionShare = z.infer<typeof shareSchema>;

/** All that hangs on a position, by kind, in display order. */
export const positionSharesSchema = z.object({
  duty: z.array(shareSchema),
  positionHolder: z.array(shareSchema),
  workflow: z.array(shareSchema),
  annualTask: z.array(shareSchema),
  goal: z.array(shareSchema),
  indicator: z.array(shareSchema),
  finding: z.array(shareSchema),
  position: z.array(shareSchema),
  evidenceLink: z.array(shareSchema),
});

const splitSchema = z
  .object({
    id: idSchema,
    name: requiredLineField,
    sectionId: idSchema.nullable(),
    level: z.string().max(200),
    /** How many of its posts go over. */
    posts: z.number().int().min(0).max(999),
    withTexts: z.boolean(),
    /** What goes over, by the ids that `shares` answered. */
    goes: z.array(idSchema).max(20_000),
  })
  .strict();

const lineKind = z.enum(['duty', 'workItem', 'workStandard']);

export const positionsContract = {
  list: method('read', nothing, z.array(positionRowSchema)),
  get: method('read', z.object({ id: idSchema }).strict(), positionDetailSchema),
  save: saveMethod('position'),
  remove: removeMethod,
  order: orderMethod,
  /** A copy with all duties, work items and standards, without holders. Answers its id. */
  duplicate: method('write', z.object({ id: idSchema }).strict(), z.object({ id: idSchema })),
  /**
   * Joins a position to another: its duties, holders, workflows, tasks and evidence go over, the posts are added up, the
   * texts keep the lines of both, and what named it names the other; it goes.
   */
  merge: method('write', z.object({ id: idSchema, into: idSchema }).strict(), done),
  /** What can go over when it is split. */
  shares: method('read', z.object({ id: idSchema }).strict(), positionSharesSchema),
  /**
   * Splits a position: what is named goes to a new one that stands behind it, with all that hangs on it; the rest stays.
   * Answers the new one's id.
   */
  split: method('write', splitSchema, z.object({ id: idSchema })),
  addHolder: saveMethod('positionHolder'),
  removeHolder: removeMethod,
  saveDuty: saveMethod('duty'),
  removeDuty: removeMethod,
  orderDuties: orderMethod,
  saveWorkItem: saveMethod('workItem'),
  removeWorkItem: removeMethod,
  orderWorkItems: orderMethod,
  saveStandard: saveMethod('workStandard'),
  removeStandard: removeMethod,
  orderStandards: orderMethod,
  /** Parts a line in two: the words before stay, with all that hangs on it; those after become the next sibling. */
  splitLine: method(
    'write',
    z.object({ kind: lineKind, id: idSchema, before: z.string().max(20_000), after: z.string().max(20_000) }).strict(),
    z.object({ id: idSchema }),
  ),
  /**
   * Parts a standard that asks for several things: it keeps the first text, each other becomes the next sibling with the
   * same check method, basis and expected evidence. Fields follow the texts. Answers all ids in their order.
   */
  splitStandard: method(
    'write',
    z.object({ id: idSchema, parts: z.array(requiredTextField).min(2).max(50) }).strict(),
    z.object({ ids: z.array(idSchema) }),
  ),
  /** Joins a line to a sibling: its words, what stands under it and the evidence that proves it go over; it goes. */
  mergeLines: method('write', z.object({ kind: lineKind, id: idSchema, into: idSchema }).strict(), done),
  /** A copy behind a line, with all that stands under it, without evidence. Answers its id. */
  duplicateLine: method('write', z.object({ kind: lineKind, id: idSchema }).strict(), z.object({ id: idSchema })),
  /** One entry a line, appended below the parent; numbering such as 1、 (1) ① at a line's head is dropped. */
  addLines: method(
    'write',
    z
      .object({
        kind: lineKind,
        parentId: idSchema,
        lines: z.string().max(200_000),
      })
      .strict(),
    z.object({ ids: z.array(idSchema) }),
  ),
} as const;
