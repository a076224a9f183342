import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText } from '../../shared/document/task-tables/bound-fields.ts';
import { splitUnits } from '../../shared/document/task-tables/departments.ts';
import {
  coverOf,
  type Grid,
  gridOf,
  gridOfStored,
  type Merge,
  mergesOf,
  storedRows,
} from '../../shared/document/task-tables/grid.ts';
import { planTable } from '../../shared/document/task-tables/plan-table.ts';
import { findHead, roleOfHead } from '../../shared/document/task-tables/roles.ts';
import { annualGrid, breakdownGrid, scheduleGrid } from '../support/schedule-table.ts';

/** Any table with any merges: overlapping ones are left out by `gridOf`. */
const anyGrid: fc.Arbitrary<Grid> = fc
  .record({
    width: fc.integer({ min: 1, max: 7 }),
    height: fc.integer({ min: 1, max: 9 }),
    seed: fc.array(fc.tuple(fc.nat(8), fc.nat(3), fc.nat(6), fc.nat(3)), { maxLength: 8 }),
    words: fc.array(fc.constantFrom('', '教务处', '2017.9', '教务处\n各系', '规划文本'), {
      minLength: 63,
      maxLength: 63,
    }),
  })
  .map(({ width, height, seed, words }) => {
    const merges = seed.map(
      ([startRow, rows, startCol, columns]): Merge => ({
        startRow,
        endRow: startRow + rows,
        startCol,
        endCol: startCol + columns,
      }),
    );
    const texts = Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, column) => words[row * 7 + column] ?? ''),
    );
    return gridOf(texts, merges);
  });

describe('a table with merged cells', () => {
  it('covers every place with exactly one cell', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const places = grid.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0);
        expect(places).toBe(grid.width * grid.height);
        expect(coverOf(grid).every((row) => row.filter(Boolean).length === grid.width)).toBe(true);
      }),
    );
  });

  it('comes back from its stored rows with every cell and every merge', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        expect(gridOfStored(storedRows(grid), grid.width)).toEqual(grid);
      }),
    );
  });

  it('comes back from its texts and merges, as a sheet holds them', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const texts = Array.from({ length: grid.height }, () => Array.from({ length: grid.width }, () => ''));
        for (const cell of grid.cells) {
          const row = texts[cell.row];
          if (row !== undefined) row[cell.column] = cell.text;
        }
        expect(gridOf(texts, mergesOf(grid))).toEqual(grid);
      }),
    );
  });

  it('stays a table without a hole or an overlap when any of its rows go', () => {
    fc.assert(
      fc.property(anyGrid, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (grid, kept) => {
        const rows = storedRows(grid).filter((_, row) => kept[row]);
        const left = gridOfStored(rows, grid.width);
        expect(left.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0)).toBe(grid.width * rows.length);
      }),
    );
  });
});

describe('units in one cell', () => {
  it('are parted by every separator, not inside brackets, and broken names are put together', () => {
    expect(
      [
        '组织人事处、学院各部门',
        '教务处 各系（部） 各教研室',
        '党政办、 \n质量监管部门、\n纪检监察室等',
        '原承担各项\n项目建设任务的\n职能部门',
        '教务处（各系、各部），学工处；财务处/基建处',
        '  ',
      ].map(splitUnits),
    ).toEqual([
      ['组织人事处', '学院各部门'],
      ['教务处', '各系（部）', '各教研室'],
      ['党政办', '质量监管部门', '纪检监察室等'],
      ['原承担各项项目建设任务的职能部门'],
      ['教务处（各系、各部）', '学工处', '财务处', '基建处'],
      [],
    ]);
  });

  it('say the same after they were written with 、 between them', () => {
    const name = fc.constantFrom('教务处', '学工处', '信息化中心', '各系（部）', '宣传部', '团委会');
    const separator = fc.constantFrom('、', '，', '；', '/', '\n', ' ', ', ', '、\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, separator), { minLength: 1, maxLength: 6 }), (parts) => {
        const units = splitUnits(parts.map(([unit, mark]) => unit + mark).join(''));
        expect(units).toEqual([...new Set(parts.map(([unit]) => unit))]);
        expect(splitUnits(units.join('、'))).toEqual(units);
      }),
    );
  });
});

const planOf = (grid: Grid, withGoals = true) => {
  const head = findHead(grid);
  if (head === null) throw new Error('no head');
  return { head, plan: planTable({ name: '附表', grid, head }, { year: 2026, withGoals }) };
};

