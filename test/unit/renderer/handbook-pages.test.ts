import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnHeight,
  pageAt,
  pageBeside,
  pageGap,
  pagesInSight,
  placePages,
  scaleFor,
  stepZoom,
} from '../../../renderer/lib/paper-preview/page-layout.ts';

const a4 = { width: 595, height: 842 };
const anyWidth = Number.POSITIVE_INFINITY;
const landscape = { width: 842, height: 595 };

describe('the column of preview pages', () => {
  it('fits the first page into the room between the margins, and a wider one by itself', () => {
    const room = { width: 595 + 2 * pageGap, height: 400 };
    expect([scaleFor('width', [a4, landscape], room), scaleFor(1, [a4], room)]).toEqual([1, 96 / 72]);
    expect(placePages([a4, landscape], 1, 595).map(({ width, height }) => [width, height])).toEqual([
      [595, 842],
      [595, Math.round((595 * 595) / 842)],
    ]);
    expect(scaleFor('page', [a4], { width: 2000, height: 421 + 2 * pageGap })).toBeCloseTo(0.5);
  });

  it('puts pages one under another with a gap at both ends', () => {
    const pages = placePages([a4, landscape], 1, anyWidth);
    expect(pages).toEqual([
      { number: 1, top: pageGap, width: 595, height: 842, scale: 1 },
      { number: 2, top: 842 + 2 * pageGap, width: 842, height: 595, scale: 1 },
    ]);
    expect(columnHeight(pages)).toBe(842 + 595 + 3 * pageGap);
    expect(columnHeight([])).toBe(0);
  });

  it('draws every page that touches the view, and few others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 50, max: 3000 }),
        (count, share, height) => {
          const pages = placePages(
            Array.from({ length: count }, () => a4),
            0.9,
            anyWidth,
          );
          const view = { top: share * columnHeight(pages), height };
          const shown = pagesInSight(pages, view).map((page) => page.number);
          const touching = pages
            .filter((page) => page.top <= view.top + height && page.top + page.height >= view.top)
            .map((page) => page.number);
          expect(shown).toEqual(expect.arrayContaining(touching));
          expect(shown.length).toBeLessThanOrEqual(touching.length + 2);
        },
      ),
    );
  });

  it('names the page in the middle of the view', () => {
    const pages = placePages([a4, a4, a4], 1, anyWidth);
    expect([
      pageAt(pages, { top: 0, height: 600 }),
      pageAt(pages, { top: 858, height: 600 }),
      pageAt([], { top: 0, height: 9 }),
    ]).toEqual([1, 2, 0]);
  });

  it('turns through every page once in both directions, however small the pages are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.double({ min: 0.1, max: 3, noNaN: true }), (count, scale) => {
        const pages = placePages(
          Array.from({ length: count }, () => a4),
          scale,
          anyWidth,
        );
        const topOf = (number: number): number => (pages[number - 1]?.top ?? 0) - pageGap / 2;
        for (let number = 1; number < count; number++) {
          expect(pageBeside(pages, topOf(number), 1)).toBe(number + 1);
          expect(pageBeside(pages, topOf(number + 1), -1)).toBe(number);
        }
        expect(pageBeside(pages, 0, 1)).toBe(Math.min(2, count));
        expect([pageBeside(pages, topOf(1), -1), pageBeside(pages, topOf(count), 1)]).toEqual([1, count]);
      }),
    );
  });

  it('steps to the next zoom from any scale and stops at the ends', () => {
    expect([
      stepZoom((96 / 72) * 0.9, 1),
      stepZoom(96 / 72, 1),
      stepZoom(96 / 72, -1),
      stepZoom(96 / 72 / 4, -1),
      stepZoom(9, 1),
    ]).toEqual([1, 1.25, 0.75, 0.5, 2]);
  });
});
