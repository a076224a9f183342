import type { SourceBlock, SourceCell, SourcePiece } from '../../../../shared/domain/import/source.ts';
import { WorkbookRefused } from '../workbook/zip-scan.ts';
import { addNote, type DocxReading, type Place } from './docx-reading.ts';
import { childAt, isNode, valueAt, type XmlNode } from './xml-tree.ts';

/** What no form reaches; beyond it a table is a trap. */
const limits = { columns: 500, cells: 200_000 } as const;

type Cell = { -readonly [F in keyof SourceCell]: SourceCell[F] };

/** A table with its merged cells resolved: a cell stands once, at its upper left corner. Tables inside of cells become lines. */
export function readTable(node: XmlNode, place: Place, reading: DocxReading): SourceBlock[] {
  const id = reading.newId('t');
  const cells: Cell[] = [];
  /** The cell that a vertical merge continues, by column. */
  const merging = new Map<number, Cell>();
  let row = 0;
  let columns = 0;
  for (const rowNode of rowsOf(node, reading)) {
    let column = Number(valueAt(rowNode, 'w:trPr', 'w:gridBefore') ?? 0);
    for (const cellNode of cellsOf(rowNode)) {
      const properties = childAt(cellNode, 'w:tcPr');
      const columnSpan = Math.max(1, Number(valueAt(properties, 'w:gridSpan') ?? 1) || 1);
      const merge = childAt(properties, 'w:vMerge');
      const above = merging.get(column);
      const pieces = piecesIn(cellNode, place, reading);
      if (merge !== undefined && merge.attributes['w:val'] !== 'restart' && above !== undefined) {
        above.rowSpan = row - above.row + 1;
        // A continued cell shows nothing, but some programs leave text in it.
        above.pieces = [...above.pieces, ...pieces];
      } else {
        const cell: Cell = { row, column, rowSpan: 1, columnSpan, pieces };
        cells.push(cell);
        if (merge === undefined) merging.delete(column);
        else merging.set(column, cell);
      }
      column += columnSpan;
      if (column > limits.columns || cells.length > limits.cells)
        throw new WorkbookRefused('file-too-heavy', { found: id });
    }
    columns = Math.max(columns, column);
    row += 1;
  }
  return cells.length === 0 ? [] : [{ type: 'table', id, name: '', rows: row, columns, cells }];
}

function rowsOf(node: XmlNode, reading: DocxReading): XmlNode[] {
  return node.children.filter(isNode).flatMap((child): XmlNode[] => {
    if (child.name === 'w:tr') {
      const isDeleted = childAt(child, 'w:trPr', 'w:del') !== undefined;
      if (isDeleted) addNote(reading.notes, 'tracked-deletions');
      return isDeleted ? [] : [child];
    }
    if (child.name === 'w:sdt') return rowsOf(childAt(child, 'w:sdtContent') ?? child, reading);
    return child.name === 'w:ins' || child.name === 'w:customXml' ? rowsOf(child, reading) : [];
  });
}

function cellsOf(row: XmlNode): XmlNode[] {
  return row.children.filter(isNode).flatMap((child): XmlNode[] => {
    if (child.name === 'w:tc') return [child];
    if (child.name === 'w:sdt') return cellsOf(childAt(child, 'w:sdtContent') ?? child);
    return child.name === 'w:customXml' ? cellsOf(child) : [];
  });
}

function piecesIn(cell: XmlNode, place: Place, reading: DocxReading): SourcePiece[] {
  return reading
    .readBlocks(cell, place)
    .flatMap((block) => (block.type === 'text' ? [block.piece] : block.cells.flatMap((inner) => [...inner.pieces])));
}
