import { type CellStyle, type ColumnDef, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { guideRows, guideTableStart } from '../../../../shared/document/workbook/guide-rows.ts';
import { type CellValue, columnLetters, type SheetRows } from '../../../../shared/document/workbook/sheet-rows.ts';
import type { Column, SheetTemplate } from '../../../../shared/templates/workbook/column.ts';
import { workbookTemplate } from '../../../../shared/templates/workbook/template.ts';
import { excelText } from '../tables/excel-text.ts';

/** Rows under the last record that still get lists to choose from. */
const spareRows = 500;
/** Of these, rows that are formatted as text already. */
const formattedRows = 100;
const fontName = '宋体';
const border = { style: 'thin', color: { rgb: 'B7C0CC' } } as const;
const box = { top: border, bottom: border, left: border, right: border };
const headStyle: CellStyle = {
  font: { name: fontName, size: 11, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '2F5D8C' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: box,
};
const requiredHeadStyle: CellStyle = {
  ...headStyle,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '8C3B2F' } },
};
const noteHeadStyle: CellStyle = {
  ...headStyle,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '7A8694' } },
};
const bodyStyle: CellStyle = {
  font: { name: fontName, size: 11 },
  alignment: { vertical: 'top', wrapText: true },
  border: box,
  numFmt: '@',
};
const numberStyle: CellStyle = {
  ...bodyStyle,
  alignment: { vertical: 'top', horizontal: 'center' },
  numFmt: 'General',
};
const noteStyle: CellStyle = { ...bodyStyle, font: { name: fontName, size: 11, color: { rgb: '6B7683' } } };

/**
 * The workbook's bytes: the guide, then the sheets. The same rows give the same bytes. Text columns are formatted as
 * text, so that 1-2 stays 1-2 and =1+1 is never a formula.
 */
export async function writeWorkbook(sheets: readonly SheetRows[]): Promise<Uint8Array> {
  const made = new Date(Date.UTC(2026, 0, 1)); // a fixed day: same records, same bytes
  return await writeXlsx({
    sheets: [guideSheet(), ...sheets.map(writeSheet)],
    properties: { title: '部门质量工作簿', creator: 'Gangbiao', created: made, modified: made },
    defaultFont: { name: fontName, size: 11 },
  });
}

function writeSheet(sheet: SheetRows): WriteSheet {
  const template = workbookTemplate.find((candidate) => candidate.name === sheet.name);
  if (template === undefined) throw new Error(`no template for sheet ${sheet.name}`);
  const columns = template.layout === 'form' ? [...formColumns] : template.columns.map(columnDef);
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (let index = 0; index < columns.length; index += 1) {
    cells.set(`0,${index}`, { style: headStyleOf(template, index) });
  }
  return {
    name: sheet.name,
    columns,
    rows: [...sheet.rows.map((row) => row.map(literal)), ...blankRows(template, columns.length)],
    cells,
    freezePane: { rows: 1, ...(template.layout === 'table' ? { columns: 1 } : {}) },
    dataValidations: template.layout === 'form' ? [] : validations(template.columns, sheet.rows.length),
    rowDefs: new Map([[0, { height: 24 }]]),
    pageSetup: {
      paperSize: 'a4',
      orientation: template.layout === 'form' ? 'portrait' : 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      // Blank rows are for typing, not for paper; of an empty table a page is printed to write on by hand.
      printArea: `$A$1:$${columnLetters(columns.length - 1)}$${sheet.rows.length > 1 ? sheet.rows.length : 30}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页', oddHeader: `&C${sheet.name}` },
  };
}

/** hucre styles cells, not columns: without these, 1-2 typed into a new row would become a date. */
function blankRows(template: SheetTemplate, width: number): null[][] {
  if (template.layout === 'form') return [];
  return Array.from({ length: formattedRows }, () => Array.from({ length: width }, () => null));
}

function literal(cell: CellValue): CellValue {
  return typeof cell === 'string' ? excelText(cell) : cell;
}

const formColumns: readonly ColumnDef[] = [
  { width: 16, style: { ...bodyStyle, font: { name: fontName, size: 11, bold: true } } },
  { width: 72, style: bodyStyle },
  { width: 44, style: noteStyle },
];

function columnDef(column: Column): ColumnDef {
  const { type } = column.value;
  const style = type === 'number' || type === 'rank' ? numberStyle : type === 'note' ? noteStyle : bodyStyle;
  return { width: column.width, style, ...(type === 'id' ? { hidden: true } : {}) };
}

function headStyleOf(template: SheetTemplate, index: number): CellStyle {
  const column = template.layout === 'table' ? template.columns[index] : undefined;
  if (column?.required) return requiredHeadStyle;
  return column?.value.type === 'note' || column?.value.type === 'id' ? noteHeadStyle : headStyle;
}

function validations(columns: readonly Column[], rowCount: number): DataValidation[] {
  return columns.flatMap((column, index): DataValidation[] => {
    const range = `${columnLetters(index)}2:${columnLetters(index)}${rowCount + spareRows}`;
    const prompt = {
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: column.header,
      errorMessage: column.hint,
      range,
    };
    switch (column.value.type) {
      case 'choice':
        return [{ ...prompt, type: 'list', values: Object.values(column.value.words).filter((word) => word !== '') }];
      case 'yesNo':
        return [{ ...prompt, type: 'list', values: ['是', '否'] }];
      case 'number':
        return [
          {
            ...prompt,
            type: column.value.whole ? 'whole' : 'decimal',
            operator: 'between',
            formula1: String(column.value.min),
            formula2: String(column.value.max),
          },
        ];
      default:
        return [];
    }
  });
}

function guideSheet(): WriteSheet {
  const guide = guideRows();
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const width = 4;
  for (const [row, values] of guide.rows.entries()) {
    const isSheetName = row > guideTableStart && values[0] !== null;
    for (let column = 0; column < (row < guideTableStart ? 1 : width); column += 1) {
      cells.set(`${row},${column}`, { style: guideStyle(row, isSheetName) });
    }
  }
  return {
    name: guide.name,
    columns: [{ width: 16 }, { width: 18 }, { width: 8 }, { width: 78 }],
    rows: guide.rows.map((row) => [...row]),
    cells,
    merges: Array.from({ length: guideTableStart - 1 }, (_, row) => ({
      startRow: row,
      endRow: row,
      startCol: 0,
      endCol: width - 1,
    })),
    pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

function guideStyle(row: number, isSheetName: boolean): CellStyle {
  if (row === 0) return { font: { name: fontName, size: 16, bold: true } };
  if (row < guideTableStart)
    return { font: { name: fontName, size: 11 }, alignment: { wrapText: true, vertical: 'top' } };
  if (row === guideTableStart) return headStyle;
  return isSheetName ? { ...bodyStyle, font: { name: fontName, size: 11, bold: true } } : bodyStyle;
}
