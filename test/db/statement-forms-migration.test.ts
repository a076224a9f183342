import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { allMigrations } from '../../db/migrations/all-migrations.ts';
import { runMigrations } from '../../db/migrations/run-migrations.ts';
import { snakeCase } from '../../db/record-table.ts';
import { statementItemSchema, statementSchema } from '../../shared/domain/statement.ts';

const folder = mkdtempSync(join(tmpdir(), 'qhd-migration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The row that a record of only these fields would have. */
function defaults(schema: typeof statementSchema | typeof statementItemSchema, given: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema.parse(given)).map(([name, value]) => [snakeCase(name), value]));
}

it('4: statements and items keep every word, and have what a new form has where there was nothing', () => {
  const raw = new Database(join(folder, 'old.qhd'));
  runMigrations(raw, raw.name, allMigrations.slice(0, 3));
  raw.pragma('foreign_keys = OFF');
  const fill = (table: string, row: Record<string, unknown>): Record<string, unknown> => {
    const columns = raw.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[];
    // Every column that the test does not name holds its own name, so that two mixed-up columns are seen.
    const full = Object.fromEntries(
      columns.map(({ name, type, notnull }) => [
        name,
        name in row ? row[name] : notnull === 0 ? null : type === 'TEXT' ? `${table} ${name}` : 7,
      ]),
    );
    const names = columns.map(({ name }) => name);
    raw.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`).run(full);
    return full;
  };
  const id = '01900000-0000-7000-8000-000000000001';
  fill('revision', { id: 'r', parents: '[]', changes: '{}', department_id: 'd', action: 'create' });
  fill('department', { id: 'd', department_id: 'd', revision_id: 'r' });
  const head = { department_id: 'd', revision_id: 'r' };
  const statement = fill('statement', { ...head, id, year: 2025 });
  const item = fill('statement_item', { ...head, id: 'i', statement_id: id, category: 'common', weight: 33.3 });
  runMigrations(raw, raw.name, allMigrations.slice(0, 4));
  expect(raw.prepare('SELECT * FROM statement').get()).toEqual({
    ...defaults(statementSchema, { year: 2025, title: 'x' }),
    ...statement,
  });
  expect(raw.prepare('SELECT * FROM statement_item').get()).toEqual({
    ...defaults(statementItemSchema, { statementId: id, content: 'x' }),
    ...item,
  });
  raw.close();
});
