import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allMigrations } from '../../db/migrations/all-migrations.ts';
import type { Migration } from '../../db/migrations/migration.ts';
import { runMigrations } from '../../db/migrations/run-migrations.ts';
import { readRecordSet } from '../../db/records/read-records.ts';
import { recordTables, snakeCase } from '../../db/record-table.ts';
import { openWorkspaceDb } from '../../db/workspace-db.ts';
import { ownerFields, recordKinds, recordSchemas, referenceFields } from '../../shared/domain/record-kind.ts';
import { clock } from '../support/command-context.ts';
import { closeLater, failureOf, tempDepartment, tempFolder, tempWorkspace, write } from './support/temp-workspace.ts';

const next = allMigrations.length + 1;

/** Rebuilds a table that others refer to, as real migrations must. */
const rebuildSection: Migration = {
  number: next,
  name: 'rebuild-section',
  up(raw) {
    const sql = (raw.prepare("SELECT sql FROM sqlite_schema WHERE name = 'section'").pluck().get() as string).replace(
      'CREATE TABLE section',
      'CREATE TABLE section_new',
    );
    raw.exec(sql.replace('ordinal INTEGER NOT NULL', "ordinal INTEGER NOT NULL, colour TEXT NOT NULL DEFAULT 'blue'"));
    raw.exec(
      "INSERT INTO section_new SELECT *, 'blue' FROM section; DROP TABLE section; ALTER TABLE section_new RENAME TO section",
    );
  },
};

const failing: Migration = {
  number: next,
  name: 'failing',
  up(raw) {
    raw.exec('CREATE TABLE half_done (id TEXT) STRICT; DELETE FROM section');
    throw new Error('half way');
  },
};

