import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { readHistorySteps } from '../../db/queries/history-steps.ts';
import { listRecords, readRecordSet } from '../../db/records/read-records.ts';
import { runCommand } from '../../db/records/run-command.ts';
import type { RecordWriter } from '../../db/records/record-writer.ts';
import { firstUndoneStep, forgetStep, lastDoneStep } from '../../db/revisions/command-steps.ts';
import { iterateRevisions, listRevisions } from '../../db/revisions/read-revisions.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { AppFailure } from '../../shared/app-error.ts';
import { evidenceTargetKinds } from '../../shared/domain/evidence.ts';
import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import { createHistoryCheck } from '../../shared/sync/history-check.ts';
import { type Edit, editArbitrary, performEdit } from '../support/random-edits.ts';
import { clock, commandNamed } from '../support/command-context.ts';
import { closeLater, failureOf, tempDepartment, write } from './support/temp-workspace.ts';

/** Every row of every table, without the revision that an undo must make anew. */
function rowsOf(db: WorkspaceDb, departmentId: string): unknown {
  const set = readRecordSet(db, departmentId);
  return Object.fromEntries(
    recordKinds.map((kind) => [
      kind,
      set[kind].map((record) => ({ ...record, revisionId: '' })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  );
}

function undo(db: WorkspaceDb): boolean {
  const step = lastDoneStep(db.raw);
  if (step !== null) runCommand(db, commandNamed('history.undo'), (writer) => writer.invert(step.id));
  return step !== null;
}

function redo(db: WorkspaceDb): boolean {
  const step = firstUndoneStep(db.raw);
  if (step !== null) runCommand(db, commandNamed('history.redo'), (writer) => writer.invert(step.id));
  return step !== null;
}

/** Edits of all kinds; answers the rows before each edit that was a step, and after the last. */
function edit(db: WorkspaceDb, departmentId: string, edits: readonly Edit[]): unknown[] {
  const states = [rowsOf(db, departmentId)];
  for (const one of edits) {
    const before = lastDoneStep(db.raw)?.id;
    performEdit({ db, departmentId }, one);
    if (lastDoneStep(db.raw)?.id !== before) states.push(rowsOf(db, departmentId));
  }
  return states;
}

/** Throws away the step that made the department: without it there is nothing to edit. */
function freshDepartment() {
  const made = tempDepartment();
  const step = lastDoneStep(made.db.raw);
  if (step !== null) forgetStep(made.db.raw, step.id);
  return made;
}

describe('undo and redo', () => {
  it('500 random edits undone and redone lead back to identical rows, and the history still replays to them', () => {
    fc.assert(
      fc.property(fc.array(editArbitrary, { minLength: 500, maxLength: 500 }), (edits) => {
        const { db, departmentId } = freshDepartment();
        const first = rowsOf(db, departmentId);
        // Until 500 have changed something: the others are refused by the rules, or say what stands there already.
        for (let at = 0, done = 0, newest = lastDoneStep(db.raw)?.id; done < 500; at += 1) {
          const one = edits[at % edits.length];
          if (one === undefined || at > 5000) throw new Error(`only ${done} of ${at} edits changed anything`);
          performEdit({ db, departmentId }, one);
          const step = lastDoneStep(db.raw)?.id;
          if (step !== newest) done += 1;
          newest = step;
        }
        const last = rowsOf(db, departmentId);
        let steps = 0;
        while (undo(db)) steps += 1;
        expect(steps).toBe(500);
        expect(rowsOf(db, departmentId)).toEqual(first);
        while (redo(db)) steps -= 1;
        expect(steps).toBe(0);
        expect(rowsOf(db, departmentId)).toEqual(last);
        expect(historyIssues(db, departmentId)).toEqual([]);
        db.close();
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);

  it('Undo and redo stop anywhere at the rows that stood there, also after the file was closed and opened', () => {
    fc.assert(
      fc.property(
        fc.array(editArbitrary, { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: -12, max: 12 }), { minLength: 1, maxLength: 8 }),
        (edits, walks) => {
          const { db: first, departmentId } = freshDepartment();
          const states = edit(first, departmentId, edits);
          first.close();
          const db = closeLater(openWorkspaceDb(first.path, clock));
          let at = states.length - 1;
          for (const walk of walks) {
            for (let left = Math.abs(walk); left > 0; left -= 1)
              if (walk < 0 ? undo(db) : redo(db)) at += Math.sign(walk);
            expect(rowsOf(db, departmentId)).toEqual(states[at]);
          }
          db.close();
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('A new edit after an undo ends what could be redone', () => {
    const { db, departmentId } = freshDepartment();
    section(db, departmentId, '餐饮科');
    undo(db);
    section(db, departmentId, '维修科');
    expect(redo(db)).toBe(false);
    expect(listRecords(db, 'section', departmentId).map(({ name }) => name)).toEqual(['维修科']);
  });

  it('A removed position comes back under its own ids with all that hung on it, and the removal is its parent', () => {
    const { db, departmentId } = freshDepartment();
    const { position, person } = write(db, (writer) => {
      const at = { departmentId };
      const someone = writer.create('person', { name: '秦望舒' }, at);
      const made = writer.create('position', { name: '水电维修岗' }, at);
      writer.create('positionHolder', { positionId: made.id, personId: someone.id }, at);
      const duty = writer.create('duty', { positionId: made.id, text: '承担报修' }, at);
      const evidence = writer.create('evidence', { title: '台账' }, at);
      writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: 'duty', targetId: duty.id }, at);
      writer.create('annualTask', { year: 2026, content: '改造水管', positionId: made.id }, at);
      return { position: made, person: someone };
    });
    const before = rowsOf(db, departmentId);
    write(db, (writer) => writer.remove('position', position.id));
    const removal = listRevisions(db, { recordId: position.id, limit: 1 })[0];
    undo(db);
    expect(rowsOf(db, departmentId)).toEqual(before);
    expect(listRevisions(db, { recordId: position.id, limit: 1 })[0]).toMatchObject({
      action: 'create',
      parents: [removal?.id],
    });
    write(db, (writer) => writer.remove('person', person.id));
    undo(db);
    expect(rowsOf(db, departmentId)).toEqual(before);
  });

  it('A step in the middle is taken back as a step of its own', () => {
    const { db, departmentId } = freshDepartment();
    const food = section(db, departmentId, '餐饮科');
    const step = lastDoneStep(db.raw);
    const repair = section(db, departmentId, '维修科');
    write(db, (writer) => writer.invert(step?.id ?? 0));
    expect(listRecords(db, 'section', departmentId).map(({ id }) => id)).toEqual([repair.id]);
    undo(db);
    expect(listRecords(db, 'section', departmentId).map(({ id }) => id)).toEqual([food.id, repair.id]);
  });

  it.each([
    [
      'a later value in the same field',
      (writer: RecordWriter, { id }: { id: string }) =>
        writer.update('section', id, { fields: { name: '餐饮服务科' } }),
      { rule: 'changed-later', field: 'name', found: '餐饮服务科' },
    ],
    [
      'a removal',
      (writer: RecordWriter, { id }: { id: string }) => writer.remove('section', id),
      { rule: 'removed-later' },
    ],
  ])('A step is refused with what stands in its way: %s', (_title, later, expected) => {
    const { db, departmentId } = freshDepartment();
    const food = section(db, departmentId, '餐饮科');
    write(db, (writer) => writer.update('section', food.id, { fields: { name: '餐饮中心' } }));
    write(db, (writer) => later(writer, food));
    // As when the newer change came from another copy: it is no step here.
    forgetStep(db.raw, lastDoneStep(db.raw)?.id ?? 0);
    const before = rowsOf(db, departmentId);
    const { field, ...issue } = { field: undefined, ...expected };
    expect(failureOf(() => undo(db))).toEqual({
      code: 'rule-broken',
      about: 'later-change',
      details: [{ ...issue, where: ['section', food.id, ...(field === undefined ? [] : [field])] }],
    });
    expect(rowsOf(db, departmentId)).toEqual(before);
    expect(firstUndoneStep(db.raw)).toBeNull();
  });

  it('A record that something else names by now does not go, and one whose owner has gone does not come back', () => {
    const { db, departmentId } = freshDepartment();
    const at = { departmentId };
    const position = write(db, (writer) => writer.create('position', { name: '甲岗' }, at));
    const made = lastDoneStep(db.raw);
    const duty = write(db, (writer) => writer.create('duty', { positionId: position.id, text: '值班' }, at));
    expect(failureOf(() => write(db, (writer) => writer.invert(made?.id ?? 0))).details).toEqual([
      { where: ['duty', duty.id, 'positionId'], rule: 'still-named' },
    ]);
    write(db, (writer) => writer.remove('duty', duty.id));
    const removed = lastDoneStep(db.raw);
    write(db, (writer) => writer.remove('position', position.id));
    expect(failureOf(() => write(db, (writer) => writer.invert(removed?.id ?? 0))).details).toEqual([
      { where: ['duty', position.id, 'positionId'], rule: 'names-missing' },
    ]);
  });

  it('A command that changes nothing is no step, and one that fails leaves none', () => {
    const { db, departmentId } = freshDepartment();
    const food = section(db, departmentId, '餐饮科');
    const step = lastDoneStep(db.raw);
    write(db, (writer) => writer.update('section', food.id, { fields: { name: '餐饮科' } }));
    failureOf(() =>
      write(db, (writer) => {
        writer.remove('section', food.id);
        throw new AppFailure({ code: 'cancelled' });
      }),
    );
    expect(lastDoneStep(db.raw)).toEqual(step);
  });

  it('Steps are named by what they are about, whether they were done or undone', () => {
    const { db, departmentId } = freshDepartment();
    const food = section(db, departmentId, '餐饮科');
    write(db, (writer) => writer.update('section', food.id, { fields: { code: 'CY' } }));
    write(db, (writer) => writer.remove('section', food.id));
    const removal = { commandName: 'test.write', action: 'remove', recordKind: 'section', recordTitle: '餐饮科' };
    expect(readHistorySteps(db)).toMatchObject({ undo: { ...removal, fields: [], recordCount: 1 }, redo: null });
    undo(db);
    expect(readHistorySteps(db)).toMatchObject({ undo: { action: 'update', fields: ['code'] }, redo: removal });
  });

  it('The evidence of every kind of target comes back to it', () => {
    const { db, departmentId } = freshDepartment();
    const targets = evidenceTargetKinds.filter((kind) => kind !== 'department');
    const at = { departmentId };
    const ids = write(db, (writer) => {
      const position = writer.create('position', { name: '甲' }, at).id;
      const duty = writer.create('duty', { positionId: position, text: '乙' }, at).id;
      const workItem = writer.create('workItem', { dutyId: duty, text: '丙' }, at).id;
      const annualTask = writer.create('annualTask', { year: 2026, content: '任务' }, at).id;
      const statement = writer.create('statement', { year: 2026, title: '责任状' }, at).id;
      const made: Partial<Record<RecordKind, string>> = {
        annualTask,
        taskMonth: writer.create('taskMonth', { annualTaskId: annualTask, month: '2026-03' }, at).id,
        position,
        duty,
        workItem,
        workStandard: writer.create('workStandard', { workItemId: workItem, requirement: '丁' }, at).id,
        workflow: writer.create('workflow', { name: '流程' }, at).id,
        statement,
        statementItem: writer.create('statementItem', { statementId: statement, content: '责任' }, at).id,
        goal: writer.create('goal', { text: '目标', yearFrom: 2026, yearTo: 2030 }, at).id,
        indicator: writer.create('indicator', { name: '热水满意度' }, at).id,
        finding: writer.create('finding', { problem: '台账漏登' }, at).id,
        section: writer.create('section', { name: '科' }, at).id,
      };
      const review = { roundId: v7(), title: '秋季复核', year: 2026 };
      made.reviewItem = writer.create(
        'reviewItem',
        {
          reviewId: writer.create('review', review, at).id,
          rootKind: 'position',
          rootId: position,
          recordKind: 'position',
          recordId: position,
          baseRevisionId: v7(),
          remark: '请写明时限',
        },
        at,
      ).id;
      const evidence = writer.create('evidence', { title: '台账' }, at);
      for (const kind of targets) {
        writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: kind, targetId: made[kind] ?? '' }, at);
      }
      return made;
    });
    const before = rowsOf(db, departmentId);
    for (const kind of targets) {
      write(db, (writer) => writer.remove(kind, ids[kind] ?? ''));
      undo(db);
      expect(rowsOf(db, departmentId), kind).toEqual(before);
    }
  });
});

function section(db: WorkspaceDb, departmentId: string, name: string) {
  return write(db, (writer) => writer.create('section', { name }, { departmentId }));
}

/** What a bundle of this file would be refused for. */
function historyIssues(db: WorkspaceDb, departmentId: string) {
  const check = createHistoryCheck('revisions');
  for (const revision of iterateRevisions(db, departmentId)) check.add(revision);
  return check.compare(readRecordSet(db, departmentId), (kind) => kind);
}
