import { describe, expect, test } from 'vitest';
import type { ColumnMappings } from '../../../shared/domain/import/column-head.ts';
import type { ImportResult } from '../../../shared/domain/import/imported.ts';
import { interpretSource } from '../../../shared/domain/import/interpret.ts';
import type { SourceCell, SourceFile } from '../../../shared/domain/import/source.ts';

/** A sheet from rows of texts; `''` is a blank cell. */
function sheetOf(rows: readonly (readonly string[])[], name = 'Sheet1'): SourceFile {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = rows.flatMap((row, y) =>
    Array.from({ length: columns }, (_, x): SourceCell => {
      const text = row[x] ?? '';
      const id = `s1r${y + 1}c${x + 1}`;
      const look = { number: '', heading: 0, bold: false, origin: 'body', hidden: false, contents: false } as const;
      return { row: y, column: x, rowSpan: 1, columnSpan: 1, pieces: text === '' ? [] : [{ id, text, ...look }] };
    }),
  );
  return { kind: 'xlsx', notes: [], blocks: [{ type: 'table', id: 's1', name, rows: rows.length, columns, cells }] };
}

function read(rows: readonly (readonly string[])[], mappings: ColumnMappings = {}): ImportResult {
  return interpretSource(sheetOf(rows), { departmentName: '后勤处', fileName: '职责', mappings });
}
const duties = ({ positions }: ImportResult): string[] =>
  positions.flatMap(({ name, duties: own }) => own.map(({ text }) => `${name}：${text}`));
const keptOf = ({ kept }: ImportResult): string[] => kept.map(({ text }) => text);

describe('several lists on one sheet', () => {
  test('lists one below the other are each read by their own head', () => {
    const result = read([
      ['岗位名称', '岗位职责'],
      ['水电工', '巡查配电室'],
      [],
      ['科室', '岗位', '工作职责'],
      ['公寓科', '楼管员', '登记来访人员'],
    ]);
    expect(duties(result)).toEqual(['水电工：巡查配电室', '楼管员：登记来访人员']);
    expect(result.columnTables.map(({ columns }) => columns.length)).toEqual([2, 3]);
  });

  test('lists side by side are read one after the other, and a title over both belongs to neither', () => {
    const result = read([
      ['岗位职责一览'],
      ['岗位名称', '岗位职责', '', '岗位名称', '岗位职责'],
      ['水电工', '巡查配电室', '', '楼管员', '登记来访人员'],
      ['水电工', '抄录水电表', '', '楼管员', '巡楼'],
    ]);
    expect(duties(result)).toEqual([
      '水电工：巡查配电室',
      '水电工：抄录水电表',
      '楼管员：登记来访人员',
      '楼管员：巡楼',
    ]);
  });

  test('a blank row inside of a list does not end it', () => {
    const rows = [['岗位名称', '岗位职责'], ['水电工', '巡查配电室'], [], ['楼管员', '登记来访人员']];
    expect(duties(read(rows))).toEqual(['水电工：巡查配电室', '楼管员：登记来访人员']);
  });

  const directory = [
    ['序号', '岗位名称', '岗位职责'],
    ['1', '水电工', '巡查配电室'],
    [],
    ['值班电话'],
    ['周一', '苏明溪', '6621'],
    ['周二', '林晓禾', '6622'],
  ];

  test('a second list without a head is not read by the head above it: its text is kept, its columns are offered', () => {
    const result = read(directory);
    expect(duties(result)).toEqual(['水电工：巡查配电室']);
    expect(keptOf(result)).toEqual(['值班电话', '周一', '苏明溪', '6621', '周二', '林晓禾', '6622']);
    expect(result.columnTables[1]).toMatchObject({
      hasHead: false,
      remembered: false,
      columns: [
        { header: '', role: 'keep', samples: ['周一', '周二'] },
        { header: '', role: 'keep', samples: ['苏明溪', '林晓禾'] },
        { header: '', role: 'keep', samples: ['6621', '6622'] },
      ],
    });
  });

  test('once its columns were mapped, a list without a head is read from its first row on', () => {
    const fingerprint = read(directory).columnTables[1]?.fingerprint ?? '';
    const result = read(directory, { [fingerprint]: { roles: ['keep', 'name', 'code'], hasHead: false } });
    expect(result.positions.map(({ name, fields }) => [name, fields.code])).toEqual([
      ['水电工', undefined],
      ['苏明溪', '6621'],
      ['林晓禾', '6622'],
    ]);
  });
});

describe('sheets in which no word is known', () => {
  const rows = [
    ['甲类', '巡查组', '每天看一次配电室'],
    ['乙类', '登记组', '来访人员全部登记'],
    ['丙类', '保洁组', '公共区域保持干净'],
  ];

  test('until somebody maps its columns, all of its text is kept, the first row too', () => {
    expect(keptOf(read(rows))).toEqual(rows.flat());
  });

  test('the first row can be a head or content', () => {
    const [table] = read(rows).columnTables;
    const roles = ['serial', 'name', 'duty'] as const;
    expect(table?.hasHead).toBe(true);
    const mapped = (hasHead: boolean): string[] =>
      duties(read(rows, { [table?.fingerprint ?? '']: { roles, hasHead } }));
    expect(mapped(true)).toEqual(['登记组：来访人员全部登记', '保洁组：公共区域保持干净']);
    expect(mapped(false)).toEqual(['巡查组：每天看一次配电室', '登记组：来访人员全部登记', '保洁组：公共区域保持干净']);
  });

  test('two columns of long texts without any head can be mapped as well', () => {
    const long = [
      ['巡查组', '每天看一次配电室，记录温度、湿度与电流，发现异常立即报告并做好处置记录。'],
      ['登记组', '来访人员全部登记，核对证件后放行，登记簿按月装订后交综合科归档保存。'],
    ];
    const [table] = read(long).columnTables;
    expect([table?.hasHead, table?.columns.length]).toEqual([false, 2]);
    const mapped = read(long, { [table?.fingerprint ?? '']: { roles: ['name', 'duty'], hasHead: false } });
    expect(duties(mapped).map((text) => text.slice(0, 8))).toEqual(['巡查组：每天看一', '登记组：来访人员']);
  });

  test('an empty choice gives the layout back to the program', () => {
    const fingerprint = read(rows).columnTables[0]?.fingerprint ?? '';
    const [table] = read(rows, { [fingerprint]: { roles: [], hasHead: true } }).columnTables;
    expect([table?.remembered, table?.columns.map(({ role }) => role)]).toEqual([false, ['keep', 'keep', 'keep']]);
  });
});
