import type { Migration } from './migration.ts';

/**
 * What merging with other copies leaves open. Both tables follow from the revisions and are kept so that nobody has to
 * look for it; a record that was never changed apart has no row in either.
 */
export const merging: Migration = {
  number: 22,
  name: 'merging',
  up(raw) {
    raw.exec(`
CREATE TABLE record_head (
  record_id TEXT NOT NULL,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_conflict (
  record_id TEXT NOT NULL,
  field TEXT NOT NULL, -- empty when it is about the record as a whole
  record_kind TEXT NOT NULL,
  department_id TEXT,
  cause TEXT NOT NULL CHECK (cause IN ('both-changed', 'removed', 'kept')),
  group_id TEXT NOT NULL, -- what one removal touched is decided together; empty for a field
  PRIMARY KEY (record_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_conflict_by_group ON merge_conflict (group_id) WHERE group_id <> '';
`);
  },
};
