import type Database from 'better-sqlite3';
import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import { type AnyRecord, owners, references, softReferences } from '../../shared/domain/record-naming.ts';
import type { MergeStore } from '../../shared/sync/merge-plan.ts';
import { findRow, findRowsWhere, rowExists } from '../records/record-rows.ts';
import { recordTables } from '../record-table.ts';
import { findRevision, listCommandRevisions, listRecordRevisions } from '../revisions/revision-store.ts';
import { statement } from '../statements.ts';
import { isParted } from './parted-records.ts';

/** A workspace file as a merge asks about it. */
export function mergeStoreOf(raw: Database.Database): MergeStore {
  return {
    findRevision: (id) => findRevision(raw, id),
    listRevisions: (recordId) => listRecordRevisions(raw, recordId),
    findRecord: (kind, id) => findRow(raw, kind, id),
    hasRecord: (kind, id) => rowExists(raw, kind, id),
    isParted: (recordId) => isParted(raw, recordId),
    listRemovals: (commandId) => listCommandRevisions(raw, commandId).filter(({ action }) => action === 'remove'),
    listNaming: (kind, id) => listNaming(raw, kind, id),
    countRecords: (departmentId) => countRecords(raw, departmentId),
  };
}

function listNaming(raw: Database.Database, kind: RecordKind, id: string): readonly AnyRecord[] {
  const found = [...owners, ...references]
    .filter(({ target }) => target === kind)
    .flatMap((reference) => findRowsWhere(raw, reference.kind, { field: reference.field, value: id }));
  for (const soft of softReferences) {
    if (soft.targets.has(kind)) found.push(...findRowsWhere(raw, soft.kind, { field: soft.field, value: id }));
  }
  if (kind === 'department') found.push(...inhabitants(raw, id));
  return found;
}

/** Records of a department beside itself. */
function inhabitants(raw: Database.Database, departmentId: string): readonly AnyRecord[] {
  return recordKinds.flatMap((kind) => {
    const sql = `SELECT id FROM ${recordTables[kind].table} WHERE department_id = ? AND id <> ?`;
    const rows = statement<{ id: string }>(raw, sql).all(departmentId, departmentId);
    return rows.flatMap(({ id }) => findRow(raw, kind, id) ?? []);
  });
}

/** How many records a department has. */
function countRecords(raw: Database.Database, departmentId: string): number {
  return recordKinds.reduce((sum, kind) => {
    const sql = `SELECT count(*) AS count FROM ${recordTables[kind].table} WHERE department_id = ?`;
    return sum + (statement<{ count: number }>(raw, sql).get(departmentId)?.count ?? 0);
  }, 0);
}
