import type { RecordKind } from '../domain/record-kind.ts';
import type { Revision } from '../domain/revision.ts';
import { derivedId } from './derived-id.ts';
import { keepCommand, type MergedRecord } from './merge-record.ts';

/** Why a human is asked: a field was written apart; a removal met an edit; a removed record is still needed. */
export const conflictCauses = ['both-changed', 'removed', 'kept'] as const;
export type ConflictCause = (typeof conflictCauses)[number];

/** One thing to decide. It follows from the revisions alone, so that every copy lists the same. */
export interface OpenConflict {
  readonly recordId: string;
  readonly recordKind: RecordKind;
  readonly departmentId: string | null;
  /** Empty when it is about the record as a whole. */
  readonly field: string;
  readonly cause: ConflictCause;
  /** Whatever one removal touched is decided together; empty for a field. */
  readonly groupId: string;
}

/** The order of siblings is nobody's text: the one that goes first counts, and nobody is asked. */
const unlistedFields: ReadonlySet<string> = new Set(['ordinal']);

/** The command under which a merge keeps what one command removed, and the group in which it is decided about. */
export function keepGroupOf(removal: Pick<Revision, 'commandId'>): string {
  return derivedId(`keep ${removal.commandId}`, [removal.commandId]);
}

/** What is to be decided about one record. */
export function openConflicts(merged: MergedRecord): readonly OpenConflict[] {
  if (!merged.isStanding) return [];
  const { recordId, recordKind, departmentId } = merged.head;
  const about = { recordId, recordKind, departmentId };
  const conflicts: OpenConflict[] = merged.contested
    .filter(({ field }) => !unlistedFields.has(field))
    .map(({ field }) => ({ ...about, field, cause: 'both-changed', groupId: '' }));
  const removal = merged.heads.find(({ action }) => action === 'remove');
  const keep = merged.heads.find(({ commandName }) => commandName === keepCommand);
  if (keep !== undefined) conflicts.push({ ...about, field: '', cause: 'kept', groupId: keep.commandId });
  else if (removal !== undefined)
    conflicts.push({ ...about, field: '', cause: 'removed', groupId: keepGroupOf(removal) });
  return conflicts;
}
