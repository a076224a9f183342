import { formatValue } from 'hucre';
import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import type { ReadingSheet } from '../../../shared/domain/reading.ts';
import { FileRefused } from './refused.ts';

type Parts = ReadonlyMap<string, () => Buffer>;

/** What is shown and found of one sheet; a longer one is cut and says so. */
const limits = { rows: 50_000, columns: 256, cells: 600_000, merges: 20_000, sheets: 400 } as const;

/** The sheets of a workbook with texts as it shows them. */
export async function readSheetRows(bytes: Buffer, parts: Parts): Promise<ReadingSheet[]> {
  refuseManyMerges(parts);
  const workbook = await readXlsx(bytes, { readStyles: true, maxRows: limits.rows + 1 }).catch((error: unknown) => {
    throw new FileRefused(error instanceof RangeError ? 'too-heavy' : 'damaged');
  });
  let cells = 0;
  return workbook.sheets.slice(0, limits.sheets).map((sheet): ReadingSheet => {
    const rows: string[][] = [];
    let isCut = sheet.rows.length > limits.rows;
    for (const [at, values] of sheet.rows.slice(0, limits.rows).entries()) {
      const last = Math.min(limits.columns, values.findLastIndex((value) => value !== null && value !== undefined) + 1);
      cells += last;
      if (cells > limits.cells) {
        isCut = true;
        break;
      }
      rows.push(values.slice(0, last).map((value, column) => shownText(value, formatOf(sheet, at, column))));
    }
    while (rows.at(-1)?.every((text) => text === '') === true) rows.pop();
    return {
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      rows,
      merges: mergesOf(sheet, rows.length),
      isCut,
    };
  });
}

/** Counted in the bytes: a sheet of merged cells has kept parsers busy for minutes. */
function refuseManyMerges(parts: Parts): void {
  for (const [name, unpack] of parts) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/iu.test(name)) continue;
    const content = unpack();
    let count = 0;
    for (let at = content.indexOf('<mergeCell '); at >= 0; at = content.indexOf('<mergeCell ', at + 11)) count += 1;
    if (count > limits.merges) throw new FileRefused('too-heavy');
  }
}

function formatOf(sheet: Sheet, row: number, column: number): string | undefined {
  return sheet.cells?.get(`${row},${column}`)?.style?.numFmt;
}

function shownText(value: CellValue | undefined, format: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (value instanceof Date && Number.isNaN(value.getTime())) return '';
  if (format !== undefined && format !== '' && format !== 'General') {
    try {
      const shown = formatValue(value, format).trim();
      if (shown !== '') return shown;
    } catch {
      // A format that nobody else knows either: the value itself is better than nothing.
    }
  }
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
  return String(value);
}

function mergesOf(sheet: Sheet, height: number): ReadingSheet['merges'] {
  return (sheet.merges ?? []).flatMap(({ startRow, startCol, endRow, endCol }) => {
    const rows = Math.min(endRow, height - 1) - startRow + 1;
    const columns = Math.min(endCol, limits.columns - 1) - startCol + 1;
    return rows < 1 || columns < 1 ? [] : [{ row: startRow, column: startCol, rows, columns }];
  });
}
