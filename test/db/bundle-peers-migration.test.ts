import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { allMigrations } from '../../db/migrations/all-migrations.ts';
import { runMigrations } from '../../db/migrations/run-migrations.ts';
import { tempFolder } from './support/temp-workspace.ts';

/** Ids as copies with other clocks make them: not in the order in which they came. */
const ids = ['0190c000', '0190a000', '0190d000', '0190b000'].map((head) => `${head}-0000-7000-8000-000000000001`);

it('The step that numbers revisions keeps every one of them, their indexes, and the order in which they came', () => {
  const before = allMigrations.filter(({ number }) => number < 20);
  expect(allMigrations[before.length]?.name).toBe('bundle-peers');
  const path = join(tempFolder(), '后勤处.qhd');
  const raw = new Database(path);
  try {
    runMigrations(raw, path, before);
    const insert = raw.prepare(
      `INSERT INTO revision (id, record_kind, record_id, department_id, parents, action, changes, author, replica_id,
         made_at, command_id, command_name)
       VALUES (?, 'section', ?, NULL, '[]', 'create', ?, '林晓禾', 'r', '2026-11-22T00:00:00.000Z', 'c', 'test.write')`,
    );
    for (const id of ids) insert.run(id, `of-${id}`, `{"name":{"to":"${id.slice(0, 8)}科"}}`);
    const columns = `id, record_kind, record_id, department_id, parents, action, changes, author, replica_id, made_at,
      command_id, command_name`;
    const listed = (order: string): unknown[] => raw.prepare(`SELECT ${columns} FROM revision ORDER BY ${order}`).all();
    const indexes = (): string[] =>
      raw
        .prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'revision' AND sql IS NOT NULL")
        .pluck()
        .all() as string[];
    const rows = listed('rowid');
    const old = indexes();
    expect(rows).toHaveLength(ids.length);
    expect(old.length).toBeGreaterThan(1);
    runMigrations(raw, path, allMigrations);
    expect(listed('arrival')).toEqual(rows);
    expect(raw.prepare('SELECT arrival FROM revision ORDER BY arrival').pluck().all()).toEqual([1, 2, 3, 4]);
    expect(indexes()).toEqual(expect.arrayContaining(old));
    expect(raw.pragma('foreign_key_check')).toEqual([]);
  } finally {
    raw.close();
  }
});
