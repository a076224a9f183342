import type Database from 'better-sqlite3';
import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import type { AnyRecord } from '../../shared/domain/record-naming.ts';
import type { FieldValue } from '../../shared/domain/revision.ts';
import { type RecordColumn, type RecordTable, recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';

/** The fields of some record, when its kind is known only at run time. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Row as the select list of its table answers it: field names as keys, booleans still 0 and 1. */
export type FlatRow = Record<string, FieldValue>;

/** Turns 0 and 1 into booleans, in place. */
export function withBooleans(table: RecordTable, row: FlatRow): FlatRow {
  for (const field of table.booleanFields) row[field] = row[field] === 1;
  return row;
}

function recordOf(table: RecordTable, row: FlatRow): AnyRecord {
  const { id, departmentId, revisionId, ...fields } = withBooleans(table, row);
  return {
    kind: table.kind,
    head: { id: String(id), departmentId: departmentId as string | null, revisionId: String(revisionId) },
    fields,
  };
}

/** Kept as they are: a search reads hundreds of records, and putting a long text together takes as long as reading one. */
const findSql = Object.fromEntries(
  recordKinds.map((kind) => [
    kind,
    `SELECT ${recordTables[kind].selectList} FROM ${recordTables[kind].table} WHERE id = ?`,
  ]),
) as Readonly<Record<RecordKind, string>>;

/** One record, or null. */
export function findRow(raw: Database.Database, kind: RecordKind, id: string): AnyRecord | null {
  const row = statement<FlatRow>(raw, findSql[kind]).get(id);
  return row === undefined ? null : recordOf(recordTables[kind], row);
}

/** All records of a kind whose field holds this value, by id. Throws for a name that is no field of the kind. */
export function findRowsWhere(
  raw: Database.Database,
  kind: RecordKind,
  match: { readonly field: string; readonly value: string },
): AnyRecord[] {
  const table = recordTables[kind];
  const { column } = columnOf(kind, match.field);
  return statement<FlatRow>(raw, `SELECT ${table.selectList} FROM ${table.table} WHERE ${column} = ? ORDER BY id`)
    .all(match.value)
    .map((row) => recordOf(table, row));
}

/** Whether a record of this kind has this id. */
export function rowExists(raw: Database.Database, kind: RecordKind, id: string): boolean {
  return statement(raw, `SELECT 1 FROM ${recordTables[kind].table} WHERE id = ?`).get(id) !== undefined;
}

function columnOf(kind: RecordKind, field: string): RecordColumn {
  const column = recordTables[kind].columns.find((candidate) => candidate.field === field);
  if (column === undefined) throw new Error(`${kind} has no field ${field}`);
  return column;
}

function stored(value: FieldValue | undefined): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === undefined) throw new Error('A record lacks a field');
  return value;
}

/** Writes a new row. */
export function insertRow(raw: Database.Database, record: AnyRecord): void {
  const { table, columns } = recordTables[record.kind];
  const names = columns.map(({ column }) => column).join(', ');
  const marks = ', ?'.repeat(columns.length);
  statement(raw, `INSERT INTO ${table} (id, department_id, revision_id, ${names}) VALUES (?, ?, ?${marks})`).run(
    record.head.id,
    record.head.departmentId,
    record.head.revisionId,
    ...columns.map(({ field }) => stored(record.fields[field])),
  );
}

/** Writes all fields of a row anew: one statement a kind, however the fields vary. */
export function updateRow(raw: Database.Database, record: AnyRecord): void {
  const { table, columns } = recordTables[record.kind];
  const sets = columns.map(({ column }) => `${column} = ?`).join(', ');
  statement(raw, `UPDATE ${table} SET revision_id = ?, ${sets} WHERE id = ?`).run(
    record.head.revisionId,
    ...columns.map(({ field }) => stored(record.fields[field])),
    record.head.id,
  );
}

/** Removes a row. */
export function deleteRow(raw: Database.Database, kind: RecordKind, id: string): void {
  statement(raw, `DELETE FROM ${recordTables[kind].table} WHERE id = ?`).run(id);
}
