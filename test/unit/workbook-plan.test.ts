import { describe, expect, test } from 'vitest';
import { sampleRecords } from '../../build/sample/sample-records.ts';
import { planImport } from '../../shared/document/workbook/plan-import.ts';
import { rowsFromRecords } from '../../shared/document/workbook/rows-from-records.ts';
import type { CellValue, SheetRows } from '../../shared/document/workbook/sheet-rows.ts';
import { emptyRecordSet } from '../../shared/domain/record-set.ts';

let made = 0;
const newId = (): string => `01980000-0000-7000-8000-${(made += 1).toString(16).padStart(12, '0')}`;
const sheet = (name: string, ...rows: CellValue[][]): SheetRows => ({ name, rows });
const issuesOf = (...sheets: SheetRows[]): unknown[] =>
  planImport(sheets, emptyRecordSet(), newId).issues.map(({ where, rule, found, expected }) => [
    where.join('!'),
    rule,
    found,
    expected,
  ]);
const positions = sheet('岗位', ['岗位编码', '岗位名称'], ['WX01', '科长'], ['WX02', '调度岗']);

describe('a workbook that was exported and read back', () => {
  const sample = sampleRecords();
  test.each([true, false])('changes nothing (ids carried: %s)', (withIds) => {
    const plan = planImport(rowsFromRecords(sample, { withIds }), sample, newId);
    expect({ ...plan, counts: plan.counts.filter(({ added, changed }) => added + changed > 0) }).toEqual({
      creates: [],
      updates: [],
      removes: [],
      counts: [],
      issues: [],
    });
  });

  test('makes the same records in an empty department, so that its own export reads the same', () => {
    const plan = planImport(rowsFromRecords(sample, { withIds: false }), emptyRecordSet(), newId);
    expect(plan.issues).toEqual([]);
    const set = emptyRecordSet() as unknown as Record<string, unknown[]>;
    for (const { kind, id, fields } of plan.creates) set[kind]?.push({ ordinal: 0, fileHash: '', ...fields, id });
    for (const list of Object.values(set))
      list.sort((a, b) => (a as { ordinal: number }).ordinal - (b as { ordinal: number }).ordinal);
    expect(rowsFromRecords(set as never, { withIds: false })).toEqual(rowsFromRecords(sample, { withIds: false }));
  });

  test('changes exactly the cell that was edited', () => {
    const rows = rowsFromRecords(sample, { withIds: true }).map((one) => ({
      name: one.name,
      rows: one.rows.map((row) => [...row]),
    }));
    const standards = rows.find(({ name }) => name === '工作标准');
    const edited = standards?.rows[5];
    if (edited !== undefined) edited[7] = '97';
    const plan = planImport(rows, sample, newId);
    expect([plan.creates, plan.removes, plan.issues, plan.updates]).toEqual([
      [],
      [],
      [],
      [{ kind: 'workStandard', id: edited?.at(-1), fields: { targetValue: '97' } }],
    ]);
  });

  test('never removes records whose rows are gone, but follows the people and arrows of a cell', () => {
    const rows = rowsFromRecords(sample, { withIds: true })
      .filter(({ name }) => name === '岗位')
      .map((one) => ({
        name: one.name,
        rows: one.rows.slice(0, 3).map((row) => row.map((cell) => (cell === '林知远' ? '程予安' : cell))),
      }));
    const plan = planImport(rows, sample, newId);
    const gone = sample.positionHolder.find(({ positionId }) => positionId === sample.position[0]?.id);
    expect([plan.removes, plan.creates.map(({ kind, fields }) => [kind, fields['personId']])]).toEqual([
      [{ kind: 'positionHolder', id: gone?.id }],
      [['positionHolder', sample.person[1]?.id]],
    ]);
  });
});

