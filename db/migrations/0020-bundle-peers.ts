import type Database from 'better-sqlite3';
import type { Migration } from './migration.ts';

/**
 * Whom bundles go to and come from. `revision.arrival` is the order in which this file learned of its revisions, so that
 * "what came since" is one number: ids do not tell it, for a clock may be set back and other copies bring older ones.
 */
export const bundlePeers: Migration = {
  number: 20,
  name: 'bundle-peers',
  up(raw) {
    numberRevisions(raw);
    raw.exec(`
CREATE TABLE own_key (
  key_fingerprint TEXT NOT NULL PRIMARY KEY, -- SHA256:… of the signing key
  signing_key TEXT NOT NULL, -- ssh-ed25519 AAAA…
  encryption_key TEXT NOT NULL, -- age1…
  made_at TEXT NOT NULL, -- UTC, ISO 8601
  withdrawn_at TEXT -- UTC, ISO 8601; null for the key in use
) STRICT, WITHOUT ROWID;

CREATE TABLE peer (
  replica_id TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('department', 'office')),
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  department_id TEXT, -- null for an office
  working_group TEXT NOT NULL CHECK (json_valid(working_group)), -- JSON list of {name, role}
  enrolled_at TEXT NOT NULL, -- UTC, ISO 8601
  acknowledged_sequence INTEGER NOT NULL DEFAULT 0, -- newest of our bundles that it has taken over; 0 for none
  acknowledged_by TEXT NOT NULL DEFAULT '' CHECK (acknowledged_by IN ('', 'receipt', 'hand'))
) STRICT, WITHOUT ROWID;

CREATE TABLE peer_key (
  key_fingerprint TEXT NOT NULL PRIMARY KEY,
  replica_id TEXT NOT NULL REFERENCES peer (replica_id) DEFERRABLE INITIALLY DEFERRED,
  signing_key TEXT NOT NULL,
  encryption_key TEXT NOT NULL,
  is_compared INTEGER NOT NULL CHECK (is_compared IN (0, 1)), -- somebody read the fingerprint out and it was the same
  enrolled_at TEXT NOT NULL, -- UTC, ISO 8601
  withdrawn_at TEXT -- UTC, ISO 8601; null for a key that may sign
) STRICT, WITHOUT ROWID;
CREATE INDEX peer_key_by_replica ON peer_key (replica_id);

CREATE TABLE sent_bundle (
  recipient_id TEXT NOT NULL, -- replica id of the peer; empty: for anybody
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  purpose TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('full', 'incremental', 'receipt')),
  base_sequence INTEGER NOT NULL, -- 0 when it builds on none
  last_arrival INTEGER NOT NULL, -- whoever holds it and its base knows our revisions up to this one
  revision_count INTEGER NOT NULL,
  file_count INTEGER NOT NULL,
  file_bytes INTEGER NOT NULL,
  made_at TEXT NOT NULL, -- UTC, ISO 8601
  PRIMARY KEY (recipient_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE received_bundle (
  peer_id TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  purpose TEXT NOT NULL,
  first_arrival INTEGER NOT NULL, -- revisions that came with it: from this one …
  last_arrival INTEGER NOT NULL, -- … to this one; smaller than the first when none was new
  revision_count INTEGER NOT NULL, -- carried, also those that were here already
  made_at TEXT NOT NULL, -- UTC, ISO 8601; as the sender says
  received_at TEXT NOT NULL, -- UTC, ISO 8601
  PRIMARY KEY (peer_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE peer_evidence (
  peer_id TEXT NOT NULL,
  file_hash BLOB NOT NULL CHECK (length(file_hash) = 32),
  sequence INTEGER NOT NULL, -- our bundle that carried it to the peer; 0: the peer itself has it
  PRIMARY KEY (peer_id, file_hash)
) STRICT, WITHOUT ROWID;
`);
  },
};

/** An explicit key: SQLite may renumber implicit ones when the file is shrunk. */
function numberRevisions(raw: Database.Database): void {
  const indexes = raw
    .prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'revision' AND sql IS NOT NULL")
    .pluck()
    .all() as string[];
  raw.exec(`
CREATE TABLE revision_new (
  arrival INTEGER NOT NULL PRIMARY KEY, -- 1, 2, 3 … in the order in which this file learned of them
  id TEXT NOT NULL UNIQUE,
  record_kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  department_id TEXT,
  parents TEXT NOT NULL CHECK (json_valid(parents)), -- JSON list of revision ids
  action TEXT NOT NULL CHECK (action IN ('create', 'update', 'remove')),
  changes TEXT NOT NULL CHECK (json_valid(changes)), -- JSON object: field to {from, to}
  author TEXT NOT NULL,
  replica_id TEXT NOT NULL,
  made_at TEXT NOT NULL, -- UTC, ISO 8601
  command_id TEXT NOT NULL,
  command_name TEXT NOT NULL
) STRICT;
INSERT INTO revision_new (id, record_kind, record_id, department_id, parents, action, changes, author, replica_id,
    made_at, command_id, command_name)
  SELECT id, record_kind, record_id, department_id, parents, action, changes, author, replica_id, made_at, command_id,
    command_name FROM revision ORDER BY rowid;
DROP TABLE revision;
ALTER TABLE revision_new RENAME TO revision;
`);
  for (const index of indexes) raw.exec(index);
}
