import { type RecordKind, recordKinds, type StoredRecord } from '../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../shared/domain/record-set.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { type FlatRow, withBooleans } from './record-rows.ts';

/** One record, or null when there is none with this id. */
export function getRecord<K extends RecordKind>(db: WorkspaceDb, kind: K, id: string): StoredRecord<K> | null {
  const table = recordTables[kind];
  const row = statement<FlatRow>(db.raw, `SELECT ${table.selectList} FROM ${table.table} WHERE id = ?`).get(id);
  return row === undefined ? null : (withBooleans(table, row) as unknown as StoredRecord<K>);
}

/** All records of a kind in a department, by ordinal, then by id. Colleges belong to no department and always come. */
export function listRecords<K extends RecordKind>(db: WorkspaceDb, kind: K, departmentId: string): StoredRecord<K>[] {
  const table = recordTables[kind];
  const order = table.hasOrdinal ? 'ordinal, id' : 'id';
  const where = kind === 'college' ? 'department_id IS NULL OR department_id = ?' : 'department_id = ?';
  const rows = statement<FlatRow>(
    db.raw,
    `SELECT ${table.selectList} FROM ${table.table} WHERE ${where} ORDER BY ${order}`,
  ).all(departmentId);
  return rows.map((row) => withBooleans(table, row) as unknown as StoredRecord<K>);
}

/** The college that the file belongs to, or null before it is made. */
export function getCollege(db: WorkspaceDb): StoredRecord<'college'> | null {
  return listRecords(db, 'college', '')[0] ?? null;
}

/** Everything of one department and its college, as it stood at one moment. */
export function readRecordSet(db: WorkspaceDb, departmentId: string): RecordSet {
  const read = (): RecordSet =>
    Object.fromEntries(recordKinds.map((kind) => [kind, listRecords(db, kind, departmentId)])) as unknown as RecordSet;
  return db.raw.inTransaction ? read() : db.raw.transaction(read).deferred();
}
