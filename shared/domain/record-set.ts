import { type RecordKind, recordKinds, type StoredRecord } from './record-kind.ts';

/**
 * All records of one department (and its college), each kind in display order: by ordinal, then by id. Papers, workbooks
 * and bundles are made from one such set, read in one transaction.
 */
export type RecordSet = { readonly [K in RecordKind]: readonly StoredRecord<K>[] };

/** A set with no records at all. */
export function emptyRecordSet(): RecordSet {
  return Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as RecordSet;
}
