import { describe, expect, it } from 'vitest';
import { getRecord, listRecords, readRecordSet } from '../../db/records/read-records.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { countRevisions, iterateRevisions, listRevisions } from '../../db/revisions/read-revisions.ts';
import type { WorkspaceDb } from '../../db/workspace-db.ts';
import { emptyRecordSet } from '../../shared/domain/record-set.ts';
import { clock, commandNamed } from '../support/command-context.ts';
import { failureOf, tempDepartment, write } from './support/temp-workspace.ts';

/** A position with one duty, one work item, one standard, a holder and a workflow. */
function position(db: WorkspaceDb, departmentId: string) {
  const at = { departmentId };
  return write(db, (writer) => {
    const person = writer.create('person', { name: '秦望舒' }, at);
    const section = writer.create('section', { name: '维修科', leaderPersonId: person.id }, at);
    const chief = writer.create('position', { name: '科长', sectionId: section.id }, at);
    const plumber = writer.create(
      'position',
      { name: '水电维修岗', sectionId: section.id, reportsToPositionId: chief.id },
      at,
    );
    const holder = writer.create('positionHolder', { positionId: plumber.id, personId: person.id }, at);
    const duty = writer.create('duty', { positionId: plumber.id, text: '承担校园水电报修' }, at);
    const item = writer.create('workItem', { dutyId: duty.id, text: '紧急类报修处置' }, at);
    const standard = writer.create(
      'workStandard',
      { workItemId: item.id, requirement: '2小时内响应', timeLimit: '2小时内' },
      at,
    );
    const workflow = writer.create('workflow', { positionId: plumber.id, name: '报修处置流程' }, at);
    const step = writer.create(
      'workflowStep',
      { workflowId: workflow.id, actorPositionId: plumber.id, action: '接单' },
      at,
    );
    const evidence = writer.create('evidence', { title: '2026年报修台账' }, at);
    const link = writer.create(
      'evidenceLink',
      { evidenceId: evidence.id, targetKind: 'workStandard', targetId: standard.id },
      at,
    );
    return { person, section, chief, plumber, holder, duty, item, standard, workflow, step, evidence, link };
  });
}

