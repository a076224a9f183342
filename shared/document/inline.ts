import { isBlank, linesOf, withFullStop } from './words.ts';
import type {
  Align,
  Block,
  HeadingBlock,
  Inline,
  ParagraphBlock,
  ParagraphStyle,
  Run,
  TableBlock,
  TableCell,
  TableRow,
} from './blocks.ts';
import { columnPlaces, rowsTogether } from './table-places.ts';
import { estimatedLines } from './text-measure.ts';

/** What stands in a form's field that nobody has filled in. */
export const unfilled: Run = { text: '未填写', muted: true };
/** What stands where nothing is expected to be. */
export const dash: Run = { text: '—', muted: true };

/** A text as runs; blank text as the given placeholder. */
export function inline(text: string, placeholder: Run = unfilled): Inline {
  return isBlank(text) ? [placeholder] : [{ text: text.trim() }];
}

interface CellOptions {
  readonly rowSpan?: number;
  readonly together?: boolean;
  readonly colSpan?: number;
  readonly align?: Align;
  readonly verticalAlign?: 'top' | 'middle';
  readonly placeholder?: Run;
}

/** A cell with one paragraph a line of the text. */
export function cell(text: string, options: CellOptions = {}): TableCell {
  const { placeholder = dash, ...rest } = options;
  const lines = linesOf(text);
  return { paragraphs: lines.length === 0 ? [[placeholder]] : lines.map((line) => [{ text: line }]), ...spans(rest) };
}

/** A tinted cell with a label in bold. */
export function labelCell(text: string, options: CellOptions = {}): TableCell {
  const { placeholder: _, ...rest } = options;
  return {
    paragraphs: [[{ text, bold: true }]],
    align: 'center',
    verticalAlign: 'middle',
    shaded: true,
    ...spans(rest),
  };
}

function spans(options: Omit<CellOptions, 'placeholder'>): Omit<CellOptions, 'placeholder'> {
  const { rowSpan = 1, colSpan = 1, ...rest } = options;
  return { ...rest, ...(rowSpan > 1 ? { rowSpan } : {}), ...(colSpan > 1 ? { colSpan } : {}) };
}

/** Between words and a table that has no caption: its line would touch them. */
export const aboveTable: Block = { type: 'space', heightMm: 1.5, keepWithNext: true };

/** Rows of a head whose cells are plain labels. */
export function headRow(labels: readonly string[]): TableRow {
  return { cells: labels.map((label) => labelCell(label)), divisible: false };
}

/** Above so many lines a row may be divided: kept whole it would leave large gaps at the foot of pages. */
const divisibleFromLines = 16;

interface TableInput {
  readonly columnsMm: readonly number[];
  readonly head?: readonly TableRow[];
  /** Each row as its cells, or as a band across the table. */
  readonly rows: readonly (readonly TableCell[] | { readonly band: TableCell })[];
  readonly fontSize?: number;
  readonly summary: string;
  readonly unnumbered?: boolean;
  readonly keepWithNext?: boolean;
}

/** A table; decides which rows may be divided between pages from the length of their text. */
export function table(input: TableInput): TableBlock {
  const { columnsMm, head = [], rows, fontSize = 9.5, summary, unnumbered = false, keepWithNext = false } = input;
  const whole = rows.map(
    (row): TableRow =>
      'band' in row
        ? { cells: [{ ...row.band, colSpan: columnsMm.length }], divisible: false, band: true }
        : { cells: row, divisible: false },
  );
  const places = columnPlaces(whole, columnsMm.length);
  const placed = whole.map((row, at): TableRow => {
    const isCellLong = (each: TableCell, cell: number): boolean => {
      const column = places[at]?.[cell] ?? 0;
      const widthMm = columnsMm.slice(column, column + (each.colSpan ?? 1)).reduce((sum, width) => sum + width, 0);
      return isLong(each, widthMm - 4, fontSize);
    };
    return row.band === true ? row : { ...row, divisible: row.cells.some(isCellLong) };
  });
  const endTogether = rowsTogether(placed, { columnsMm, fontSize });
  return {
    type: 'table',
    columnsMm,
    head,
    rows: placed,
    fontSize,
    summary,
    ...(endTogether === 0 ? {} : { endTogether }),
    ...(unnumbered ? { unnumbered } : {}),
    ...(keepWithNext ? { keepWithNext } : {}),
  };
}

function isLong(each: TableCell, widthMm: number, fontSize: number): boolean {
  if ((each.rowSpan ?? 1) > 1) return false;
  const paragraphs = each.paragraphs.map((runs) => runs.map((run) => run.text).join(''));
  // No letter is wider than it is high: most cells are so short that their letters need not be measured.
  const perLine = Math.max(1, widthMm / ((fontSize * 25.4) / 72));
  const most = paragraphs.reduce((sum, text) => sum + Math.floor(text.length / perLine) + 1, 0);
  if (most < divisibleFromLines) return false;
  return estimatedLines(paragraphs, fontSize, widthMm) >= divisibleFromLines;
}

export function paragraph(
  style: ParagraphStyle,
  content: string | Inline,
  options: { readonly align?: Align; readonly keepWithNext?: boolean } = {},
): ParagraphBlock {
  return { type: 'paragraph', style, runs: typeof content === 'string' ? [{ text: content }] : content, ...options };
}

/** One body paragraph a line; blank text as one grey placeholder. */
export function bodyText(text: string, placeholder: Run = unfilled): Block[] {
  const lines = linesOf(text);
  return lines.length === 0 ? [paragraph('body', [placeholder])] : lines.map((line) => paragraph('body', line));
}

/**
 * A list of clauses with markers made by `mark`; blank text as one grey placeholder. Numbers typed by hand at the start of
 * a line are kept out, and each clause ends with a full stop, however it was typed.
 */
export function numberedLines(text: string, mark: (number: number) => string = (number) => `${number}.`): Block[] {
  const lines = linesOf(text).map(withoutNumber).map(withFullStop);
  if (lines.length === 0) return [paragraph('body', [unfilled])];
  return [{ type: 'list', items: lines.map((line, index) => ({ marker: mark(index + 1), runs: [{ text: line }] })) }];
}

/** A line without a number typed before it, such as `1.`, `（2）`, `三、`; years and amounts stay. */
export function withoutNumber(line: string): string {
  const rest = line.replace(
    /^(?:[（(]?\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*/u,
    '',
  );
  return rest === '' ? line : rest;
}

interface HeadingInput {
  readonly number?: string;
  readonly text: string;
  readonly anchor: string;
  readonly listed?: boolean;
}
export function heading(level: HeadingBlock['level'], input: HeadingInput): HeadingBlock {
  const { number = '', listed = true, ...rest } = input;
  return { type: 'heading', level, number, listed, ...rest };
}
