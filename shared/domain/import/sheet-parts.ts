import { isBlank } from './clean.ts';
import { columnRoles } from './role-sets.ts';
import type { Grid, GridCell } from './grid.ts';

/**
 * The lists of a sheet that stand side by side, from left to right, where a blank column runs between two heads; the
 * sheet as it is otherwise. Rows and columns keep their numbers; what stands over several lists goes with the first.
 */
export function sheetParts(grid: Grid): readonly Grid[] {
  const starts = [0, ...cutsOf(grid)];
  if (starts.length === 1) return [grid];
  return starts.map((from, index): Grid => {
    const to = starts[index + 1] ?? grid.table.columns;
    const within = (row: readonly GridCell[]): GridCell[] =>
      row.filter(({ column }) => column >= from && column < to).map((cell) => narrowed(cell, to));
    return { table: { ...grid.table, columns: to }, rows: grid.rows.map(within) };
  });
}

/** First columns of the lists behind the first one. */
function cutsOf(grid: Grid): number[] {
  const cuts: number[] = [];
  let from = 0;
  for (let column = 1; column < grid.table.columns; column += 1) {
    if (!isGap(grid, column) || column <= from) continue;
    const next = nextSaid(grid, column);
    if (next === null || !hasHead(grid, from, column) || !hasHead(grid, next, grid.table.columns)) continue;
    cuts.push(next);
    from = next;
    column = next;
  }
  return cuts;
}

/** Nothing is said in the column, but for titles that run across it. */
function isGap(grid: Grid, column: number): boolean {
  return grid.rows.every((row) => {
    const said = row.filter(({ text }) => !isBlank(text));
    return !said.some((cell) => cell.column <= column && column < cell.column + cell.columnSpan && said.length > 1);
  });
}

function nextSaid(grid: Grid, from: number): number | null {
  for (let column = from; column < grid.table.columns; column += 1) if (!isGap(grid, column)) return column;
  return null;
}

/** A row with two labels or more side by side, one of which a list is about. */
function hasHead(grid: Grid, from: number, to: number): boolean {
  return grid.rows.some((row) => {
    const labels = row.filter(({ column, role }) => column >= from && column < to && role !== null);
    return labels.length >= 2 && labels.some(({ role }) => role !== null && columnRoles.has(role));
  });
}

function narrowed(cell: GridCell, to: number): GridCell {
  const columnSpan = Math.min(cell.columnSpan, to - cell.column);
  return columnSpan === cell.columnSpan ? cell : { ...cell, columnSpan };
}
