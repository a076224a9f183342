import { labelRole, type ImportRole } from './labels.ts';
import type { CleanedPiece, Words } from './ledger.ts';
import { cleaned, type Line, linesOf } from './lines.ts';
import { tidy } from './clean.ts';
import type { SourceTable } from './source.ts';

/** A cell with its pieces cleaned. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly pieces: readonly CleanedPiece[];
  /** All of its text, one paragraph a line. */
  readonly text: string;
  /** What it announces when it is nothing but a label. */
  readonly role: ImportRole | null;
}

export interface Grid {
  readonly table: SourceTable;
  /** Cells that begin in a row, by row, from left to right; blank ones too. */
  readonly rows: readonly (readonly GridCell[])[];
}

/** A table as it is read; `cleanedPieces` takes the cleaned pieces along for the ledger. */
export function gridOf(table: SourceTable, cleanedPieces: CleanedPiece[]): Grid {
  const rows: GridCell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    const pieces = cell.pieces.map(cleaned);
    cleanedPieces.push(...pieces);
    const visible = pieces.filter(({ piece }) => !piece.hidden);
    const text = tidy(visible.map(({ clean }) => clean.text).join('\n'));
    const { row, column, rowSpan, columnSpan } = cell;
    // 岗/位/职/责 written downwards is one label.
    rows[row]?.push({
      row,
      column,
      rowSpan,
      columnSpan,
      pieces: visible,
      text,
      role: labelRole(text.replace(/\n/gu, '')),
    });
  }
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  return { table, rows };
}

export function linesIn(cell: GridCell): Line[] {
  return cell.pieces.flatMap(linesOf);
}

/** All words of a cell, its lines joined. */
export function cellWords(cell: GridCell): Words {
  return {
    text: cell.text,
    spans: cell.pieces.map((source) => ({ source, from: 0, to: source.clean.text.length })),
  };
}
