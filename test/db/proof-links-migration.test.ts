import { describe, expect, it } from 'vitest';
import { proofLinks } from '../../db/migrations/0015-proof-links.ts';
import { provenFindings } from '../../db/migrations/0027-proven-findings.ts';
import { widenEvidenceTargets } from '../../db/migrations/widen-evidence-targets.ts';
import { readRecordSet } from '../../db/records/read-records.ts';
import { tempDepartment, write } from './support/temp-workspace.ts';

describe('links of evidence', () => {
  it('The step that lets links name a year keeps every link, for the year that its piece is of', () => {
    const { db, departmentId } = tempDepartment();
    const home = { departmentId };
    write(db, (writer) => {
      const evidence = writer.create('evidence', { title: '验收单' }, home);
      const targets = { targetKind: 'department', targetId: departmentId } as const;
      writer.create('evidenceLink', { evidenceId: evidence.id, remarks: '原件', ...targets }, home);
    });
    const before = readRecordSet(db, departmentId);
    const sqlOf = (): unknown[] =>
      db.raw
        .prepare(
          "SELECT type, sql FROM sqlite_schema WHERE tbl_name = 'evidence_link' AND sql IS NOT NULL ORDER BY name",
        )
        .all();
    const schema = sqlOf();
    db.raw.pragma('foreign_keys = OFF');
    db.raw.exec('ALTER TABLE evidence_link DROP COLUMN record_name; ALTER TABLE evidence_link DROP COLUMN year;');
    const sqlsOf = (type: string): string[] =>
      db.raw
        .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'evidence_link' AND type = ? AND sql IS NOT NULL")
        .pluck()
        .all(type) as string[];
    const [table = ''] = sqlsOf('table');
    const indexes = sqlsOf('index');
    db.raw.exec(
      table
        .replace(/"?evidence_link"?/u, 'evidence_link_old')
        .replace(", 'goal', 'statementItem', 'reviewItem', 'finding', 'indicator'", ''),
    );
    db.raw.exec('INSERT INTO evidence_link_old SELECT * FROM evidence_link; DROP TABLE evidence_link');
    db.raw.exec('ALTER TABLE evidence_link_old RENAME TO evidence_link');
    for (const index of indexes) db.raw.exec(index);
    proofLinks.up(db.raw);
    provenFindings.up(db.raw);
    widenEvidenceTargets(db.raw, 'finding');
    widenEvidenceTargets(db.raw, 'indicator');
    db.raw.pragma('foreign_keys = ON');
    expect(sqlOf()).toEqual(schema);
    expect(readRecordSet(db, departmentId)).toEqual(before);
  });
});
