import type { Migration } from './migration.ts';

/** Standards of the department can be approved as well, and a position's scores may come to another total than 100. */
export const approvedStandards: Migration = {
  number: 14,
  name: 'approved-standards',
  up(raw) {
    const sql = raw.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'approval'").pluck().get() ?? '';
    const indexes = raw
      .prepare<[], string>(
        "SELECT sql FROM sqlite_schema WHERE tbl_name = 'approval' AND type = 'index' AND sql IS NOT NULL",
      )
      .pluck()
      .all();
    raw.exec(
      sql
        .replace(/CREATE TABLE "?approval"?/u, 'CREATE TABLE approval_new')
        .replace("'workflow', 'handbook'", "'workflow', 'layerStandard', 'handbook'"),
    );
    raw.exec('INSERT INTO approval_new SELECT * FROM approval; DROP TABLE approval');
    raw.exec('ALTER TABLE approval_new RENAME TO approval');
    for (const index of indexes) raw.exec(index);
    raw.exec('ALTER TABLE position ADD COLUMN full_score REAL NOT NULL DEFAULT 100');
  },
};