describe('migrations', () => {
  it('Migrations are numbered 1, 2, 3 without a gap', () => {
    expect(allMigrations.map(({ number }) => number)).toEqual(allMigrations.map((_, index) => index + 1));
  });

  it('A file at n−1 with rows comes to n with the same rows, and a copy of the old file is kept', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => {
      const section = writer.create('section', { name: '餐饮科' }, { departmentId });
      writer.create('person', { name: '秦望舒', sectionId: section.id }, { departmentId });
    });
    const before = readRecordSet(db, departmentId);
    db.close();
    const migrated = closeLater(openWorkspaceDb(db.path, { ...clock, migrations: [...allMigrations, rebuildSection] }));
    expect(readRecordSet(migrated, departmentId)).toEqual(before);
    expect(migrated.raw.prepare('SELECT colour FROM section').pluck().all()).toEqual(['blue']);
    expect(migrated.raw.pragma('user_version', { simple: true })).toBe(next);
    expect(migrated.raw.pragma('foreign_keys', { simple: true })).toBe(1);
    const kept = closeLater(openWorkspaceDb(`${db.path}.v${next - 1}.bak`, clock));
    expect(readRecordSet(kept, departmentId)).toEqual(before);
  });

  it('A migration that fails leaves the file as it was, and so does one that breaks a reference', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => {
      const section = writer.create('section', { name: '餐饮科' }, { departmentId });
      writer.create('person', { name: '秦望舒', sectionId: section.id }, { departmentId });
    });
    const before = readRecordSet(db, departmentId);
    db.close();
    const breaking: Migration = { number: next, name: 'breaking', up: (raw) => raw.exec('DELETE FROM section') };
    expect(() => openWorkspaceDb(db.path, { ...clock, migrations: [...allMigrations, failing] })).toThrow('half way');
    expect(() => openWorkspaceDb(db.path, { ...clock, migrations: [...allMigrations, breaking] })).toThrow(
      '1 broken references',
    );
    const again = closeLater(openWorkspaceDb(db.path, clock));
    expect(readRecordSet(again, departmentId)).toEqual(before);
    expect(again.raw.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half_done'").pluck().get()).toBe(0);
    expect(again.raw.pragma('user_version', { simple: true })).toBe(next - 1);
  });

  it('The step that brings the months of tasks keeps every link of evidence, and lets a month be proven', () => {
    const { db, departmentId } = tempDepartment();
    const home = { departmentId };
    const { taskId, evidenceId } = write(db, (writer) => {
      const task = writer.create('annualTask', { year: 2026, content: '屋面维修' }, home);
      const evidence = writer.create('evidence', { title: '验收单' }, home);
      writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: 'annualTask', targetId: task.id }, home);
      return { taskId: task.id, evidenceId: evidence.id };
    });
    const before = readRecordSet(db, departmentId);
    // Back to how the tables stood before the step, then the step's own work again.
    db.raw.pragma('foreign_keys = OFF');
    db.raw.exec(`
      DROP TABLE task_entry; DROP TABLE task_month; DROP TABLE task_quantity;
      DROP TABLE school_term; DROP TABLE school_holiday;
      DROP INDEX annual_task_by_doer_person; DROP INDEX annual_task_by_section;
      DROP INDEX annual_task_by_parent_task; DROP INDEX annual_task_by_carried_from_task;
      ALTER TABLE annual_task DROP COLUMN doer_person_id; ALTER TABLE annual_task DROP COLUMN section_id;
      ALTER TABLE annual_task DROP COLUMN parent_task_id; ALTER TABLE annual_task DROP COLUMN carried_from_task_id;
      ALTER TABLE department DROP COLUMN due_warning_days;`);
    const sqlOf = (type: string): string[] =>
      db.raw
        .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'evidence_link' AND type = ? AND sql IS NOT NULL")
        .pluck()
        .all(type) as string[];
    const [table = ''] = sqlOf('table');
    const indexes = sqlOf('index');
    db.raw.exec(table.replace(/"?evidence_link"?/u, 'evidence_link_old').replace(", 'taskMonth'", ''));
    db.raw.exec('INSERT INTO evidence_link_old SELECT * FROM evidence_link; DROP TABLE evidence_link');
    db.raw.exec('ALTER TABLE evidence_link_old RENAME TO evidence_link');
    for (const index of indexes) db.raw.exec(index);
    for (const step of ['task-months', 'exception-papers']) allMigrations.find(({ name }) => name === step)?.up(db.raw);
    expect(readRecordSet(db, departmentId)).toEqual(before);
    expect(sqlOf('index')).toEqual(indexes);
    write(db, (writer) => {
      const month = writer.create('taskMonth', { annualTaskId: taskId, month: '2026-03' }, home);
      writer.create('evidenceLink', { evidenceId, targetKind: 'taskMonth', targetId: month.id }, home);
    });
    expect(readRecordSet(db, departmentId).evidenceLink.map(({ targetKind }) => targetKind)).toEqual([
      'annualTask',
      'taskMonth',
    ]);
  });

  it('A file of a newer program is refused and not touched', () => {
    const db = tempWorkspace();
    db.raw.pragma('user_version = 9999');
    db.close();
    expect(failureOf(() => openWorkspaceDb(db.path, clock))).toEqual({ code: 'workspace-newer', about: db.path });
    expect(readdirSync(join(db.path, '..'))).toEqual(['后勤处 2026.qhd']);
    const raw = new Database(db.path);
    expect(raw.pragma('user_version', { simple: true })).toBe(9999);
    raw.close();
  });

  it('A file that is up to date is opened without a copy being made', () => {
    const db = tempWorkspace();
    db.close();
    closeLater(openWorkspaceDb(db.path, clock));
    expect(existsSync(`${db.path}.v${next - 1}.bak`)).toBe(false);
  });
});

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly hidden: number;
}

function columnType(schema: z.ZodType): string {
  const json = JSON.stringify(z.toJSONSchema(schema));
  if (json.includes('"boolean"') || json.includes('"integer"')) return 'INTEGER';
  return json.includes('"number"') ? 'REAL' : 'TEXT';
}

