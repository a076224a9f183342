import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { method, nothing, orderMethod, patchSchema, removeMethod, storedSchema } from './method.ts';

/**
 * A workflow with its steps and arrows, in display order. `version` changes with any of them: it is what `save` compares,
 * since a step that was changed, added or removed elsewhere leaves no revision at the workflow itself.
 */
export const workflowDetailSchema = z.object({
  workflow: storedSchema('workflow'),
  steps: z.array(storedSchema('workflowStep')),
  links: z.array(storedSchema('workflowLink')),
  version: z.string(),
});
export type WorkflowDetail = z.infer<typeof workflowDetailSchema>;

export const workflowRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  positionId: idSchema.nullable(),
  positionName: z.string(),
  stepCount: z.number().int(),
  serviceTimeLimit: z.string(),
});
export type WorkflowRow = z.infer<typeof workflowRowSchema>;

/**
 * A whole workflow as the editor holds it. Steps name themselves by `key`, which the arrows use: an existing step's id,
 * or any other string for a new one (`workflowId` and `ordinal` in a step's fields are set by the host). What is not in the lists any more is removed.
 * `expectedVersion` is the version that the caller read; when the file holds another one, nothing is written and the
 * answer is `conflict`.
 */
export const workflowDraftSchema = z
  .object({
    id: idSchema.nullable(),
    expectedVersion: z.string().optional(),
    fields: patchSchema('workflow'),
    steps: z.array(z.object({ key: z.string().min(1), fields: patchSchema('workflowStep') })).max(500),
    links: z.array(z.object({ from: z.string(), to: z.string(), label: z.string().max(200) })).max(2000),
  })
  .strict();
export type WorkflowDraft = z.infer<typeof workflowDraftSchema>;

export const workflowsContract = {
  list: method('read', nothing, z.array(workflowRowSchema)),
  get: method('read', z.object({ id: idSchema }).strict(), workflowDetailSchema),
  save: method('write', workflowDraftSchema, workflowDetailSchema),
  remove: removeMethod,
  order: orderMethod,
} as const;
