import type { Migration } from './migration.ts';

/**
 * Lets evidence prove one more kind of record: the closed list of what it proves grows, so the table is built anew from
 * what it is now.
 */
export function widenEvidenceTargets(raw: Parameters<Migration['up']>[0], kind: 'finding' | 'indicator'): void {
  const old = raw.prepare("SELECT sql FROM sqlite_schema WHERE name = 'evidence_link'").pluck().get() as string;
  const indexes = raw
    .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'evidence_link' AND type = 'index' AND sql IS NOT NULL")
    .pluck()
    .all() as string[];
  raw.exec(
    old.replace(/"?evidence_link"?/u, 'evidence_link_new').replace(/(target_kind IN \([^)]*)\)/u, `$1, '${kind}')`),
  );
  raw.exec('INSERT INTO evidence_link_new SELECT * FROM evidence_link');
  raw.exec('DROP TABLE evidence_link');
  raw.exec('ALTER TABLE evidence_link_new RENAME TO evidence_link');
  for (const index of indexes) raw.exec(index);
}
