import type { SourceBlock } from '../../../../shared/domain/import/source.ts';
import { WorkbookRefused } from '../workbook/zip-scan.ts';
import { addNote, type DocxReading, type Place } from './docx-reading.ts';
import { childAt, isNode, valueAt, type XmlNode } from './xml-tree.ts';

/** What no form reaches; beyond it a table is a trap. */
const limits = { columns: 500, cells: 200_000 } as const;

/** A cell at its upper left corner, with what its content was read as. */
interface WordCell<Content> {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  readonly columnSpan: number;
  readonly content: Content[];
}
interface WordTable<Content> {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly WordCell<Content>[];
}

/**
 * The cells of a table with its merges resolved: each stands once, at its upper left corner. Rows deleted in tracked
 * changes are left out. A cell that says it goes on where nothing as wide has begun above is a cell of its own: some
 * programs write such tables. Throws `WorkbookRefused` for a trap.
 */
export function resolveTable<Content>(
  node: XmlNode,
  reading: Pick<DocxReading, 'notes'>,
  contentOf: (cell: XmlNode) => Content[],
): WordTable<Content> {
  const cells: WordCell<Content>[] = [];
  /** The cell that a vertical merge continues, by column. */
  const merging = new Map<number, WordCell<Content>>();
  let row = 0;
  let columns = 0;
  for (const rowNode of rowsOf(node, reading)) {
    let column = Number(valueAt(rowNode, 'w:trPr', 'w:gridBefore') ?? 0) || 0;
    for (const cellNode of cellsOf(rowNode)) {
      const properties = childAt(cellNode, 'w:tcPr');
      const columnSpan = Math.max(1, Number(valueAt(properties, 'w:gridSpan') ?? 1) || 1);
      const merge = childAt(properties, 'w:vMerge');
      const begins = merge?.attributes['w:val'] === 'restart';
      const above = merging.get(column);
      const content = contentOf(cellNode);
      if (merge !== undefined && !begins && above?.columnSpan === columnSpan) {
        above.rowSpan = row - above.row + 1;
        // A continued cell shows nothing, but some programs leave text in it.
        above.content.push(...content);
      } else {
        const cell = { row, column, rowSpan: 1, columnSpan, content };
        cells.push(cell);
        if (begins) merging.set(column, cell);
        else merging.delete(column);
      }
      column += columnSpan;
      if (column > limits.columns || cells.length > limits.cells) throw new WorkbookRefused('file-too-heavy');
    }
    columns = Math.max(columns, column);
    row += 1;
  }
  return { rows: row, columns, cells };
}

/** A table as a block; tables inside of cells become lines. Empty when it has no cell. */
export function readTable(node: XmlNode, place: Place, reading: DocxReading): SourceBlock[] {
  const id = reading.newId('t');
  const { rows, columns, cells } = resolveTable(node, reading, (cell) =>
    reading
      .readBlocks(cell, place)
      .flatMap((block) => (block.type === 'text' ? [block.piece] : block.cells.flatMap((inner) => [...inner.pieces]))),
  );
  if (cells.length === 0) return [];
  const placed = cells.map(({ content, ...cell }) => ({ ...cell, pieces: content }));
  return [{ type: 'table', id, name: '', rows, columns, cells: placed }];
}

function rowsOf(node: XmlNode, reading: Pick<DocxReading, 'notes'>): XmlNode[] {
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
