import { readXlsx, type Sheet } from 'hucre/xlsx';
import { gridOf } from '../../../../shared/document/task-tables/grid.ts';
import { scanWorkbook } from '../workbook/sheet-guard.ts';
import { WorkbookRefused, workbookLimits } from '../workbook/zip-scan.ts';
import { isDoubtfulMonth, shownText } from './shown-text.ts';
import type { SourceTable } from './source-table.ts';

/** Every sheet of a workbook as a table with its merged cells. Throws `WorkbookRefused`. Runs in the workbook worker. */
export async function xlsxTables(bytes: Buffer): Promise<SourceTable[]> {
  scanWorkbook(bytes);
  const workbook = await readXlsx(bytes, { readStyles: true }).catch((error: unknown) => {
    throw new WorkbookRefused('file-not-workbook', { found: error instanceof Error ? error.message : String(error) });
  });
  return workbook.sheets.map(sheetTable);
}

function sheetTable(sheet: Sheet): SourceTable {
  const merges = sheet.merges ?? [];
  const formatOf = (row: number, column: number): string => sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? '';
  const texts = sheet.rows.map((cells, row) => cells.map((value, column) => textOf(value, formatOf(row, column))));
  const saysSomething = (row: number): boolean =>
    (texts[row] ?? []).some((text) => text !== '') ||
    merges.some((merge) => merge.startRow <= row && merge.endRow >= row);
  let height = Math.max(texts.length, ...merges.map((merge) => merge.endRow + 1));
  while (height > 0 && !saysSomething(height - 1)) height -= 1;
  const width = Math.max(
    0,
    ...texts.map((row) => row.findLastIndex((text) => text !== '') + 1),
    ...merges.map((merge) => merge.endCol + 1),
  );
  if (height > workbookLimits.rows)
    throw new WorkbookRefused('file-too-large', { found: sheet.name, expected: `rows ${workbookLimits.rows}` });
  if (width > workbookLimits.columns)
    throw new WorkbookRefused('file-too-large', { found: sheet.name, expected: `columns ${workbookLimits.columns}` });
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => texts[row]?.[column] ?? ''),
  );
  return {
    name: sheet.name,
    grid: gridOf(rows, merges),
    doubtful: sheet.rows.flatMap((cells, row) =>
      cells.flatMap((value, column) => (isDoubtfulMonth(value, formatOf(row, column)) ? [{ row, column }] : [])),
    ),
    widths: Array.from({ length: width }, (_, column) => sheet.columns?.[column]?.width ?? 9),
  };
}

function textOf(value: unknown, format: string): string {
  if (value instanceof Date || typeof value === 'number') return shownText(value, format);
  if (typeof value === 'string') return value.replaceAll(/\r\n?/gu, '\n');
  return typeof value === 'boolean' ? String(value).toUpperCase() : '';
}