describe('what people do to workbooks is understood', () => {
  test('full-width digits, stray blanks, zero-width characters, numbers as text, serial dates, any order of columns', () => {
    const plan = planImport(
      [
        sheet('人员', ['姓名', '工号'], ['\u200b 林 知远 ', 1001], [null, null]),
        sheet(
          '诊改工作组',
          ['备案日期', '组内职务', '姓名'],
          [46083, '组 长', '林知远'],
          ['2026年3月1日', null, '１００２'],
          ['2026/3/1', '成员', 'x'],
        ),
      ].map((one) =>
        one.name === '人员' ? sheet('人员', ...one.rows.map((row) => [...row]), ['苏禾', '1002'], ['许如', 'X ']) : one,
      ),
      emptyRecordSet(),
      newId,
    );
    expect(plan.issues).toEqual([]);
    expect(
      plan.creates.filter(({ kind }) => kind === 'person').map(({ fields }) => [fields['name'], fields['staffNumber']]),
    ).toEqual([
      ['林 知远', '1001'],
      ['苏禾', '1002'],
      ['许如', 'X'],
    ]);
    expect(
      plan.creates
        .filter(({ kind }) => kind === 'workingGroupMember')
        .map(({ fields }) => [fields['filedOn'], fields['role']]),
    ).toEqual([
      ['2026-03-02', 'leader'],
      ['2026-03-01', 'member'],
      ['2026-03-01', 'member'],
    ]);
  });

  test('a title above the header, and duties without numbers', () => {
    const plan = planImport(
      [
        positions,
        sheet('岗位职责', ['后勤处岗位职责'], ['岗位', '岗位职责'], ['WX01', '甲'], ['WX01', '乙'], ['调度岗', '丙']),
      ],
      emptyRecordSet(),
      newId,
    );
    expect(plan.issues).toEqual([]);
    expect(
      plan.creates.filter(({ kind }) => kind === 'duty').map(({ fields }) => [fields['text'], fields['ordinal']]),
    ).toEqual([
      ['甲', 0],
      ['乙', 1],
      ['丙', 0],
    ]);
  });

  test('text that looks like a formula stays text', () => {
    const plan = planImport([sheet('科室', ['科室名称', '科室代码'], ['=1+1', '-2'])], emptyRecordSet(), newId);
    expect(plan.creates.map(({ fields }) => [fields['name'], fields['code']])).toEqual([['=1+1', '-2']]);
  });
});

