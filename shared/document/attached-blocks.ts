import type { ReadingBlock, ReadingCell, ReadingParagraph, ReadingTable, TextState } from '../domain/reading.ts';
import type { Block, Inline, PaperPicture, TableCell } from './blocks.ts';
import { dash, heading, paragraph, table } from './inline.ts';
import { leadsOn } from './leads-on.ts';
import { inlineText } from './paper-text.ts';
import { estimatedLines } from './text-measure.ts';

/** A Word file that a chapter takes over: what it says, or why it cannot be read. */
export type AttachedDocument =
  | {
      readonly state: 'text';
      readonly blocks: readonly ReadingBlock[];
      /** By their places among the file's pictures; null where one cannot be printed. */
      readonly pictures: readonly (PaperPicture | null)[];
    }
  | { readonly state: Exclude<TextState, 'text'> | 'missing' };

interface AttachedPlace {
  /** Unique among the chapters of the paper; its headings' anchors begin with it. */
  readonly anchor: string;
  readonly widthMm: number;
  /** No picture is higher. */
  readonly heightMm: number;
}

const reasons: Readonly<Record<Exclude<AttachedDocument['state'], 'text'>, string>> = {
  missing: '文件不在本工作区',
  'no-text': '文件里没有内容',
  unsupported: '不是Word文件',
  encrypted: '文件加了密',
  damaged: '文件已损坏',
  'too-large': '文件太大',
  'too-heavy': '文件过于复杂',
};

/**
 * The body of a Word file in the looks of the book: headings under the chapter, paragraphs with their alignment and bold
 * words, its own numbers, tables with merged cells, pictures. What else it has (`leftOut`) the person who put it in was told.
 */
export function attachedBlocks(name: string, document: AttachedDocument, place: AttachedPlace): Block[] {
  if (document.state !== 'text') return [note(`此处附入的文件“${name}”未能印出：${reasons[document.state]}。`)];
  const levels = [...new Set(document.blocks.flatMap((block) => headingLevel(block) ?? []))].toSorted((a, b) => a - b);
  let last = -1;
  const blocks = document.blocks.flatMap((block, index): Block[] => {
    const level = headingLevel(block);
    if (block.type === 'paragraph' && level !== null) {
      // At most one level under the heading before it, as everywhere in the book.
      last = Math.min(levels.indexOf(level), last + 1);
      return [headingOf(block, last, `${place.anchor}-${index}`)];
    }
    const made = blocksOf(block, document, place);
    return made.map((each, place) => (place === made.length - 1 ? leading(each, document.blocks[index + 1]) : each));
  });
  return blocks.length === 0 ? [note(`此处附入的文件“${name}”未能印出：${reasons['no-text']}。`)] : joinedLists(blocks);
}

/** The name of a table, and what announces it, never end a page. */
function leading(block: Block, next: ReadingBlock | undefined): Block {
  const isLead = block.type === 'paragraph' && leadsOn(inlineText(block.runs), next?.type);
  return isLead ? { ...block, keepWithNext: true } : block;
}

/** What of a file does not come with it: how many of each. Empty where everything comes. */
export function leftOut(
  blocks: readonly ReadingBlock[],
): Partial<Record<'italic' | 'underline' | 'strike' | 'cellPicture', number>> {
  const counts = { italic: 0, underline: 0, strike: 0, cellPicture: 0 };
  const look = (block: ReadingBlock): void => {
    if (block.type === 'table')
      for (const each of block.rows.flat().flatMap((one) => one.blocks)) {
        if (each.type === 'picture') counts.cellPicture += 1;
        look(each);
      }
    if (block.type !== 'paragraph') return;
    for (const what of ['italic', 'underline', 'strike'] as const)
      if (block.runs.some((run) => run[what] && run.text.trim() !== '')) counts[what] += 1;
  };
  for (const block of blocks) look(block);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function headingLevel(block: ReadingBlock): number | null {
  return block.type === 'paragraph' && block.heading > 0 && textOf(block) !== '' ? block.heading : null;
}

function headingOf(block: ReadingParagraph, depth: number, anchor: string): Block {
  const level = depth === 0 ? 2 : depth === 1 ? 3 : 4;
  return heading(level, { number: block.label.trim(), text: textOf(block), anchor, listed: level === 2 });
}

function blocksOf(
  block: ReadingBlock,
  document: Extract<AttachedDocument, { state: 'text' }>,
  place: AttachedPlace,
): Block[] {
  switch (block.type) {
    case 'paragraph':
      return paragraphsOf(block);
    case 'table':
      return tableOf(block, place.widthMm);
    case 'picture': {
      const picture = document.pictures[block.index];
      if (picture === null || picture === undefined) return [note('原文件此处的图片未能印出。')];
      const shape = picture.heightPx / picture.widthPx;
      const wanted = ((block.widthPx ?? picture.widthPx) * 25.4) / 96;
      const widthMm = Math.max(2, Math.min(wanted, place.widthMm, place.heightMm / shape));
      const rounded = (mm: number): number => Math.max(1, Math.round(mm * 100) / 100);
      const { fileHash } = picture;
      return [
        {
          type: 'picture',
          fileHash,
          widthMm: rounded(widthMm),
          heightMm: rounded(widthMm * shape),
          alternative: '图片',
        },
      ];
    }
    case 'slide':
    case 'page':
      return [];
  }
}

function paragraphsOf(block: ReadingParagraph): Block[] {
  const lines = linesOf(block).filter((runs) => inlineText(runs).trim() !== '');
  if (lines.length === 0) return [];
  const [first = [], ...others] = lines;
  const style = block.isIndented && block.align === 'start' ? 'body' : 'plain';
  const align = block.align === 'center' ? 'center' : block.align === 'end' ? 'right' : undefined;
  const more = others.map((runs) => paragraph(style, runs, align === undefined ? {} : { align }));
  const label = block.label.trim();
  if (label !== '') {
    const marker = /[.、）)]$/u.test(label) ? label : `${label} `;
    return [
      { type: 'list', items: [{ marker, runs: first, level: Math.min(2, Math.max(0, block.indent - 1)) }] },
      ...more,
    ];
  }
  return [paragraph(style, first, align === undefined ? {} : { align }), ...more];
}

