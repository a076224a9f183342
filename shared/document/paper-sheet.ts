import type { Paper, TableBlock } from './blocks.ts';
import { headingText, inlineText, listLead } from './paper-text.ts';

/** A cell of a sheet with the rows and columns that it covers, and what it is. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
  readonly look: 'title' | 'subtitle' | 'line' | 'head' | 'label' | 'text' | 'centred';
}

/** A paper as one sheet: its tables under one another, each with its headings. */
export interface PaperSheet {
  readonly title: string;
  readonly cells: readonly SheetCell[];
  /** Of each column. */
  readonly widthsMm: readonly number[];
  readonly rowCount: number;
  /** The head of the only table, from 0, both ends included; null where there are several. */
  readonly repeated: { readonly from: number; readonly to: number } | null;
}

/** Of a sheet without any table: one line says that there is nothing yet. */
const wholeWidthMm = 180;

/** The paper as a sheet; null where it is more than headings, lines and tables. */
export function paperSheet(paper: Paper): PaperSheet | null {
  const blocks = paper.parts.flatMap((part) => part.blocks);
  const tables = blocks.filter((block) => block.type === 'table');
  const widest = tables.toSorted((a, b) => b.columnsMm.length - a.columnsMm.length)[0];
  const widthsMm = widest?.columnsMm ?? [wholeWidthMm];
  const width = widthsMm.length;
  const cells: SheetCell[] = [];
  const heads: { from: number; to: number }[] = [];
  let row = 0;
  const line = (text: string, look: SheetCell['look']): void => {
    cells.push({ row, column: 0, rowSpan: 1, colSpan: width, text, look });
    row += 1;
  };
  for (const block of blocks) {
    if (block.type === 'heading') line(headingText(block), block.level === 1 ? 'title' : 'line');
    else if (block.type === 'paragraph') line(inlineText(block.runs), block.style === 'subtitle' ? 'subtitle' : 'line');
    else if (block.type === 'list')
      for (const item of block.items) line(listLead(item.marker) + inlineText(item.runs), 'line');
    else if (block.type === 'table') {
      heads.push({ from: row, to: row + block.head.length - 1 });
      cells.push(...tableCells(block, row));
      row += block.head.length + block.rows.length;
    } else if (block.type !== 'page-break' && block.type !== 'space') return null;
  }
  const [only] = heads;
  return {
    title: paper.meta.subject,
    cells,
    widthsMm,
    rowCount: row,
    repeated: only !== undefined && heads.length === 1 && only.to >= only.from ? only : null,
  };
}

function tableCells(block: TableBlock, top: number): SheetCell[] {
  const found: SheetCell[] = [];
  const taken = new Set<string>();
  const rows = [...block.head, ...block.rows];
  for (const [index, { cells, band }] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${index},${column}`)) column += 1;
      const { rowSpan = 1, colSpan = 1 } = cell;
      for (let down = 0; down < rowSpan; down += 1)
        for (let right = 0; right < colSpan; right += 1) taken.add(`${index + down},${column + right}`);
      const isHead = index < block.head.length;
      found.push({
        row: top + index,
        column,
        rowSpan: Math.min(rowSpan, rows.length - index),
        colSpan,
        // Grey words stand for what nobody filled in: an empty cell says that better in a sheet.
        text: cell.paragraphs
          .map((runs) => inlineText(runs.filter(({ muted }) => muted !== true)))
          .join('\n')
          .trim(),
        look: isHead ? 'head' : cell.shaded && band !== true ? 'label' : cell.align === 'center' ? 'centred' : 'text',
      });
      column += colSpan;
    }
  }
  return found;
}
