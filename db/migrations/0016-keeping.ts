import type { Migration } from './migration.ts';

/**
 * Keeping of evidence: how far the full check has come and what it found last, files that are damaged, removed pieces
 * that were emptied out of the bin, and how many pages a file has. The bin itself is no table: it is what the history
 * says was removed last, found by an index of its own. All of it is knowledge about the bytes in this very file and
 * goes with none of them into a bundle.
 */
export const keeping: Migration = {
  number: 16,
  name: 'keeping',
  up(raw) {
    raw.exec(`
CREATE TABLE evidence_check (
  state TEXT NOT NULL PRIMARY KEY CHECK (state IN ('under-way', 'finished')),
  started_at TEXT NOT NULL, -- UTC, ISO 8601
  touched_at TEXT NOT NULL, -- UTC, ISO 8601; of a finished check its end
  structure TEXT, -- JSON list of SQLite's own sentences; null before it was looked at
  after_hash TEXT NOT NULL, -- files are checked in the order of their hashes; all up to this one are done
  files_checked INTEGER NOT NULL,
  bytes_checked INTEGER NOT NULL
) STRICT;

CREATE TABLE damaged_file (
  file_hash TEXT NOT NULL PRIMARY KEY REFERENCES evidence_file (hash) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  found_at TEXT NOT NULL -- UTC, ISO 8601
) STRICT;

CREATE TABLE evidence_purge (
  revision_id TEXT NOT NULL PRIMARY KEY REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED, -- the removal
  purged_at TEXT NOT NULL, -- UTC, ISO 8601
  author TEXT NOT NULL
) STRICT;

CREATE TABLE evidence_pages (
  file_hash TEXT NOT NULL PRIMARY KEY REFERENCES evidence_file (hash) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  pages INTEGER, -- null when the file does not say
  basis TEXT NOT NULL CHECK (basis IN ('counted', 'stated', 'unknown'))
) STRICT;

CREATE INDEX revision_removed_evidence ON revision (department_id, id)
  WHERE action = 'remove' AND record_kind IN ('evidence', 'evidencePart');
CREATE INDEX revision_removed_file ON revision (json_extract(changes, '$.fileHash.from'))
  WHERE action = 'remove' AND record_kind IN ('evidence', 'evidencePart');
`);
  },
};
