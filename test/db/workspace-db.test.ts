import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { backupWorkspace, checkIntegrity } from '../../db/maintenance.ts';
import { getMeta, readMeta, setMeta } from '../../db/meta.ts';
import { readRecordSet } from '../../db/records/read-records.ts';
import { allMigrations } from '../../db/migrations/all-migrations.ts';
import { createWorkspaceDb, openWorkspaceDb } from '../../db/workspace-db.ts';
import { clock } from '../support/command-context.ts';
import { closeLater, failureOf, tempDepartment, tempFolder, tempWorkspace, write } from './support/temp-workspace.ts';

const holder = fileURLToPath(new URL('./support/hold-workspace.ts', import.meta.url));

const holders: ChildProcess[] = [];

afterEach(() => {
  for (const child of holders.splice(0)) child.kill('SIGKILL');
});

/** Another process that has the file open until it is killed, at the latest when the test ends. */
async function heldElsewhere(path: string): Promise<{ pid: number; letGo: () => Promise<void> }> {
  const child = spawn(process.execPath, [holder, path], { stdio: ['ignore', 'pipe', 'ignore'] });
  holders.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`The holder ended with ${code}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: child.pid ?? 0,
    letGo: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe('the workspace file', () => {
  it('A new file is WAL with large pages, foreign keys, our application id and synchronous=FULL that holds through writes', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    const pragma = (name: string): unknown => db.raw.pragma(name, { simple: true });
    expect({
      page: pragma('page_size'),
      journal: pragma('journal_mode'),
      locking: pragma('locking_mode'),
      keys: pragma('foreign_keys'),
      id: pragma('application_id'),
      synchronous: pragma('synchronous'),
      version: pragma('user_version'),
    }).toEqual({
      page: 16_384,
      journal: 'wal',
      locking: 'exclusive',
      keys: 1,
      id: 0x71686431,
      synchronous: 2,
      version: allMigrations.length,
    });
  });

  it('A file that is opened again has synchronous=FULL after its first write as well', () => {
    const db = tempWorkspace();
    db.close();
    const again = closeLater(openWorkspaceDb(db.path, clock));
    write(again, (writer) => writer.create('college', { name: '云岭职业技术学院' }, { departmentId: null }));
    expect(again.raw.pragma('synchronous', { simple: true })).toBe(2);
  });

  it('After closing, one file holds everything and nothing lies beside it', () => {
    const { db, departmentId } = tempDepartment();
    const before = readRecordSet(db, departmentId);
    db.close();
    const folder = tempFolder();
    const copy = join(folder, '副本.qhd');
    expect(readdirSync(join(db.path, '..'))).toEqual(['后勤处 2026.qhd']);
    copyFileSync(db.path, copy);
    const opened = closeLater(openWorkspaceDb(copy, clock));
    expect(readRecordSet(opened, departmentId)).toEqual(before);
    expect(checkIntegrity(opened)).toEqual([]);
  });

  it('A file that stands already is not overwritten, and a folder that is missing is named', () => {
    const folder = tempFolder();
    const path = join(folder, 'a.qhd');
    writeFileSync(path, 'mine');
    expect(failureOf(() => createWorkspaceDb(path, clock))).toEqual({ code: 'file-exists', about: path });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    const nowhere = join(folder, 'missing', 'b.qhd');
    expect(failureOf(() => createWorkspaceDb(nowhere, clock))).toEqual({ code: 'file-missing', about: nowhere });
    expect(readdirSync(folder)).toEqual(['a.qhd']);
  });

  it('A creation that fails leaves nothing behind', () => {
    const folder = tempFolder();
    const broken = {
      number: 1,
      name: 'broken',
      up: () => {
        throw new Error('broken');
      },
    };
    expect(() => createWorkspaceDb(join(folder, 'a.qhd'), { ...clock, migrations: [broken] })).toThrow('broken');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('Other files are told from ours without being touched', () => {
    const folder = tempFolder();
    const text = join(folder, 'text.qhd');
    const empty = join(folder, 'empty.qhd');
    const foreign = join(folder, 'foreign.qhd');
    writeFileSync(text, '岗位名称,岗位级别\n'.repeat(500));
    writeFileSync(empty, '');
    const other = new Database(foreign);
    other.exec('CREATE TABLE notes (text TEXT)');
    other.close();
    mkdirSync(join(folder, 'folder.qhd'));
    const bytes = readFileSync(foreign);
    for (const path of [text, empty, foreign, join(folder, 'folder.qhd')]) {
      expect(failureOf(() => openWorkspaceDb(path, clock))).toEqual({ code: 'not-a-workspace', about: path });
    }
    expect(readFileSync(foreign)).toEqual(bytes);
    expect(statSync(empty).size).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['empty.qhd', 'folder.qhd', 'foreign.qhd', 'text.qhd']);
    const missing = join(folder, 'missing.qhd');
    expect(failureOf(() => openWorkspaceDb(missing, clock))).toEqual({ code: 'file-missing', about: missing });
  });

  it('A file that was cut short or written over is refused as damaged', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => {
      for (let index = 0; index < 500; index++) writer.create('section', { name: `科室${index}` }, { departmentId });
    });
    db.close();
    const cut = join(tempFolder(), 'cut.qhd');
    copyFileSync(db.path, cut);
    truncateSync(cut, 16_384 * 3);
    expect(failureOf(() => openWorkspaceDb(cut, clock))).toEqual({ code: 'workspace-damaged', about: cut });
    const scrawled = join(tempFolder(), 'scrawled.qhd');
    copyFileSync(db.path, scrawled);
    const handle = openSync(scrawled, 'r+');
    writeSync(handle, Buffer.alloc(16_384 - 100, 0xa5), 0, 16_284, 100); // the first page after its header
    closeSync(handle);
    expect(failureOf(() => openWorkspaceDb(scrawled, clock))).toEqual({ code: 'workspace-damaged', about: scrawled });
  });

  it('A second opener in another process is told who has the file, and gets it when that one dies', async () => {
    const db = tempWorkspace();
    db.close();
    const other = await heldElsewhere(db.path);
    const failure = failureOf(() => openWorkspaceDb(db.path, clock));
    expect(failure.code).toBe('workspace-busy');
    expect(failure.about).toMatch(new RegExp(`^.+@${hostname()} since \\d{4}-\\d\\d-\\d\\dT`, 'u'));
    await other.letGo();
    const word = join(db.path, '..', '~$后勤处 2026.qhd.owner');
    expect(JSON.parse(readFileSync(word, 'utf8'))).toMatchObject({ pid: other.pid });
    const mine = openWorkspaceDb(db.path, clock); // the dead one's word is stale
    expect(JSON.parse(readFileSync(word, 'utf8'))).toMatchObject({ pid: process.pid });
    mine.close();
    expect(existsSync(word)).toBe(false);
  });

  it('A second opener in the same process is refused as well, and the first keeps its lock', async () => {
    const db = tempWorkspace();
    expect(failureOf(() => openWorkspaceDb(db.path, clock)).code).toBe('workspace-busy');
    await expect(heldElsewhere(db.path)).rejects.toThrow('The holder ended with 3');
  });

  it('The facts of the workspace are kept, and only the last opening changes by itself', () => {
    const { db, departmentId } = tempDepartment();
    expect(getMeta(db, 'departmentId')).toBeNull();
    setMeta(db, 'departmentId', departmentId);
    setMeta(db, 'author', '秦望舒');
    const before = readMeta(db);
    expect(before).toMatchObject({ departmentId, author: '秦望舒' });
    db.close();
    const again = closeLater(openWorkspaceDb(db.path, clock));
    expect(readMeta(again)).toEqual({ ...before, lastOpenedAt: expect.any(String) });
    setMeta(again, 'departmentId', null);
    expect(getMeta(again, 'departmentId')).toBeNull();
  });

  it('A backup of an open file is a whole workspace of its own, and costs no lock', async () => {
    const { db, departmentId } = tempDepartment();
    const target = join(tempFolder(), '备份.qhd');
    const { sizeBytes } = await backupWorkspace(db, target, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(statSync(target).size).toBe(sizeBytes);
    expect(readdirSync(join(target, '..'))).toEqual(['备份.qhd']);
    const copy = closeLater(openWorkspaceDb(target, clock));
    expect(readRecordSet(copy, departmentId)).toEqual(readRecordSet(db, departmentId));
    await expect(heldElsewhere(db.path)).rejects.toThrow('The holder ended with 3'); // the backup cost us no lock
  });

  it('A backup that is cancelled leaves nothing behind', async () => {
    const { db } = tempDepartment();
    const folder = tempFolder();
    const signal = AbortSignal.abort();
    await expect(
      backupWorkspace(db, join(folder, 'b.qhd'), { signal, onProgress: () => undefined }),
    ).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
