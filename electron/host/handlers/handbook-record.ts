import { listRecords, readRecordSet } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { defaultHandbook } from '../../../shared/document/papers/handbook-defaults.ts';
import type { RecordFields, StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

/** The handbook of a year, or null while nobody has written anything of it. */
export function findHandbook({ db, departmentId }: OpenWorkspace, year: number): StoredRecord<'handbook'> | null {
  return listRecords(db, 'handbook', departmentId).find((handbook) => handbook.year === year) ?? null;
}

/**
 * The handbook of a year; made with what its cover would say anyway where there is none, so that two windows that both
 * make the first one do not leave two.
 */
export function ensureHandbook(
  writer: RecordWriter,
  workspace: OpenWorkspace,
  { year, fields = {} }: { readonly year: number; readonly fields?: Partial<RecordFields<'handbook'>> },
): StoredRecord<'handbook'> {
  const existing = findHandbook(workspace, year);
  if (existing !== null) return writer.update('handbook', existing.id, { fields });
  const { db, departmentId } = workspace;
  const defaults = defaultHandbook(readRecordSet(db, departmentId), year);
  return writer.create('handbook', { ...defaults, ...fields }, { departmentId });
}
