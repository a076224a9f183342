import type Database from 'better-sqlite3';
import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import type { FieldValue } from '../../shared/domain/revision.ts';
import { searchFields, searchSignature, searchTexts } from '../../shared/domain/search-fields.ts';
import { recordTokens } from '../../shared/domain/search-tokens.ts';
import { recordTables, snakeCase } from '../record-table.ts';
import { statement } from '../statements.ts';
import { listPlaces, type SearchChange, writeEntries } from './search-entries.ts';

type Fields = Readonly<Record<string, FieldValue | undefined>>;

/** A record that a command wrote, as it is at the end of it; `fields` is null when it was removed. */
export interface WrittenRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly fields: Fields | null;
}

function changesOf(raw: Database.Database, { kind, id, fields }: WrittenRecord): SearchChange[] {
  if (fields === null) return listPlaces(raw, id).map((place) => ({ kind, recordId: id, place, tokens: [] }));
  const { title, body } = searchTexts(kind, fields);
  return [{ kind, recordId: id, place: '', tokens: recordTokens(title, body) }];
}

/** Whether a change of these fields changes what a record is found by. */
export function isSearched(kind: RecordKind, fields: readonly string[]): boolean {
  const { title, body } = searchFields[kind];
  return fields.some((field) => field === title || body.includes(field));
}

/** Brings the index up to date with what a command wrote, at its end and inside its transaction. */
export function indexRecords(raw: Database.Database, records: Iterable<WrittenRecord>): void {
  const changes: SearchChange[] = [];
  for (const record of records) changes.push(...changesOf(raw, record));
  writeEntries(raw, changes);
}

/** Records that a rebuild reads at once: no statement may be open while others run. */
const recordsAtOnce = 1_000;

/** How many records of all are in the new index. Called from within the transaction that makes it. */
export type OnIndexed = (done: number, total: number) => void;

/**
 * Makes the index anew when it was made for other fields or tokens, or never. Called once a file is opened and
 * migrated; a migration must not do it itself, for later ones may still change the tables that are read here.
 */
export function ensureSearchIndex(raw: Database.Database, onIndexed?: OnIndexed): void {
  const state = statement<{ signature: string }>(raw, 'SELECT signature FROM search_state').get();
  if (state?.signature === searchSignature) return;
  raw.transaction(() => rebuildSearchIndex(raw, onIndexed)).immediate();
}

/** Makes the whole index anew from the records. One transaction must be open: until it ends the old index stays. */
export function rebuildSearchIndex(raw: Database.Database, onIndexed?: OnIndexed): void {
  raw.exec(
    "INSERT INTO search_index (search_index) VALUES ('delete-all'); DELETE FROM search_entry; DELETE FROM search_word",
  );
  const counts = recordKinds.map((kind) => countOf(raw, kind));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let before = 0;
  for (const [index, kind] of recordKinds.entries()) {
    const start = before;
    rebuildKind(raw, kind, (done) => onIndexed?.(start + done, total));
    before += counts[index] ?? 0;
  }
  // The words of files are in the file still; they follow in the background, for they may be a hundred times more.
  raw.exec('UPDATE evidence_reading SET is_indexed = 0');
  raw.exec("INSERT INTO search_index (search_index) VALUES ('optimize')");
  const save = statement(
    raw,
    'INSERT INTO search_state (id, signature) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET signature = excluded.signature',
  );
  save.run(searchSignature);
}

function countOf(raw: Database.Database, kind: RecordKind): number {
  return statement<number>(raw, `SELECT count(*) FROM ${recordTables[kind].table}`).pluck().get() as number;
}

function rebuildKind(raw: Database.Database, kind: RecordKind, onDone: (done: number) => void): void {
  const { title, body } = searchFields[kind];
  const fields = [...(title === null ? [] : [title]), ...body];
  if (fields.length === 0) return;
  const columns = fields.map((field) => `${snakeCase(field)} AS "${field}"`).join(', ');
  const page = statement<Fields & { id: string }>(
    raw,
    `SELECT id, ${columns} FROM ${recordTables[kind].table} WHERE id > ? ORDER BY id LIMIT ${recordsAtOnce}`,
  );
  let done = 0;
  for (let rows = page.all(''); rows.length > 0; rows = page.all(rows.at(-1)?.id)) {
    indexRecords(
      raw,
      rows.map((row) => ({ kind, id: row.id, fields: row })),
    );
    done += rows.length;
    onDone(done);
  }
}
