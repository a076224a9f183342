import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { checkIntegrity } from '../../db/maintenance.ts';
import { isMergeDue, mergeSegments } from '../../db/search/merge-index.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { BackgroundMerging } from '../../electron/host/kernel/background-merging.ts';
import { clock } from '../support/command-context.ts';
import { closeLater, tempDepartment, write } from './support/temp-workspace.ts';

const segmentsOf = ({ raw }: WorkspaceDb): number =>
  raw.prepare('SELECT count(DISTINCT segid) FROM search_index_idx').pluck().get() as number;

const entriesWith = ({ raw }: WorkspaceDb, token: string): unknown[] => {
  raw.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.instance USING fts5vocab (main, search_index, instance)');
  return raw.prepare('SELECT doc FROM temp.instance WHERE term LIKE ? ORDER BY doc').pluck().all(`%${token}`);
};

/** A department with one position a command; the third of each four is renamed, the fourth removed again. */
function manyCommands(count: number): WorkspaceDb {
  const { db, departmentId } = tempDepartment();
  for (let number = 0; number < count; number += 1) {
    const words = `岗位${'讲解巡查登记采购'.repeat(30).slice(0, 40 + (number % 9))}${number}`;
    const position = write(db, (writer) =>
      writer.create('position', { name: `岗位${number}`, purpose: words }, { departmentId }),
    );
    if (number % 4 === 2) write(db, (writer) => writer.update('position', position.id, { fields: { name: '更名' } }));
    if (number % 4 === 3) write(db, (writer) => writer.remove('position', position.id));
  }
  return db;
}

describe('segments of the search index', () => {
  it('Many commands leave many; steps make one of them that finds the same, also when the file was closed between two', () => {
    const db = manyCommands(42);
    const before = entriesWith(db, '讲解');
    const many = segmentsOf(db);
    expect(many).toBeGreaterThan(3);
    expect(isMergeDue(db)).toBe(true);
    mergeSegments(db).next();
    db.close();
    const opened = closeLater(openWorkspaceDb(db.path, clock));
    expect(entriesWith(opened, '讲解')).toEqual(before);
    expect(isMergeDue(opened)).toBe(true);
    Array.from(mergeSegments(opened));
    expect(segmentsOf(opened)).toBe(1);
    expect(entriesWith(opened, '讲解')).toEqual(before);
    expect(checkIntegrity(opened)).toEqual(checkIntegrity(manyCommands(1)));
    expect(isMergeDue(opened)).toBe(false);
  });

  it('What is written between two steps is merged too, and more is due only after some more commands', () => {
    const { db, departmentId } = tempDepartment();
    const position = (name: string): void =>
      void write(db, (writer) => writer.create('position', { name }, { departmentId }));
    for (let number = 0; number < 20; number += 1) position(`岗位${number}`);
    for (const _step of mergeSegments(db))
      if (segmentsOf(db) < 30 && entriesWith(db, '消防').length < 1) position('消防');
    expect(segmentsOf(db)).toBe(1);
    for (let number = 0; number < 8; number += 1) position(`值守${number}`);
    expect(isMergeDue(db)).toBe(false);
    for (let number = 8; number < 30; number += 1) position(`值守${number}`);
    expect(isMergeDue(db)).toBe(true);
  });

  it('Merging waits while something runs, and a call ends it between two steps until the next quiet moment', async () => {
    const db = manyCommands(20);
    const many = segmentsOf(db);
    const seen: number[] = [];
    const merging = new BackgroundMerging({
      file: () => (db.raw.open ? db : null),
      isBusy: () => {
        seen.push(segmentsOf(db));
        // The second time it may begin; the third time, after its first step, somebody asks.
        if (seen.length === 3) merging.stop();
        return seen.length === 1;
      },
      log: (error) => expect.unreachable(String(error)),
      quietMs: 5,
    });
    merging.later();
    await vi.waitFor(() => expect(seen).toHaveLength(3));
    expect(seen.slice(0, 2)).toEqual([many, many]);
    await setTimeout(40);
    expect(seen).toHaveLength(3);
    expect(isMergeDue(db)).toBe(true);
    merging.later();
    await vi.waitFor(() => expect(isMergeDue(db)).toBe(false));
    expect(segmentsOf(db)).toBe(1);
    merging.later();
    merging.stop();
    db.close();
  });
});
