/** What a cell of a workbook holds once dates are text and formulas are their last result. */
export type CellValue = string | number | boolean | null;

/** A sheet as plain rows; the first row holds the headers. Rows may be of unequal length. */
export interface SheetRows {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
}

/** The letters of a column, from 0: A, B … Z, AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The address of a cell, both from 0: `cellAddress(6, 2)` is C7. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}
