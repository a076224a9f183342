import type { RecordKind, StoredRecord } from '../../shared/domain/record-kind.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Kinds whose rows need no conversion: SQLite's columns are the record's fields. */
export type PlainKind = Exclude<RecordKind, 'handbook' | 'handbookChapter'>;

/**
 * Records of a kind that `where` chooses, in display order. `where` is SQL of ours over the kind's own columns with one
 * `?` for `value`, never words from outside.
 */
export function selectRecords<K extends PlainKind>(
  db: WorkspaceDb,
  kind: K,
  choice: { readonly where: string; readonly value: string | number },
): StoredRecord<K>[] {
  const { table, selectList, hasOrdinal } = recordTables[kind];
  const sql = `SELECT ${selectList} FROM ${table} WHERE ${choice.where} ORDER BY ${hasOrdinal ? 'ordinal, id' : 'id'}`;
  return statement<StoredRecord<K>>(db.raw, sql).all(choice.value);
}

/** Groups rows under the text that `keyOf` names, keeping their order. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
