import { z } from 'zod';
import { issueSchema } from '../app-error.ts';
import { idSchema } from '../domain/fields.ts';
import { conflictCauses } from '../sync/merge-conflicts.ts';
import { partyRoles, transferPurposes } from '../sync/transfer-manifest.ts';
import { done, jobIdSchema, method, nothing } from './method.ts';

/** What a merge did, or would do. */
const outcomeSchema = z.object({
  newRevisions: z.number().int(),
  knownRevisions: z.number().int(),
  added: z.number().int(),
  /** The added ones by kind. */
  addedKinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  changed: z.number().int(),
  removed: z.number().int(),
  /** Records that one side removed and that stand, because the other side needs them. */
  kept: z.number().int(),
  /** Fields and records to decide about among those that it touches. */
  conflicts: z.number().int(),
});

/** A bundle before or after it was taken over. */
export const takenSchema = z.object({
  path: z.string(),
  fingerprint: z.string(),
  senderName: z.string(),
  senderRole: z.enum(partyRoles),
  departmentId: idSchema,
  departmentName: z.string(),
  purpose: z.enum(transferPurposes),
  mode: z.enum(['full', 'incremental', 'receipt']),
  sequence: z.number().int(),
  madeAt: z.string(),
  /** Evidence files that come with it and are not here. */
  newFiles: z.number().int(),
  newBytes: z.number(),
  outcome: outcomeSchema,
  /** Why it cannot be taken over; empty when it can. */
  issues: z.array(issueSchema),
});
export type TakenBundle = z.infer<typeof takenSchema>;

/** One side of a contested field. */
const sideSchema = z.object({
  revisionId: idSchema,
  /** In words: a reference as the name of what it leads to; null for none. */
  text: z.string().nullable(),
  author: z.string(),
  madeAt: z.string(),
  /** Whether it was written in this copy. */
  isOurs: z.boolean(),
});

/** One thing to decide. */
const conflictSchema = z.object({
  cause: z.enum(conflictCauses),
  /** All that one removal touched; empty for a field. */
  groupId: z.string(),
  recordKind: z.string(),
  recordId: idSchema,
  title: z.string(),
  /** Of a field: its name. */
  field: z.string(),
  /** Of a field: both sides, the one that stands first. Of a removal: who removed. */
  sides: z.array(sideSchema),
  /** Of a field: what it held before the sides parted; null when it held nothing, or was not there. */
  base: z.string().nullable(),
  /** Of a removal: how many records it is about. */
  count: z.number().int(),
  /** What was signed may not be chosen otherwise. */
  isLocked: z.boolean(),
});
export type MergeConflict = z.infer<typeof conflictSchema>;

/** A computer, by an id that the program made there. */
const computer = z.strictObject({ computerId: z.string().min(1).max(64) });

export const mergingContract = {
  /** Reads a bundle and says what taking it over would do; changes nothing. */
  examine: method('job', z.strictObject({ jobId: jobIdSchema, path: z.string().min(1) }), takenSchema),
  /** Takes a bundle over in one transaction. Throws `bundle-invalid` with the reasons, and nothing is changed. */
  apply: method(
    'job',
    z.strictObject({
      jobId: jobIdSchema,
      path: z.string().min(1),
      /** The one that was examined: another file at the same place is refused. */
      fingerprint: z.string().optional(),
      /** Somebody saw what may be waived (`isWaivable`), and wants it. */
      nevertheless: z.boolean().optional(),
    }),
    takenSchema,
  ),
  /** What is to be decided, by kind of record; at most 200, and how many there are. */
  conflicts: method('read', nothing, z.object({ total: z.number().int(), items: z.array(conflictSchema) })),
  /** Says which value a field holds from now on: the one of this revision. A step that can be taken back. */
  chooseValue: method(
    'write',
    z.strictObject({ recordKind: z.string(), recordId: idSchema, field: z.string(), revisionId: idSchema }),
    done,
  ),
  /** Says whether what one removal was about stays or goes. */
  decideRemoval: method('write', z.strictObject({ groupId: idSchema, keep: z.boolean() }), done),
  /** Makes this file, copied from another computer, a copy of its own: another replica id, no key yet, no sequences. */
  becomeCopy: method('write', nothing, done),
  /**
   * Writes a copy of this file for a second computer of the same department: a replica of its own from the start, which
   * has this one's key on its list. What remains is that its enrolment comes back here.
   */
  makeCopy: method(
    'job',
    z.strictObject({ jobId: jobIdSchema, path: z.string().min(1) }),
    z.object({ path: z.string(), sizeBytes: z.number() }),
  ),
  /** The file was opened on this computer. Notes the first; answers whether it was used on others only, until `settleHere`. */
  arrive: method('write', computer, z.object({ isElsewhere: z.boolean() })),
  /** From now on the file is at home on this computer too: there is one copy, which moved or travels. */
  settleHere: method('write', computer, done),
  /** The share of a department's records that may go without asking, in percent. */
  limit: method('read', nothing, z.object({ maxRemovedPercent: z.number().int() })),
  setLimit: method('write', z.strictObject({ maxRemovedPercent: z.number().int().min(1).max(100) }), done),
} as const;
