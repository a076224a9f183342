import type Database from 'better-sqlite3';
import { isLatinToken } from '../../shared/domain/search-tokens.ts';
import { statement } from '../statements.ts';

/** Entries of one kind are numbered within a range of their own, so that a query of one kind is a range of rowids. */
const entriesOfSlot = 2 ** 32;

/** What an index entry stands for. */
export interface SearchPlace {
  /** A kind of record; texts that belong to records (pages of evidence files) come under a name of their own. */
  readonly kind: string;
  readonly recordId: string;
  /** `''` for the fields of the record itself. */
  readonly place: string;
}

/** First and last possible entry of a slot. */
export function entryRange(slot: number): readonly [first: number, last: number] {
  return [slot * entriesOfSlot, slot * entriesOfSlot + entriesOfSlot - 1];
}

/** The slot that an entry belongs to. */
export function slotOfEntry(entry: number): number {
  return Math.floor(entry / entriesOfSlot);
}

/** Kinds that have ever been indexed, by slot. */
export function listSlots(raw: Database.Database): { readonly slot: number; readonly kind: string }[] {
  return statement<{ slot: number; kind: string }>(raw, 'SELECT slot, kind FROM search_kind ORDER BY slot').all();
}

function slotOf(raw: Database.Database, kind: string): number {
  const find = statement<{ slot: number }>(raw, 'SELECT slot FROM search_kind WHERE kind = ?');
  const known = find.get(kind)?.slot;
  if (known !== undefined) return known;
  const made = statement(raw, 'INSERT INTO search_kind (kind) VALUES (?)').run(kind);
  return Number(made.lastInsertRowid);
}

const canonicalId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

const fileHash = /^[0-9a-f]{64}$/u;

/** A record's id as the map keeps it: 16 bytes instead of 36 letters; the hash of a file: 32 instead of 64. */
function storedId(id: string): Buffer | string {
  if (fileHash.test(id)) return Buffer.from(id, 'hex');
  return canonicalId.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : id;
}

function readId(stored: Buffer | string): string {
  if (typeof stored === 'string') return stored;
  const hex = stored.toString('hex');
  if (hex.length === 64) return hex;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * The kind of entry that holds words of a stored file: `recordId` is the file's hash, `place` the number of the piece.
 * Their Latin words and numbers are as many as there are cells in all tables, so they are not kept in `search_word`.
 */
export const fileTextKind = 'fileText';

/** The mark that begins every token of a kind: a private-use character. */
export function kindMark(slot: number): string {
  return String.fromCodePoint(0xe100 + slot);
}

function markedTokens({ tokens }: SearchChange, entry: number): string {
  const mark = kindMark(slotOfEntry(entry));
  return mark + tokens.join(` ${mark}`);
}

/** Words stay known when their last text goes: what is asked of them then finds nothing. */
function noteWords(raw: Database.Database, changes: readonly SearchChange[]): void {
  const words = new Set(
    changes.flatMap(({ kind, tokens }) => (kind === fileTextKind ? [] : tokens.filter(isLatinToken))),
  );
  const insert = statement(raw, 'INSERT OR IGNORE INTO search_word (word) VALUES (?)');
  for (const word of words) insert.run(word);
}

/** Which record an entry stands for; null when there is no such entry. */
export function readEntry(
  raw: Database.Database,
  entry: number,
): { readonly recordId: string; readonly place: string } | null {
  const sql = 'SELECT record_id AS recordId, place FROM search_entry WHERE entry = ?';
  const row = statement<{ recordId: Buffer | string; place: string }>(raw, sql).get(entry);
  return row === undefined ? null : { recordId: readId(row.recordId), place: row.place };
}

/** The new tokens of a place; none when nothing of it is to be found any more. */
export interface SearchChange extends SearchPlace {
  readonly tokens: readonly string[];
}

/**
 * Writes all changes of one command into the index; joins the transaction that is open. They go in the order of their
 * entries: FTS5 closes a segment of its index at every step back, which costs four times the time of the whole.
 */
export function writeEntries(raw: Database.Database, changes: readonly SearchChange[]): void {
  const newest = new Map<string, number>();
  const numbered = changes.flatMap((change) => {
    const known = findEntry(raw, change);
    if (known === null && change.tokens.length === 0) return [];
    return [{ change, entry: known ?? nextEntry(raw, change.kind, newest), isNew: known === null }];
  });
  numbered.sort((a, b) => a.entry - b.entry);
  for (const { change, entry, isNew } of numbered) {
    if (change.tokens.length === 0) removeEntry(raw, entry);
    else if (isNew) insertEntry(raw, entry, change);
    else statement(raw, 'UPDATE search_index SET tokens = ? WHERE rowid = ?').run(markedTokens(change, entry), entry);
  }
  noteWords(raw, changes);
}

/** Every place of a record that has an entry: its own, and those of what belongs to it. */
export function listPlaces(raw: Database.Database, recordId: string): string[] {
  const find = statement<{ place: string }>(raw, 'SELECT place FROM search_entry WHERE record_id = ?');
  return find.all(storedId(recordId)).map(({ place }) => place);
}

function findEntry(raw: Database.Database, { recordId, place }: SearchPlace): number | null {
  const find = statement<{ entry: number }>(raw, 'SELECT entry FROM search_entry WHERE record_id = ? AND place = ?');
  return find.get(storedId(recordId), place)?.entry ?? null;
}

function nextEntry(raw: Database.Database, kind: string, newest: Map<string, number>): number {
  let entry = newest.get(kind);
  if (entry === undefined) {
    const [first, last] = entryRange(slotOf(raw, kind));
    const sql = 'SELECT max(entry) AS entry FROM search_entry WHERE entry BETWEEN ? AND ?';
    entry = statement<{ entry: number | null }>(raw, sql).get(first, last)?.entry ?? first;
  }
  newest.set(kind, entry + 1);
  return entry + 1;
}

function insertEntry(raw: Database.Database, entry: number, change: SearchChange): void {
  const map = statement(raw, 'INSERT INTO search_entry (entry, record_id, place) VALUES (?, ?, ?)');
  map.run(entry, storedId(change.recordId), change.place);
  statement(raw, 'INSERT INTO search_index (rowid, tokens) VALUES (?, ?)').run(entry, markedTokens(change, entry));
}

function removeEntry(raw: Database.Database, entry: number): void {
  statement(raw, 'DELETE FROM search_index WHERE rowid = ?').run(entry);
  statement(raw, 'DELETE FROM search_entry WHERE entry = ?').run(entry);
}
