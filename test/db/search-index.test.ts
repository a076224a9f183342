import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../db/maintenance.ts';
import { readRecordSet } from '../../db/records/read-records.ts';
import { rebuildSearchIndex } from '../../db/search/search-index.ts';
import { firstUndoneStep, lastDoneStep } from '../../db/revisions/command-steps.ts';
import { readEntry } from '../../db/search/search-entries.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { AppFailure } from '../../shared/app-error.ts';
import { allMigrations } from '../../db/migrations/all-migrations.ts';
import { clock } from '../support/command-context.ts';
import { closeLater, tempDepartment, write } from './support/temp-workspace.ts';

/** The whole index, as token → the records that have it, in an order that does not depend on entry numbers. */
function contentsOf({ raw }: WorkspaceDb): Record<string, string[]> {
  raw.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.instance USING fts5vocab (main, search_index, instance)');
  const rows = raw.prepare<[], { term: string; doc: number }>('SELECT term, doc FROM temp.instance').all();
  const names = new Map<number, string>();
  const contents: Record<string, string[]> = {};
  for (const { term, doc } of rows) {
    const name = names.get(doc) ?? String(readEntry(raw, doc)?.recordId);
    names.set(doc, name);
    (contents[term] ??= []).push(name);
  }
  for (const list of Object.values(contents)) list.sort();
  return contents;
}

function rebuilt(db: WorkspaceDb): Record<string, string[]> {
  db.raw.transaction(() => rebuildSearchIndex(db.raw))();
  return contentsOf(db);
}

const text = fc.oneof(
  fc.constantFrom(
    '岗位职责',
    '公寓安全员',
    '2小时内响应',
    'GB/T 9704—2012',
    '负责三号教学楼水电维修，24小时值守',
    '　',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((value) => value.replaceAll(/[\n\r]/gu, ' ')),
);
const step = fc.record({
  act: fc.constantFrom(
    'position',
    'duty',
    'evidence',
    'workflow',
    'rename',
    'reword',
    'order',
    'remove',
    'fail',
    'undo',
    'redo',
  ),
  text,
  pick: fc.nat(1_000),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The step that a command of undo or redo turns; null for other commands. */
function turned(db: WorkspaceDb, [first]: readonly Step[]): number | null {
  if (first?.act === 'undo') return lastDoneStep(db.raw)?.id ?? null;
  return first?.act === 'redo' ? (firstUndoneStep(db.raw)?.id ?? null) : null;
}

/** Several steps are one command, as an import is. */
function perform(db: WorkspaceDb, departmentId: string, steps: readonly Step[]): void {
  const at = { departmentId };
  const turn = turned(db, steps);
  if (turn !== null) return write(db, (writer) => writer.invert(turn));
  write(db, (writer) => {
    for (const { act, text: words, pick } of steps) {
      const { position: positions, duty: duties } = readRecordSet(db, departmentId);
      const position = positions[pick % Math.max(positions.length, 1)];
      const duty = duties[pick % Math.max(duties.length, 1)];
      if (act === 'position') writer.create('position', { name: words, purpose: words }, at);
      else if (act === 'evidence') writer.create('evidence', { title: words, fileName: `${words}.pdf` }, at);
      else if (act === 'workflow') writer.create('workflow', { name: words, positionId: position?.id ?? null }, at);
      else if (position === undefined) continue;
      else if (act === 'duty') writer.create('duty', { positionId: position.id, text: words }, at);
      else if (act === 'rename') writer.update('position', position.id, { fields: { name: words, headcount: pick } });
      else if (act === 'remove') writer.remove('position', position.id);
      else if (act === 'order') writer.order('position', positions.map(({ id }) => id).toReversed());
      else if (act === 'reword' && duty !== undefined) writer.update('duty', duty.id, { fields: { text: words } });
      else if (act === 'fail') throw new AppFailure({ code: 'rule-broken' });
    }
  });
}

describe('the search index', () => {
  it('After any edits, removals, undone and redone steps it is the index that a rebuild makes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 25 }), (commands) => {
        const { db, departmentId } = tempDepartment();
        try {
          for (const steps of commands) {
            try {
              perform(db, departmentId, steps);
            } catch (error) {
              if (!(error instanceof AppFailure)) throw error;
            }
          }
          const followed = contentsOf(db);
          expect(followed).toEqual(rebuilt(db));
          const entries = db.raw.prepare('SELECT count(*) FROM search_entry').pluck().get();
          expect(new Set(Object.values(followed).flat()).size).toBe(entries);
          expect(checkIntegrity(db)).toEqual([]);
        } finally {
          db.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('A file from before there was an index has one once it is opened, and keeps it the next time', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => writer.create('position', { name: '校史馆讲解员' }, { departmentId }));
    const before = contentsOf(db);
    db.raw.exec(
      'DROP TABLE search_word; DROP TABLE search_index; DROP TABLE search_entry; DROP TABLE search_kind; DROP TABLE search_state',
    );
    const number = allMigrations.find(({ name }) => name === 'search-index')?.number ?? 0;
    if (number === allMigrations.length) db.raw.pragma(`user_version = ${number - 1}`);
    else for (const migration of allMigrations.filter((other) => other.number === number)) migration.up(db.raw);
    db.close();
    const opened = closeLater(openWorkspaceDb(db.path, clock));
    expect(contentsOf(opened)).toEqual(before);
    opened.close();
    expect(contentsOf(closeLater(openWorkspaceDb(db.path, clock)))).toEqual(before);
  });

  it('An index that was made for other fields is made anew when the file is opened', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => writer.create('position', { name: '校史馆讲解员' }, { departmentId }));
    const before = contentsOf(db);
    db.raw.exec("UPDATE search_state SET signature = 'older'; DELETE FROM search_index; DELETE FROM search_entry");
    db.close();
    expect(contentsOf(closeLater(openWorkspaceDb(db.path, clock)))).toEqual(before);
  });

  it('Making it anew tells record by record how far it has come, and a file that is up to date tells nothing', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => {
      for (let count = 0; count < 2_500; count += 1)
        writer.create('position', { name: `岗位${count}` }, { departmentId });
    });
    db.raw.exec("UPDATE search_state SET signature = 'older'");
    db.close();
    const heard: [number, number][] = [];
    const onIndexed = (done: number, total: number): void => void heard.push([done, total]);
    openWorkspaceDb(db.path, { ...clock, onIndexed }).close();
    const total = heard[0]?.[1] ?? 0;
    expect(total).toBeGreaterThan(2_500);
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.map(([done]) => done)).toEqual(heard.map(([done]) => done).toSorted((a, b) => a - b));
    expect(heard.every(([done, of]) => done > 0 && done <= of && of === total)).toBe(true);
    heard.length = 0;
    openWorkspaceDb(db.path, { ...clock, onIndexed }).close();
    expect(heard).toEqual([]);
  });
});
