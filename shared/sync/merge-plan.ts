import type { RecordKind } from '../domain/record-kind.ts';
import type { AnyRecord } from '../domain/record-naming.ts';
import type { Revision } from '../domain/revision.ts';
import type { OpenConflict } from './merge-conflicts.ts';
import type { MergeIssue } from './merge-rules.ts';

/** What a merge asks about the copy that it merges into. */
export interface MergeStore {
  readonly findRevision: (id: string) => Revision | null;
  /** All revisions of a record. */
  readonly listRevisions: (recordId: string) => readonly Revision[];
  readonly findRecord: (kind: RecordKind, id: string) => AnyRecord | null;
  readonly hasRecord: (kind: RecordKind, id: string) => boolean;
  /** Whether a record has several heads, or conflicts that nobody has decided. */
  readonly isParted: (recordId: string) => boolean;
  /** What one command removed. */
  readonly listRemovals: (commandId: string) => readonly Revision[];
  /** Records that name this one in whatever field. */
  readonly listNaming: (kind: RecordKind, id: string) => readonly AnyRecord[];
  readonly countRecords: (departmentId: string) => number;
}

/** How far a merge may go. */
export interface MergeLimits {
  /** The department whose records are taken; null for any. */
  readonly departmentId: string | null;
  /** The colleges whose own record is taken; null for any. */
  readonly collegeIds: readonly string[] | null;
  /** More than this share of a department's records does not go without somebody saying so; 100 for no limit. */
  readonly maxRemovedPercent: number;
  /** Whether what only the central office writes may come in new. */
  readonly officeWrites: boolean;
}

/** A record as it is to be written; `after` null when it goes. */
export interface RecordWrite {
  readonly kind: RecordKind;
  readonly id: string;
  readonly before: AnyRecord | null;
  readonly after: AnyRecord | null;
}

/** What stands open about a record that the merge touched; both lists empty when it is settled. */
export interface PartedState {
  readonly recordId: string;
  /** Ids of its heads when there are several. */
  readonly heads: readonly string[];
  readonly conflicts: readonly OpenConflict[];
}

/** Bytes that a written record names. */
export interface NeededFile {
  readonly fileHash: string;
  readonly sizeBytes: number;
  readonly recordId: string;
}

/** Everything that is to be written, or nothing: decided before anything is. */
export interface MergePlan {
  /** Revisions that came and were not here. */
  readonly arrived: readonly Revision[];
  /** Revisions that the merge makes itself. */
  readonly made: readonly Revision[];
  readonly writes: readonly RecordWrite[];
  readonly parted: readonly PartedState[];
  readonly files: readonly NeededFile[];
  /** Revisions that were here already. */
  readonly knownRevisions: number;
}

/** A plan, or the reasons why there is none. */
export type MergeAnswer =
  | { readonly ok: true; readonly plan: MergePlan }
  | { readonly ok: false; readonly issues: readonly MergeIssue[] };