describe('records', () => {
  it('A created record is stored with the defaults of its schema and the revision that made it', () => {
    const { db, departmentId } = tempDepartment();
    const { value, change } = runCommand(db, commandNamed('handbook.save'), (writer) =>
      writer.create('handbook', { year: 2026, title: '质量手册', includeWorkflows: false }, { departmentId }),
    );
    expect(getRecord(db, 'handbook', value.id)).toEqual({
      id: value.id,
      departmentId,
      revisionId: value.revisionId,
      year: 2026,
      title: '质量手册',
      codeScheme: '',
      documentCode: '',
      edition: '',
      controlled: true,
      compiledBy: '',
      reviewedBy: '',
      approvedBy: '',
      issuedOn: '',
      effectiveOn: '',
      approvalText: '',
      preface: '',
      includeWorkflows: false,
      includeStandardsTable: true,
      includeEvidenceList: true,
    });
    expect(change).toEqual({ kinds: ['handbook'], recordIds: [value.id], savedAt: expect.any(String) });
    const [revision] = listRevisions(db, { recordId: value.id, limit: 10 });
    expect(revision).toMatchObject({
      id: value.revisionId,
      action: 'create',
      parents: [],
      author: '林晓禾',
      commandName: 'handbook.save',
      madeAt: change.savedAt,
    });
    expect(revision?.changes['includeWorkflows']).toEqual({ to: false });
  });

  it('A change is one revision with old and new values, whose parent is the revision before', () => {
    const { db, departmentId } = tempDepartment();
    const made = write(db, (writer) => writer.create('section', { name: '餐饮科', code: 'CY' }, { departmentId }));
    const changed = write(db, (writer) =>
      writer.update('section', made.id, { fields: { name: '餐饮服务科', code: 'CY' } }),
    );
    expect(changed).toEqual({ ...made, name: '餐饮服务科', revisionId: changed.revisionId });
    expect(listRevisions(db, { recordId: made.id, limit: 1 })[0]).toMatchObject({
      id: changed.revisionId,
      parents: [made.revisionId],
      changes: { name: { from: '餐饮科', to: '餐饮服务科' } },
    });
  });

  it('A change that changes nothing writes no revision', () => {
    const { db, departmentId } = tempDepartment();
    const made = write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    const before = countRevisions(db);
    const { value, change } = runCommand(db, commandNamed('test'), (writer) =>
      writer.update('section', made.id, { fields: { name: '餐饮科', code: undefined } }),
    );
    expect(value).toEqual(made);
    expect(change.recordIds).toEqual([]);
    expect(countRevisions(db)).toBe(before);
  });

  it('A command that fails leaves neither rows nor revisions', () => {
    const { db, departmentId } = tempDepartment();
    const before = countRevisions(db);
    const failure = failureOf(() =>
      write(db, (writer) => {
        writer.create('section', { name: '餐饮科' }, { departmentId });
        writer.create('section', { name: '两\n行', code: 'x'.repeat(201) }, { departmentId });
      }),
    );
    expect(failure).toEqual({
      code: 'invalid-input',
      about: 'section',
      details: [
        { where: ['section', 'name'], rule: 'invalid-format', found: '两\n行' },
        { where: ['section', 'code'], rule: 'too-big', found: 'x'.repeat(80) },
      ],
    });
    expect(listRecords(db, 'section', departmentId)).toEqual([]);
    expect(countRevisions(db)).toBe(before);
  });

  it('A field that the kind does not have is refused by name', () => {
    const { db, departmentId } = tempDepartment();
    const fields = { name: '餐饮科', 'name = 1; --': 'x' } as { name: string };
    const failure = failureOf(() => write(db, (writer) => writer.create('section', fields, { departmentId })));
    expect(failure.details).toEqual([{ where: ['section', 'name = 1; --'], rule: 'unrecognized-keys' }]);
  });

  it('A reference to a record that is not there is refused with kind, field and id', () => {
    const { db, departmentId } = tempDepartment();
    const nowhere = clock.newId();
    expect(
      failureOf(() =>
        write(db, (writer) => writer.create('duty', { positionId: nowhere, text: '值班' }, { departmentId })),
      ),
    ).toEqual({
      code: 'not-found',
      about: `duty.positionId ${nowhere}`,
    });
    expect(
      failureOf(() =>
        write(db, (writer) => writer.create('evidence', { title: '照片', fileHash: 'a'.repeat(64) }, { departmentId })),
      ),
    ).toEqual({
      code: 'not-found',
      about: `evidence.fileHash ${'a'.repeat(64)}`,
    });
    expect(
      failureOf(() => write(db, (writer) => writer.create('section', { name: '科' }, { departmentId: nowhere }))),
    ).toEqual({
      code: 'not-found',
      about: `section.departmentId ${nowhere}`,
    });
  });

  it('Records that name each other can be written in any order within one command', () => {
    const { db, departmentId } = tempDepartment();
    const personId = clock.newId();
    const section = write(db, (writer) => {
      const made = writer.create('section', { name: '维修科', leaderPersonId: personId }, { departmentId });
      writer.create('person', { name: '秦望舒', sectionId: made.id }, { departmentId, id: personId });
      return made;
    });
    expect(getRecord(db, 'person', personId)?.sectionId).toBe(section.id);
  });

  it('An id that is taken is refused', () => {
    const { db, departmentId } = tempDepartment();
    const made = write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    expect(
      failureOf(() => write(db, (writer) => writer.create('section', { name: '甲' }, { departmentId, id: made.id })))
        .code,
    ).toBe('conflict');
    expect(
      failureOf(() => write(db, (writer) => writer.create('section', { name: '甲' }, { departmentId, id: 'x' }))).code,
    ).toBe('invalid-input');
  });

  it('Removing a position removes what it owns and the links that prove it, and frees what names it', () => {
    const { db, departmentId } = tempDepartment();
    const all = position(db, departmentId);
    const removed = write(db, (writer) => writer.remove('position', all.plumber.id));
    expect(removed).toBe(6); // position, holder, duty, work item, standard, link
    const set = readRecordSet(db, departmentId);
    expect({ ...set, department: [], section: [], person: [], position: [], evidence: [] }).toEqual({
      ...emptyRecordSet(),
      workflow: [{ ...all.workflow, positionId: null, revisionId: expect.any(String) }],
      workflowStep: [{ ...all.step, actorPositionId: null, revisionId: expect.any(String) }],
    });
    expect(set.position).toEqual([all.chief]);
    expect(set.evidence).toEqual([all.evidence]);
    const [last] = listRevisions(db, { recordId: all.standard.id, limit: 1 });
    expect(last).toMatchObject({ action: 'remove', parents: [all.standard.revisionId] });
    expect(last?.changes['requirement']).toEqual({ from: '2小时内响应' });
    const ofCommand = listRevisions(db, { limit: 8 });
    expect(new Set(ofCommand.map(({ commandId }) => commandId)).size).toBe(1);
  });

  it('A department that still has records is not removed', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    expect(failureOf(() => write(db, (writer) => writer.remove('department', departmentId)))).toEqual({
      code: 'in-use',
      about: 'section',
    });
  });

  it('Ordering numbers siblings from 0 and writes no revision for those that stay', () => {
    const { db, departmentId } = tempDepartment();
    const [a, b, c] = write(db, (writer) =>
      ['甲科', '乙科', '丙科'].map((name, ordinal) => writer.create('section', { name, ordinal }, { departmentId }).id),
    ) as [string, string, string];
    const before = countRevisions(db);
    write(db, (writer) => writer.order('section', [a, c, b]));
    expect(listRecords(db, 'section', departmentId).map(({ name, ordinal }) => [name, ordinal])).toEqual([
      ['甲科', 0],
      ['丙科', 1],
      ['乙科', 2],
    ]);
    expect(countRevisions(db)).toBe(before + 2);
  });

  it('What is not there is null to read and not-found to write', () => {
    const { db } = tempDepartment();
    const id = clock.newId();
    expect(getRecord(db, 'duty', id)).toBeNull();
    expect(failureOf(() => write(db, (writer) => writer.update('duty', id, { fields: {} })))).toEqual({
      code: 'not-found',
      about: `duty ${id}`,
    });
    expect(failureOf(() => write(db, (writer) => writer.remove('duty', id))).code).toBe('not-found');
  });

  it('Five thousand records go into one command, each with its revision', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => {
      for (let ordinal = 0; ordinal < 5_000; ordinal++)
        writer.create('section', { name: `科室${ordinal}`, ordinal }, { departmentId });
    });
    expect(listRecords(db, 'section', departmentId)).toHaveLength(5_000);
    expect([...iterateRevisions(db, departmentId)]).toHaveLength(5_001);
  });
});

