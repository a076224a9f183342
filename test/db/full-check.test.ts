import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { damagedHashes } from '../../db/evidence/damaged-files.ts';
import { readChecks, runFullCheck } from '../../db/evidence/full-check.ts';
import { ByteReplacer, openBackup } from '../../db/evidence/replace-bytes.ts';
import { storeFile } from '../../db/evidence/store-file.ts';
import { backupWorkspace } from '../../db/maintenance.ts';
import { listDamagedFiles } from '../../db/queries/keeping.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { addPiece, damage, once } from './support/pieces.ts';
import { clock } from '../support/command-context.ts';
import { closeLater, failureOf, failureOfAsync, tempDepartment, tempFolder, write } from './support/temp-workspace.ts';

const mebibyte = 1_048_576;
const never = new AbortController().signal;
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const check = (db: WorkspaceDb, change: { signal?: AbortSignal; restart?: boolean; onProgress?: () => void } = {}) =>
  runFullCheck(db, {
    pace: 'full',
    restart: change.restart ?? false,
    signal: change.signal ?? never,
    onProgress: change.onProgress ?? (() => {}),
  });

describe('the full check', () => {
  it('A check that was cancelled goes on where it was, also after the file was closed', async () => {
    const { db, departmentId } = tempDepartment();
    for (let index = 0; index < 6; index++) await addPiece(db, departmentId, { title: `${index}`, size: 9 * mebibyte });
    const controller = new AbortController();
    let turns = 0;
    const onProgress = (): void => {
      turns += 1;
      if (turns === 4) controller.abort();
    };
    expect((await failureOfAsync(() => check(db, { signal: controller.signal, onProgress }))).code).toBe('cancelled');
    const { underWay, finished } = readChecks(db);
    expect([underWay?.filesChecked, finished]).toEqual([2, null]);
    db.close();
    const again = closeLater(openWorkspaceDb(db.path, clock));
    let first = 0;
    const state = await runFullCheck(again, {
      pace: 'quiet',
      restart: false,
      signal: never,
      onProgress: ({ done }) => (first ||= done),
    });
    expect(first).toBeGreaterThan(18 * mebibyte);
    expect(state).toMatchObject({
      startedAt: underWay?.startedAt,
      filesChecked: 6,
      bytesChecked: 54 * mebibyte,
      structure: [],
    });
    expect(readChecks(again)).toEqual({ finished: state, underWay: null });
  });

  it('Names what is damaged with what it proves, in pieces and in the bin, and forgets it when it is whole again', async () => {
    const { db, departmentId } = tempDepartment();
    const bad = await addPiece(db, departmentId, { title: '消防台账', size: 2 * mebibyte + 7 });
    const binned = await addPiece(db, departmentId, { title: '旧照片' });
    await addPiece(db, departmentId, { title: '好的' });
    write(db, (writer) => writer.remove('evidence', binned.id));
    const backup = join(tempFolder(), '备份.qhd');
    await backupWorkspace(db, backup, { signal: never, onProgress: () => {} });
    damage(db, bad.fileHash, 1);
    damage(db, binned.fileHash);
    await check(db);
    const found = listDamagedFiles(db, departmentId);
    expect(new Set(found.map(({ fileHash }) => fileHash))).toEqual(new Set([bad.fileHash, binned.fileHash]));
    expect(found.find(({ fileHash }) => fileHash === bad.fileHash)).toMatchObject({
      fileName: '消防台账.bin',
      pieces: [{ title: '消防台账', role: 'current', proves: [{ targetKind: 'department', title: '后勤处' }] }],
      inBin: [],
    });
    expect(found.find(({ fileHash }) => fileHash === binned.fileHash)).toMatchObject({ pieces: [], inBin: ['旧照片'] });

    const source = openBackup(backup);
    for (const fileHash of [bad.fileHash, binned.fileHash]) {
      const replacer = new ByteReplacer(db, fileHash);
      for (const chunk of source.chunksOf(fileHash) ?? []) replacer.add(chunk);
      expect(replacer.finish()).toBe(true);
    }
    source.close();
    expect(listDamagedFiles(db, departmentId)).toEqual([]);
    await check(db, { restart: true });
    expect([...damagedHashes(db)]).toEqual([]);
  });

  it('Other bytes never stand in for damaged ones', async () => {
    const { db, departmentId } = tempDepartment();
    const bytes = randomBytes(mebibyte + 10);
    const { fileHash } = await storeFile(db, once(bytes));
    write(db, (writer) => writer.create('evidence', { title: '台账', fileHash }, { departmentId }));
    damage(db, fileHash);
    await check(db);
    const wrong = Buffer.from(bytes);
    wrong[5] = (wrong[5] ?? 0) ^ 0x80;
    const replacer = new ByteReplacer(db, fileHash);
    replacer.add(wrong);
    expect(replacer.finish()).toBe(false);
    expect([...damagedHashes(db)]).toEqual([fileHash]);
    const right = new ByteReplacer(db, fileHash);
    for (let at = 0; at < bytes.length; at += 100_000) right.add(bytes.subarray(at, at + 100_000));
    expect(right.finish()).toBe(true);
  });

  it('A backup that lies where nothing can be written is read, and left as it is', async () => {
    const { db } = tempDepartment();
    const bytes = randomBytes(5_000);
    const { fileHash } = await storeFile(db, once(bytes));
    const backup = join(tempFolder(), '备份.qhd');
    await backupWorkspace(db, backup, { signal: never, onProgress: () => {} });
    const before = hashOf(backup);
    chmodSync(dirname(backup), 0o555);
    const source = openBackup(backup);
    expect(Buffer.concat([...(source.chunksOf(fileHash) ?? [])]).equals(bytes)).toBe(true);
    expect(source.chunksOf('0'.repeat(64))).toBeNull();
    source.close();
    expect(readdirSync(dirname(backup))).toEqual(['备份.qhd']);
    chmodSync(dirname(backup), 0o755);
    expect(hashOf(backup)).toBe(before);
    const strange = join(tempFolder(), 'x.db');
    new Database(strange).exec('CREATE TABLE a (b)').close();
    expect(failureOf(() => openBackup(strange)).code).toBe('not-a-workspace');
  });
});
