import type { Migration } from './migration.ts';

/**
 * The words of stored files, read in the background, once for each content. Neither revisions nor bundles know of them:
 * they can be read from the bytes again at any time. No foreign keys, because the words are only forgotten after the
 * bytes: see `forgetGoneFiles`.
 */
export const evidenceTexts: Migration = {
  number: 18,
  name: 'evidence-texts',
  up(raw) {
    raw.exec(`
CREATE TABLE evidence_reading (
  file_hash TEXT NOT NULL PRIMARY KEY CHECK (length(file_hash) = 64),
  reader INTEGER NOT NULL, -- version of the program's readers; an older one is read anew
  state TEXT NOT NULL CHECK (state IN ('text', 'no-text', 'unsupported', 'encrypted', 'damaged', 'too-large', 'too-heavy')),
  piece_count INTEGER NOT NULL,
  is_indexed INTEGER NOT NULL CHECK (is_indexed IN (0, 1)), -- 0 after the search index was made anew
  read_at TEXT NOT NULL -- UTC, ISO 8601
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_reading_by_index ON evidence_reading (is_indexed, reader);

CREATE TABLE evidence_text (
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  ordinal INTEGER NOT NULL, -- 0, 1, 2 …; the place of its entry in the search index
  place TEXT NOT NULL, -- page:3, slide:2, paragraph:17, line:1, row:120:Sheet1
  text BLOB NOT NULL, -- UTF-8, deflated without a header
  PRIMARY KEY (file_hash, ordinal)
) STRICT, WITHOUT ROWID;
`);
  },
};
