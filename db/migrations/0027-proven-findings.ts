import type { Migration } from './migration.ts';

/**
 * What was put right after a review is proven as well: the closed list of what evidence proves grows by the remarks of
 * the central office, so the table is built anew from what it is now.
 */
export const provenFindings: Migration = {
  number: 27,
  name: 'proven-findings',
  up(raw) {
    const old = raw.prepare("SELECT sql FROM sqlite_schema WHERE name = 'evidence_link'").pluck().get() as string;
    const indexes = raw
      .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'evidence_link' AND type = 'index' AND sql IS NOT NULL")
      .pluck()
      .all() as string[];
    raw.exec(
      old
        .replace(/"?evidence_link"?/u, 'evidence_link_new')
        .replace(/(target_kind IN \([^)]*)\)/u, "$1, 'reviewItem')"),
    );
    raw.exec('INSERT INTO evidence_link_new SELECT * FROM evidence_link');
    raw.exec('DROP TABLE evidence_link');
    raw.exec('ALTER TABLE evidence_link_new RENAME TO evidence_link');
    for (const index of indexes) raw.exec(index);
  },
};
