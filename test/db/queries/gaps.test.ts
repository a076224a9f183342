import { describe, expect, it } from 'vitest';
import { listGaps } from '../../../db/queries/gaps.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { gapRules } from '../../../shared/contract/overview.ts';
import { tempDepartment, write } from '../support/temp-workspace.ts';

const year = 2026;

/** A department in which each rule is broken once by a record that says so in its name. */
function breakEverything(db: WorkspaceDb, departmentId: string): void {
  const home = { departmentId };
  write(db, (writer) => {
    writer.create('college', {}, { departmentId: null });
    writer.create('section', { name: '没有岗位的科室' }, home);
    const bare = writer.create('position', { name: '没有职责的岗位' }, home);
    writer.create('workflow', { name: '流程', positionId: bare.id }, home);
    const holder = writer.create('person', { name: '顾安然' }, home);
    writer.create('positionHolder', { positionId: bare.id, personId: holder.id }, home);
    const position = writer.create('position', { name: '没有任职者和流程的岗位', ordinal: 1 }, home);
    writer.create('duty', { positionId: position.id, text: '没有具体工作的职责' }, home);
    const duty = writer.create('duty', { positionId: position.id, text: '职责' }, home);
    writer.create('workItem', { dutyId: duty.id, text: '没有标准的工作' }, home);
    const item = writer.create('workItem', { dutyId: duty.id, text: '工作' }, home);
    writer.create('workStandard', { workItemId: item.id, requirement: '不可测、没有材料的标准' }, home);
    writer.create('annualTask', { year, content: '没有责任人的任务' }, home);
    writer.create('annualTask', { year, content: '没有材料的任务', state: 'active', ownerPersonId: holder.id }, home);
    writer.create('annualTask', { year: year - 1, content: '去年的任务', state: 'done' }, home);
    writer.create('statement', { year: year + 1, title: '权重不足的责任状' }, home);
    const mended = { startedOn: '2025-12-30', mendedOn: '2026-01-05', problem: '没有材料的问题' };
    writer.create('finding', { number: '2025-09', foundOn: '2025-12-29', ...mended }, home);
    const watched = writer.create('indicator', { name: '热水满意度', warningValue: 80 }, home);
    const read = { indicatorId: watched.id, remarks: '' };
    writer.create('indicatorReading', { ...read, readOn: '2026-06-12', measured: 79.5 }, home);
    writer.create('indicatorReading', { ...read, readOn: '2026-01-12', measured: 85 }, home);
    writer.create(
      'finding',
      { foundOn: '2025-06-13', verifiedOn: '2025-07-01', problem: '旧', indicatorId: watched.id },
      home,
    );
    const dull = writer.create('indicator', { name: '去年才有数据的指标', warningValue: 80 }, home);
    writer.create('indicatorReading', { indicatorId: dull.id, readOn: '2025-06-12', measured: 70 }, home);
    writer.create('finding', { foundOn: '2026-02-01', problem: '还没有整改的问题' }, home);
    writer.create('finding', { foundOn: '2025-02-01', mendedOn: '2025-03-01', problem: '去年整改的问题' }, home);
  });
}

type Repair = (
  writer: RecordWriter,
  home: { departmentId: string },
  example: { id: string; positionId: string | null },
) => void;

/** What fills the gap of each rule, given the record that it names. */
const repairs: Readonly<Record<(typeof gapRules)[number], Repair>> = {
  'college-name-missing': (writer, _home, { id }) =>
    writer.update('college', id, { fields: { name: '云溪职业技术学院' } }),
  'department-head-missing': (writer, home, { id }) => {
    const head = writer.create('person', { name: '周启明' }, home);
    writer.update('department', id, { fields: { headPersonId: head.id } });
  },
  'working-group-empty': (writer, home) => {
    const person = writer.create('person', { name: '沈知夏' }, home);
    writer.create('workingGroupMember', { personId: person.id }, home);
  },
  'section-without-position': (writer, _home, { id }) => writer.remove('section', id),
  'position-without-duty': (writer, home, { id }) => {
    const duty = writer.create('duty', { positionId: id, text: '职责' }, home);
    const item = writer.create('workItem', { dutyId: duty.id, text: '工作' }, home);
    const standard = writer.create(
      'workStandard',
      { workItemId: item.id, requirement: '可测', timeLimit: '2小时内' },
      home,
    );
    const evidence = writer.create('evidence', { title: '记录' }, home);
    writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: 'workStandard', targetId: standard.id }, home);
  },
  'position-without-holder': (writer, home, { id }) => {
    const person = writer.create('person', { name: '陆远' }, home);
    writer.create('positionHolder', { positionId: id, personId: person.id }, home);
  },
  'duty-without-work-item': (writer, _home, { id }) => writer.remove('duty', id),
  'work-item-without-standard': (writer, _home, { id }) => writer.remove('workItem', id),
  'standard-not-measurable': (writer, _home, { id }) =>
    writer.update('workStandard', id, { fields: { targetValue: '95' } }),
  'position-without-workflow': (writer, home, { id }) => {
    const workflow = writer.create('workflow', { name: '全处流程' }, home);
    writer.create('workflowStep', { workflowId: workflow.id, action: '办理', actorPositionId: id }, home);
  },
  'task-without-owner': (writer, home, { id }) => {
    const owner = writer.create('person', { name: '何清' }, home);
    writer.update('annualTask', id, { fields: { ownerPersonId: owner.id } });
  },
  'statement-missing': (writer, home) => {
    const statement = writer.create('statement', { year, title: '权重不足的责任状' }, home);
    writer.create('statementItem', { statementId: statement.id, content: '一项', weight: 99.99 }, home);
  },
  'statement-weight-not-100': (writer, home, { id }) => {
    writer.create('statementItem', { statementId: id, content: '补足', weight: 0.01 }, home);
  },
  'standard-without-evidence': (writer, home, { id }) => {
    const evidence = writer.create('evidence', { title: '记录' }, home);
    writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: 'workStandard', targetId: id }, home);
  },
  'task-without-evidence': (writer, home, { id }) => {
    const evidence = writer.create('evidence', { title: '照片' }, home);
    writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: 'annualTask', targetId: id }, home);
  },
  'finding-without-evidence': (writer, home, { id }) => {
    const evidence = writer.create('evidence', { title: '整改后照片' }, home);
    writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: 'finding', targetId: id }, home);
  },
  'warning-without-finding': (writer, home, { id }) => {
    writer.create('finding', { problem: '满意度低于警戒线', foundOn: '2026-06-13', indicatorId: id }, home);
  },
  'indicator-without-evidence': (writer, home, { id }) => {
    const evidence = writer.create('evidence', { title: '测评报告' }, home);
    writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: 'indicator', targetId: id }, home);
  },
  'handbook-not-prepared': (writer, home) => {
    writer.create('handbook', { year, title: '后勤处质量手册' }, home);
  },
};

