import { readXlsx, type Sheet } from 'hucre/xlsx';
import { gridOf } from '../../../../shared/document/task-tables/grid.ts';
import { scanWorkbook } from '../workbook/sheet-guard.ts';
import { WorkbookRefused, workbookLimits } from '../workbook/zip-scan.ts';
import type { SourceTable } from './source-table.ts';

/** Every sheet of a workbook as a table with its merged cells. Throws `WorkbookRefused`. Runs in the workbook worker. */
export async function xlsxTables(bytes: Buffer): Promise<SourceTable[]> {
  scanWorkbook(bytes);
  const workbook = await readXlsx(bytes).catch((error: unknown) => {
    throw new WorkbookRefused('file-not-workbook', { found: error instanceof Error ? error.message : String(error) });
  });
  return workbook.sheets.map(sheetTable);
}

function sheetTable(sheet: Sheet): SourceTable {
  const merges = sheet.merges ?? [];
  const texts = sheet.rows.map((row) => row.map(textOf));
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
    widths: Array.from({ length: width }, (_, column) => sheet.columns?.[column]?.width ?? 9),
  };
}

function textOf(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'string') return value.replaceAll(/\r\n?/gu, '\n');
  // 2017.7 typed as a number: what the cell shows, without the tail of its binary form.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return typeof value === 'boolean' ? String(value).toUpperCase() : '';
}
