import { z } from 'zod';
import { issueSchema } from '../app-error.ts';
import { idSchema } from '../domain/fields.ts';
import { takenSchema } from './merging.ts';
import { done, jobIdSchema, method, nothing } from './method.ts';

/** waiting: it can be taken in; quarantined: it cannot, for the reasons that its issues name. */
export const inboxStates = ['waiting', 'quarantined', 'applied', 'dismissed'] as const;
export type InboxState = (typeof inboxStates)[number];

/** A bundle that was put into the inbox. The file itself stays where it lies and is never written. Times UTC, ISO 8601. */
export const inboxEntrySchema = z.object({
  id: idSchema,
  path: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  state: z.enum(inboxStates),
  departmentName: z.string(),
  receivedAt: z.string(),
  /** Empty while it waits. */
  settledAt: z.string(),
  /** What taking it in would do, or did; null when it could not be read as far as that. */
  report: takenSchema.nullable(),
  issues: z.array(issueSchema),
});
export type InboxEntry = z.infer<typeof inboxEntrySchema>;

const answer = z.object({ applied: z.number().int(), quarantined: z.number().int() });

/** 收件箱: many bundles at once, looked at before anything is taken in. */
export const inboxContract = {
  /** What is not settled yet, and the last hundred that are. */
  list: method('read', nothing, z.array(inboxEntrySchema)),
  /** Reads every file to its end and says what taking it in would do. Nothing but the list itself is changed. */
  add: method(
    'job',
    z.strictObject({ jobId: jobIdSchema, paths: z.array(z.string().min(1)).min(1).max(500) }),
    z.object({ waiting: z.number().int(), quarantined: z.number().int() }),
  ),
  /**
   * Takes bundles in, each in one transaction and each sender's in their order. One that is refused meanwhile goes into
   * quarantine, and the others go on. What was in quarantine only for want of these is looked at again.
   */
  apply: method(
    'job',
    z.strictObject({
      jobId: jobIdSchema,
      ids: z.array(idSchema).min(1).max(500),
      nevertheless: z.boolean().optional(),
    }),
    answer,
  ),
  /** Looks at files in quarantine once more: their sender may have been enrolled since. */
  recheck: method(
    'job',
    z.strictObject({ jobId: jobIdSchema, ids: z.array(idSchema).min(1).max(500) }),
    z.object({ waiting: z.number().int(), quarantined: z.number().int() }),
  ),
  /** Takes entries off the list; the files stay where they lie. */
  dismiss: method('write', z.strictObject({ ids: z.array(idSchema).min(1).max(500) }), done),
} as const;
