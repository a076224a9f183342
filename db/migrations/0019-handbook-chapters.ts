import type { Migration } from './migration.ts';

/** The outline of a handbook. One without chapters prints as it did before: see `impliedOutline`. */
export const handbookChapters: Migration = {
  number: 19,
  name: 'handbook-chapters',
  up(raw) {
    raw.exec(`
CREATE TABLE handbook_chapter (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  handbook_id TEXT NOT NULL REFERENCES handbook (id) DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL CHECK (source IN ('part', 'free', 'overview', 'introduction', 'department-duties', 'organization', 'working-group', 'quality-goals', 'goals', 'leaders', 'sections', 'positions', 'department-workflows', 'workflows', 'standards-table', 'layer-standards', 'scored-standards', 'tasks', 'safeguards', 'evidence-list', 'forms-list', 'regulations', 'interfaces')),
  title TEXT NOT NULL,
  is_appendix INTEGER NOT NULL CHECK (is_appendix IN (0, 1)),
  is_included INTEGER NOT NULL CHECK (is_included IN (0, 1)),
  text TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX handbook_chapter_by_department ON handbook_chapter (department_id);
CREATE INDEX handbook_chapter_by_handbook ON handbook_chapter (handbook_id);
`);
  },
};
