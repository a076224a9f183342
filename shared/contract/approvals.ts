import { z } from 'zod';
import { approvalSubjectKinds, standings } from '../domain/approval.ts';
import { dayField, idSchema, lineField, textField } from '../domain/fields.ts';
import { recordKinds } from '../domain/record-kind.ts';
import { method, storedSchema } from './method.ts';

/** Where one subject stands. Days as 2026-11-22, or empty. */
export const approvalRowSchema = z.object({
  subjectId: idSchema,
  standing: z.enum(standings),
  /** 第N版 that prints; null when none is in force. */
  inForceVersion: z.number().int().nullable(),
  effectiveOn: z.string(),
  reviewBy: z.string(),
  reviewOverdue: z.boolean(),
  /** Changed since the newest version, or due for review: it can be submitted. */
  maySubmit: z.boolean(),
  /** Whether the words now differ from the version in force, or, where one is submitted, from that. */
  changed: z.boolean(),
});
export type ApprovalRow = z.infer<typeof approvalRowSchema>;

/** A version without its words. */
export const approvalVersionSchema = storedSchema('approval').omit({ content: true });
export type ApprovalVersion = z.infer<typeof approvalVersionSchema>;

const piecesSchema = z.array(z.object({ change: z.enum(['same', 'removed', 'added']), text: z.string() }));

/** One record of two versions side by side, field by field; only fields that hold something in either. */
export const comparedRecordSchema = z.object({
  kind: z.enum(recordKinds as [string, ...string[]]),
  id: idSchema,
  /** `moved`: the same words at another place. */
  change: z.enum(['same', 'added', 'removed', 'changed', 'moved']),
  fields: z.array(z.object({ field: z.string(), pieces: piecesSchema })),
});
export type ComparedRecord = z.infer<typeof comparedRecordSchema>;

const subject = { subjectKind: z.enum(approvalSubjectKinds), subjectId: idSchema };
const subjects = { subjectKind: z.enum(approvalSubjectKinds), subjectIds: z.array(idSchema).min(1).max(20_000) };
/** How many were taken, and those that were left because they do not stand where this is possible. */
const taken = z.object({ done: z.number().int(), skipped: z.array(idSchema) });

export const approvalsContract = {
  /** Subjects that were ever submitted; all others are drafts. */
  list: method('read', z.object({ subjectKind: z.enum(approvalSubjectKinds) }).strict(), z.array(approvalRowSchema)),
  /** Versions of one subject, the newest first, with where it stands. */
  get: method(
    'read',
    z.object(subject).strict(),
    z.object({ row: approvalRowSchema.nullable(), versions: z.array(approvalVersionSchema) }),
  ),
  /** Submits the words as they are now. Skips what is submitted already, or approved, unchanged and not yet due for review. */
  submit: method('write', z.object({ ...subjects, by: lineField, on: dayField, remarks: textField }).strict(), taken),
  /** Approves what is submitted; it is in force from `effectiveOn` (empty: the day of approval). */
  approve: method(
    'write',
    z
      .object({
        ...subjects,
        by: lineField,
        on: dayField,
        remarks: textField,
        effectiveOn: dayField,
        reviewBy: dayField,
      })
      .strict(),
    taken,
  ),
  /** Hands back what is submitted; the remarks say what to mend and must not be empty. */
  giveBack: method('write', z.object({ ...subjects, by: lineField, on: dayField, remarks: textField }).strict(), taken),
  /** Ends the version in force; nothing is in force then. */
  withdraw: method('write', z.object({ ...subjects, by: lineField, on: dayField, remarks: textField }).strict(), taken),
  /** Two versions word by word; null stands for the words as they are now. */
  compare: method(
    'read',
    z.object({ ...subject, before: idSchema.nullable(), after: idSchema.nullable() }).strict(),
    z.array(comparedRecordSchema),
  ),
} as const;
