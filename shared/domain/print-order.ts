/** What is printed of a paper, and in which order it lies on the sheets. */
export interface PrintOrder {
  /** Pages as people write them (`1-4, 7, 10-`); empty means all. */
  readonly range: string;
  /** Two pages beside each other on a sheet that is folded in the middle. */
  readonly booklet: boolean;
  /** Front sides and back sides one after the other, for printers that print on one side only. */
  readonly faces: 'all' | 'fronts' | 'backs';
}

/** One printed side: its pages from left to right, counted from 1; null is a blank half of a booklet. */
export type PrintSide = readonly (number | null)[];

/** Which pages a range means: ascending, each once; null where it is no range or names no page of the paper. */
export function pagesOf(range: string, pageCount: number): readonly number[] | null {
  const text = range
    .normalize('NFKC')
    .replaceAll(/[、;；,\s]+/gu, ',')
    .replaceAll(/[—–~〜至到]+/gu, '-')
    .replaceAll(/[第页]/gu, '');
  const pieces = text.split(',').filter((piece) => piece !== '');
  if (pieces.length === 0) return range.trim() === '' ? everyPage(pageCount) : null;
  const wanted = new Set<number>();
  for (const piece of pieces) {
    const match = /^(\d{1,6})?(-)?(\d{1,6})?$/u.exec(piece);
    if (match === null) return null;
    const [, from, dash, to] = match;
    if (from === undefined && to === undefined) return null;
    const first = from === undefined ? 1 : Number(from);
    const last = dash === undefined ? first : to === undefined ? pageCount : Number(to);
    if (first < 1 || last < first || first > pageCount) return null;
    for (let page = first; page <= Math.min(last, pageCount); page += 1) wanted.add(page);
  }
  return [...wanted].sort((a, b) => a - b);
}

function everyPage(pageCount: number): number[] {
  return Array.from({ length: pageCount }, (_, index) => index + 1);
}

/**
 * The sides in the order in which a printer takes them. A booklet's sheets hold the last and the first page on their
 * front, the second and the last but one on their back, and so on inwards, so that the folded sheets read in order; it is
 * filled up with blank pages to whole sheets. Null where the range is none.
 */
export function printSides(pageCount: number, order: PrintOrder): readonly PrintSide[] | null {
  const pages = pagesOf(order.range, pageCount);
  if (pages === null) return null;
  const sides = order.booklet ? bookletSides(pages, null) : pages.map((page): PrintSide => [page]);
  if (order.faces === 'all') return sides;
  return sides.filter((_, index) => (index % 2 === 0) === (order.faces === 'fronts'));
}

/** How many sheets are laid into one another before they are folded; null for all of them. */
export type SheetsInFold = number | null;

/** More sheets than this do not lie flat when they are folded together: they are folded in smaller lots, glued at the back. */
const mostInOneFold = 16;
/** Sheets of a lot where a booklet is folded in lots. */
export const sheetsInLot = 4;

/** What a booklet of so many pages is folded as when nobody says otherwise. */
export function usualSheetsInFold(pageCount: number): SheetsInFold {
  return Math.ceil(pageCount / 4) > mostInOneFold ? sheetsInLot : null;
}

/** What a booklet takes: sheets of paper, the lots in which they are folded, and the blank pages at its end. */
export function bookletSize(
  pageCount: number,
  sheetsInFold: SheetsInFold,
): { readonly sheets: number; readonly folds: number; readonly blankPages: number } {
  const sheets = Math.ceil(pageCount / 4);
  return { sheets, folds: foldsOf(sheets, sheetsInFold).length, blankPages: sheets * 4 - pageCount };
}

/** Sheets of each lot; none has one sheet less than another by more than one. */
function foldsOf(sheets: number, sheetsInFold: SheetsInFold): number[] {
  if (sheets === 0) return [];
  const count = sheetsInFold === null ? 1 : Math.ceil(sheets / sheetsInFold);
  return Array.from({ length: count }, (_, index) => Math.floor(sheets / count) + (index < sheets % count ? 1 : 0));
}

/** The sides of a booklet in the order in which a printer takes them; the lots one after the other. */
export function bookletSides(pages: readonly number[], sheetsInFold: SheetsInFold): PrintSide[] {
  let from = 0;
  return foldsOf(Math.ceil(pages.length / 4), sheetsInFold).flatMap((sheets) => {
    const fold = pages.slice(from, from + sheets * 4);
    from += sheets * 4;
    const at = (index: number): number | null => fold[index] ?? null;
    const last = sheets * 4 - 1;
    return Array.from(
      { length: sheets * 2 },
      (_, side): PrintSide => (side % 2 === 0 ? [at(last - side), at(side)] : [at(side), at(last - side)]),
    );
  });
}
