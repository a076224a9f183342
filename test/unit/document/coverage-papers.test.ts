import { expect, it } from 'vitest';
import type { CheckItem } from '../../../shared/contract/coverage.ts';
import { paperSheet } from '../../../shared/document/paper-sheet.ts';
import { coverageCheckPaper } from '../../../shared/document/papers/coverage-check-paper.ts';
import { coveragePaper, expectsEvidence } from '../../../shared/document/papers/coverage-paper.ts';
import type { CoverageRow } from '../../../shared/domain/coverage/matrix.ts';
import { emptyRecordSet, type RecordSet } from '../../../shared/domain/record-set.ts';

const finding: CoverageRow = {
  kind: 'finding',
  targetId: 'f',
  recordName: '',
  positionId: 'p',
  title: '2026-05 疏散通道堆放桌椅',
  expected: '',
  cadence: 'mended',
  keeper: '',
  state: 'missing',
  reason: 'nothing',
  missing: ['2026-09-15'],
  cells: '........M...',
  count: 0,
  newest: '',
  past: [0, 0],
};
const indicator: CoverageRow = {
  ...finding,
  kind: 'indicator',
  title: 'JC-07 有可测标准的岗位占比',
  expected: '系统概览',
  cadence: 'term',
  missing: ['2026-spring'],
};
const goal: CoverageRow = { ...finding, kind: 'goal', title: '消防设施完好', expected: '检测报告', cadence: 'assumed' };
const head = { collegeName: '云溪职业技术学院', departmentName: '后勤处' };
const year = { basis: 'calendar', year: 2026 } as const;
const rows = [goal, indicator, finding];

it('the check names a lack once: in its row with the reason, not among the other things as well', () => {
  const where = { positionName: '公寓安全巡查岗', place: '', placeDay: '', keepers: ['孟安宁'] };
  const items = rows.map((row): CheckItem => ({ row, ...where }));
  const gaps = (
    [
      'standard-without-evidence',
      'task-without-evidence',
      'finding-without-evidence',
      'warning-without-finding',
      'indicator-without-evidence',
    ] as const
  ).map((rule) => ({ rule, count: 1, examples: [] }));
  const words = JSON.stringify(
    paperSheet(coverageCheckPaper({ items, pieces: [], gaps, total: 9, date: '2026-11-23', year }, head)),
  );
  for (const text of [
    '问题：2026-05 疏散通道堆放桌椅\\n应有：整改前后的材料',
    '2026年9月15日已整改，还没有整改材料。',
    '监测指标：JC-07 有可测标准的岗位占比\\n应有：系统概览',
    '2026年春季学期应有材料，一件也没有。',
    '目标：消防设施完好\\n应有：检测报告',
    '1个预警的指标没有登记问题',
  ])
    expect(words, text).toContain(text);
  for (const text of ['没有整改材料"', '没有数据来源材料', '没有支撑材料']) expect(words, text).not.toContain(text);
});

it('the matrix prints findings with the proof of their mending, indicators with the source that they name', () => {
  const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
  const positions = [{ id: 'p', name: '公寓安全巡查岗', holderNames: '孟安宁' }];
  const words = JSON.stringify(paperSheet(coveragePaper({ rows, positions, months, date: '2026-11-23', year }, head)));
  for (const text of ['问题：2026-05 疏散通道堆放桌椅', '整改前后的材料', '整改后', '系统概览', '每学期'])
    expect(words, text).toContain(text);
});

it('Is expected of a department that has nothing but a goal which names its proof and is not proven by those below it', () => {
  const withGoal = (goal: Partial<RecordSet['goal'][number]>): RecordSet => ({
    ...emptyRecordSet(),
    goal: [{ level: 'department', checkpoint: '', ...goal } as RecordSet['goal'][number]],
  });
  expect(expectsEvidence(emptyRecordSet())).toBe(false);
  expect(expectsEvidence(withGoal({ checkpoint: ' ' }))).toBe(false);
  expect(expectsEvidence(withGoal({ checkpoint: '验收报告', level: 'school' }))).toBe(false);
  expect(expectsEvidence(withGoal({ checkpoint: '验收报告' }))).toBe(true);
});
