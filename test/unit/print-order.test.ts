import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf, printSides } from '../../shared/domain/print-order.ts';

test.each([
  ['', [1, 2, 3, 4, 5, 6]],
  ['2', [2]],
  ['1-3，5', [1, 2, 3, 5]],
  ['第2至3页、6', [2, 3, 6]],
  ['4-', [4, 5, 6]],
  ['-2', [1, 2]],
  ['5-99', [5, 6]],
  ['3,1-2,2', [1, 2, 3]],
])('the range “%s” of six pages is read as people write it', (range, pages) => {
  expect(pagesOf(range, 6)).toEqual(pages);
});

test.each(['7', '0', '3-2', 'a', '1..3', '-', '1-2-3', ',', '1,x'])('“%s” is no range of six pages', (range) => {
  expect(pagesOf(range, 6)).toBeNull();
  expect(printSides(6, { range, booklet: false, faces: 'all' })).toBeNull();
});

test('a booklet of six pages takes two sheets, folded in order, with two blank pages at its end', () => {
  expect(printSides(6, { range: '', booklet: true, faces: 'all' })).toEqual([
    [null, 1],
    [2, null],
    [6, 3],
    [4, 5],
  ]);
});

test('sheets of a booklet laid into one another and turned over read every page once, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (pageCount) => {
      const sides = printSides(pageCount, { range: '', booklet: true, faces: 'all' }) ?? [];
      const sheets = sides.length / 2;
      expect(Number.isInteger(sheets)).toBe(true);
      // From the outer sheet inwards the right half of a front, then the left half of its back; back out the other halves.
      const inwards = Array.from({ length: sheets }, (_, sheet) => [sides[2 * sheet]?.[1], sides[2 * sheet + 1]?.[0]]);
      const outwards = Array.from({ length: sheets }, (_, sheet) => [
        sides[2 * sheet + 1]?.[1],
        sides[2 * sheet]?.[0],
      ]).toReversed();
      const read = [...inwards, ...outwards].flat().filter((page) => page !== null);
      expect(read).toEqual(Array.from({ length: pageCount }, (_, index) => index + 1));
    }),
    { numRuns: 60 },
  );
});

test('front and back sides printed one after the other are all sides', () => {
  const order = { range: '2-6', booklet: false } as const;
  expect(printSides(9, { ...order, faces: 'fronts' })).toEqual([[2], [4], [6]]);
  expect(printSides(9, { ...order, faces: 'backs' })).toEqual([[3], [5]]);
});
