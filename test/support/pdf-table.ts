import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Grid, GridCell } from '../../shared/document/task-tables/grid.ts';

/** A straight line, in points from the page's lower left corner. */
interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
type Matrix = readonly [number, number, number, number, number, number];

/** Two lines nearer than this are one: a rule is half a point wide. */
const near = 0.8;

/**
 * The tables of a PDF as they are drawn, one a page: cells are what the rules enclose, words are what stands inside.
 * Nothing is taken from tags or from what the program meant to draw.
 */
export async function drawnTables(bytes: Uint8Array): Promise<Grid[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const pages: { segments: Segment[]; words: Word[] }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const segments = segmentsOf(await page.getOperatorList());
    const content = await page.getTextContent({ disableNormalization: true });
    const words = content.items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }]
        : [],
    );
    // Margins change sides from page to page: places across are counted from the table's left edge.
    const left = Math.min(...segments.map(({ x1, x2 }) => Math.min(x1, x2)));
    pages.push({
      segments: segments.map((s) => ({ ...s, x1: s.x1 - left, x2: s.x2 - left })),
      words: words.map((word) => ({ ...word, x: word.x - left })),
    });
  }
  await pdf.loadingTask.destroy();
  // A column that is merged away all down one page still is a column of the table.
  const xs = distinct(pages.flatMap(({ segments }) => segments.filter(isUpright).map(({ x1 }) => x1)));
  return pages.map((page) => gridOfLines(page, xs));
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function isUpright({ x1, x2 }: Segment): boolean {
  return Math.abs(x1 - x2) < near;
}

function segmentsOf(list: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }): Segment[] {
  const segments: Segment[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [index, operator] of list.fnArray.entries()) {
    const given = list.argsArray[index];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = times(matrix, given as Matrix);
    else if (operator === OPS.constructPath) {
      const [paint, paths] = given as [number, readonly (ArrayLike<number> | null)[]];
      if (paint !== OPS.stroke && paint !== OPS.closeStroke) continue;
      for (const path of paths) if (path !== null) segments.push(...linesOf(path, matrix));
    }
  }
  return segments;
}

/** Moves are 0 x y, lines 1 x y; curves (2 and six numbers, 3 and four) draw no rule; 4 closes. */
function linesOf(path: ArrayLike<number>, matrix: Matrix): Segment[] {
  const segments: Segment[] = [];
  let from: readonly [number, number] = [0, 0];
  for (let at = 0; at < path.length; ) {
    const operator = path[at];
    const point = at_(matrix, path[at + 1] ?? 0, path[at + 2] ?? 0);
    if (operator === 1) segments.push({ x1: from[0], y1: from[1], x2: point[0], y2: point[1] });
    if (operator === 0 || operator === 1) from = point;
    at += operator === 0 || operator === 1 ? 3 : operator === 2 ? 7 : operator === 3 ? 5 : 1;
  }
  return segments;
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}
function at_(m: Matrix, x: number, y: number): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** Distinct places of rules, in order. */
function distinct(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > near);
}

function gridOfLines(
  { segments, words }: { readonly segments: readonly Segment[]; readonly words: readonly Word[] },
  xs: readonly number[],
): Grid {
  const upright = segments.filter(isUpright);
  const level = segments.filter(({ y1, y2 }) => Math.abs(y1 - y2) < near);
  const ys = distinct(level.map(({ y1 }) => y1)).toReversed(); // from the top of the page down
  const width = Math.max(0, xs.length - 1);
  const height = Math.max(0, ys.length - 1);
  const hasUpright = (x: number, y: number): boolean =>
    upright.some(
      (s) => Math.abs(s.x1 - x) < near && Math.min(s.y1, s.y2) - near < y && y < Math.max(s.y1, s.y2) + near,
    );
  const hasLevel = (y: number, x: number): boolean =>
    level.some((s) => Math.abs(s.y1 - y) < near && Math.min(s.x1, s.x2) - near < x && x < Math.max(s.x1, s.x2) + near);
  const middle = (list: readonly number[], index: number): number => ((list[index] ?? 0) + (list[index + 1] ?? 0)) / 2;
  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (taken.has(row * width + column)) continue;
      let right = column;
      while (right + 1 < width && !hasUpright(xs[right + 1] ?? 0, middle(ys, row))) right += 1;
      let down = row;
      while (down + 1 < height && !hasLevel(ys[down + 1] ?? 0, middle(xs, column))) down += 1;
      for (let r = row; r <= down; r += 1) for (let c = column; c <= right; c += 1) taken.add(r * width + c);
      const inside = words.filter((word) => {
        const x = word.x + word.width / 2;
        return (
          x > (xs[column] ?? 0) && x < (xs[right + 1] ?? 0) && word.y < (ys[row] ?? 0) && word.y > (ys[down + 1] ?? 0)
        );
      });
      cells.push({
        row,
        column,
        rowSpan: down - row + 1,
        colSpan: right - column + 1,
        text: inside
          .toSorted((a, b) => (Math.abs(a.y - b.y) > 2 ? b.y - a.y : a.x - b.x))
          .map((word) => word.text)
          .join(''),
      });
    }
  }
  return { width, height, cells };
}

/**
 * What each page must draw of a table whose rows are divided between pages: the head again on each, and of every merged
 * cell the part that stands there. `parts` says how many body rows each page holds.
 */
export function pagesOf(grid: Grid, headRows: number, parts: readonly number[]): Grid[] {
  let from = headRows;
  return parts.map((count) => {
    const to = from + count;
    const head = grid.cells.filter((cell) => cell.row < headRows);
    const body = grid.cells.flatMap((cell): GridCell[] => {
      const start = Math.max(cell.row, from);
      const end = Math.min(cell.row + cell.rowSpan, to);
      if (cell.row < headRows || start >= end) return [];
      return [{ ...cell, row: start - from + headRows, rowSpan: end - start }];
    });
    from = to;
    const cells = [...head, ...body].sort((a, b) => a.row - b.row || a.column - b.column);
    return { width: grid.width, height: headRows + count, cells };
  });
}
