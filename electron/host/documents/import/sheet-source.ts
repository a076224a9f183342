import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import type {
  SourceBlock,
  SourceCell,
  SourceFile,
  SourceNote,
  SourceNoteKind,
  SourcePiece,
} from '../../../../shared/domain/import/source.ts';
import { guardSheets } from '../workbook/sheet-guard.ts';
import { WorkbookRefused, workbookLimits } from '../workbook/zip-scan.ts';
import { noteParts } from './docx-reading.ts';

/** The visible and hidden sheets of a workbook as tables. Throws `WorkbookRefused`. */
export async function readSheets(bytes: Buffer, parts: ReadonlyMap<string, () => Buffer>): Promise<SourceFile> {
  guardSheets(parts);
  const workbook = await readXlsx(bytes).catch((error: unknown) => {
    throw new WorkbookRefused('file-truncated', { found: error instanceof Error ? error.message : String(error) });
  });
  const notes = new Map<SourceNoteKind, number>();
  noteParts(parts, notes);
  const blocks = workbook.sheets.flatMap((sheet, index) => readSheet(sheet, index));
  return { kind: 'xlsx', blocks, notes: [...notes].map(([kind, count]): SourceNote => ({ kind, count })) };
}

function readSheet(sheet: Sheet, index: number): SourceBlock[] {
  const rows = sheet.rows.map((row) => Array.from(row, plainText));
  const covering = new Map<string, { rowSpan: number; columnSpan: number }>();
  const hidden = new Set<string>();
  const height = rows.length;
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (height > workbookLimits.rows || width > workbookLimits.columns)
    throw new WorkbookRefused('file-too-large', { found: sheet.name });
  for (const merge of sheet.merges ?? []) {
    const lastRow = Math.min(merge.endRow, height - 1);
    const lastColumn = Math.min(merge.endCol, width - 1);
    if (lastRow < merge.startRow || lastColumn < merge.startCol) continue;
    covering.set(`${merge.startRow},${merge.startCol}`, {
      rowSpan: lastRow - merge.startRow + 1,
      columnSpan: lastColumn - merge.startCol + 1,
    });
    for (let row = merge.startRow; row <= lastRow; row += 1) {
      for (let column = merge.startCol; column <= lastColumn; column += 1) {
        if ((row !== merge.startRow || column !== merge.startCol) && (rows[row]?.[column] ?? '') === '')
          hidden.add(`${row},${column}`);
      }
    }
  }
  return tableOf({ id: `s${index + 1}`, name: sheet.name, rows, covering, hidden });
}

interface Grid {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly covering: ReadonlyMap<string, { readonly rowSpan: number; readonly columnSpan: number }>;
  /** Cells under a merged one. */
  readonly hidden: ReadonlySet<string>;
}

/** Rows of texts as a table; rows and columns without any text at the end are left out. Empty when nothing is said. */
export function tableOf({ id, name, rows, covering, hidden }: Grid): SourceBlock[] {
  const lastRow = rows.findLastIndex((row) => row.some((text) => text !== ''));
  const columns = rows.reduce((widest, row) => Math.max(widest, row.findLastIndex((text) => text !== '') + 1), 0);
  if (lastRow < 0) return [];
  const cells: SourceCell[] = [];
  for (let row = 0; row <= lastRow; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (hidden.has(`${row},${column}`)) continue;
      const text = rows[row]?.[column] ?? '';
      const span = covering.get(`${row},${column}`) ?? { rowSpan: 1, columnSpan: 1 };
      cells.push({
        row,
        column,
        ...span,
        pieces: text === '' ? [] : [pieceOf(`${id}r${row + 1}c${column + 1}`, text)],
      });
    }
  }
  return [{ type: 'table', id, name, rows: lastRow + 1, columns, cells }];
}

function pieceOf(id: string, text: string): SourcePiece {
  return { id, text, number: '', heading: 0, bold: false, origin: 'body', hidden: false, contents: false };
}

function plainText(value: CellValue): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value === null || value === undefined ? '' : String(value);
}
