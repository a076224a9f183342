import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { docxTables } from '../../electron/host/documents/tables/docx-tables.ts';
import { xlsxTables } from '../../electron/host/documents/tables/xlsx-tables.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { Grid } from '../../shared/document/task-tables/grid.ts';
import { paperResources } from '../support/paper-resources.ts';
import { annualGrid, breakdownGrid, scheduleGrid, workbookOf } from '../support/schedule-table.ts';
import { sampleDir } from '../support/sample.ts';
import { errorOf, value } from './contract-host.ts';

let folder = '';
let dispatcher: Dispatcher;
let client: ReturnType<typeof inProcessClient>;
let job = 0;
const jobId = (): string => `job-${(job += 1)}`;
const options = { year: 2026, withGoals: true, months: {} };
const file = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gangbiao-tables-'));
  dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: () => undefined,
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
  await value(
    client.workspace.create({
      jobId: jobId(),
      path: file('a.qhd'),
      template: 'empty',
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '林晓禾',
    }),
  );
});
afterEach(async () => {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

async function importGrid(grid: Grid, name = '附表.xlsx'): Promise<{ id: string; added: number; changed: number }> {
  writeFileSync(file(name), await workbookOf(grid, name.replace('.xlsx', '')));
  return value(client.tables.import({ jobId: jobId(), path: file(name), options, index: 0 }));
}
async function exported(id: string): Promise<Grid | undefined> {
  await value(client.tables.exportWorkbook({ jobId: jobId(), id, path: file('out.xlsx') }));
  return (await xlsxTables(readFileSync(file('out.xlsx'))))[0]?.grid;
}

describe('breakdown tables from a file and back', () => {
  test('a check writes nothing, and the import is one command that a second one only confirms', async () => {
    writeFileSync(file('附表.xlsx'), await workbookOf(scheduleGrid));
    const { tables } = await value(client.tables.check({ jobId: jobId(), path: file('附表.xlsx'), options }));
    expect(
      tables.map(({ title, layout, counts, issues, replaces }) => ({ title, layout, counts, issues, replaces })),
    ).toEqual([
      {
        title: '附表 建设实施进程表',
        layout: 'schedule',
        counts: [
          { kind: 'annualTask', added: 50, changed: 0, unchanged: 0 },
          { kind: 'goal', added: 11, changed: 0, unchanged: 0 },
        ],
        issues: [],
        replaces: false,
      },
    ]);
    expect(await value(client.tables.list({}))).toEqual([]);
    const first = await importGrid(scheduleGrid);
    const again = await importGrid(scheduleGrid);
    expect([first.added, again]).toEqual([61, { id: first.id, added: 0, changed: 0 }]);
    const { goals, tasks } = await value(client.goals.list({}));
    expect([goals.length, tasks.length, tasks.filter(({ goalId }) => goalId === null)]).toEqual([11, 50, []]);
  });

  test.each([
    ['附表', scheduleGrid],
    ['表3', breakdownGrid],
    ['表4', annualGrid],
  ])('%s comes out of Excel with the same cells and the same merges', async (name, grid) => {
    const { id } = await importGrid(grid, `${name}.xlsx`);
    expect(await exported(id)).toEqual(grid);
  });

  test('a Word file of the table is read with the same cells and merges, and imports to the same table', async () => {
    const { id } = await importGrid(scheduleGrid);
    const spec = { paper: 'task-table', tableId: id } as const;
    await value(client.papers.export({ jobId: jobId(), spec, format: 'docx', path: file('附表.docx') }));
    expect(docxTables(readFileSync(file('附表.docx'))).map(({ grid }) => grid)).toEqual([scheduleGrid]);
    const again = await value(client.tables.import({ jobId: jobId(), path: file('附表.docx'), options, index: 0 }));
    expect(again).toEqual({ id, added: 0, changed: 0 });
    expect(await exported(id)).toEqual(scheduleGrid);
  });

  test('shows what a task says now, divides a merge that no longer agrees, and leaves out a task that is gone', async () => {
    const { id } = await importGrid(breakdownGrid, '表3.xlsx');
    const [first, second, third] = (await value(client.tasks.list({ year: 2026 }))) as { id: string }[];
    await value(
      client.tasks.save({ id: second?.id ?? '', fields: { project: '智慧校园建设', leadDepartment: '信息中心' } }),
    );
    await value(client.tasks.remove({ id: third?.id ?? '' }));
    const grid = await exported(id);
    expect(
      grid?.cells.filter(({ row, column }) => row > 0 && column < 3).map(({ text, rowSpan }) => [text, rowSpan]),
    ).toEqual([
      ['平安校园建设', 1],
      ['更换老旧消防设施', 1],
      ['后勤处', 1],
      ['智慧校园建设', 1],
      ['建成食堂视频监管', 1],
      ['信息中心', 1],
    ]);
    expect(first).toBeDefined();
  });

  test('a file with an error in a cell says where, and leaves everything as it was', async () => {
    const grid = {
      ...breakdownGrid,
      cells: breakdownGrid.cells.map((cell) => (cell.row === 2 && cell.column === 1 ? { ...cell, text: '' } : cell)),
    };
    writeFileSync(file('错.xlsx'), await workbookOf(grid, '表3'));
    const error = await errorOf(client.tables.import({ jobId: jobId(), path: file('错.xlsx'), options, index: 0 }));
    expect(error).toMatchObject({
      code: 'import-invalid',
      details: [{ where: ['表3', 'B3'], rule: 'missing-value', expected: '任务' }],
    });
    expect([await value(client.tables.list({})), await value(client.tasks.list({ year: 2026 }))]).toEqual([[], []]);
    writeFileSync(file('无表.xlsx'), '不是工作簿');
    expect(await errorOf(client.tables.check({ jobId: jobId(), path: file('无表.xlsx'), options }))).toMatchObject({
      details: [{ rule: 'file-not-workbook' }],
    });
  });

  test('makes the three layouts from tasks and goals that were never in a table, merged from the left', async () => {
    const goal = await value(
      client.goals.save({ id: null, fields: { text: '消防达标', yearFrom: 2026, yearTo: 2027, leadUnit: '后勤处' } }),
    );
    await value(client.goals.setYear({ goalId: goal.id, year: 2026, value: '完成一半' }));
    for (const content of ['换烟感', '换照明'])
      await value(
        client.tasks.save({ id: null, fields: { year: 2026, content, project: '平安校园', goalId: goal.id } }),
      );
    await value(client.tasks.save({ id: null, fields: { year: 2026, content: '换灯', project: '绿色校园' } }));
    const made = await value(client.tables.make({ layout: 'schedule', year: 2026, title: '2026年进程表' }));
    const shown = await value(client.tables.get({ id: made.id }));
    expect(
      shown.cells.filter(({ row, column }) => row > 0 && column < 3).map(({ text, rowSpan }) => [text, rowSpan]),
    ).toEqual([
      ['平安校园', 2],
      ['消防达标', 2],
      ['换烟感', 1],
      ['换照明', 1],
      ['绿色校园', 1],
      ['', 1],
      ['换灯', 1],
    ]);
    const annual = await value(client.tables.make({ layout: 'annual', year: 2026, title: '年度分解表' }));
    const { cells, columns } = await value(client.tables.get({ id: annual.id }));
    expect([columns.map(({ header }) => header), cells.filter(({ row }) => row === 1).map(({ text }) => text)]).toEqual(
      [
        ['项目牵头部门', '建设任务', '2026年', '2027年', '考核点', '责任人'],
        ['后勤处', '消防达标', '完成一半', '', '', ''],
      ],
    );
  });

  test('2017.10 typed as a number is October where the cell shows it, and asked about where it does not', async () => {
    const rows = [
      ['建设项目', '建设任务', '建设内容', '完成时间', '责任部门'],
      ['健全组织', '健全机构', '写成两位小数的', 2017.1, '党政办'],
      [null, null, '分不清的', 2017.1, '党政办'],
      [null, null, '自动变成日期的', new Date(Date.UTC(2017, 9, 1)), '党政办'],
      [null, null, '只写月日的', new Date(Date.UTC(2026, 9, 5)), '党政办'],
      [null, null, '别的月份', 2017.9, '党政办'],
      [null, null, '文本', '2017.10', '党政办'],
    ];
    const format = (numFmt: string) => ({ style: { numFmt } });
    writeFileSync(
      file('月份.xlsx'),
      await writeXlsx({
        sheets: [
          {
            name: '附表',
            rows,
            cells: new Map([
              ['1,3', format('0.00_ ')],
              ['3,3', format('yyyy"年"m"月";@')],
              ['4,3', format('m"月"d"日"')],
            ]),
          },
        ],
      }),
    );
    const checked = await value(client.tables.check({ jobId: jobId(), path: file('月份.xlsx'), options }));
    expect(checked.tables[0]?.doubtful).toEqual([{ address: 'D3', year: 2017, content: '分不清的', month: null }]);
    expect(checked.tables[0]?.issues).toEqual([{ where: ['附表', 'D3'], rule: 'ambiguous-month', found: '2017.1' }]);
    const input = { jobId: jobId(), path: file('月份.xlsx'), index: 0 };
    expect(await errorOf(client.tables.import({ ...input, options }))).toMatchObject({ code: 'import-invalid' });
    expect(await value(client.tasks.list({ year: 2017 }))).toEqual([]);
    await value(client.tables.import({ ...input, jobId: jobId(), options: { ...options, months: { D3: 10 } } }));
    const tasks = [
      ...(await value(client.tasks.list({ year: 2017 }))),
      ...(await value(client.tasks.list({ year: 2026 }))),
    ];
    expect(tasks.map(({ content, due }) => [content, due])).toEqual([
      ['写成两位小数的', '2017.10'],
      ['分不清的', '2017.10'],
      ['自动变成日期的', '2017年10月'],
      ['别的月份', '2017.9'],
      ['文本', '2017.10'],
      ['只写月日的', '10月5日'],
    ]);
  });
});
