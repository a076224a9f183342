import { describe, expect, it } from 'vitest';
import type { Block, Paper } from '../../../shared/document/blocks.ts';
import { withoutNumber } from '../../../shared/document/inline.ts';
import { headingText, inlineText, paperTexts, signatureRows } from '../../../shared/document/paper-text.ts';
import { handbookPaper } from '../../../shared/document/papers/handbook.ts';
import { jobDescriptionTitle } from '../../../shared/document/papers/position-section.ts';
import { standardsTablePaper } from '../../../shared/document/papers/standards-table.ts';
import { statementPaper } from '../../../shared/document/papers/statement.ts';
import { chineseNumber, dayInWords, withFullStop } from '../../../shared/document/words.ts';
import { emptyRecordSet } from '../../../shared/domain/record-set.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

const date = '2026-01-05';

function small(): RecordSetBuilder {
  const set = new RecordSetBuilder({ name: '后勤处', code: 'HQC' });
  set.add('college', { name: '云溪学院' });
  const section = set.add('section', { name: '维修科' });
  const position = set.add('position', { sectionId: section.id, name: '调度员' });
  const duty = set.add('duty', { positionId: position.id, text: '受理报修' });
  const item = set.add('workItem', { dutyId: duty.id, text: '派单' });
  set.add('workStandard', { workItemId: item.id, requirement: '半小时内派单' });
  set.add('workStandard', {
    workItemId: item.id,
    requirement: '及时答复',
    measure: '答复率',
    comparison: '≥',
    targetValue: '98',
    unit: '%',
  });
  return set;
}

function tables(paper: Paper): Extract<Block, { type: 'table' }>[] {
  return paper.parts.flatMap((part) => part.blocks.filter((block) => block.type === 'table'));
}

describe('表5', () => {
  it('has a row for each work item, with department and position merged over the rows of the position', () => {
    const [table] = tables(standardsTablePaper(small().build(), { date }));
    expect(table?.rows).toEqual([
      {
        cells: [
          {
            paragraphs: [[{ text: '维修科', bold: true }]],
            align: 'center',
            verticalAlign: 'middle',
            shaded: true,
            together: true,
          },
          { paragraphs: [[{ text: '调度员' }]], together: true, align: 'center', verticalAlign: 'middle' },
          { paragraphs: [[{ text: '1. 派单' }]] },
          { paragraphs: [[{ text: '（1）半小时内派单' }], [{ text: '（2）及时答复' }], [{ text: '（答复率≥98%）' }]] },
        ],
        divisible: false,
      },
    ]);
  });

  it('prints the labels of a long position again, so that no page lacks them', () => {
    const set = small();
    const duty = set.build().duty[0];
    for (let index = 0; index < 60; index += 1) set.add('workItem', { dutyId: duty?.id ?? '', text: `工作${index}` });
    const [table] = tables(standardsTablePaper(set.build(), { date }));
    const labels = table?.rows.flatMap((row) =>
      row.cells.length === 4 ? [inlineText(row.cells[1]?.paragraphs[0] ?? [])] : [],
    );
    expect(labels?.slice(0, 2)).toEqual(['调度员', '调度员（续）']);
    expect(table?.rows.reduce((sum, row) => sum + (row.cells.length === 4 ? (row.cells[0]?.rowSpan ?? 1) : 0), 0)).toBe(
      61,
    );
  });
});

describe('scored standards', () => {
  it('stand in a table of their own with conditions, deductions and the total, and nothing stands there without them', () => {
    const set = small();
    const before = tables(handbookPaper({ records: set.build(), revisions: [], year: 2026, date })).length;
    const item = set.build().workItem[0];
    set.add('workStandard', {
      workItemId: item?.id ?? '',
      requirement: '账目责任事故为零',
      measure: '责任事故',
      comparison: '=',
      targetValue: '0',
      ratedScore: 60,
      deductions: '账物不符扣20分\n每迟报一次扣2分',
    });
    const printed = tables(handbookPaper({ records: set.build(), revisions: [], year: 2026, date }));
    expect(printed).toHaveLength(before + 1);
    const scored = printed.find(({ summary }) => summary === '调度员计分考核标准');
    expect(scored?.rows.map(({ cells }) => cells.map(({ paragraphs }) => inlineText(paragraphs[0] ?? [])))).toEqual([
      ['派单', '账目责任事故为零', '60', '账物不符', '20分'],
      ['每迟报一次', '2分/次'],
      ['合计', '60', ''],
    ]);
  });

  it('are printed with their score, and with no target that their words say already', () => {
    const set = new RecordSetBuilder({ name: '后勤处', code: 'HQC' });
    const position = set.add('position', { name: '调度员' });
    const duty = set.add('duty', { positionId: position.id, text: '受理报修' });
    const item = set.add('workItem', { dutyId: duty.id, text: '派单' });
    set.add('workStandard', {
      workItemId: item.id,
      requirement: '满意度不低于９５％',
      measure: '满意度',
      comparison: '≥',
      targetValue: '95',
      unit: '%',
      ratedScore: 40,
    });
    const [table] = tables(standardsTablePaper(set.build(), { date }));
    expect(table?.rows[0]?.cells.at(-1)?.paragraphs.map(inlineText)).toEqual(['满意度不低于９５％', '（40分）']);
  });
});

