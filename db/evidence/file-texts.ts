import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TextPiece, TextState } from '../../shared/domain/reading.ts';
import { recordTokens } from '../../shared/domain/search-tokens.ts';
import { withDiskErrors } from '../disk-error.ts';
import { fileTextKind, listPlaces, type SearchChange, writeEntries } from '../search/search-entries.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Raised when the readers of files find more or other words: files are then read anew, in the background. */
export const readerVersion = 2;

/** A stored file whose words nobody has looked for yet. */
export interface UnreadFile {
  readonly fileHash: string;
  readonly sizeBytes: number;
  /** As a piece of evidence calls it. */
  readonly fileName: string;
}

/** Files that a record names and that were not read by this program's readers, oldest first. */
export function listUnread(db: WorkspaceDb, limit: number): UnreadFile[] {
  const sql = `
    SELECT fileHash, sizeBytes, fileName FROM (
      SELECT f.hash AS fileHash, f.size_bytes AS sizeBytes, f.rowid AS storedAs, coalesce(
        (SELECT e.file_name FROM evidence e WHERE e.stored_file_hash = f.hash LIMIT 1),
        (SELECT p.file_name FROM evidence_part p WHERE p.stored_file_hash = f.hash LIMIT 1)) AS fileName
      FROM evidence_file f LEFT JOIN evidence_reading r ON r.file_hash = f.hash AND r.reader >= ?
      WHERE r.file_hash IS NULL)
    WHERE fileName IS NOT NULL ORDER BY storedAs LIMIT ?`;
  return statement<UnreadFile>(db.raw, sql).all(readerVersion, limit);
}

/** What is known of a file's words; null while nobody has looked for them. */
export function readTextState(db: WorkspaceDb, fileHash: string): TextState | null {
  const sql = 'SELECT state FROM evidence_reading WHERE file_hash = ? AND reader >= ?';
  return statement<{ state: TextState }>(db.raw, sql).get(fileHash, readerVersion)?.state ?? null;
}

/** Pieces whose words are written in one transaction: some 10 ms, so that a save beside it hardly waits. */
const charactersAtOnce = 16_000;

/**
 * Keeps the words of a file, a step at a time: between two steps others may write. Until the last step the file counts
 * as unread, so that one that was cut off is read again.
 */
export function* keepText(
  db: WorkspaceDb,
  fileHash: string,
  found: { readonly state: TextState; readonly pieces: readonly TextPiece[] },
): Generator<void> {
  const { raw, path, clock } = db;
  forgetText(db, fileHash);
  yield;
  const insert = statement(raw, 'INSERT INTO evidence_text (file_hash, ordinal, place, text) VALUES (?, ?, ?, ?)');
  for (const slice of slicesOf(found.pieces)) {
    const write = raw.transaction(() => {
      for (const { ordinal, piece } of slice) {
        insert.run(fileHash, ordinal, piece.place, deflateRawSync(Buffer.from(piece.text)));
      }
      writeEntries(
        raw,
        slice.map(({ ordinal, piece }) => changeOf(fileHash, ordinal, piece.text)),
      );
    });
    withDiskErrors(path, () => write.immediate());
    yield;
  }
  const save = statement(
    raw,
    `INSERT INTO evidence_reading (file_hash, reader, state, piece_count, is_indexed, read_at) VALUES (?, ?, ?, ?, 1, ?)
     ON CONFLICT (file_hash) DO UPDATE SET reader = excluded.reader, state = excluded.state,
       piece_count = excluded.piece_count, is_indexed = 1, read_at = excluded.read_at`,
  );
  withDiskErrors(path, () => save.run(fileHash, readerVersion, found.state, found.pieces.length, clock.now()));
}

interface NumberedPiece {
  readonly ordinal: number;
  readonly piece: TextPiece;
}

function* slicesOf(pieces: readonly TextPiece[]): Generator<NumberedPiece[]> {
  let slice: NumberedPiece[] = [];
  let characters = 0;
  for (const [ordinal, piece] of pieces.entries()) {
    slice.push({ ordinal, piece });
    characters += piece.text.length;
    if (characters < charactersAtOnce) continue;
    yield slice;
    slice = [];
    characters = 0;
  }
  if (slice.length > 0) yield slice;
}

function changeOf(fileHash: string, ordinal: number, text: string): SearchChange {
  return { kind: fileTextKind, recordId: fileHash, place: String(ordinal), tokens: recordTokens('', [text]) };
}

