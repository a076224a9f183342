import type { RecordKind } from '../domain/record-kind.ts';
import { answerFields } from '../domain/review.ts';
import type { Revision } from '../domain/revision.ts';

/** What the central office alone writes into a department's records: no field but these, of no kind but these. */
const openToDepartment: Readonly<Partial<Record<RecordKind, ReadonlySet<string>>>> = {
  review: new Set(),
  reviewItem: new Set<string>(answerFields),
  assignedTask: new Set(),
};

/**
 * Whether only the central office writes what this revision writes (SPEC.md, M13): its verdicts and remarks, and that it
 * handed a task down. A department answers remarks, and may drop what says that a task was handed down, with the task.
 */
export function isOfficeWrite({ recordKind, action, changes }: Revision): boolean {
  const open = openToDepartment[recordKind];
  if (open === undefined) return false;
  if (action === 'remove') return recordKind !== 'assignedTask';
  return action === 'create' || Object.keys(changes).some((field) => !open.has(field));
}
