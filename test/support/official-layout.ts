import { linesOfPage, type MeasuredPage } from './pdf-layout.ts';

/** GB/T 9704—2012 as measured on a paper's pages: millimetres, points, counts. */
export interface OfficialLayout {
  readonly topMm: number;
  readonly bottomMm: number;
  readonly leftMm: number;
  readonly rightMm: number;
  readonly lines: number;
  /** Fewest and most letters of its lines. */
  readonly characters: readonly [number, number];
  readonly titlePt: number;
  readonly bodyPt: number;
  readonly numberPt: number;
  /** From the lower edge of the type area to the rules beside the number. */
  readonly numberBelowMm: number;
  /** From the edge of the type area to the number: right on odd pages, left on even ones. */
  readonly oddNumberInsideMm: number;
  readonly evenNumberInsideMm: number;
}

const point = 25.4 / 72;
const bodyPt = 16;
const numberPt = 14;

/** Measures the first even page and the odd one after it; both must be full of body text. Throws where there is none. */
export function measureOfficial(pages: readonly MeasuredPage[]): OfficialLayout {
  const isFull = (page: MeasuredPage): boolean =>
    linesOfPage({ ...page, texts: page.texts.filter(({ sizePt }) => sizePt === bodyPt) }).length >= 22;
  const at = pages.findIndex((page, index) => index % 2 === 1 && isFull(page) && isFull(pages[index + 1] ?? page));
  const [even, odd, first] = [pages[at], pages[at + 1], pages[0]];
  if (even === undefined || odd === undefined || first === undefined) throw new Error('No full pages to measure');
  const body = even.texts.filter(({ sizePt }) => sizePt === bodyPt);
  const lines = linesOfPage({ ...even, texts: body });
  const size = bodyPt * point;
  const counts = lines.map(
    ({ texts }) =>
      [
        ...texts
          .map(({ text }) => text)
          .join('')
          .replace(/\s/gu, ''),
      ].length,
  );
  const numbers = (page: MeasuredPage) => page.texts.filter(({ sizePt }) => sizePt === numberPt);
  const baselines = lines.map(({ baselineMm }) => baselineMm);
  return {
    // A letter's square reaches 0.88 of its size above the base line and 0.12 below it; side bearings belong to it.
    topMm: Math.min(...baselines) - 0.88 * size,
    bottomMm: even.heightMm - Math.max(...baselines) - 0.12 * size,
    leftMm: Math.min(...body.map(({ leftMm }) => leftMm)),
    rightMm: even.widthMm - Math.max(...body.map(({ rightMm }) => rightMm)),
    lines: lines.length,
    characters: [Math.min(...counts), Math.max(...counts)],
    titlePt: Math.max(...first.texts.map(({ sizePt }) => sizePt)),
    bodyPt: body[0]?.sizePt ?? 0,
    numberPt: numbers(even)[0]?.sizePt ?? 0,
    // The rules beside the number are drawn 0.38 of the size above the base line.
    numberBelowMm: (numbers(even)[0]?.baselineMm ?? 0) - 0.38 * numberPt * point - (even.heightMm - 35),
    oddNumberInsideMm: odd.widthMm - 26 - Math.max(...numbers(odd).map(({ rightMm }) => rightMm)),
    evenNumberInsideMm: Math.min(...numbers(even).map(({ leftMm }) => leftMm)) - 28,
  };
}