describe('a handbook', () => {
  const paper = handbookPaper({ records: small().build(), revisions: [], year: 2026, date });

  it('has front matter, one chapter a section, and appendices on landscape pages', () => {
    expect(paper.parts.map((part) => [part.headOdd, part.pageNumbers, part.orientation, part.restart])).toEqual([
      ['', 'none', 'portrait', true],
      ['批准令', 'roman', 'portrait', true],
      ['修订记录', 'roman', 'portrait', false],
      ['目录', 'roman', 'portrait', false],
      ['表格目录', 'roman', 'portrait', false],
      ['插图目录', 'roman', 'portrait', false],
      ['第一章　部门概况', 'arabic', 'portrait', true],
      ['第二章　质量目标', 'arabic', 'portrait', false],
      ['第三章　维修科', 'arabic', 'portrait', false],
      ['附录A　部门工作标准一览表', 'arabic', 'landscape', false],
      ['附录B　支撑材料清单', 'arabic', 'landscape', false],
      ['岗位索引', 'arabic', 'portrait', false],
    ]);
  });

  it('puts those who lead the department before the sections, and the tasks of its year before the other appendices', () => {
    const set = small();
    set.add('position', { name: '处长' });
    set.add('annualTask', { year: 2026, taskClass: 'A', code: 'A-01', content: '改造照明', weight: 5 });
    set.add('annualTask', { year: 2025, content: '去年的任务' });
    const full = handbookPaper({ records: set.build(), revisions: [], year: 2026, date });
    expect(full.parts.slice(8).map((part) => part.headOdd)).toEqual([
      '第三章　部门直属岗位',
      '第四章　维修科',
      '附录A　年度工作目标任务',
      '附录B　部门工作标准一览表',
      '附录C　支撑材料清单',
      '岗位索引',
    ]);
    const appendix = paperTexts({ ...full, parts: full.parts.slice(10, 11) });
    expect(appendix).toContain('改造照明');
    expect(appendix).not.toContain('去年的任务');
  });

  it('lists every numbered heading of the contents, so that no number is skipped', () => {
    const skipped = paper.parts.flatMap((part) =>
      part.blocks.flatMap((block) =>
        block.type === 'heading' && block.level <= 2 && block.number !== '' && !block.listed
          ? [headingText(block)]
          : [],
      ),
    );
    expect(skipped).toEqual([]);
  });

  it('has a different anchor for every heading', () => {
    const anchors = paper.parts.flatMap((part) =>
      part.blocks.flatMap((block) => (block.type === 'heading' ? [block.anchor] : [])),
    );
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('can be made of nothing at all, and says in grey what nobody has filled in', () => {
    const empty = handbookPaper({ records: emptyRecordSet(), revisions: [], year: 2026, date });
    const muted = paperTexts(empty).filter((text) => /未填写|尚未/u.test(text));
    expect(muted.length).toBeGreaterThan(5);
  });
});

describe('a responsibility statement', () => {
  it('prints every weight and their exact total', () => {
    const set = new RecordSetBuilder();
    const statement = set.add('statement', { year: 2026, title: '责任状' });
    for (const [weight, category] of [
      [33.3, 'common'],
      [33.3, 'individual'],
      [33.4, 'individual'],
    ] as const)
      set.add('statementItem', { statementId: statement.id, content: '任务', weight, category });
    const [table] = tables(statementPaper(set.build(), { statementIds: [statement.id], date }));
    expect(table?.rows.map((row) => inlineText(row.cells.at(-1)?.paragraphs[0] ?? []))).toEqual([
      '共性目标',
      '33.3',
      '个性目标',
      '33.3',
      '33.4',
      '100',
    ]);
  });
});

describe('a signature block', () => {
  it('has its rows in step: names beside names, rules beside rules, days beside days', () => {
    const rows = signatureRows({
      type: 'signature',
      parties: [
        { title: '甲方：', lines: [{ label: '签字：', value: '' }], date: '1日' },
        { title: '', lines: [], date: '' },
      ],
    });
    expect(rows.map((row) => row.map((each) => `${each.kind} ${each.label}${each.rule ? '____' : ''}`))).toEqual([
      ['title 甲方：', 'title '],
      ['line 签字：____', 'line '],
      ['date 1日', 'date '],
    ]);
  });
});

describe('words', () => {
  it('end clauses with one full stop, whatever was typed', () => {
    expect(
      [
        '按月销号',
        '按月销号。',
        '按月销号；',
        '完好率100%',
        '巡查（每日）',
        '称为“红线。”',
        '分工如下：',
        '是否合格？',
      ].map(withFullStop),
    ).toEqual([
      '按月销号。',
      '按月销号。',
      '按月销号。',
      '完好率100%。',
      '巡查（每日）。',
      '称为“红线。”',
      '分工如下：',
      '是否合格？',
    ]);
  });

  it('do not say 岗 twice in the title of a job description', () => {
    expect(['采购管理岗', '科长', '值班岗位'].map(jobDescriptionTitle)).toEqual([
      '采购管理岗位说明书',
      '科长岗位说明书',
      '值班岗位说明书',
    ]);
  });

  it('write numbers, days and list items as Chinese papers do', () => {
    expect([1, 10, 11, 20, 21, 105, 110, 115, 1001].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '一百零五',
      '一百一十',
      '一百一十五',
      '一千零一',
    ]);
    expect([dayInWords('2026-01-05'), dayInWords('')]).toEqual(['2026年1月5日', '']);
    expect(
      ['1.制定计划', '（2）巡查', '三、报告', '2026年起执行', '3.5小时内响应', '1、', '10. 归档'].map(withoutNumber),
    ).toEqual(['制定计划', '巡查', '报告', '2026年起执行', '3.5小时内响应', '1、', '归档']);
  });
});
