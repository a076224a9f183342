import { isBlank } from './clean.ts';
import type { Grid, GridCell } from './grid.ts';
import { isRole } from './headings.ts';

/** Where a table says what it says of several positions, one a column. */
export interface PositionsAcross {
  readonly labelColumn: number;
  readonly valueColumns: readonly number[];
  /** The rows that begin with a label, from that of the names on. */
  readonly rows: readonly number[];
}

/**
 * A table that stands on its side: below the row of the positions' names every row begins with a label and goes on with
 * one value for each of them. Null for any other table.
 */
export function positionsAcross(grid: Grid): PositionsAcross | null {
  const said = grid.rows.map((row) => row.filter(({ text }) => !isBlank(text)));
  const top = said.findIndex((row) => row[0]?.role === 'name' && row.length >= 3 && valuesOf(row).every(isName));
  const [label, ...names] = said[top] ?? [];
  if (label === undefined || names.length < 2) return null;
  const rows: number[] = [];
  for (let row = top; row < said.length; row += 1) {
    const cells = said[row] ?? [];
    if (cells.length === 0) continue;
    const [first, ...values] = cells;
    const isOne = first?.column === label.column && first.role !== null && values.every(({ role }) => role === null);
    if (!isOne) break;
    rows.push(row);
  }
  if (rows.length < 3) return null;
  return { labelColumn: label.column, valueColumns: names.map(({ column }) => column), rows };
}

function valuesOf(row: readonly GridCell[]): readonly GridCell[] {
  return row.slice(1);
}

function isName({ role, text }: GridCell): boolean {
  return role === null && isRole(text);
}
