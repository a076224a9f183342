import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowHeights } from '../../electron/host/documents/tables/row-heights.ts';
import { gridOf } from '../../shared/document/task-tables/grid.ts';

it('Rows are as high as their longest cell needs, and a merged cell shares what it lacks among its rows', () => {
  const grid = gridOf(
    [
      ['建设实施进程表', '', ''],
      ['项目', '短', '设立质量保证机构并明确各岗位职责和考核办法'],
      ['', '两行\n两行', '短'],
    ],
    [
      { startRow: 0, endRow: 0, startCol: 0, endCol: 2 },
      { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
    ],
  );
  expect(rowHeights(grid, [10, 10, 20], { titleRows: 1 })).toEqual([28, 49, 34]);
  const tall = gridOf(
    [
      ['一\n二\n三\n四\n五\n六', '短'],
      ['', '短'],
    ],
    [{ startRow: 0, endRow: 1, startCol: 0, endCol: 0 }],
  );
  expect(rowHeights(tall, [10, 10], { titleRows: 0 })).toEqual([47, 47]);
});

it('No text of any length makes a row higher than a spreadsheet allows, or lower than a line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 3000 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 5, max: 60 }),
      (texts, width) => {
        const heights = rowHeights(
          gridOf([texts]),
          texts.map(() => width),
          { titleRows: 0 },
        );
        expect(heights.every((height) => height >= 19 && height <= 409)).toBe(true);
      },
    ),
  );
});
