import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import type { FieldValue } from '../../shared/domain/revision.ts';
import { searchFields, searchTexts } from '../../shared/domain/search-fields.ts';
import { recordTables, snakeCase } from '../record-table.ts';
import { findRow } from '../records/record-rows.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

const recordsAtOnce = 1_000;

/**
 * The words of all records in batches, for who reads them in steps: all titles first, then all other fields. What is
 * written meanwhile may be missing; `textsWrittenSince` has it.
 */
export function* listTexts(db: WorkspaceDb): Generator<readonly string[]> {
  for (const kind of recordKinds) {
    const { title } = searchFields[kind];
    if (title !== null) yield* fieldBatches(db, kind, [title]);
  }
  for (const kind of recordKinds) yield* fieldBatches(db, kind, searchFields[kind].body);
}

function* fieldBatches(db: WorkspaceDb, kind: RecordKind, fields: readonly string[]): Generator<readonly string[]> {
  if (fields.length === 0) return;
  const columns = fields.map((field) => `${snakeCase(field)} AS "${field}"`).join(', ');
  const page = statement<Record<string, FieldValue> & { id: string }>(
    db.raw,
    `SELECT id, ${columns} FROM ${recordTables[kind].table} WHERE id > ? ORDER BY id LIMIT ${recordsAtOnce}`,
  );
  for (let rows = page.all(''); rows.length > 0; rows = db.raw.open ? page.all(rows.at(-1)?.id) : []) {
    yield rows.flatMap((row) => fields.map((field) => String(row[field] ?? '')));
  }
}

/** A number that grows with every write of a record; it holds for this connection only. */
export function writeCount(db: WorkspaceDb): number {
  return statement<{ last: number }>(db.raw, 'SELECT coalesce(max(rowid), 0) AS last FROM revision').get()?.last ?? 0;
}

/** The words of the records that were written since `writeCount` was `count`, as they are now. */
export function textsWrittenSince(db: WorkspaceDb, count: number): string[] {
  const sql = 'SELECT DISTINCT record_kind AS kind, record_id AS id FROM revision WHERE rowid > ?';
  const written = statement<{ kind: RecordKind; id: string }>(db.raw, sql).all(count);
  return written.flatMap(({ kind, id }) => {
    const record = findRow(db.raw, kind, id);
    if (record === null) return [];
    const { title, body } = searchTexts(kind, record.fields);
    return [title, ...body];
  });
}
