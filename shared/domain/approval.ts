import { z } from 'zod';
import { addDays } from './calendar-day.ts';
import { dayField, idSchema, lineField, textField } from './fields.ts';

/** What is submitted and approved as a whole, with everything that it owns. */
export const approvalSubjectKinds = ['position', 'workflow', 'layerStandard', 'handbook', 'statement'] as const;
export type ApprovalSubjectKind = (typeof approvalSubjectKinds)[number];

/** 已送审, 已退回, 已批准, 已废止. In force is what was approved last and whose day has come. */
export const approvalStates = ['submitted', 'returned', 'approved', 'withdrawn'] as const;

/**
 * One version of a subject on its way: the words as they were submitted, who decided what and when. A subject that is
 * changed later is a draft beside its version in force.
 */
export const approvalSchema = z.object({
  subjectKind: z.enum(approvalSubjectKinds),
  subjectId: idSchema,
  /** 第N版. A version that was returned keeps its number when it is submitted again. */
  version: z.number().int().min(1).max(9999).default(1),
  state: z.enum(approvalStates).default('submitted'),
  /** The subject and what it owns, as `approval-content.ts` writes it. */
  content: z.string().max(8_000_000).default(''),
  submittedBy: lineField,
  submittedOn: dayField,
  submitRemarks: textField,
  decidedBy: lineField,
  decidedOn: dayField,
  decisionRemarks: textField,
  effectiveOn: dayField,
  reviewBy: dayField,
  withdrawnBy: lineField,
  withdrawnOn: dayField,
  withdrawRemarks: textField,
});
export type Approval = z.infer<typeof approvalSchema>;

/** Where a subject stands, for lists and filters. */
export const standings = ['draft', 'submitted', 'returned', 'approved', 'in-force', 'changed', 'withdrawn'] as const;
export type Standing = (typeof standings)[number];

type Version = Pick<Approval, 'version' | 'state' | 'effectiveOn' | 'reviewBy'> & { readonly id: string };

/** Versions of one subject, the oldest first: by number, then by the time they were submitted (ids sort by time). */
export function inOrder<V extends Version>(versions: readonly V[]): V[] {
  return versions.toSorted((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
}

/** The version that holds on a day (as 2026-11-22), or null: a later one that was withdrawn leaves none in force. */
export function inForceOn<V extends Version>(versions: readonly V[], today: string): V | null {
  const effective = inOrder(versions).filter(
    ({ state, effectiveOn }) => state === 'withdrawn' || (state === 'approved' && effectiveOn <= today),
  );
  const last = effective.at(-1);
  return last?.state === 'approved' ? last : null;
}

/** Where a subject stands on a day. `changed` says whether its words differ from those of the version in force. */
export function standingOf(versions: readonly Version[], today: string, changed: boolean): Standing {
  const last = inOrder(versions).at(-1);
  if (last === undefined) return 'draft';
  if (last.state === 'submitted' || last.state === 'returned') return last.state;
  if (last.state === 'withdrawn') return 'withdrawn';
  if (last.effectiveOn > today) return 'approved';
  return changed ? 'changed' : 'in-force';
}

/** The number that a subject's next submission carries. */
export function nextVersion(versions: readonly Version[]): number {
  const last = inOrder(versions).at(-1);
  if (last === undefined) return 1;
  return last.state === 'returned' ? last.version : last.version + 1;
}

/** Whether the version in force should have been looked through again by this day. */
export function reviewOverdue(version: Pick<Approval, 'reviewBy'> | null, today: string): boolean {
  return version !== null && version.reviewBy !== '' && version.reviewBy < today;
}

/** How long before its review is due a version may be submitted unchanged. */
const reviewLeadDays = 60;

/** Whether the words of a version should be looked through by now: they may be submitted again as they are. */
export function reviewDue(version: Pick<Approval, 'reviewBy'>, today: string): boolean {
  return version.reviewBy !== '' && version.reviewBy <= addDays(today, reviewLeadDays);
}

/**
 * Whether a subject can be submitted. What waits for a decision cannot, and what is approved only when its words were
 * changed since (`changed`: they differ from those of the newest version) or when its review is due.
 */
export function maySubmit(versions: readonly Version[], today: string, changed: boolean): boolean {
  const last = inOrder(versions).at(-1);
  if (last === undefined) return true;
  if (last.state === 'submitted') return false;
  return last.state !== 'approved' || changed || reviewDue(last, today);
}
