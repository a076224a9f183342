/** A paper of the corpus in a notation of its own, to be written by different programs. */
export type Block =
  | { readonly type: 'line'; readonly text: string; readonly look: Look; readonly list: number | null }
  | { readonly type: 'table'; readonly rows: readonly (readonly Cell[])[] };
export type Look = 'plain' | 'bold' | 'heading1' | 'heading2' | 'toc' | 'box' | 'foot' | 'head';

export interface Cell {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  columnSpan: number;
  /** Paragraphs. */
  readonly lines: readonly string[];
}

/**
 * One line a paragraph: `= ` and `== ` headings, `*…*` bold, `@toc `, `@box `, `@foot `, `@head ` places, `#0 ` to `#2 `
 * entries that Word numbers itself (一、 1. （1）). Lines that begin with `|` are rows of a table: `<` goes on with the
 * cell to the left, `^` with the one above, `\n` ends a paragraph of a cell.
 */
export function parsePaper(text: string): Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push({ type: 'table', rows: cellsOf(rows) });
    rows = [];
  };
  for (const line of text.replace(/^\n|\n\s*$/gu, '').split('\n')) {
    if (line.startsWith('|')) {
      rows.push(line.slice(1).replace(/\|$/u, '').split('|'));
      continue;
    }
    flush();
    blocks.push(lineOf(line));
  }
  flush();
  return blocks;
}

const looks: readonly (readonly [string, Look])[] = [
  ['== ', 'heading2'],
  ['= ', 'heading1'],
  ['@toc ', 'toc'],
  ['@box ', 'box'],
  ['@foot ', 'foot'],
  ['@head ', 'head'],
];

function lineOf(line: string): Block {
  const listed = /^#(\d) (.*)$/u.exec(line);
  if (listed !== null) return { type: 'line', text: listed[2] ?? '', look: 'plain', list: Number(listed[1]) };
  if (/^\*[^*]+\*$/u.test(line)) return { type: 'line', text: line.slice(1, -1), look: 'bold', list: null };
  const look = looks.find(([mark]) => line.startsWith(mark));
  return look === undefined
    ? { type: 'line', text: line, look: 'plain', list: null }
    : { type: 'line', text: line.slice(look[0].length), look: look[1], list: null };
}

function cellsOf(rows: readonly (readonly string[])[]): Cell[][] {
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  return rows.map((row, rowIndex) =>
    row.flatMap((text, column): Cell[] => {
      const left = grid[rowIndex]?.[column - 1];
      const above = grid[rowIndex - 1]?.[column];
      const here = grid[rowIndex];
      if (here === undefined) return [];
      if (text === '<' && left !== undefined) {
        if (left.row === rowIndex) left.columnSpan = Math.max(left.columnSpan, column - left.column + 1);
        here[column] = left;
        return [];
      }
      if (text === '^' && above !== undefined) {
        above.rowSpan = Math.max(above.rowSpan, rowIndex - above.row + 1);
        here[column] = above;
        return [];
      }
      const cell: Cell = { row: rowIndex, column, rowSpan: 1, columnSpan: 1, lines: text.split('\\n') };
      here[column] = cell;
      return [cell];
    }),
  );
}
