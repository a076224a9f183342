import { expect, it } from 'vitest';
import { allMigrations } from '../../db/migrations/all-migrations.ts';
import { tempDepartment, write } from './support/temp-workspace.ts';

it('The step that numbers revisions keeps every one of them, their indexes, and the order in which they came', () => {
  const { db, departmentId } = tempDepartment();
  write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
  const listed = (): unknown[] => db.raw.prepare('SELECT arrival, id, changes FROM revision ORDER BY arrival').all();
  const indexes = (): unknown[] =>
    db.raw
      .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'revision' AND sql LIKE 'CREATE INDEX%' ORDER BY sql")
      .all();
  const before = { rows: listed(), indexes: indexes() };
  expect(before.rows.map((row) => (row as { arrival: number }).arrival)).toEqual(
    before.rows.map((_, index) => index + 1),
  );
  for (const table of ['own_key', 'peer_key', 'peer', 'sent_bundle', 'received_bundle', 'peer_evidence'])
    db.raw.exec(`DROP TABLE ${table}`);
  db.raw.pragma('foreign_keys = OFF');
  allMigrations.find(({ name }) => name === 'bundle-peers')?.up(db.raw);
  expect({ rows: listed(), indexes: indexes() }).toEqual(before);
  expect(db.raw.pragma('foreign_key_check')).toEqual([]);
});