describe('gaps of a department', () => {
  it('names every rule that is broken, in the order of the list, with the record that breaks it', () => {
    const { db, departmentId } = tempDepartment();
    breakEverything(db, departmentId);
    const gaps = listGaps(db, departmentId, year);
    expect(gaps.map(({ rule, count, examples }) => [rule, count, ...examples.map(({ title }) => title)])).toEqual([
      ['college-name-missing', 1, ''],
      ['department-head-missing', 1, '后勤处'],
      ['working-group-empty', 1, '后勤处'],
      ['section-without-position', 1, '没有岗位的科室'],
      ['position-without-duty', 1, '没有职责的岗位'],
      ['position-without-holder', 1, '没有任职者和流程的岗位'],
      ['duty-without-work-item', 1, '没有具体工作的职责'],
      ['work-item-without-standard', 1, '没有标准的工作'],
      ['standard-not-measurable', 1, '不可测、没有材料的标准'],
      ['position-without-workflow', 1, '没有任职者和流程的岗位'],
      ['task-without-owner', 1, '没有责任人的任务'],
      ['statement-missing', 1, '后勤处'],
      ['standard-without-evidence', 1, '不可测、没有材料的标准'],
      ['task-without-evidence', 1, '没有材料的任务'],
      ['finding-without-evidence', 1, '2025-09 没有材料的问题'],
      ['warning-without-finding', 1, '热水满意度'],
      ['indicator-without-evidence', 1, '热水满意度'],
      ['handbook-not-prepared', 1, '后勤处'],
    ]);
  });

  it('stops naming each as soon as it is filled, until there is none', () => {
    const { db, departmentId } = tempDepartment();
    breakEverything(db, departmentId);
    for (const rule of gapRules) {
      const gap = listGaps(db, departmentId, year).find((one) => one.rule === rule);
      const [example] = gap?.examples ?? [];
      if (example === undefined) throw new Error(`${rule} was not broken`);
      write(db, (writer) => repairs[rule](writer, { departmentId }, example));
      expect(listGaps(db, departmentId, year).map((one) => one.rule)).not.toContain(rule);
    }
    expect(listGaps(db, departmentId, year)).toEqual([]);
  });

  it('counts a standard as proven by evidence of its work item, and names the work item’s position', () => {
    const { db, departmentId } = tempDepartment();
    const home = { departmentId };
    const { item, position } = write(db, (writer) => {
      const position = writer.create('position', { name: '岗位' }, home);
      const duty = writer.create('duty', { positionId: position.id, text: '职责' }, home);
      const item = writer.create('workItem', { dutyId: duty.id, text: '工作' }, home);
      for (let index = 0; index < 7; index += 1)
        writer.create('workStandard', { workItemId: item.id, requirement: `标准${index}`, ordinal: index }, home);
      return { item, position };
    });
    const gapOf = () => listGaps(db, departmentId, year).find(({ rule }) => rule === 'standard-without-evidence');
    expect(gapOf()?.count).toBe(7);
    expect(gapOf()?.examples.map(({ title, positionId }) => [title, positionId])).toEqual(
      [0, 1, 2, 3, 4].map((index) => [`标准${index}`, position.id]),
    );
    write(db, (writer) => {
      const evidence = writer.create('evidence', { title: '记录' }, home);
      writer.create('evidenceLink', { evidenceId: evidence.id, targetKind: 'workItem', targetId: item.id }, home);
    });
    expect(gapOf()).toBeUndefined();
  });
});