describe('every kind of mistake is told with its sheet, cell and cure', () => {
  test.each<[string, SheetRows[], unknown[]]>([
    [
      'missing value',
      [sheet('科室', ['科室名称', '科室代码'], [null, 'A'])],
      [['科室!A2', 'missing-value', undefined, '科室全称，不可重复。']],
    ],
    [
      'too long',
      [sheet('科室', ['科室名称', '科室代码'], ['长'.repeat(201), null])],
      [['科室!A2', 'too-long', '长'.repeat(80), '200']],
    ],
    [
      'not a number',
      [sheet('岗位', ['岗位名称', '编制人数'], ['甲', '若干'])],
      [['岗位!B2', 'not-a-number', '若干', '0～999']],
    ],
    ['not whole', [sheet('岗位', ['岗位名称', '编制人数'], ['甲', 1.5])], [['岗位!B2', 'not-whole', '1.5', '0～999']]],
    [
      'weight beyond 100',
      [sheet('年度任务', ['年度', '任务内容', '权重'], [2026, '甲', 101])],
      [['年度任务!C2', 'out-of-range', '101', '0～100']],
    ],
    [
      '31 February',
      [sheet('责任状', ['年度', '标题', '签订日期'], [2026, '甲', '2026-02-31'])],
      [['责任状!C2', 'not-a-date', '2026-02-31', '2026-03-01']],
    ],
    [
      'not in the list',
      [sheet('年度任务', ['年度', '任务内容', '类别'], [2026, '甲', 'D'])],
      [['年度任务!C2', 'not-in-list', 'D', 'C、A、B']],
    ],
    [
      'formula error',
      [sheet('科室', ['科室名称', '科室代码'], ['#REF!', null])],
      [['科室!A2', 'error-cell', '#REF!', '科室全称，不可重复。']],
    ],
    [
      'altered id',
      [sheet('科室', ['科室名称', '标识（勿改）'], ['甲', '123'])],
      [['科室!B2', 'bad-id', '123', undefined]],
    ],
    [
      'unknown column',
      [sheet('科室', ['科室名称', '科室代码', '科室负责'], ['甲', null, '乙'])],
      [['科室!C1', 'unknown-column', '科室负责', '科室职责']],
    ],
    [
      'column without a header',
      [sheet('科室', ['科室名称', '科室代码'], ['甲', null, '乙'])],
      [['科室!C1', 'unknown-column', '', undefined]],
    ],
    [
      'column twice',
      [sheet('科室', ['科室名称', '科室代码', '科室代码'], ['甲'])],
      [['科室!C1', 'duplicate-column', '科室代码', undefined]],
    ],
    [
      'required column missing',
      [sheet('年度任务', ['年度', '任务编号'], [2026, 'A-01'])],
      [['年度任务', 'missing-column', undefined, '任务内容']],
    ],
    ['no header', [sheet('科室', ['甲', '乙'])], [['科室!A1', 'missing-header', undefined, '科室名称']]],
    ['unknown sheet', [sheet('岗位表', ['x'])], [['岗位表', 'unknown-sheet', '岗位表', '岗位']]],
    [
      'sheet twice',
      [sheet('科室', ['科室名称', '科室代码']), sheet(' 科室', ['科室名称', '科室代码'])],
      [[' 科室', 'duplicate-sheet', ' 科室', undefined]],
    ],
    [
      'unknown reference with the nearest label',
      [positions, sheet('岗位职责', ['岗位', '岗位职责'], ['WX03', '甲'])],
      [['岗位职责!A2', 'unknown-reference', 'WX03', '岗位：WX01']],
    ],
    [
      'name that fits two people',
      [
        sheet('人员', ['工号', '姓名'], ['1', '林知远'], ['2', '林知远']),
        sheet('诊改工作组', ['姓名', '分工'], ['林知远', null]),
      ],
      [['诊改工作组!A2', 'ambiguous-reference', '林知远', '人员']],
    ],
    [
      'code twice',
      [sheet('岗位', ['岗位编码', '岗位名称'], ['A1', '甲'], ['Ａ１', '乙'])],
      [['岗位!A3', 'duplicate-key', 'Ａ１', '岗位!A2']],
    ],
    [
      'place twice',
      [positions, sheet('岗位职责', ['岗位', '序号', '岗位职责'], ['WX01', 1, '甲'], ['WX01', 1, '乙'])],
      [['岗位职责!B3', 'duplicate-key', '1', '岗位职责!B2']],
    ],
    [
      'circle of superiors',
      [sheet('岗位', ['岗位编码', '岗位名称', '直接上级'], ['A', '甲', 'B'], ['B', '乙', 'A'])],
      [
        ['岗位!C2', 'reports-to-cycle', 'B', undefined],
        ['岗位!C3', 'reports-to-cycle', 'A', undefined],
      ],
    ],
    [
      'circle of tasks, a part of another year, a task carried over from itself',
      [
        sheet(
          '年度任务',
          ['年度', '任务编号', '任务内容', '分解自', '结转自'],
          [2026, 'A-01', '甲', 'A-02', null],
          [2026, 'A-02', '乙', 'A-01', null],
          [2025, 'A-03', '丙', '2026/A-01', null],
          [2026, 'A-04', '丁', null, 'A-04'],
        ),
      ],
      [
        ['年度任务!D2', 'task-under-itself', 'A-02', undefined],
        ['年度任务!D3', 'task-under-itself', 'A-01', undefined],
        ['年度任务!D4', 'task-of-other-year', '2026/A-01', '2026'],
        ['年度任务!E5', 'task-carried-in-circle', 'A-04', undefined],
      ],
    ],
    [
      'a due that is a number and could be January or October',
      [
        sheet(
          '年度任务',
          ['年度', '任务内容', '完成时间'],
          [2017, '甲', 2017.1],
          [2017, '乙', 2017.9],
          [2017, '丙', '2017.1'],
        ),
      ],
      [['年度任务!C2', 'ambiguous-month', '2017.1', undefined]],
    ],
    [
      'step that is not there',
      [
        sheet('工作流程', ['流程编号', '流程名称'], ['L1', '甲']),
        sheet(
          '流程步骤',
          ['流程编号', '序号', '步骤内容', '下一步'],
          ['L1', 1, '子', '是→2；否→5'],
          ['L1', 2, '丑', null],
        ),
      ],
      [['流程步骤!D2', 'bad-next-step', '否→5', '1～2']],
    ],
    [
      'end before start',
      [sheet('责任状', ['年度', '标题', '起始日期', '截止日期'], [2026, '甲', '2026-12-31', '2026-01-01'])],
      [['责任状!D2', 'end-before-start', '2026-01-01', '2026-12-31']],
    ],
    [
      'file name twice',
      [sheet('支撑材料', ['材料编号', '材料名称', '文件名'], ['1', '甲', 'a.pdf'], ['2', '乙', 'a.pdf'])],
      [['支撑材料!C3', 'duplicate-key', 'a.pdf', '支撑材料!C2']],
    ],
    ['nothing of ours', [], [['', 'no-known-sheet', undefined, expect.stringContaining('岗位')]]],
  ])('%s', (_name, sheets, expected) => {
    expect(issuesOf(...sheets)).toEqual(expected);
  });

  test('one id in two rows, and the name of a file that is stored', () => {
    const sample = sampleRecords();
    const [piece] = sample.evidence;
    const stored = { ...sample, evidence: [{ ...piece, fileHash: 'a'.repeat(64) }] } as typeof sample;
    const id = piece?.id ?? '';
    const plan = planImport(
      [sheet('支撑材料', ['材料名称', '文件名', '标识（勿改）'], ['甲', 'other.pdf', id], ['乙', 'b.pdf', id])],
      stored,
      newId,
    );
    expect(plan.issues.map(({ where, rule }) => [where.join('!'), rule])).toEqual([
      ['支撑材料!B2', 'file-name-fixed'],
      ['支撑材料!C3', 'duplicate-id'],
    ]);
  });
});
