import { gridOf } from '../../../../shared/document/task-tables/grid.ts';
import { paragraphText } from '../import/docx-paragraph.ts';
import { blockNodes, mainPart } from '../import/docx-source.ts';
import { resolveTable } from '../import/docx-table-source.ts';
import { childAt, childrenOf, type XmlNode } from '../import/xml-tree.ts';
import { scanContainer, WorkbookRefused, workbookLimits } from '../workbook/zip-scan.ts';
import type { SourceTable } from './source-table.ts';

/**
 * The tables of a Word file with their merged cells, in order, named by the last words before them; tables inside cells
 * belong to their cell's words. Deleted text of tracked changes is left out. Throws `WorkbookRefused`. Runs in the
 * workbook worker.
 */
export function docxTables(bytes: Buffer): SourceTable[] {
  const parts = scanContainer(bytes);
  if (![...parts.keys()].some((part) => part.startsWith('word/')))
    throw new WorkbookRefused('file-not-workbook', { expected: '.docx' });
  let before = '';
  return blockNodes(mainPart(parts).body).flatMap(({ node }) => {
    if (node.name === 'w:tbl') return [tableOf(node, before)];
    before = paragraphText(node).trim() || before;
    return [];
  });
}

function tableOf(node: XmlNode, name: string): SourceTable {
  const { rows, columns, cells } = resolveTable(node, { notes: new Map() }, paragraphsIn);
  const gridColumns = childrenOf(childAt(node, 'w:tblGrid'), 'w:gridCol');
  const width = Math.max(columns, gridColumns.length);
  if (rows > workbookLimits.rows || width > workbookLimits.columns)
    throw new WorkbookRefused('file-too-large', { found: name });
  const texts = Array.from({ length: rows }, () => Array.from({ length: width }, () => ''));
  for (const { row, column, content } of cells) {
    const line = texts[row];
    if (line !== undefined) line[column] = content.join('\n').trimEnd();
  }
  const merges = cells
    .filter(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)
    .map(({ row, column, rowSpan, columnSpan }) => ({
      startRow: row,
      endRow: row + rowSpan - 1,
      startCol: column,
      endCol: column + columnSpan - 1,
    }));
  const widths = Array.from({ length: width }, (_, column) => Number(gridColumns[column]?.attributes['w:w']) || 1000);
  return { name, grid: gridOf(texts, merges), widths, doubtful: [] };
}

/** The paragraphs of a cell, blank ones too, one an entry. */
function paragraphsIn(cell: XmlNode): string[] {
  return blockNodes(cell).flatMap(({ node }) =>
    node.name === 'w:p'
      ? [paragraphText(node).replaceAll('\t', ' ')]
      : resolveTable(node, { notes: new Map() }, paragraphsIn).cells.flatMap(({ content }) => content),
  );
}
