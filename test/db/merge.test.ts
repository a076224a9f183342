import { afterEach, describe, expect, it } from 'vitest';
import { listCommandRevisions } from '../../db/revisions/revision-store.ts';
import { getRecord } from '../../db/records/read-records.ts';
import type { Revision } from '../../shared/domain/revision.ts';
import { beginTogether, exchangeAll, openLimits, Replica, sharedDepartmentId } from '../support/merge-replica.ts';
import { failureOf } from './support/temp-workspace.ts';

const made: Replica[] = [];
afterEach(() => {
  for (const { db } of made.splice(0)) db.close();
});

/** Two secretaries' copies of one department, with a position of two duties. */
function twoCopies(): { ours: Replica; theirs: Replica; positionId: string; dutyIds: readonly string[] } {
  const ours = new Replica('林晓禾');
  const theirs = new Replica('周敏');
  made.push(ours, theirs);
  beginTogether([ours, theirs]);
  const at = { departmentId: sharedDepartmentId };
  const { positionId, dutyIds } = ours.write((writer) => {
    const position = writer.create('position', { name: '宿舍管理员' }, at);
    const duties = ['每日巡查', '登记来访'].map((text, ordinal) =>
      writer.create('duty', { positionId: position.id, text, ordinal }, at),
    );
    return { positionId: position.id, dutyIds: duties.map(({ id }) => id) };
  });
  theirs.apply(ours.revisions());
  return { ours, theirs, positionId, dutyIds };
}

function conflictsOf({ db }: Replica): unknown[] {
  return db.raw
    .prepare('SELECT record_kind AS kind, field, cause FROM merge_conflict ORDER BY record_kind, field, record_id')
    .all();
}

function nameOf(replica: Replica, positionId: string): string | undefined {
  return getRecord(replica.db, 'position', positionId)?.name;
}

