import { describe, expect, it } from 'vitest';
import { countBundle } from '../../../db/queries/bundles.ts';
import { listHistory } from '../../../db/queries/history.ts';
import { readRecordTitles } from '../../../db/queries/record-titles.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import { tempDepartment, write } from '../support/temp-workspace.ts';

describe('history in words', () => {
  it('names links by what they join, also after all of it was removed', () => {
    const { db, departmentId } = tempDepartment();
    const home = { departmentId };
    const made = write(db, (writer) => {
      const person = writer.create('person', { name: '顾安然' }, home);
      const position = writer.create('position', { name: '维修管理员' }, home);
      const holder = writer.create('positionHolder', { positionId: position.id, personId: person.id }, home);
      const evidence = writer.create('evidence', { title: '维修台账' }, home);
      const link = writer.create(
        'evidenceLink',
        { evidenceId: evidence.id, targetKind: 'position', targetId: position.id },
        home,
      );
      const workflow = writer.create('workflow', { name: '报修' }, home);
      const [from, to] = ['受理', '派单'].map((action) =>
        writer.create('workflowStep', { workflowId: workflow.id, action }, home),
      );
      const arrow = writer.create(
        'workflowLink',
        { workflowId: workflow.id, fromStepId: from?.id ?? '', toStepId: to?.id ?? '' },
        home,
      );
      return { person, position, holder, evidence, link, workflow, arrow };
    });
    const kinds = new Map([
      [made.holder.id, 'positionHolder'],
      [made.link.id, 'evidenceLink'],
      [made.arrow.id, 'workflowLink'],
    ] as const);
    const titles = [...kinds.keys()].map((id) => readRecordTitles(db, kinds).get(id));
    expect(titles).toEqual(['维修管理员 → 顾安然', '维修台账', '受理 → 派单']);
    write(db, (writer) => {
      for (const [kind, id] of [
        ['position', made.position.id],
        ['person', made.person.id],
        ['evidence', made.evidence.id],
        ['workflow', made.workflow.id],
      ] as const)
        writer.remove(kind, id);
    });
    expect([...kinds.keys()].map((id) => readRecordTitles(db, kinds).get(id))).toEqual(titles);
    const [removal] = listHistory(db, { recordId: made.link.id, limit: 1 });
    expect(removal).toMatchObject({
      action: 'remove',
      recordTitle: '维修台账',
      changes: [
        { field: 'evidenceId', from: '维修台账', to: null },
        { field: 'targetKind', from: 'position', to: null },
        { field: 'targetId', from: '维修管理员', to: null },
      ],
    });
  });

  it('has no title for an id that was never here', () => {
    const { db } = tempDepartment();
    expect(readRecordTitles(db, new Map([['0190a000-0000-7000-8000-00000000dead', 'duty']]))).toEqual(new Map());
  });
});

describe('counting what a bundle would carry', () => {
  it('counts the same records as the set that is packed, and each file once', () => {
    const { db, departmentId } = tempDepartment();
    write(db, (writer) => {
      writer.create('college', { name: '云溪职业技术学院' }, { departmentId: null });
      for (const name of ['甲', '乙']) writer.create('person', { name }, { departmentId });
      writer.create('evidence', { title: '纸质' }, { departmentId });
    });
    const set = readRecordSet(db, departmentId);
    const counts = countBundle(db, departmentId);
    expect(counts.records).toEqual(recordKinds.map((kind) => ({ kind, count: set[kind].length })));
    expect(counts).toMatchObject({ revisionCount: 5, evidenceFileCount: 0, evidenceBytes: 0 });
  });
});
