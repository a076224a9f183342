import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../shared/document/blocks.ts';
import { taskMonthPaper } from '../../../shared/document/papers/task-month.ts';
import { taskPlanPaper } from '../../../shared/document/papers/task-plan.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

/** The words of every cell and paragraph, row by row. */
function wordsOf(paper: Paper): string[] {
  return paper.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type === 'heading') return [`${block.number}${block.text}`];
      if (block.type === 'paragraph') return [block.runs.map((run) => run.text).join('')];
      if (block.type !== 'table') return [];
      return block.rows.map((row) =>
        row.cells
          .map((cell) => cell.paragraphs.map((runs) => runs.map((run) => run.text).join('')).join('/'))
          .join('|'),
      );
    }),
  );
}

function department(): RecordSetBuilder {
  const builder = new RecordSetBuilder();
  const head = builder.add('person', { name: '林知远' });
  const closed = builder.add('annualTask', {
    year: 2026,
    taskClass: 'A',
    code: 'A-01',
    content: '屋面维修',
    due: '3月底',
  });
  builder.add('annualTask', { year: 2026, code: 'C-01', content: '巡查', due: '常年', ordinal: 5 });
  const late = builder.add('annualTask', {
    year: 2026,
    taskClass: 'B',
    code: 'B-01',
    content: '检测',
    due: '每月5日前',
  });
  builder.add('annualTask', {
    year: 2026,
    taskClass: 'A',
    code: 'A-01-1',
    content: '屋面维修（东区）',
    parentTaskId: closed.id,
    ordinal: 0,
  });
  builder.add('taskQuantity', { annualTaskId: closed.id, name: '屋面', unit: '平方米', target: 1200 });
  const month = builder.add('taskMonth', { annualTaskId: closed.id, month: '2026-03', state: 'closed', progress: 100 });
  builder.add('taskEntry', { taskMonthId: month.id, action: 'close', text: '验收合格', madeOn: '2026-03-30' });
  const evidence = builder.add('evidence', { number: '1-1', title: '验收单' });
  builder.add('evidenceLink', { evidenceId: evidence.id, targetKind: 'taskMonth', targetId: month.id });
  const other = builder.add('taskMonth', { annualTaskId: late.id, month: '2026-03', state: 'open' });
  builder.add('taskEntry', { taskMonthId: other.id, action: 'ask', text: '没有书面结果', madeOn: '2026-03-06' });
  builder.add('taskEntry', {
    taskMonthId: other.id,
    action: 'refuse',
    text: '请补',
    personId: head.id,
    madeOn: '2026-03-09',
    decidedOn: '2026-03-07',
    basis: '处务会纪要第5期',
  });
  return builder;
}

describe('the papers of the tasks', () => {
  it('report a month with what was due, its proof, and every reason', () => {
    const paper = taskMonthPaper(department().build(), { month: '2026-03', date: '2026-03-31', today: '2026-03-31' });
    expect(wordsOf(paper).slice(2)).toEqual([
      '本月到期任务2项，已销号1项（其中例外0项），销号率50%；例外待批0项，逾期1项。',
      '一、本月到期任务',
      'A-01|屋面维修|3月底|—|100%|验收合格|1-1 验收单|已销号',
      'B-01|检测|每月5日前|—|0%|没有书面结果|—|未销号（逾期）',
      '二、进行中的任务',
      'C-01|巡查|常年|—|0%|—|—|未销号',
      '三、例外与重新打开',
      'B-01|检测|申请例外|没有书面结果|—|2026年3月6日|—',
      'B-01|检测|不批准例外|请补|林知远|2026年3月7日|处务会纪要第5期',
    ]);
  });

  it('plan a year with what each goal is to reach in it, and the tasks that serve it', () => {
    const builder = department();
    const goal = builder.add('goal', {
      level: 'department',
      code: 'HQ-01',
      text: '报修按时完成率达到98%',
      measure: '按时完成率',
      unit: '%',
      baseline: '94',
      yearFrom: 2026,
      yearTo: 2030,
    });
    builder.add('goal', { level: 'department', text: '明年才开始的', yearFrom: 2027, yearTo: 2030 });
    builder.add('goalTarget', { goalId: goal.id, year: 2026, value: '96' });
    builder.add('annualTask', {
      year: 2026,
      taskClass: 'A',
      code: 'A-09',
      content: '平台',
      goalId: goal.id,
      ordinal: 9,
    });
    const words = wordsOf(taskPlanPaper(builder.build(), { year: 2026, date: '2026-01-05' }));
    expect(words.slice(2, 5)).toEqual([
      '年度目标',
      'HQ-01|报修按时完成率达到98%|按时完成率|94%|96%|—|A-09',
      '一、规划分解任务（3项）',
    ]);
  });

  it('plan a year class by class, parts after their whole, dues as they were written', () => {
    const words = wordsOf(taskPlanPaper(department().build(), { year: 2026, date: '2026-01-05' }));
    expect(words.slice(2)).toEqual([
      '一、规划分解任务（2项）',
      'A-01|屋面维修|—|屋面：1200平方米|3月底|—|—|—|—',
      'A-01-1|屋面维修（东区）|—|—|—|—|—|—|—',
      '二、规划外重点任务（1项）',
      'B-01|检测|—|—|每月5日前|—|—|—|—',
      '三、常规任务（1项）',
      'C-01|巡查|—|—|常年|—|—|—|—',
    ]);
    expect(wordsOf(taskPlanPaper(department().build(), { year: 2030, date: '2026-01-05' })).at(-1)).toBe(
      '尚未录入年度任务。',
    );
  });
});
