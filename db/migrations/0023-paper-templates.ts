import type { Migration } from './migration.ts';

/** A school's own Word forms, each with its versions; a version holds its bytes, so that they travel with the records. */
export const paperTemplates: Migration = {
  number: 23,
  name: 'paper-templates',
  up: (raw) => raw.exec(sql),
};

const head = `
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,`;

const sql = `
CREATE TABLE paper_template (${head}
  name TEXT NOT NULL,
  usage TEXT NOT NULL CHECK (usage IN ('job-description', 'statement', 'evidence-list')),
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_template_by_department ON paper_template (department_id);

CREATE TABLE paper_template_version (${head}
  template_id TEXT NOT NULL REFERENCES paper_template (id) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  file_hash TEXT NOT NULL,
  content TEXT NOT NULL, -- base64
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_template_version_by_department ON paper_template_version (department_id);
CREATE INDEX paper_template_version_by_template ON paper_template_version (template_id);
`;
