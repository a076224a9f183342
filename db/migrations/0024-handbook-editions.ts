import type { Migration } from './migration.ts';

/** Released editions of handbooks, who was handed a copy, and the rule that documents are numbered by. */
export const handbookEditions: Migration = {
  number: 24,
  name: 'handbook-editions',
  up(raw) {
    raw.exec(`
CREATE TABLE handbook_edition (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  handbook_id TEXT NOT NULL REFERENCES handbook (id) DEFERRABLE INITIALLY DEFERRED,
  edition TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('released', 'withdrawn')),
  released_by TEXT NOT NULL,
  released_on TEXT NOT NULL,
  remarks TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  template_hash TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  pdf_hash TEXT NOT NULL,
  docx_hash TEXT NOT NULL,
  content TEXT NOT NULL, -- Brotli, base64
  withdrawn_by TEXT NOT NULL,
  withdrawn_on TEXT NOT NULL,
  withdraw_remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX handbook_edition_by_department ON handbook_edition (department_id);
CREATE INDEX handbook_edition_by_handbook ON handbook_edition (handbook_id);

CREATE TABLE handbook_copy (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  handbook_id TEXT NOT NULL REFERENCES handbook (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  recipient TEXT NOT NULL,
  count INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  received_by TEXT NOT NULL,
  returned_on TEXT NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX handbook_copy_by_department ON handbook_copy (department_id);
CREATE INDEX handbook_copy_by_handbook ON handbook_copy (handbook_id);

ALTER TABLE handbook ADD COLUMN code_scheme TEXT NOT NULL DEFAULT '';
`);
  },
};
