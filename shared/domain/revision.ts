import type { RecordKind } from './record-kind.ts';

/** A value that a record's field can hold. */
export type FieldValue = string | number | boolean | null;

/** Old and new value of each field that a revision changed. A created record has only new values (old is undefined). */
export type FieldChanges = Readonly<Record<string, { readonly from?: FieldValue; readonly to?: FieldValue }>>;

export const revisionActions = ['create', 'update', 'remove'] as const;
export type RevisionAction = (typeof revisionActions)[number];

/**
 * One write of one record. Concurrency is read from `parents`, never from `madeAt`.
 * `changes` of a removal hold every field's last value in `from`, so that nothing is ever lost.
 */
export interface Revision {
  readonly id: string; // UUIDv7
  readonly recordKind: RecordKind;
  readonly recordId: string;
  readonly departmentId: string | null;
  readonly parents: readonly string[];
  readonly action: RevisionAction;
  readonly changes: FieldChanges;
  readonly author: string; // a person's name as set in the workspace
  readonly replicaId: string; // the copy of the program that made it
  readonly madeAt: string; // UTC, ISO 8601 with milliseconds; for people, not for order
  readonly commandId: string; // all revisions of one command share it: one step of undo
  readonly commandName: string; // such as positions.save or workbook.import
}