/** All rows of a table. */
function rowsOf(raw: Database.Database, table: string): Record<string, unknown>[] {
  return raw.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`).all();
}

describe('each migration', () => {
  it('6: standards keep every word, and are not scored and not from a library', () => {
    const raw = new Database(join(tempFolder(), 'old.qhd'));
    runMigrations(raw, raw.name, allMigrations.slice(0, 5));
    raw.pragma('foreign_keys = OFF');
    const columns = (raw.pragma('table_info(work_standard)') as { name: string; type: string }[]).map(
      ({ name }) => name,
    );
    const row: Record<string, unknown> = Object.fromEntries(columns.map((name) => [name, `standard ${name}`]));
    raw
      .prepare(`INSERT INTO work_standard VALUES (${columns.map((name) => `@${name}`).join()})`)
      .run({ ...row, comparison: '≥', ordinal: 3 });
    const [before] = rowsOf(raw, 'work_standard');
    // The rows that it hangs on do not matter here, and are not there.
    for (const { up, number } of allMigrations.slice(5, 6)) {
      up(raw);
      raw.pragma(`user_version = ${number}`);
    }
    expect(rowsOf(raw, 'work_standard')).toEqual([{ ...before, rated_score: 0, deductions: '', source_entry: '' }]);
    raw.close();
  });

  it('14: versions and positions keep every word, standards can be approved, and scores come to 100', () => {
    const raw = new Database(join(tempFolder(), 'old.qhd'));
    runMigrations(raw, raw.name, allMigrations.slice(0, 13));
    raw.pragma('foreign_keys = OFF');
    const insert = (table: string, row: Record<string, unknown>): void => {
      const columns = raw.pragma(`table_info(${table})`) as { name: string; type: string }[];
      const full = Object.fromEntries(
        columns.map(({ name, type }) => [name, type === 'TEXT' ? `${table} ${name}` : 7]),
      );
      raw
        .prepare(`INSERT INTO ${table} VALUES (${columns.map(({ name }) => `@${name}`).join()})`)
        .run({ ...full, ...row });
    };
    insert('position', { id: 'p' });
    insert('approval', { id: 'a', subject_kind: 'workflow', state: 'approved' });
    const indexes = (): unknown[] =>
      raw.prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'approval' AND type = 'index' ORDER BY name").all();
    const before = [rowsOf(raw, 'position')[0], rowsOf(raw, 'approval')[0], indexes()];
    // The rows that they hang on do not matter here, and are not there.
    for (const { up } of allMigrations.slice(13, 14)) up(raw);
    expect([rowsOf(raw, 'position')[0], rowsOf(raw, 'approval')[0], indexes()]).toEqual([
      { ...(before[0] as object), full_score: 100 },
      before[1],
      before[2],
    ]);
    insert('approval', { id: 'b', subject_kind: 'layerStandard', state: 'submitted' });
    expect(() => insert('approval', { id: 'c', subject_kind: 'goal', state: 'submitted' })).toThrow('CHECK');
    raw.close();
  });

  it('2: workflows and their steps keep every word, and get lanes and empty new fields', () => {
    const raw = new Database(join(tempFolder(), 'old.qhd'));
    runMigrations(raw, raw.name, allMigrations.slice(0, 1));
    raw.pragma('foreign_keys = OFF');
    const insert = (table: string, row: Record<string, unknown>): void => {
      // Every column that the test does not name holds its own name, so that two mixed-up columns are seen.
      const columns = (raw.pragma(`table_info(${table})`) as { name: string; type: string }[]).filter(
        ({ name }) => !name.endsWith('_id') || name in row,
      );
      const full = Object.fromEntries(
        columns.map(({ name, type }) => [name, type === 'TEXT' ? `${table} ${name}` : 7]),
      );
      const names = columns.map(({ name }) => name);
      raw
        .prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`)
        .run({ ...full, ...row });
    };
    insert('revision', {
      id: 'r',
      record_id: 'd',
      replica_id: 'x',
      command_id: 'c',
      parents: '[]',
      changes: '{}',
      action: 'create',
    });
    const head = { department_id: 'd', revision_id: 'r' };
    insert('department', { ...head, id: 'd' });
    insert('workflow', { ...head, id: 'w' });
    insert('workflow_step', { ...head, id: 'a', workflow_id: 'w', kind: 'start' });
    insert('workflow_step', { ...head, id: 'b', workflow_id: 'w', kind: 'end' });
    insert('workflow_link', { ...head, id: 'l', workflow_id: 'w', from_step_id: 'a', to_step_id: 'b' });
    const [flows, steps, links] = ['workflow', 'workflow_step', 'workflow_link'].map((table) => rowsOf(raw, table));
    runMigrations(raw, raw.name, allMigrations.slice(0, 2));
    expect(rowsOf(raw, 'workflow')).toEqual(flows?.map((row) => ({ ...row, duties: '', norms: '', swim_lanes: 1 })));
    expect(rowsOf(raw, 'workflow_step')).toEqual(
      steps?.map((row) => ({ ...row, details: '', retention: '', timing: '' })),
    );
    expect(rowsOf(raw, 'workflow_link')).toEqual(links);
    raw.close();
  });
});

