import { z } from 'zod';

/** A cell with the place of its upper left corner and the rows and columns that it covers. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

/** A table with merged cells: every place is covered by exactly one cell; cells from left to right, row by row. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly GridCell[];
}

/** A rectangle of places, both ends included. */
export interface Merge {
  readonly startRow: number;
  readonly endRow: number;
  readonly startCol: number;
  readonly endCol: number;
}

/**
 * A place of one row as it is stored. `left` and `up` say that the cell to the left or above covers it; every row of a
 * merged cell carries its words, so that a row can go without taking those of the others along.
 */
const storedCellSchema = z.object({
  t: z.string(), // the words
  m: z.enum(['left', 'up']).optional(),
  f: z.string().optional(), // the field that the words stand for: see BoundField
});
export type StoredCell = z.infer<typeof storedCellSchema>;
const storedRowSchema = z.array(storedCellSchema);

/** The cells of a row from its JSON; a damaged row is empty rather than a failure of the whole paper. */
export function readStoredRow(json: string): StoredCell[] {
  try {
    const parsed = storedRowSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** A grid from texts by row and the merges of a sheet. Merges that overlap an earlier one or lie outside are left out. */
export function gridOf(texts: readonly (readonly string[])[], merges: readonly Merge[] = []): Grid {
  const height = texts.length;
  const width = texts.reduce((widest, row) => Math.max(widest, row.length), 0);
  const covered = new Set<number>();
  const cells: GridCell[] = [];
  for (const merge of merges) {
    const endRow = Math.min(merge.endRow, height - 1);
    const endCol = Math.min(merge.endCol, width - 1);
    if (merge.startRow > endRow || merge.startCol > endCol || merge.startRow < 0 || merge.startCol < 0) continue;
    const places: number[] = [];
    for (let row = merge.startRow; row <= endRow; row += 1)
      for (let column = merge.startCol; column <= endCol; column += 1) places.push(row * width + column);
    if (places.some((place) => covered.has(place))) continue;
    for (const place of places) covered.add(place);
    cells.push({
      row: merge.startRow,
      column: merge.startCol,
      rowSpan: endRow - merge.startRow + 1,
      colSpan: endCol - merge.startCol + 1,
      text: texts[merge.startRow]?.[merge.startCol] ?? '',
    });
  }
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      if (!covered.has(row * width + column))
        cells.push({ row, column, rowSpan: 1, colSpan: 1, text: texts[row]?.[column] ?? '' });
  return { width, height, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}

/** Which cell covers each place, by row and column. */
export function coverOf(grid: Grid): GridCell[][] {
  const cover: GridCell[][] = Array.from({ length: grid.height }, () => []);
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) {
        const places = cover[row];
        if (places !== undefined) places[column] = cell;
      }
  return cover;
}

/** The merges of a grid, as a sheet lists them. */
export function mergesOf(grid: Grid): Merge[] {
  return grid.cells
    .filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1)
    .map(({ row, column, rowSpan, colSpan }) => ({
      startRow: row,
      endRow: row + rowSpan - 1,
      startCol: column,
      endCol: column + colSpan - 1,
    }));
}

/** The rows of a grid as they are stored, place by place. */
export function storedRows(grid: Grid): StoredCell[][] {
  return coverOf(grid).map((places, row) =>
    places.map((cell, column) => ({
      t: cell.text,
      ...(column > cell.column ? { m: 'left' as const } : row > cell.row ? { m: 'up' as const } : {}),
    })),
  );
}

/**
 * The grid of stored rows. A cell that covers the place above joins it only where both are as wide and say the same: so
 * a merged cell whose rows have come to differ is divided, and one whose upper rows have gone begins lower.
 */
export function gridOfStored(rows: readonly (readonly StoredCell[])[], width: number): Grid {
  const cells: { row: number; column: number; rowSpan: number; colSpan: number; text: string }[] = [];
  let above = new Map<number, (typeof cells)[number]>();
  for (const [row, stored] of rows.entries()) {
    const here = new Map<number, (typeof cells)[number]>();
    for (let column = 0; column < width; ) {
      let end = column + 1;
      while (end < width && stored[end]?.m === 'left') end += 1;
      const text = stored[column]?.t ?? '';
      const over = above.get(column);
      const joins =
        stored[column]?.m === 'up' && over !== undefined && over.colSpan === end - column && over.text === text;
      const cell = joins ? over : { row, column, rowSpan: 0, colSpan: end - column, text };
      if (!joins) cells.push(cell);
      cell.rowSpan += 1;
      here.set(column, cell);
      column = end;
    }
    above = here;
  }
  return { width, height: rows.length, cells };
}
