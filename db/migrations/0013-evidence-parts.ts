import type { Migration } from './migration.ts';

/**
 * Several files and earlier versions in one piece of evidence, and whether its year is the calendar's or the school's.
 * As with the piece itself, `stored_file_hash` holds a part to its bytes: no row can name a file that is not here.
 */
export const evidenceParts: Migration = {
  number: 13,
  name: 'evidence-parts',
  up: (raw) => raw.exec(sql),
};

const sql = `
ALTER TABLE evidence ADD COLUMN year_kind TEXT NOT NULL CHECK (year_kind IN ('calendar', 'school-year')) DEFAULT 'calendar';

CREATE TABLE evidence_part (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('file', 'version')),
  of_part_id TEXT REFERENCES evidence_part (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL,
  file_hash TEXT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  stored_file_hash TEXT GENERATED ALWAYS AS (NULLIF(file_hash, '')) VIRTUAL
    REFERENCES evidence_file (hash) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX evidence_part_by_department ON evidence_part (department_id);
CREATE INDEX evidence_part_by_evidence ON evidence_part (evidence_id);
CREATE INDEX evidence_part_by_of_part ON evidence_part (of_part_id);
CREATE INDEX evidence_part_by_file ON evidence_part (stored_file_hash);

-- Every use of stored bytes. Whoever removes bytes, counts or packs them asks here and forgets no part.
CREATE VIEW evidence_file_use AS
  SELECT stored_file_hash AS file_hash, id AS evidence_id, NULL AS part_id, department_id FROM evidence
    WHERE stored_file_hash IS NOT NULL
  UNION ALL
  SELECT stored_file_hash, evidence_id, id, department_id FROM evidence_part WHERE stored_file_hash IS NOT NULL;
`;