describe('the schema', () => {
  it.each(recordKinds)('Every field of %s has its column, of the right type, and no column has no field', (kind) => {
    const { raw } = tempWorkspace();
    const columns = (raw.pragma(`table_info(${snakeCase(kind)})`) as ColumnInfo[]).map(({ name, type, notnull }) => ({
      name,
      type,
      required: notnull === 1,
    }));
    const fields = Object.entries<z.ZodType>(recordSchemas[kind].shape).map(([field, schema]) => ({
      name: snakeCase(field),
      type: columnType(schema),
      required: !schema.safeParse(null).success,
    }));
    expect(columns).toEqual([
      { name: 'id', type: 'TEXT', required: true },
      { name: 'department_id', type: 'TEXT', required: kind !== 'college' },
      { name: 'revision_id', type: 'TEXT', required: true },
      ...fields,
    ]);
  });

  it('Every owner and every reference is a deferred foreign key with an index, and so are department and revision', () => {
    const { raw } = tempWorkspace();
    for (const kind of recordKinds) {
      const table = snakeCase(kind);
      const named: Record<string, string> = {
        ...(ownerFields as Record<string, object>)[kind],
        ...(referenceFields as Record<string, object>)[kind],
      };
      const expected = Object.entries(named).map(([field, target]) => `${snakeCase(field)} → ${snakeCase(target)}`);
      if (kind === 'evidence' || kind === 'evidencePart') expected.push('stored_file_hash → evidence_file');
      const keys = raw.pragma(`foreign_key_list(${table})`) as { from: string; table: string }[];
      const found = keys.map(({ from, table: target }) => `${from} → ${target}`);
      expect(found.sort()).toEqual([...expected, 'department_id → department', 'revision_id → revision'].sort());
      const indexed = new Set(
        (raw.pragma(`index_list(${table})`) as { name: string }[]).flatMap(({ name }) =>
          (raw.pragma(`index_info(${name})`) as { name: string }[]).map((column) => column.name),
        ),
      );
      for (const field of Object.keys(named)) expect(indexed, `${table}.${field}`).toContain(snakeCase(field));
    }
    const sql = raw
      .prepare("SELECT group_concat(sql, ' ') FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .get() as string;
    const references = sql.match(/REFERENCES \w+ \(\w+\)(?: ON DELETE CASCADE)?/gu) ?? [];
    const deferred = sql.match(/REFERENCES \w+ \(\w+\)(?: ON DELETE CASCADE)? DEFERRABLE INITIALLY DEFERRED/gu) ?? [];
    expect(deferred).toHaveLength(references.length);
  });

  it('Every closed list of the domain is a check of its column', () => {
    const { raw } = tempWorkspace();
    for (const kind of recordKinds) {
      const sql = raw.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(snakeCase(kind)) as string;
      for (const { column, schema } of recordTables[kind].columns) {
        const json = z.toJSONSchema(schema) as { enum?: string[] };
        if (json.enum === undefined) continue;
        expect(sql).toContain(
          `${column} TEXT NOT NULL CHECK (${column} IN (${json.enum.map((value) => `'${value}'`).join(', ')}))`,
        );
      }
    }
  });
});
