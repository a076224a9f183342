import type { Paper } from '../../shared/document/blocks.ts';
import { handbookPaper } from '../../shared/document/papers/handbook.ts';
import type { RecordSet } from '../../shared/domain/record-set.ts';
import { ChineseText } from './chinese-text.ts';
import { creationRevisions, RecordSetBuilder } from './record-set-builder.ts';

interface Size {
  readonly positions: number;
  readonly workflows: number;
  readonly evidence: number;
}

/** About 300 pages: 60 positions, 40 workflows with a drawing each, more than 200 tables. */
export const threeHundredPages: Size = { positions: 60, workflows: 40, evidence: 160 };

const positionsInSection = 6;

/** A department of the given size, written as departments write; the same size gives the same records. */
export function largeHandbookRecords(size: Size): RecordSet {
  const text = new ChineseText(20_260_101 + size.positions);
  const set = new RecordSetBuilder({
    name: '后勤保障处',
    code: 'HQC',
    overview: Array.from({ length: 3 }, () => text.sentence()).join('\n'),
    duties: Array.from({ length: 8 }, () => text.sentence()).join('\n'),
    qualityGoals: Array.from({ length: 6 }, () => text.sentence()).join('\n'),
  });
  set.add('college', { name: '云溪职业技术学院' });
  const head = set.add('person', { name: text.person(), title: '处长' });
  const secretary = set.add('person', { name: text.person(), title: '秘书' });
  set.change('department', set.departmentId, { headPersonId: head.id, secretaryPersonId: secretary.id });
  const positionIds: string[] = [];
  const standardIds: string[] = [];
  for (let index = 0; index < size.positions; index += 1) {
    if (index % positionsInSection === 0) addSection(set, { text, index: index / positionsInSection });
    const sectionId = set.build().section.at(-1)?.id ?? null;
    const added = addPosition(set, { text, index, sectionId });
    positionIds.push(added.positionId);
    standardIds.push(...added.standardIds);
  }
  for (let index = 0; index < size.workflows; index += 1) {
    const positionId = positionIds[Math.floor((index * positionIds.length) / size.workflows)] ?? null;
    addWorkflow(set, { text, index, positionId });
  }
  for (let index = 0; index < size.evidence; index += 1) {
    const piece = set.add('evidence', {
      number: `${1 + (index % 6)}.${1 + Math.floor(index / 6)}`,
      title: text.evidence(),
      formedOn: '2026-03-31',
      keeper: text.person(),
      physicalPlace: '档案柜A-2',
    });
    const targetId = standardIds[(index * 7) % standardIds.length] ?? '';
    set.add('evidenceLink', { evidenceId: piece.id, targetKind: 'workStandard', targetId });
  }
  return set.build();
}

/** The handbook of `largeHandbookRecords`. */
export function largeHandbook(size: Size): Paper {
  const records = largeHandbookRecords(size);
  const revisions = creationRevisions(records, { author: '苏明溪', madeAt: '2026-01-05T01:00:00.000Z' });
  return handbookPaper({ records, revisions, year: 2026, date: '2026-01-05' });
}

function addSection(set: RecordSetBuilder, input: { readonly text: ChineseText; readonly index: number }): void {
  const { text, index } = input;
  const leader = set.add('person', { name: text.person(), title: '科长' });
  set.add('section', {
    name: `${'综合运行饮食物业资产节能公寓维修安全服务采购车辆绿化医务'.slice((index % 14) * 2, (index % 14) * 2 + 2)}管理${index >= 14 ? `${index}` : ''}科`,
    code: `K${index + 1}`,
    duties: Array.from({ length: 4 }, () => text.sentence()).join('\n'),
    leaderPersonId: leader.id,
  });
}

function addPosition(
  set: RecordSetBuilder,
  input: { readonly text: ChineseText; readonly index: number; readonly sectionId: string | null },
): { readonly positionId: string; readonly standardIds: string[] } {
  const { text, index, sectionId } = input;
  const position = set.add('position', {
    sectionId,
    code: `HQC-${String(index + 1).padStart(3, '0')}`,
    name: text.position(),
    level: index % 3 === 0 ? '管理八级' : '工勤三级',
    headcount: 1 + text.below(3),
    purpose: text.sentence(),
    worksWith: text.sentence(),
    qualification: Array.from({ length: 3 }, () => text.sentence()).join('\n'),
    authority: Array.from({ length: 2 }, () => text.sentence()).join('\n'),
  });
  const holder = set.add('person', { name: text.person(), sectionId });
  set.add('positionHolder', { positionId: position.id, personId: holder.id });
  const standardIds: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    const duty = set.add('duty', { positionId: position.id, text: text.sentence() });
    for (let item = 0; item < 1 + text.below(2); item += 1) {
      const work = set.add('workItem', { dutyId: duty.id, text: text.sentence() });
      for (let each = 0; each < 1 + text.below(2); each += 1) {
        const standard = set.add('workStandard', {
          workItemId: work.id,
          requirement: text.sentence(),
          timeLimit: `${1 + text.below(9)}个工作日内`,
          frequency: text.below(2) === 0 ? '每月1次' : '',
          checkMethod: '抽查记录',
          expectedEvidence: text.evidence(),
        });
        standardIds.push(standard.id);
      }
    }
  }
  return { positionId: position.id, standardIds };
}

/** Steps one after another, a decision with a way back, and a record at every other step. */
function addWorkflow(
  set: RecordSetBuilder,
  input: { readonly text: ChineseText; readonly index: number; readonly positionId: string | null },
): void {
  const { text, index, positionId } = input;
  const workflow = set.add('workflow', {
    positionId,
    code: `LC-${index + 1}`,
    name: `${text.evidence().slice(0, 14)}办理`,
    purpose: text.sentence(),
    scope: text.sentence(),
    actors: `${text.position()}、${text.position()}`,
    serviceTimeLimit: `${1 + text.below(9)}个工作日`,
    basis: '学校后勤服务管理办法',
    records: `${text.evidence()}\n${text.evidence()}`,
    swimLanes: index % 2 === 0,
  });
  const actors = [text.position(), text.position(), '申请人'];
  const length = 7 + text.below(6);
  const steps = Array.from({ length }, (_, place) =>
    set.add('workflowStep', {
      workflowId: workflow.id,
      kind: place === 0 ? 'start' : place === length - 1 ? 'end' : place === 3 ? 'decision' : 'action',
      action: place === 3 ? '是否符合办理条件' : text.sentence().slice(0, 6 + text.below(12)),
      actor: actors[place % 3] ?? '',
      timeLimit: place % 2 === 0 ? '' : `${1 + text.below(5)}个工作日`,
      output: place % 2 === 0 ? '' : text.evidence().slice(0, 16),
    }),
  );
  const link = (from: number, to: number, label = ''): void => {
    set.add('workflowLink', {
      workflowId: workflow.id,
      fromStepId: steps[from]?.id ?? '',
      toStepId: steps[to]?.id ?? '',
      label,
    });
  };
  for (let place = 0; place < length - 1; place += 1) link(place, place + 1, place === 3 ? '是' : '');
  link(3, 1, '否，补正');
}
