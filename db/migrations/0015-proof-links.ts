import type { Migration } from './migration.ts';

/**
 * A link says which year it proves and which of a workflow's records it is, and goals and lines of statements can be
 * proven as well: the closed list of what evidence proves grows, so the table is built anew from what it is now.
 */
export const proofLinks: Migration = {
  number: 15,
  name: 'proof-links',
  up(raw) {
    const old = raw.prepare("SELECT sql FROM sqlite_schema WHERE name = 'evidence_link'").pluck().get() as string;
    const indexes = raw
      .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'evidence_link' AND type = 'index' AND sql IS NOT NULL")
      .pluck()
      .all() as string[];
    raw.exec(
      old
        .replace(/"?evidence_link"?/u, 'evidence_link_new')
        .replace(/(target_kind IN \([^)]*)\)/u, "$1, 'goal', 'statementItem')"),
    );
    raw.exec('INSERT INTO evidence_link_new SELECT * FROM evidence_link');
    raw.exec('DROP TABLE evidence_link');
    raw.exec('ALTER TABLE evidence_link_new RENAME TO evidence_link');
    for (const index of indexes) raw.exec(index);
    raw.exec(`
ALTER TABLE evidence_link ADD COLUMN record_name TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence_link ADD COLUMN year TEXT NOT NULL DEFAULT '';
`);
  },
};
