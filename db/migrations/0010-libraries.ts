import type { Migration } from './migration.ts';

/** Standard libraries that were loaded, their entries, and the department's standards for layers and safeguards. */
export const libraries: Migration = {
  number: 10,
  name: 'libraries',
  up: (raw) => raw.exec(sql),
};

const head = `
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,`;
const entry = `
  layer TEXT NOT NULL CHECK (layer IN ('school', 'program', 'course', 'teacher', 'student')),
  safeguard TEXT NOT NULL CHECK (safeguard IN ('', 'people', 'finance', 'resources', 'safety', 'living', 'culture')),
  standard_type TEXT NOT NULL CHECK (standard_type IN ('basis', 'process', 'safeguard', 'performance', 'assessment')),
  area TEXT NOT NULL,
  name TEXT NOT NULL,
  requirement TEXT NOT NULL,
  check_method TEXT NOT NULL,
  basis TEXT NOT NULL,
  expected_evidence TEXT NOT NULL,`;

const sql = `
CREATE TABLE library (${head}
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  version INTEGER NOT NULL,
  publisher TEXT NOT NULL,
  published_on TEXT NOT NULL,
  summary TEXT NOT NULL,
  hash TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX library_by_department ON library (department_id);

CREATE TABLE library_entry (${head}
  library_id TEXT NOT NULL REFERENCES library (id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,${entry}
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX library_entry_by_department ON library_entry (department_id);
CREATE INDEX library_entry_by_library ON library_entry (library_id);

CREATE TABLE layer_standard (${head}${entry}
  measure TEXT NOT NULL,
  comparison TEXT NOT NULL CHECK (comparison IN ('', '≥', '≤', '=', '>', '<')),
  target_value TEXT NOT NULL,
  unit TEXT NOT NULL,
  time_limit TEXT NOT NULL,
  frequency TEXT NOT NULL,
  source_entry TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX layer_standard_by_department ON layer_standard (department_id);
`;
