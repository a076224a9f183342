import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { gridOf, type Merge } from '../../../../shared/document/task-tables/grid.ts';
import { scanContainer, WorkbookRefused, workbookLimits } from '../workbook/zip-scan.ts';
import type { SourceTable } from './source-table.ts';

interface WordCell {
  readonly column: number;
  span: number;
  merge: 'none' | 'begins' | 'goes-on';
  paragraphs: string[];
}
interface WordTable {
  readonly widths: number[];
  readonly rows: WordCell[][];
  column: number;
}

/**
 * The tables of a Word file with their merged cells (`w:gridSpan`, `w:vMerge`), in order; tables inside cells belong to
 * their cell's words. Deleted text of tracked changes is left out. Throws `WorkbookRefused`. Runs in the workbook worker.
 */
export function docxTables(bytes: Buffer): SourceTable[] {
  const part = scanContainer(bytes).get('word/document.xml');
  if (part === undefined) throw new WorkbookRefused('file-not-workbook', { expected: '.docx' });
  const xml = part().toString('utf8');
  const tables: WordTable[] = [];
  const names: string[] = [];
  let depth = 0;
  let table: WordTable | null = null;
  let cell: WordCell | null = null;
  let inText = false;
  let before = ''; // the last words outside a table: its caption
  let outside = '';
  const write = (text: string): void => {
    if (cell === null) outside += text;
    else cell.paragraphs[cell.paragraphs.length - 1] = (cell.paragraphs.at(-1) ?? '') + text;
  };
  const open = (tag: SaxesTagPlain): void => {
    const attribute = (name: string): string | undefined => tag.attributes[name];
    switch (tag.name) {
      case 'w:tbl':
        depth += 1;
        if (depth === 1) {
          table = { widths: [], rows: [], column: 0 };
          tables.push(table);
          names.push(before);
        }
        break;
      case 'w:gridCol':
        if (depth === 1) table?.widths.push(Number(attribute('w:w') ?? 0));
        break;
      case 'w:tr':
        if (depth === 1 && table !== null) {
          table.rows.push([]);
          table.column = 0;
          if (table.rows.length > workbookLimits.rows) throw new WorkbookRefused('file-too-large');
        }
        break;
      case 'w:gridBefore':
        if (depth === 1 && table !== null) table.column += Number(attribute('w:val') ?? 0);
        break;
      case 'w:tc':
        if (depth === 1 && table !== null) {
          cell = { column: table.column, span: 1, merge: 'none', paragraphs: [] };
          table.rows.at(-1)?.push(cell);
        }
        break;
      case 'w:gridSpan':
        if (depth === 1 && cell !== null) cell.span = Math.max(1, Number(attribute('w:val') ?? 1));
        break;
      case 'w:vMerge':
        if (depth === 1 && cell !== null) cell.merge = attribute('w:val') === 'restart' ? 'begins' : 'goes-on';
        break;
      case 'w:p':
        if (cell !== null) cell.paragraphs.push('');
        break;
      case 'w:t':
        inText = true;
        break;
      case 'w:br':
      case 'w:cr':
        write('\n');
        break;
      case 'w:tab':
        // A tab stop in a paragraph's properties has the same name and a value.
        if (attribute('w:val') === undefined) write(' ');
        break;
      default:
    }
  };
  const close = (tag: SaxesTagPlain): void => {
    switch (tag.name) {
      case 'w:tbl':
        depth -= 1;
        if (depth === 0) table = null;
        break;
      case 'w:tc':
        if (depth === 1 && cell !== null && table !== null) {
          table.column = cell.column + cell.span;
          cell = null;
        }
        break;
      case 'w:t':
        inText = false;
        break;
      case 'w:p':
        if (cell === null && outside.trim() !== '') before = outside.trim();
        if (cell === null) outside = '';
        break;
      default:
    }
  };
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => open(tag));
  parser.on('closetag', (tag) => close(tag));
  parser.on('text', (text) => {
    if (inText) write(text);
  });
  parser.on('error', (error) => {
    throw new WorkbookRefused('file-truncated', { found: error.message.slice(0, 80) });
  });
  parser.write(xml).close();
  return tables.map((each, index) => tableOf(each, names[index] ?? ''));
}

function tableOf(table: WordTable, name: string): SourceTable {
  const width = Math.max(
    table.widths.length,
    ...table.rows.map((row) => row.reduce((end, cell) => Math.max(end, cell.column + cell.span), 0)),
  );
  if (width > workbookLimits.columns) throw new WorkbookRefused('file-too-large', { found: name });
  const texts = table.rows.map(() => Array.from({ length: width }, () => ''));
  const merges: Merge[] = [];
  for (const [row, cells] of table.rows.entries()) {
    for (const cell of cells) {
      if (cell.merge === 'goes-on' && begunAbove(table, row, cell)) continue;
      const line = texts[row];
      if (line !== undefined) line[cell.column] = cell.paragraphs.join('\n').trimEnd();
      let endRow = row;
      if (cell.merge === 'begins')
        while (table.rows[endRow + 1]?.some((below) => goesOn(below, cell)) === true) endRow += 1;
      if (endRow > row || cell.span > 1)
        merges.push({ startRow: row, endRow, startCol: cell.column, endCol: cell.column + cell.span - 1 });
    }
  }
  return {
    name,
    grid: gridOf(texts, merges),
    widths: Array.from({ length: width }, (_, column) => table.widths[column] ?? 0).map((each) => each || 1000),
  };
}

function goesOn(below: WordCell, above: WordCell): boolean {
  return below.merge === 'goes-on' && below.column === above.column && below.span === above.span;
}

/** A cell that goes on where nothing of its width begins is a cell of its own: some programs write such tables. */
function begunAbove(table: WordTable, row: number, cell: WordCell): boolean {
  for (let above = row - 1; above >= 0; above -= 1) {
    const over = table.rows[above]?.find((each) => each.column === cell.column && each.span === cell.span);
    if (over === undefined || over.merge === 'none') return false;
    if (over.merge === 'begins') return true;
  }
  return false;
}
