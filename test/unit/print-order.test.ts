import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookletSides, bookletSize, pagesOf, printSides, usualSheetsInFold } from '../../shared/domain/print-order.ts';

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

test('sheets laid into one another lot by lot, folded and turned over, read every page once, in order', () => {
  const sheetsInFold = fc.option(fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), sheetsInFold, (pageCount, most) => {
      const pages = Array.from({ length: pageCount }, (_, index) => index + 1);
      const sides = bookletSides(pages, most);
      const { sheets, folds, blankPages } = bookletSize(pageCount, most);
      expect([sides.length, folds]).toEqual([2 * sheets, most === null ? 1 : Math.ceil(sheets / most)]);
      const size = (lot: number) => Math.floor(sheets / folds) + (lot < sheets % folds ? 1 : 0);
      const lots = Array.from({ length: folds }, (_, lot) => size(lot));
      expect(Math.max(...lots)).toBeLessThanOrEqual(most ?? sheets);
      let from = 0;
      const read = lots.flatMap((lot) => {
        const own = sides.slice(2 * from, 2 * (from + lot));
        from += lot;
        // From the outer sheet inwards the right half of a front, then the left half of its back; back out the other halves.
        const inwards = Array.from({ length: lot }, (_, sheet) => [own[2 * sheet]?.[1], own[2 * sheet + 1]?.[0]]);
        const outwards = Array.from({ length: lot }, (_, sheet) => [own[2 * sheet + 1]?.[1], own[2 * sheet]?.[0]]);
        return [...inwards, ...outwards.toReversed()].flat();
      });
      expect(read).toEqual([...pages, ...Array.from({ length: blankPages }, () => null)]);
    }),
    { numRuns: 60 },
  );
});

test('a thick book is folded in lots of four sheets, a thin one all at once', () => {
  expect([1, 64, 65, 330].map(usualSheetsInFold)).toEqual([null, null, 4, 4]);
  expect(bookletSize(330, usualSheetsInFold(330))).toEqual({ sheets: 83, folds: 21, blankPages: 2 });
});

test('front and back sides printed one after the other are all sides', () => {
  const order = { range: '2-6', booklet: false } as const;
  expect(printSides(9, { ...order, faces: 'fronts' })).toEqual([[2], [4], [6]]);
  expect(printSides(9, { ...order, faces: 'backs' })).toEqual([[3], [5]]);
});
