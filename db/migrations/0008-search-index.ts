import type { Migration } from './migration.ts';

/**
 * The index of all words. It keeps tokens only, no text (`content=''`): what a result shows is read from its record.
 * `detail=none` is enough, because a match is checked against the record's own text; it takes a third of the room.
 * FTS5 finds a place in the list of a token only by walking there, so every token begins with a mark of its record's
 * kind: each kind has lists of its own, whose newest entries are at hand. The two-letter prefix index, mark and
 * character, answers queries of one Chinese character. What is in an older file
 * already is read when it is opened: see `ensureSearchIndex`.
 */
export const searchIndex: Migration = {
  number: 8,
  name: 'search-index',
  up(raw) {
    raw.exec(searchIndexSql);
  },
};

const searchIndexSql = `
CREATE TABLE search_state (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  signature TEXT NOT NULL -- of the searchable fields and tokens that the index was made for
) STRICT;

CREATE TABLE search_kind (
  slot INTEGER NOT NULL PRIMARY KEY, -- upper part of the entry numbers of this kind
  kind TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE search_entry (
  entry INTEGER NOT NULL PRIMARY KEY, -- rowid in search_index: slot * 2^32 + running number
  record_id ANY NOT NULL, -- UUID as 16 bytes; as text when it is not written in lower case
  place TEXT NOT NULL, -- '' for the fields of the record, otherwise a part of what belongs to it, such as a page of its file
  UNIQUE (record_id, place)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '2'
);
-- Bytes of new entries kept in memory before they go to the file: an import writes each of them fewer times.
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 16777216);

-- Latin words and numbers that have ever stood in a text, to find those that begin with what was typed.
CREATE TABLE search_word (
  word TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
`;
