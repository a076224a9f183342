import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attachedBlocks, leftOut } from '../../../shared/document/attached-blocks.ts';
import type { ReadingBlock, ReadingParagraph } from '../../../shared/domain/reading.ts';

const place = { anchor: 'words-0', widthMm: 156, heightMm: 200 };

function line(text: string, more: Partial<ReadingParagraph> = {}): ReadingParagraph {
  const run = { text, bold: false, italic: false, underline: false, strike: false };
  return {
    type: 'paragraph',
    number: 1,
    heading: 0,
    align: 'start',
    indent: 0,
    isIndented: false,
    label: '',
    runs: [run],
    ...more,
  };
}

it('headings come under the chapter whatever their levels were, numbers and alignment stay, what does not come is counted', () => {
  const slanted = { text: '注意', bold: true, italic: true, underline: false, strike: false };
  const blocks: ReadingBlock[] = [
    line('采购办法', { align: 'center' }),
    line('总则', { heading: 3, label: '第一条' }),
    line('细则', { heading: 5 }),
    line('申请', { label: '1.' }),
    line('审批', { label: '2.' }),
    line('先看\n再签', { isIndented: true }),
    { ...line(''), runs: [slanted] },
  ];
  expect(attachedBlocks('采购办法', { state: 'text', blocks, pictures: [] }, place)).toEqual([
    { type: 'paragraph', style: 'plain', runs: [{ text: '采购办法' }], align: 'center' },
    { type: 'heading', level: 2, number: '第一条', text: '总则', anchor: 'words-0-1', listed: true },
    { type: 'heading', level: 3, number: '', text: '细则', anchor: 'words-0-2', listed: false },
    {
      type: 'list',
      items: [
        { marker: '1.', runs: [{ text: '申请' }], level: 0 },
        { marker: '2.', runs: [{ text: '审批' }], level: 0 },
      ],
    },
    { type: 'paragraph', style: 'body', runs: [{ text: '先看' }] },
    { type: 'paragraph', style: 'body', runs: [{ text: '再签' }] },
    { type: 'paragraph', style: 'plain', runs: [{ text: '注意', bold: true }] },
  ]);
  expect(leftOut(blocks)).toEqual({ italic: 1 });
});

it('a heading stands at most one level under the one before it, whatever comes first in the file', () => {
  const blocks = [3, 1, 3, 2].map((level) => line(`第${level}级`, { heading: level }));
  const printed = attachedBlocks('办法', { state: 'text', blocks, pictures: [] }, place);
  expect(printed.map((block) => (block.type === 'heading' ? block.level : 0))).toEqual([2, 2, 3, 3]);
});

it('a table keeps the name that the file gives it, with the number that it has there, on its page and out of the lists', () => {
  const cell = { columnSpan: 1, rowSpan: 1, blocks: [line('限额')] };
  const blocks: ReadingBlock[] = [line('表2-1 限额', { align: 'center' }), { type: 'table', rows: [[cell]] }];
  const [name, grid] = attachedBlocks('办法', { state: 'text', blocks, pictures: [] }, place);
  expect(name).toMatchObject({ runs: [{ text: '表2-1 限额' }], align: 'center', keepWithNext: true });
  expect(grid).toMatchObject({ type: 'table', unnumbered: true });
});

it('any table of a file becomes a grid without holes and overlaps, with every word in it', () => {
  const cell = fc.record({
    columnSpan: fc.integer({ min: 1, max: 4 }),
    rowSpan: fc.integer({ min: 1, max: 4 }),
    blocks: fc.array(
      fc.integer({ min: 0, max: 9 }).map((digit) => line(`字${digit}`)),
      { maxLength: 2 },
    ),
  });
  const rows = fc.array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(rows, (given) => {
      const [made] = attachedBlocks(
        '表',
        { state: 'text', blocks: [{ type: 'table', rows: given }], pictures: [] },
        place,
      );
      if (made?.type !== 'table') return;
      const width = made.columnsMm.length;
      const taken = made.rows.map(() => Array.from({ length: width }, () => 0));
      for (const [y, { cells }] of made.rows.entries()) {
        let x = 0;
        for (const each of cells) {
          while (taken[y]?.[x] === 1) x += 1;
          for (let down = 0; down < (each.rowSpan ?? 1); down += 1)
            for (let across = 0; across < (each.colSpan ?? 1); across += 1) {
              const row = taken[y + down];
              expect(row?.[x + across]).toBe(0);
              if (row !== undefined) row[x + across] = 1;
            }
        }
      }
      expect(taken.flat().every((each) => each === 1)).toBe(true);
      const words = JSON.stringify(made.rows);
      for (const each of given.flat().flatMap(({ blocks }) => blocks)) expect(words).toContain(each.runs[0]?.text);
    }),
    { numRuns: 200, seed: 9 },
  );
});