/** Forgets the words of a file: it counts as unread from then on. */
function forgetText({ raw, path }: WorkspaceDb, fileHash: string): void {
  const forget = raw.transaction(() => {
    const places = listPlaces(raw, fileHash);
    writeEntries(
      raw,
      places.map((place) => ({ kind: fileTextKind, recordId: fileHash, place, tokens: [] })),
    );
    statement(raw, 'DELETE FROM evidence_text WHERE file_hash = ?').run(fileHash);
    statement(raw, 'DELETE FROM evidence_reading WHERE file_hash = ?').run(fileHash);
  });
  withDiskErrors(path, () => forget.immediate());
}

/**
 * Forgets the words of files whose bytes are here no more, a file at a time: between two others may write. Asks for the
 * words themselves too, by steps from file to file: a reading that was cut off has left words and not noted the file.
 */
export function* forgetGoneFiles(db: WorkspaceDb): Generator<void> {
  const sql = `
    WITH RECURSIVE worded (file_hash) AS (
      SELECT min(file_hash) FROM evidence_text
      UNION ALL
      SELECT (SELECT min(t.file_hash) FROM evidence_text t WHERE t.file_hash > worded.file_hash) FROM worded
        WHERE worded.file_hash IS NOT NULL)
    SELECT file_hash AS fileHash FROM (SELECT file_hash FROM evidence_reading UNION SELECT file_hash FROM worded)
      WHERE file_hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evidence_file f WHERE f.hash = file_hash)`;
  for (const { fileHash } of statement<{ fileHash: string }>(db.raw, sql).all()) {
    forgetText(db, fileHash);
    yield;
  }
}

/** After the search index was made anew: puts the words of one file into it again. Answers whether there was one. */
export function indexOneAgain({ raw, path }: WorkspaceDb): boolean {
  const find = 'SELECT file_hash AS fileHash FROM evidence_reading WHERE is_indexed = 0 LIMIT 1';
  const next = statement<{ fileHash: string }>(raw, find).get();
  if (next === undefined) return false;
  const again = raw.transaction(() => {
    const rows = statement<StoredPiece>(raw, 'SELECT ordinal, text FROM evidence_text WHERE file_hash = ?');
    const changes = rows.all(next.fileHash).map(({ ordinal, text }) => changeOf(next.fileHash, ordinal, unpack(text)));
    writeEntries(raw, changes);
    statement(raw, 'UPDATE evidence_reading SET is_indexed = 1 WHERE file_hash = ?').run(next.fileHash);
  });
  withDiskErrors(path, () => again.immediate());
  return true;
}

interface StoredPiece {
  readonly ordinal: number;
  readonly text: Buffer;
}

function unpack(text: Buffer): string {
  return inflateRawSync(text).toString('utf8');
}

/** A piece of a file's words as it was kept; null when it is gone. */
export function readPiece({ raw }: WorkspaceDb, fileHash: string, ordinal: number): TextPiece | null {
  const sql = 'SELECT place, text FROM evidence_text WHERE file_hash = ? AND ordinal = ?';
  const row = statement<{ place: string; text: Buffer }>(raw, sql).get(fileHash, ordinal);
  return row === undefined ? null : { place: row.place, text: unpack(row.text) };
}

/** How many files were looked through, and how many still wait. */
export function countReadings({ raw }: WorkspaceDb): {
  readonly waiting: number;
  readonly read: number;
  readonly withoutText: number;
  readonly failed: number;
} {
  const sql = `
    SELECT count(DISTINCT u.file_hash) AS files,
      count(DISTINCT CASE WHEN r.state = 'text' THEN r.file_hash END) AS read,
      count(DISTINCT CASE WHEN r.state IN ('no-text', 'unsupported') THEN r.file_hash END) AS withoutText,
      count(DISTINCT CASE WHEN r.state NOT IN ('text', 'no-text', 'unsupported') THEN r.file_hash END) AS failed
    FROM evidence_file_use u LEFT JOIN evidence_reading r ON r.file_hash = u.file_hash AND r.reader >= ?`;
  type Counts = { files: number; read: number; withoutText: number; failed: number };
  const { files = 0, read = 0, withoutText = 0, failed = 0 } = statement<Counts>(raw, sql).get(readerVersion) ?? {};
  return { waiting: files - read - withoutText - failed, read, withoutText, failed };
}
