import { type CellStyle, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { mergesOf } from '../../../../shared/document/task-tables/grid.ts';
import type { ResolvedTable } from '../../../../shared/document/task-tables/resolve-table.ts';
import type { ColumnRole } from '../../../../shared/document/task-tables/roles.ts';
import { excelText, sheetName } from './excel-text.ts';
import { rowHeights } from './row-heights.ts';

const border = { style: 'thin', color: { rgb: '000000' } } as const;
const box = { top: border, bottom: border, left: border, right: border };
const fontName = '宋体';
const centred: ReadonlySet<ColumnRole> = new Set(['number', 'project', 'due', 'lead', 'assisting', 'owner', 'doer']);
/** Characters that fit across a landscape A4 page in 11 point. */
const pageCharacters = 124;

/** The workbook of one breakdown table: its cells and merges, ready to print on landscape pages. The same table gives the same bytes. */
export async function writeTable(title: string, resolved: ResolvedTable): Promise<Uint8Array> {
  const { grid, columns, titleRows, headRows } = resolved;
  const rows: (string | null)[][] = Array.from({ length: grid.height }, () =>
    Array.from({ length: grid.width }, () => null),
  );
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const cell of grid.cells) {
    const line = rows[cell.row];
    if (line !== undefined && cell.text !== '') line[cell.column] = excelText(cell.text);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.colSpan; column += 1)
        cells.set(`${row},${column}`, {
          style: styleOf(row, columns[cell.column]?.role ?? 'other', { titleRows, headRows }),
        });
  }
  const total = columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const widths = columns.map((column) => Math.max(5, Math.round((pageCharacters * column.width) / total)));
  const made = new Date(Date.UTC(2026, 0, 1)); // a fixed day: same table, same bytes
  return await writeXlsx({
    sheets: [
      {
        name: sheetName(title, '任务分解表'),
        columns: widths.map((width) => ({ width })),
        rowDefs: new Map(rowHeights(grid, widths, { titleRows }).map((height, row) => [row, { height }])),
        rows,
        cells,
        merges: mergesOf(grid),
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          ...(headRows > 0 ? { printTitlesRow: `$${titleRows + 1}:$${titleRows + headRows}` } : {}),
        },
        headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
      },
    ],
    properties: { title, creator: 'Gangbiao', created: made, modified: made },
    defaultFont: { name: fontName, size: 11 },
  });
}

function styleOf(row: number, role: ColumnRole, top: { titleRows: number; headRows: number }): CellStyle {
  const isTitle = row < top.titleRows;
  const isHead = row < top.titleRows + top.headRows;
  return {
    font: { name: isTitle || isHead ? '黑体' : fontName, size: isTitle ? 16 : 11 },
    alignment: { horizontal: isHead || centred.has(role) ? 'center' : 'left', vertical: 'center', wrapText: true },
    numFmt: '@', // 2017.10 stays 2017.10
    ...(isTitle ? {} : { border: box }),
  };
}
