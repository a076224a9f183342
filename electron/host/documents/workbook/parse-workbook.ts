import { type CellValue as RawValue, readXlsx, type Sheet } from 'hucre/xlsx';
import type { CellValue, SheetRows } from '../../../../shared/document/workbook/sheet-rows.ts';
import { isDoubtfulMonth, shownText } from '../tables/shown-text.ts';
import { scanWorkbook } from './sheet-guard.ts';
import { WorkbookRefused, workbookLimits } from './zip-scan.ts';

/**
 * The sheets of a workbook as plain rows: formulas as their last result, dates as `2026-03-01`, a merged cell's value in
 * every cell that it covers. Throws `WorkbookRefused`. Runs in a worker of its own (read-workbook.ts).
 */
export async function parseWorkbook(bytes: Buffer): Promise<SheetRows[]> {
  scanWorkbook(bytes);
  const workbook = await readXlsx(bytes, { readStyles: true }).catch((error: unknown) => {
    throw new WorkbookRefused('file-not-workbook', { found: error instanceof Error ? error.message : String(error) });
  });
  return workbook.sheets.map(plainRows);
}

function plainRows(sheet: Sheet): SheetRows {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (sheet.rows.length > workbookLimits.rows)
    throw new WorkbookRefused('file-too-large', { found: sheet.name, expected: `rows ${workbookLimits.rows}` });
  if (width > workbookLimits.columns)
    throw new WorkbookRefused('file-too-large', { found: sheet.name, expected: `columns ${workbookLimits.columns}` });
  const rows = sheet.rows.map((cells, row) =>
    cells.map((value, column) => {
      // 2017.10 shown with two places is October, though its number is 2017.1.
      const format = isDoubtfulMonth(value, '') ? (sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? '') : '';
      return typeof value === 'number' && format !== '' ? monthNumber(value, format) : plainValue(value);
    }),
  );
  for (const merge of sheet.merges ?? []) {
    const value = rows[merge.startRow]?.[merge.startCol] ?? null;
    const lastRow = Math.min(merge.endRow, rows.length - 1);
    const lastColumn = Math.min(merge.endCol, width - 1);
    for (let row = merge.startRow; row <= lastRow; row += 1) {
      for (let column = merge.startCol; column <= lastColumn; column += 1) {
        const cells = rows[row];
        if (cells !== undefined) cells[column] = value;
      }
    }
  }
  // Rows below the last that says something cost time and mean nothing.
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === null || cell === '')) rows.pop();
  return { name: sheet.name, rows: rows.map((row) => Array.from(row, (cell) => cell ?? null)) };
}

/** The number of a month as the sheet shows it: with its nought, or as the number that it is. */
function monthNumber(value: number, format: string): CellValue {
  const shown = shownText(value, format);
  return shown.endsWith('.10') ? shown : value;
}

function plainValue(value: RawValue): CellValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}