describe('merging two copies', () => {
  it('M3 Changes of different fields of one record all stand, and nobody is asked', () => {
    const { ours, theirs, positionId } = twoCopies();
    ours.write((writer) => writer.update('position', positionId, { fields: { name: '宿管员' } }));
    theirs.write((writer) => writer.update('position', positionId, { fields: { purpose: '守护学生安全' } }));
    exchangeAll([ours, theirs]);
    expect(ours.digest()).toBe(theirs.digest());
    expect(getRecord(ours.db, 'position', positionId)).toMatchObject({ name: '宿管员', purpose: '守护学生安全' });
    expect(conflictsOf(ours)).toEqual([]);
  });

  it('M4 Of two values of one field both copies show the same one and list the field; the write that knows both settles it everywhere', () => {
    const { ours, theirs, positionId } = twoCopies();
    ours.write((writer) => writer.update('position', positionId, { fields: { name: '宿管员' } }));
    theirs.write((writer) => writer.update('position', positionId, { fields: { name: '公寓管理员' } }));
    exchangeAll([ours, theirs]);
    expect(nameOf(ours, positionId)).toBe(nameOf(theirs, positionId));
    expect(conflictsOf(ours)).toEqual([{ kind: 'position', field: 'name', cause: 'both-changed' }]);
    ours.write((writer) => writer.update('position', positionId, { fields: { purpose: '另一栏' } }));
    expect(conflictsOf(ours)).toHaveLength(1);
    ours.write((writer) => writer.update('position', positionId, { fields: { name: '学生公寓管理员' } }));
    expect(conflictsOf(ours)).toEqual([]);
    exchangeAll([ours, theirs]);
    expect(nameOf(theirs, positionId)).toBe('学生公寓管理员');
    expect(conflictsOf(theirs)).toEqual([]);
  });

  it('M4 What one side confirmed, as a signature does, stands against a change that did not know of it', () => {
    const { ours, theirs, positionId } = twoCopies();
    ours.write((writer) => writer.confirm('position', positionId, ['name']));
    theirs.write((writer) => writer.update('position', positionId, { fields: { name: '公寓管理员' } }));
    exchangeAll([ours, theirs]);
    expect([nameOf(ours, positionId), nameOf(theirs, positionId)]).toEqual(['宿舍管理员', '宿舍管理员']);
    expect(conflictsOf(theirs)).toEqual([{ kind: 'position', field: 'name', cause: 'both-changed' }]);
  });

  it('M5 A removal against an edit below it keeps all that the removal was about, and asks once', () => {
    const { ours, theirs, positionId, dutyIds } = twoCopies();
    ours.write((writer) => writer.remove('position', positionId));
    theirs.write((writer) => writer.update('duty', dutyIds[0] ?? '', { fields: { text: '每日巡查两次' } }));
    exchangeAll([ours, theirs]);
    expect(ours.digest()).toBe(theirs.digest());
    expect([ours.ids('position'), ours.ids('duty')]).toEqual([[positionId], [...dutyIds].sort()]);
    expect(getRecord(ours.db, 'duty', dutyIds[0] ?? '')?.text).toBe('每日巡查两次');
    const groups = ours.db.raw.prepare('SELECT DISTINCT group_id FROM merge_conflict').all();
    expect(groups).toHaveLength(1);
    // Saying it once more is knowing of the edit: then it goes.
    theirs.write((writer) => writer.remove('position', positionId));
    exchangeAll([ours, theirs]);
    expect([ours.ids('position'), ours.ids('duty'), conflictsOf(ours)]).toEqual([[], [], []]);
  });

  it('M6 What a new record names stands, although the other side removed it', () => {
    const { ours, theirs } = twoCopies();
    const at = { departmentId: sharedDepartmentId };
    const person = ours.write((writer) => writer.create('person', { name: '赵启明' }, at));
    exchangeAll([ours, theirs]);
    ours.write((writer) => writer.remove('person', person.id));
    theirs.write((writer) => writer.create('section', { name: '公寓科', leaderPersonId: person.id }, at));
    exchangeAll([ours, theirs]);
    expect(ours.digest()).toBe(theirs.digest());
    expect(getRecord(ours.db, 'person', person.id)?.name).toBe('赵启明');
    expect(conflictsOf(ours)).toEqual([{ kind: 'person', field: '', cause: 'kept' }]);
  });

  it('M1 The same revisions again change nothing; one that says something else under a known id is refused', () => {
    const { ours, theirs, positionId } = twoCopies();
    ours.write((writer) => writer.update('position', positionId, { fields: { name: '宿管员' } }));
    const revisions = ours.revisions();
    theirs.apply(revisions);
    const digest = theirs.digest();
    for (let again = 0; again < 10; again++) expect(theirs.apply(revisions.toReversed()).newRevisions).toBe(0);
    const forged = revisions.map((revision): Revision => ({ ...revision, author: '别人' }));
    expect(failureOf(() => theirs.apply(forged))).toMatchObject({
      code: 'bundle-invalid',
      details: expect.arrayContaining([expect.objectContaining({ rule: 'merge-revision-differs' })]),
    });
    expect(theirs.digest()).toBe(digest);
  });

  it.each([
    ['merge-missing-parent', (revision: Revision): Revision => ({ ...revision, parents: [revision.commandId] })],
    ['merge-value-invalid', (revision: Revision): Revision => ({ ...revision, changes: { name: { to: 7 } } })],
    ['merge-value-invalid', (revision: Revision): Revision => ({ ...revision, changes: { constructor: { to: '' } } })],
    ['merge-other-department', (revision: Revision): Revision => ({ ...revision, departmentId: revision.commandId })],
    ['merge-circle', (revision: Revision): Revision => ({ ...revision, parents: [revision.id] })],
    ['merge-revision-misplaced', (revision: Revision): Revision => ({ ...revision, recordKind: 'duty', changes: {} })],
  ])('M1 A revision that breaks %s is refused, and nothing is changed', (rule, spoil) => {
    const { ours, theirs, positionId } = twoCopies();
    ours.write((writer) => writer.update('position', positionId, { fields: { name: '宿管员' } }));
    const revisions = ours.revisions();
    const last = revisions.at(-1);
    if (last === undefined) throw new Error('No revision');
    const digest = theirs.digest();
    const limits = { ...openLimits, departmentId: sharedDepartmentId };
    const spoiled = [...revisions.slice(0, -1), spoil(last)];
    const failure = failureOf(() => theirs.apply(spoiled, limits));
    expect(failure.details?.map((issue) => issue.rule)).toContain(rule);
    expect(theirs.digest()).toBe(digest);
  });

  it('M10 More removals than the limit are refused with their share, and go when the limit is lifted', () => {
    const { ours, theirs } = twoCopies();
    const at = { departmentId: sharedDepartmentId };
    const ids = ours.write((writer) =>
      Array.from({ length: 60 }, (_, ordinal) => writer.create('person', { name: `职工${ordinal}`, ordinal }, at).id),
    );
    exchangeAll([ours, theirs]);
    ours.write((writer) => {
      for (const id of ids.slice(0, 30)) writer.remove('person', id);
    });
    const limits = { ...openLimits, maxRemovedPercent: 20 };
    const digest = theirs.digest();
    expect(failureOf(() => theirs.apply(ours.revisions(), limits)).details).toEqual([
      { where: ['后勤处'], rule: 'merge-many-removed', found: '30 / 64 > 20%' },
    ]);
    expect(theirs.digest()).toBe(digest);
    expect(theirs.apply(ours.revisions()).removed).toBe(30);
  });

  it("M13 A department answers a remark; the office's verdict comes with its bundle only when somebody says so", () => {
    const { ours, theirs, positionId } = twoCopies();
    const at = { departmentId: sharedDepartmentId };
    const itemId = ours.write((writer) => {
      const review = { roundId: positionId, title: '年度复核', year: 2026 };
      const reviewId = writer.create('review', review, at).id;
      const place = { rootKind: 'position', rootId: positionId, recordKind: 'position', recordId: positionId };
      return writer.create('reviewItem', { reviewId, ...place, baseRevisionId: positionId, remark: '请写明时限' }, at)
        .id;
    });
    const limits = { ...openLimits, officeWrites: false };
    const digest = theirs.digest();
    expect(failureOf(() => theirs.apply(ours.revisions(), limits)).details?.map(({ rule }) => rule)).toEqual([
      'merge-office-only',
      'merge-office-only',
    ]);
    expect(theirs.digest()).toBe(digest);
    theirs.apply(ours.revisions());
    ours.write((writer) => writer.update('reviewItem', itemId, { fields: { answerState: 'done', answer: '已写明' } }));
    expect(theirs.apply(ours.revisions(), limits)).toMatchObject({ changed: 1 });
    ours.write((writer) => writer.update('reviewItem', itemId, { fields: { verdict: 'accepted' } }));
    expect(failureOf(() => theirs.apply(ours.revisions(), limits)).details).toEqual([
      { where: ['reviewItem', itemId], rule: 'merge-office-only' },
    ]);
  });

  it('M9 Evidence whose bytes are not there is refused whole: no record, no revision', () => {
    const { ours, theirs } = twoCopies();
    ours.db.raw
      .prepare("INSERT INTO evidence_file (hash, size_bytes, chunk_count, stored_at) VALUES (?, 0, 0, '')")
      .run('a'.repeat(64));
    ours.write((writer) => {
      writer.create('section', { name: '公寓科' }, { departmentId: sharedDepartmentId });
      const fields = { title: '巡查记录', fileHash: 'a'.repeat(64), fileName: '巡查.pdf' };
      writer.create('evidence', fields, { departmentId: sharedDepartmentId });
    });
    const digest = theirs.digest();
    expect(failureOf(() => theirs.apply(ours.revisions())).details).toEqual([
      expect.objectContaining({ rule: 'merge-missing-file', found: 'a'.repeat(64) }),
    ]);
    expect(theirs.digest()).toBe(digest);
  });

  it('M2 A removal made by a clock twenty years ahead is found and taken back like any other', () => {
    const { ours, theirs, positionId } = twoCopies();
    ours.shiftMs = 20 * 365 * 86_400_000;
    ours.write((writer) => writer.remove('position', positionId));
    exchangeAll([ours, theirs]);
    const removal = ours.revisions().find(({ recordId, action }) => recordId === positionId && action === 'remove');
    theirs.shiftMs = -ours.shiftMs;
    theirs.write((writer) => writer.restore([removal?.id ?? '']));
    exchangeAll([ours, theirs]);
    expect(ours.digest()).toBe(theirs.digest());
    expect(nameOf(ours, positionId)).toBe('宿舍管理员');
    expect(listCommandRevisions(ours.db.raw, removal?.commandId ?? '')).toHaveLength(3);
  });
});