describe('conflicts', () => {
  it('A field that somebody else changed since it was read is a conflict about that field', () => {
    const { db, departmentId } = tempDepartment();
    const read = write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    write(db, (writer) => writer.update('section', read.id, { fields: { name: '餐饮中心' } }));
    const late = () =>
      write(db, (writer) =>
        writer.update('section', read.id, { fields: { name: '膳食科' }, expectedRevisionId: read.revisionId }),
      );
    expect(failureOf(late)).toEqual({ code: 'conflict', about: 'section.name' });
    expect(getRecord(db, 'section', read.id)?.name).toBe('餐饮中心');
  });

  it('Changes of different fields since it was read are both kept, even when a whole form is saved', () => {
    const { db, departmentId } = tempDepartment();
    const read = write(db, (writer) => writer.create('section', { name: '餐饮科', code: 'A' }, { departmentId }));
    write(db, (writer) => writer.update('section', read.id, { fields: { name: '餐饮中心' } }));
    const saved = write(db, (writer) =>
      writer.update('section', read.id, { fields: { name: '餐饮科', code: 'B' }, expectedRevisionId: read.revisionId }),
    );
    expect(saved).toMatchObject({ name: '餐饮中心', code: 'B' });
  });

  it('The same change made twice is no conflict', () => {
    const { db, departmentId } = tempDepartment();
    const read = write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    const first = write(db, (writer) => writer.update('section', read.id, { fields: { name: '膳食科' } }));
    const second = write(db, (writer) =>
      writer.update('section', read.id, { fields: { name: '膳食科' }, expectedRevisionId: read.revisionId }),
    );
    expect(second).toEqual(first);
  });

  it('A revision that is none of the record is a conflict', () => {
    const { db, departmentId } = tempDepartment();
    const read = write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    const strange = () =>
      write(db, (writer) =>
        writer.update('section', read.id, { fields: { name: '乙' }, expectedRevisionId: clock.newId() }),
      );
    expect(failureOf(strange).code).toBe('conflict');
  });
});
