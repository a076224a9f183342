import type { Grid } from '../../../../shared/document/task-tables/grid.ts';
import { breakLines } from '../../../../shared/document/text-measure.ts';

/** Width of one character of a sheet's column unit in 11 point, millimetres. */
const unitMm = 1.98;
const fontSize = 11;
const linePoints = 15;
const padding = 4;
/** Excel allows no more. */
const highest = 409;

/**
 * Heights for the rows of a sheet, in points, so that every cell shows all its lines: a spreadsheet fits rows to their
 * words by itself only where no cell is merged. `widths` in the sheet's own unit, characters.
 */
export function rowHeights(
  grid: Grid,
  widths: readonly number[],
  top: { readonly titleRows: number },
): readonly number[] {
  const heights = Array.from({ length: grid.height }, (_, row) => (row < top.titleRows ? 28 : linePoints + padding));
  const linesOf = (text: string, units: number): number =>
    breakLines(text, fontSize, Math.max(1, units * unitMm - 2)).length;
  // From the smallest to the tallest, so that a merged cell finds what its rows have already.
  for (const cell of grid.cells.toSorted((a, b) => a.rowSpan - b.rowSpan)) {
    if (cell.row < top.titleRows || cell.text === '') continue;
    const units = widths.slice(cell.column, cell.column + cell.colSpan).reduce((sum, width) => sum + width, 0);
    const needed = linesOf(cell.text, units) * linePoints + padding;
    const rows = Array.from({ length: cell.rowSpan }, (_, index) => cell.row + index);
    const lacking = needed - rows.reduce((sum, row) => sum + (heights[row] ?? 0), 0);
    if (lacking <= 0) continue;
    for (const row of rows) heights[row] = Math.min(highest, (heights[row] ?? 0) + lacking / rows.length);
  }
  return heights.map((height) => Math.round(height * 4) / 4);
}
