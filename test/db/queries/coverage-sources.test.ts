import { expect, it } from 'vitest';
import { readCoverageDetail } from '../../../db/queries/coverage-detail.ts';
import { listCoverageSources } from '../../../db/queries/coverage-sources.ts';
import { tempDepartment, write } from '../support/temp-workspace.ts';

it('lists goals that name their proof, indicators in their order and findings as they came to light', () => {
  const { db, departmentId } = tempDepartment();
  const home = { departmentId };
  const plan = { yearFrom: 2026, yearTo: 2028 };
  const made = write(db, (writer) => {
    const owner = writer.create('person', { name: '程予安' }, home).id;
    const above = writer.create('goal', { ...plan, text: '学校规划', level: 'school', checkpoint: '报告' }, home).id;
    const fields = { ...plan, text: '消防设施完好', checkpoint: '检测报告', ownerPersonId: owner, parentGoalId: above };
    const goal = writer.create('goal', { ...fields, level: 'department' }, home).id;
    writer.create('goal', { ...plan, text: '没有考核点', level: 'section', checkpoint: ' ' }, home);
    const second = writer.create('indicator', { name: '漏损率', ordinal: 1 }, home).id;
    const watch = { goalId: goal, dataSource: '点检表', frequency: '每月' };
    const indicator = writer.create('indicator', { ...watch, code: 'JC-01', name: '完好率', ordinal: 0 }, home).id;
    const later = writer.create('finding', { problem: '后发现', foundOn: '2026-03-01' }, home).id;
    const found = { number: '2026-01', problem: '灭火器失压', foundOn: '2026-02-01', mendBy: '2026-02-28' };
    const finding = writer.create('finding', { ...found, mendedOn: '2026-02-20', indicatorId: indicator }, home).id;
    return { goal, indicator, second, finding, later };
  });
  const scope = { departmentId, year: 2026 };
  expect(listCoverageSources(db, 'goal', scope)).toEqual([
    { id: made.goal, ...plan, positionId: null, text: '消防设施完好', checkpoint: '检测报告', keeper: '程予安' },
  ]);
  expect(listCoverageSources(db, 'indicator', scope).map(({ id }) => id)).toEqual([made.indicator, made.second]);
  expect(listCoverageSources(db, 'finding', scope).map(({ id }) => id)).toEqual([made.finding, made.later]);
  expect(listCoverageSources(db, 'finding', { ...scope, id: made.later }).map(({ problem }) => problem)).toEqual([
    '后发现',
  ]);
  const headOf = (kind: 'goal' | 'indicator' | 'finding') => {
    const detail = readCoverageDetail(db, departmentId, { kind, targetId: made[kind], recordName: '' })?.detail;
    return detail && [detail.title, detail.path, detail.expected, detail.frequency, detail.keepers];
  };
  expect(['goal', 'indicator', 'finding'].map((kind) => headOf(kind as 'goal'))).toEqual([
    ['消防设施完好', ['学校规划'], ['检测报告'], '', ['程予安']],
    ['JC-01 完好率', ['消防设施完好'], ['点检表'], '每月', []],
    ['2026-01 灭火器失压', ['完好率'], [], '2026-02-20', []],
  ]);
});
