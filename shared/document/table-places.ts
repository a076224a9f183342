import type { TableRow } from './blocks.ts';
import { inlineText } from './paper-text.ts';
import { estimatedLines } from './text-measure.ts';

/** First column of each cell, where cells above may reach down. */
export function columnPlaces(rows: readonly TableRow[], columns: number): number[][] {
  const busy = Array.from({ length: columns }, () => 0);
  return rows.map((row) => {
    const places: number[] = [];
    let column = 0;
    for (const cell of row.cells) {
      while (column < columns && (busy[column] ?? 0) > 0) column += 1;
      places.push(column);
      for (let each = 0; each < (cell.colSpan ?? 1); each += 1) busy[column + each] = cell.rowSpan ?? 1;
      column += cell.colSpan ?? 1;
    }
    for (let each = 0; each < columns; each += 1) busy[each] = Math.max(0, (busy[each] ?? 0) - 1);
    return places;
  });
}

/** What stays together at a table's end is far shorter than a page, so that it fits on every one. */
const mostLinesTogether = 12;

/**
 * How many rows at the end of a table stay together, so that none stands alone on the last page: two, or more where a
 * merged cell holds them; 0 where nothing needs to, or they are too high for it, or a band before them would be left.
 */
export function rowsTogether(
  rows: readonly TableRow[],
  { columnsMm, fontSize }: { readonly columnsMm: readonly number[]; readonly fontSize: number },
): number {
  let start = rows.length - 2;
  const isParted = (at: number): boolean =>
    rows.slice(0, at).some(({ cells }, index) => cells.some(({ rowSpan = 1 }) => index + rowSpan > at));
  while (start > 0 && isParted(start)) start -= 1;
  const end = rows.slice(Math.max(0, start));
  if (start < 1 || rows[start - 1]?.band || end.some(({ band, divisible }) => band || divisible)) return 0;
  const lines = linesIn(end, columnsMm, fontSize);
  return lines > mostLinesTogether ? 0 : end.length;
}

function linesIn(rows: readonly TableRow[], columnsMm: readonly number[], fontSize: number): number {
  const places = columnPlaces(rows, columnsMm.length);
  const heights = rows.map(({ cells }, index) =>
    cells.map(({ paragraphs, colSpan = 1, rowSpan = 1 }, cell) => {
      const column = places[index]?.[cell] ?? 0;
      const widthMm = columnsMm.slice(column, column + colSpan).reduce((sum, width) => sum + width, 0) - 4;
      return { rowSpan, lines: estimatedLines(paragraphs.map(inlineText), fontSize, widthMm) };
    }),
  );
  const ofRows = heights.map((row) => Math.max(1, ...row.map(({ rowSpan, lines }) => (rowSpan > 1 ? 1 : lines))));
  const merged = heights.flatMap((row) => row.map(({ lines }) => lines));
  return Math.max(
    ofRows.reduce((sum, lines) => sum + lines, 0),
    ...merged,
  );
}
