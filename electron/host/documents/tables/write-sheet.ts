import { type CellStyle, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import type { PaperSheet, SheetCell } from '../../../../shared/document/paper-sheet.ts';
import { excelText, sheetName } from './excel-text.ts';

const border = { style: 'thin', color: { rgb: '000000' } } as const;
const box = { top: border, bottom: border, left: border, right: border };
/** Characters of 11 point in a millimetre of a column. */
const charactersPerMm = 0.5;

/** The workbook of a paper that is a list: ready to print on landscape pages, its merged cells as on paper. */
export async function writeSheet(sheet: PaperSheet): Promise<Uint8Array> {
  const { title, cells, widthsMm, rowCount, repeated } = sheet;
  const width = widthsMm.length;
  const rows: (string | number | Date | null)[][] = Array.from({ length: rowCount }, () => widthsMm.map(() => null));
  const styles: NonNullable<WriteSheet['cells']> = new Map();
  const merges: NonNullable<WriteSheet['merges']> = [];
  for (const cell of cells) {
    const { row, column, rowSpan, colSpan } = cell;
    const line = rows[row];
    if (line !== undefined && cell.text !== '') line[column] = valueOf(cell);
    const [endRow, endCol] = [row + rowSpan - 1, Math.min(column + colSpan, width) - 1];
    for (let down = row; down <= endRow; down += 1)
      for (let right = column; right <= endCol; right += 1) styles.set(`${down},${right}`, { style: styleOf(cell) });
    if (rowSpan > 1 || endCol > column) merges.push({ startRow: row, startCol: column, endRow, endCol });
  }
  const made = new Date(Date.UTC(2026, 0, 1)); // a fixed day: the same paper, the same bytes
  return await writeXlsx({
    sheets: [
      {
        name: sheetName(title, '文书'),
        columns: widthsMm.map((mm) => ({ width: Math.max(5, Math.round(mm * charactersPerMm)) })),
        rows,
        cells: styles,
        merges,
        rowDefs: heightsOf(sheet),
        ...(repeated !== null && repeated.to < frozenAtMost ? { freezePane: { rows: repeated.to + 1 } } : {}),
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          ...(repeated === null ? {} : { printTitlesRow: `$${repeated.from + 1}:$${repeated.to + 1}` }),
        },
        headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
      },
    ],
    properties: { title, creator: 'Gangbiao', created: made, modified: made },
    defaultFont: { name: '宋体', size: 11 },
  });
}

/** A head further down would leave no room to scroll in. */
const frozenAtMost = 8;

/** Points of a line of 11 point, and of the room above and below. */
const lineHeight = 14.5;
const rowRoom = 5;
const tallestRow = 409;
const titleHeight = 28;

/** Rows as high as their longest cell: not every program makes them so by itself. */
function heightsOf({ cells, widthsMm }: PaperSheet): NonNullable<WriteSheet['rowDefs']> {
  const lines = new Map<number, number>();
  for (const { row, column, rowSpan, colSpan, text } of cells) {
    if (rowSpan > 1) continue;
    const width = widthsMm.slice(column, column + colSpan).reduce((sum, mm) => sum + mm * charactersPerMm, 0);
    const room = Math.max(2, Math.floor(width) - 1);
    const needed = text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(columnsOf(part) / room)), 0);
    lines.set(row, Math.max(lines.get(row) ?? 1, needed));
  }
  const titles = new Set(cells.filter(({ look }) => look === 'title').map(({ row }) => row));
  return new Map(
    [...lines].map(([row, count]) => [
      row,
      { height: titles.has(row) ? titleHeight * count : Math.min(tallestRow, count * lineHeight + rowRoom) },
    ]),
  );
}

/** A Chinese character is as wide as two others. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
}

/** Scores, numbers and days as such, so that Excel can add and sort them; everything else as the words that it is. */
function valueOf({ text, look }: SheetCell): string | number | Date {
  if (isDay(text, look)) return new Date(`${text}T00:00:00Z`);
  const isFigure = (look === 'centred' || look === 'label') && /^(?:0|[1-9]\d{0,8})(?:\.\d{1,2})?$/u.test(text);
  return isFigure ? Number(text) : excelText(text);
}

function isDay(text: string, look: SheetCell['look']): boolean {
  if (look !== 'centred' || !/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What begins as a formula does is text for whoever edits the cell, too. */
function formatOf({ text, look }: SheetCell): { readonly numFmt?: string } {
  if (isDay(text, look)) return { numFmt: 'yyyy-mm-dd' };
  return /^[=+\-@]/u.test(text) ? { numFmt: '@' } : {};
}

function styleOf(cell: SheetCell): CellStyle {
  const { look } = cell;
  const isHead = look === 'title' || look === 'head' || look === 'label';
  return {
    font: { name: isHead ? '黑体' : '宋体', size: look === 'title' ? 16 : 11 },
    alignment: {
      horizontal: look === 'text' || look === 'line' ? 'left' : 'center',
      vertical: 'center',
      wrapText: true,
    },
    ...(look === 'title' || look === 'subtitle' || look === 'line' ? {} : { border: box }),
    ...formatOf(cell),
  };
}
