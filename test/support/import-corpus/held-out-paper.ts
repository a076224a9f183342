import { readExpectation } from './expectation.ts';

/**
 * Papers of the held-out corpus: written, and made into files, by somebody who had not read the importer and with means of
 * their own, so that its accuracy is measured on papers that its author never saw.
 */
export interface HeldOutPaper {
  readonly name: string;
  readonly means: 'word' | 'library' | 'writer' | 'calc' | 'sheet' | 'csv' | 'csv-gbk' | 'txt' | 'txt-gbk';
  /** The department that imports it. */
  readonly department: string;
  readonly paper: string;
  /** expectation.ts reads the notation; `A` before it: one of several facts joined by ‖, `O`: a fact that may be stated. */
  readonly expect: string;
}

/** What a held-out file must yield; a fact with ‖ is found when one of its forms is. */
export interface HeldOutExpectation {
  readonly department: string;
  readonly facts: readonly string[];
  readonly optional: readonly string[];
  readonly kept: readonly string[];
}

export function expectationOf({ department, expect }: HeldOutPaper): HeldOutExpectation {
  const lines = expect.trim().split('\n');
  const marked = (mark: string): string[] =>
    lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2));
  const { facts, kept } = readExpectation(lines.filter((line) => !/^[AO] /u.test(line)).join('\n'));
  return { department, facts: [...facts, ...marked('A')], optional: marked('O'), kept };
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly style: 'body' | 'title' | 'chapter' | 'part' | 'strong' | 'contents' | 'footer' | 'box';
  /** Level of a number that the program counts. */
  readonly level: number | null;
}
export interface GridCell {
  readonly row: number;
  readonly column: number;
  height: number;
  width: number;
  readonly paragraphs: readonly string[];
}
export interface Grid {
  readonly kind: 'grid';
  readonly height: number;
  readonly width: number;
  readonly cells: readonly GridCell[];
}

const styles: Readonly<Record<string, Paragraph['style']>> = {
  '%': 'title',
  '#': 'chapter',
  '##': 'part',
  '!': 'strong',
  目录: 'contents',
  页脚: 'footer',
  框: 'box',
};

/**
 * A mark and a blank before a line: `%` title, `#` and `##` headings, `!` bold, 目录, 页脚, 框, `-` and `--` entries that the
 * program numbers. Rows of tables stand between `|`, cells part at ` | `: `<` widens the left cell, `^` heightens the one
 * above, ` / ` parts paragraphs.
 */
export function blocksOf(paper: string): (Paragraph | Grid)[] {
  const blocks: (Paragraph | Grid)[] = [];
  let rows: string[][] = [];
  const close = (): void => {
    if (rows.length > 0) blocks.push(gridOf(rows));
    rows = [];
  };
  for (const line of paper.replace(/^\n/u, '').replace(/\n$/u, '').split('\n')) {
    if (line.startsWith('| ')) {
      rows.push(line.replace(/^\| /u, '').replace(/ ?\|$/u, '').split(' | '));
      continue;
    }
    close();
    if (line === '---') continue;
    const [, mark = '', rest = ''] = /^(\S+) (.*)$/u.exec(line) ?? [];
    const style = styles[mark];
    if (style !== undefined) blocks.push({ kind: 'paragraph', text: rest, style, level: null });
    else if (mark === '-' || mark === '--')
      blocks.push({ kind: 'paragraph', text: rest, style: 'body', level: mark.length - 1 });
    else blocks.push({ kind: 'paragraph', text: line, style: 'body', level: null });
  }
  close();
  return blocks;
}

function gridOf(rows: readonly (readonly string[])[]): Grid {
  const cells: GridCell[] = [];
  const at = (row: number, column: number): GridCell | undefined =>
    cells.find(
      (cell) =>
        cell.row <= row && row < cell.row + cell.height && cell.column <= column && column < cell.column + cell.width,
    );
  for (const [row, texts] of rows.entries()) {
    for (const [column, text] of texts.entries()) {
      const words = text.trim();
      const neighbour = words === '<' ? at(row, column - 1) : words === '^' ? at(row - 1, column) : undefined;
      if (neighbour === undefined)
        cells.push({ row, column, height: 1, width: 1, paragraphs: words === '_' ? [''] : words.split(' / ') });
      else if (words === '<') neighbour.width = Math.max(neighbour.width, column - neighbour.column + 1);
      else neighbour.height = Math.max(neighbour.height, row - neighbour.row + 1);
    }
  }
  return {
    kind: 'grid',
    height: rows.length,
    width: Math.max(...cells.map(({ column, width }) => column + width)),
    cells,
  };
}