describe('breakdown tables', () => {
  it('are known by their heads, years and synonyms included', () => {
    expect(['2018年', '协 助 部 门', '考核依据', '具体负责人', '感想'].map((text) => roleOfHead(text))).toEqual([
      { role: 'year', year: 2018 },
      { role: 'assisting', year: 0 },
      { role: 'checkpoint', year: 0 },
      { role: 'doer', year: 0 },
      { role: 'other', year: 0 },
    ]);
    expect([scheduleGrid, annualGrid, breakdownGrid].map((grid) => findHead(grid)?.layout)).toEqual([
      'schedule',
      'annual',
      'breakdown',
    ]);
    expect(findHead(gridOf([['你好', '世界', '再见']]))).toBeNull();
  });

  it('an 附表 makes one task a content, under the goals of its 建设任务, with merged words in every row', () => {
    const { plan } = planOf(scheduleGrid);
    expect([plan.issues, plan.tasks.length, plan.goals.length]).toEqual([[], 50, 11]);
    const shown = (content: string) => {
      const task = plan.tasks.find((each) => each.fields.content === content);
      const { year, project, due, leadDepartment, checkpoint } = task?.fields ?? {};
      return [year, project, due, leadDepartment, checkpoint, task?.goalKey?.split('\u0000')];
    };
    expect([
      shown('编制课程建设年度总结'),
      shown('制定教师发展考核性诊改制度'),
      shown('编制学生发展年度自我诊改报告'),
    ]).toEqual([
      [
        2017,
        '完善规划体系',
        '2017-2020 每年12月中旬',
        '教务处（各系部）',
        '年度工作总结文本',
        ['建立预警机制，修正目标链'],
      ],
      [
        2017,
        '建立标准体系',
        '2017.10',
        '组织人事处、教务处、各系部',
        '制度文本',
        ['完善制度体系', '完善内部管理制度，\n形成内控机制'],
      ],
      [2026, '建立标准体系', '每年11月', '学生处、各系部', '报告文本', ['完善制度体系']],
    ]);
  });

  it('a 表4 makes a goal with its years, and a task for each year that says what is done', () => {
    const { plan } = planOf(annualGrid);
    expect(plan.goals.map(({ fields, years }) => [fields.text, fields.leadUnit, [...years]])).toEqual([
      [
        '报修按时完成率',
        '后勤处',
        [
          [2017, '90%'],
          [2018, '92%'],
          [2019, '94%'],
          [2020, '96%'],
        ],
      ],
      [
        '公寓消防设施改造',
        '后勤处',
        [
          [2017, '1至2号楼'],
          [2018, '3至4号楼'],
          [2019, '5至6号楼'],
        ],
      ],
      [
        '校园照明节能',
        '后勤处',
        [
          [2018, '立项'],
          [2019, '完成改造'],
          [2020, '完成改造'],
        ],
      ],
    ]);
    expect(plan.tasks.map(({ fields }) => `${fields.year} ${fields.content}`)).toHaveLength(10);
  });

  it('a 表3 makes tasks with their assisting units', () => {
    const { plan } = planOf(breakdownGrid, false);
    expect(plan.tasks.map(({ fields }) => [fields.content, fields.assistingDepartments])).toEqual([
      ['更换老旧消防设施', '保卫处、学工处、财务处、基建处'],
      ['建成食堂视频监管', '信息化中心、保卫处'],
      ['教学区照明改造', '教务处、财务处（采购科）'],
    ]);
  });

  it('a row without words for its task is told with its cell, and nothing is planned for it', () => {
    const head = ['建设项目', '建设任务', '责任部门', '完成时间'];
    const { plan } = planOf(
      gridOf([head, ['健全组织', '', '人事处', '2017.7'], ['', '成立机构', '人事处', '']]),
      false,
    );
    expect(plan.issues).toEqual([{ where: ['附表', 'B2'], rule: 'missing-value', expected: '建设任务' }]);
    expect(plan.tasks.map(({ fields }) => fields.content)).toEqual(['成立机构']);
  });

  it('prints the words of the original while the record says the same, and what it says now once it differs', () => {
    expect([
      shownText('task.leadDepartment', '教务处\n各系', '教务处、各系'),
      shownText('task.leadDepartment', '教务处\n各系', '教务处、学工处'),
      shownText('task.due', '2017-2020\n每年12月底', '2017-2020 每年12月底'),
    ]).toEqual(['教务处\n各系', '教务处、学工处', '2017-2020\n每年12月底']);
  });
});