/** The runs of each line: no run of a paper bears a line break. */
function linesOf(block: ReadingParagraph): Inline[] {
  const lines: { text: string; bold?: boolean }[][] = [[]];
  for (const { text, bold } of block.runs) {
    for (const [index, part] of text.replaceAll('\t', '　').split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, ...(bold ? { bold } : {}) });
    }
  }
  return lines;
}

function textOf(block: ReadingParagraph): string {
  return block.runs
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** A grid without holes or overlaps, whatever the file says: a cell that would leave it is cut, a hole is an empty cell. */
function tableOf({ rows }: ReadingTable, widthMm: number): Block[] {
  const width = Math.min(mostColumns, widthOf(rows));
  if (width === 0) return [];
  const taken = rows.map(() => Array.from({ length: width }, () => false));
  const lengths = Array.from({ length: width }, () => 4);
  let isWhole = true;
  const cells = rows.map((row, y): TableCell[] => {
    const line: TableCell[] = [];
    const waiting = [...row];
    for (let x = 0; x < width; x += 1) {
      if (taken[y]?.[x] === true) continue;
      const next = waiting.shift();
      const room = (taken[y] ?? []).indexOf(true, x);
      const colSpan = Math.min(next?.columnSpan ?? 1, (room < 0 ? width : room) - x);
      const rowSpan = Math.min(next?.rowSpan ?? 1, rows.length - y);
      for (let down = 0; down < rowSpan; down += 1)
        for (let across = 0; across < colSpan; across += 1) {
          const below = taken[y + down];
          if (below !== undefined) below[x + across] = true;
        }
      const made = cellOf(next);
      if (colSpan === 1) {
        const long = Math.sqrt(estimatedLines(made.paragraphs.map(inlineText), 9.5, 10)) * 4;
        lengths[x] = Math.max(lengths[x] ?? 4, long);
      }
      line.push({ ...made, ...(colSpan > 1 ? { colSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) });
    }
    isWhole &&= waiting.length === 0;
    return line;
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const shares = lengths.map((length) => Math.max(0.04, length / total));
  const all = shares.reduce((sum, share) => sum + share, 0);
  // Rows that cells from above fill wholly hold nothing to print.
  const kept = cells.filter((row) => row.length > 0);
  return kept.length < cells.length || !isWhole
    ? [table({ columnsMm: [widthMm], rows: flat(rows), ...unnamed })]
    : [table({ columnsMm: shares.map((share) => (share / all) * widthMm), rows: kept, ...unnamed })];
}

/** The words of the file are kept as they are: a name that it gives a table stands above it with the number it has there. */
const unnamed = { summary: '表格', unnumbered: true } as const;

/** More than any page has room for. */
const mostColumns = 60;

/** How many columns the cells need when each stands in the first free place of its row. */
function widthOf(rows: ReadingTable['rows']): number {
  const taken = rows.map(() => new Set<number>());
  let width = 0;
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const { columnSpan, rowSpan } of row) {
      while (taken[y]?.has(x) === true) x += 1;
      for (let down = 0; down < Math.min(rowSpan, rows.length - y); down += 1)
        for (let across = 0; across < columnSpan; across += 1) taken[y + down]?.add(x + across);
      x += columnSpan;
      width = Math.max(width, x);
    }
  }
  return width;
}

/** A grid that no printer could draw, as its cells one under another: nothing is lost. */
function flat(rows: ReadingTable['rows']): TableCell[][] {
  return rows.flat().map((each) => [cellOf(each)]);
}

function cellOf(each: ReadingCell | undefined): TableCell {
  const paragraphs = (each?.blocks ?? []).flatMap((block): Inline[] => {
    if (block.type === 'picture') return [[{ text: '（图）', muted: true }]];
    const [first = [], ...others] = linesOf(block);
    const label = block.label.trim();
    return [label === '' ? first : [{ text: `${label} ` }, ...first], ...others];
  });
  const shown = paragraphs.filter((runs) => inlineText(runs).trim() !== '');
  return { paragraphs: shown.length === 0 ? [[dash]] : shown };
}

function note(text: string): Block {
  return paragraph('note', [{ text, muted: true }]);
}

/** Items that follow one another are one list. */
function joinedLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'list' && last?.type === 'list')
      joined[joined.length - 1] = { type: 'list', items: [...last.items, ...block.items] };
    else joined.push(block);
  }
  return joined;
}
