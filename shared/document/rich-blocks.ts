import { parseRichText } from '../domain/rich-text/parse-rich-text.ts';
import {
  plainText,
  type RichBlock,
  type RichItem,
  type RichParagraph,
  type RichPicture,
  type RichRun,
  type RichTable,
} from '../domain/rich-text/rich-text.ts';
import { tableCaption } from '../domain/rich-text/table-caption.ts';
import { missingCase } from '../exhaustive.ts';
import { type AttachedDocument, attachedBlocks } from './attached-blocks.ts';
import type { Block, Inline, ListBlock, PaperPart, PaperPicture, TableCell } from './blocks.ts';
import { aboveTable, bodyText, dash, heading, labelCell, paragraph, table } from './inline.ts';
import { leadsOn } from './leads-on.ts';
import { estimatedLines } from './text-measure.ts';

interface RichPlace {
  /** What the numbers of its headings begin with: 3, or A of an appendix. */
  readonly number: string;
  /** Unique among the chapters of the paper; its headings' anchors begin with it. */
  readonly anchor: string;
  readonly widthMm: number;
  /** No picture is higher. */
  readonly heightMm: number;
  /** Those that can be printed, by the pieces of evidence that hold them. */
  readonly pictures?: ReadonlyMap<string, PaperPicture> | undefined;
  /** Word files that are taken over, by the pieces of evidence that hold them. */
  readonly documents?: ReadonlyMap<string, AttachedDocument> | undefined;
}

/** The words of a free chapter as blocks; blank text as one grey placeholder. */
export function richBlocks(text: string, place: RichPlace): Block[] {
  const blocks = parseRichText(text);
  if (blocks.length === 0) return bodyText('');
  const counts = [0, 0, 0];
  const even = withoutSkips(blocks);
  return even.flatMap((block, index) => {
    if (captionAbove(even, index + 1) !== null) return [];
    if (block.type === 'paragraph') return bodyOf(block.runs, leadsOn(plainText(block.runs), even[index + 1]?.type));
    if (block.type === 'table') {
      const name = captionAbove(even, index) ?? '';
      const above = even[index - 1]?.type;
      const made = tableOf(block, { ...place, name });
      return name === '' && (above === 'paragraph' || above === 'list') ? [aboveTable, made] : [made];
    }
    if (block.type === 'heading') {
      counts[block.level - 1] = (counts[block.level - 1] ?? 0) + 1;
      counts.fill(0, block.level);
    }
    return blocksOf(block, {
      ...place,
      index,
      number: [
        ...(place.number === '' ? [] : [place.number]),
        ...counts.slice(0, block.type === 'heading' ? block.level : 0),
      ].join('.'),
    });
  });
}

/** What is written above a table as its name; null where there is no table, or no name. */
function captionAbove(blocks: readonly RichBlock[], index: number): string | null {
  const above = blocks[index - 1];
  if (blocks[index]?.type !== 'table' || above?.type !== 'paragraph') return null;
  return tableCaption(plainText(above.runs));
}

/** A heading stands at most one level under the one before it: 3.0.1 says nothing, and screen readers lose their way. */
function withoutSkips(blocks: readonly RichBlock[]): RichBlock[] {
  let last: 0 | 1 | 2 | 3 = 0;
  return blocks.map((block) => {
    if (block.type !== 'heading') return block;
    last = block.level > last + 1 ? nextLevel[last] : block.level;
    return { ...block, level: last };
  });
}
const nextLevel = { 0: 1, 1: 2, 2: 3, 3: 3 } as const;

function bodyOf(runs: readonly RichRun[], keepWithNext: boolean): Block {
  return paragraph('body', inlineOf(runs), keepWithNext ? { keepWithNext } : {});
}

function blocksOf(
  block: Exclude<RichBlock, RichTable | RichParagraph>,
  place: RichPlace & { readonly index: number },
): Block | Block[] {
  switch (block.type) {
    case 'heading':
      return heading(block.level === 1 ? 2 : block.level === 2 ? 3 : 4, {
        number: place.number,
        text: plainText(block.runs),
        anchor: `${place.anchor}-${place.index}`,
        listed: block.level === 1,
      });
    case 'list':
      return listOf(block.items);
    case 'picture':
      return pictureOf(block, place);
    case 'document':
      return attachedBlocks(block.name, place.documents?.get(block.evidenceId) ?? { state: 'missing' }, {
        ...place,
        anchor: `${place.anchor}-${place.index}`,
      });
    default:
      return missingCase(block);
  }
}

const mmPerPixel = 25.4 / 96;

/** As wide as asked for, but not wider than it is at the screen's usual size by half again, and never cut off. */
function pictureOf({ evidenceId, alt, width }: RichPicture, place: RichPlace): Block[] {
  const picture = place.pictures?.get(evidenceId);
  if (picture === undefined) {
    const words =
      alt === ''
        ? '此处的图片未能印出：文件不在本工作区，或已损坏。'
        : `此处的图片“${alt}”未能印出：文件不在本工作区，或已损坏。`;
    return [paragraph('note', [{ text: words, muted: true }])];
  }
  const shape = picture.heightPx / picture.widthPx;
  const wanted = Math.min((place.widthMm * width) / 100, picture.widthPx * mmPerPixel * 1.5);
  const widthMm = Math.min(wanted, place.heightMm / shape);
  const rounded = (mm: number): number => Math.max(1, Math.round(mm * 100) / 100);
  return [
    {
      type: 'picture',
      fileHash: picture.fileHash,
      widthMm: rounded(widthMm),
      heightMm: rounded(widthMm * shape),
      alternative: alt === '' ? '图片' : alt,
    },
    ...(alt === '' ? [] : [paragraph('caption', [{ text: alt }])]),
  ];
}

/** A link is the name of the heading that it leads to; `withoutDeadLinks` takes those away that lead nowhere. */
function inlineOf(runs: readonly RichRun[]): Inline {
  return runs.map(({ text, bold, link }) => ({
    text,
    ...(bold ? { bold } : {}),
    ...(link === undefined ? {} : { link: `${link.kind}-${link.id}` }),
  }));
}

const bullets = ['•', '–', '·'] as const;

function listOf(items: readonly RichItem[]): ListBlock {
  const counts = [0, 0, 0];
  return {
    type: 'list',
    items: items.map(({ level, ordered, runs }) => {
      counts.fill(0, level + 1);
      counts[level] = ordered ? (counts[level] ?? 0) + 1 : 0;
      const marker = ordered ? numberAt(level, counts[level] ?? 0) : `${bullets[level]} `;
      return { marker, runs: inlineOf(runs), ...(level === 0 ? {} : { level }) };
    }),
  };
}

function numberAt(level: RichItem['level'], count: number): string {
  return level === 0 ? `${count}.` : level === 1 ? `（${count}）` : `${count}）`;
}

/** Columns as wide as what stands in them asks for, none narrower than a tenth. Numbered where it has a name. */
function tableOf(
  { rows, hasHead }: RichTable,
  { widthMm, name }: Pick<RichPlace, 'widthMm'> & { readonly name: string },
): Block {
  const width = Math.max(1, rows[0]?.length ?? 1);
  const lengths = Array.from({ length: width }, (_, column) =>
    Math.max(4, ...rows.map((row) => Math.sqrt(estimatedLines((row[column] ?? []).map(plainText), 9.5, 10)) * 4)),
  );
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const shares = lengths.map((length) => Math.max(0.1, length / total));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const cells = rows.map((row) =>
    row.map((cell): TableCell => ({ paragraphs: cell.length === 0 ? [[dash]] : cell.map(inlineOf) })),
  );
  return table({
    columnsMm: shares.map((share) => (share / all) * widthMm),
    head: hasHead
      ? [
          {
            cells: (rows[0] ?? []).map((cell) => ({
              ...labelCell(''),
              paragraphs:
                cell.length === 0 ? [[{ text: '' }]] : cell.map((runs) => [{ text: plainText(runs), bold: true }]),
            })),
            divisible: false,
          },
        ]
      : [],
    rows: hasHead ? cells.slice(1) : cells,
    ...(name === '' ? { summary: '表格', unnumbered: true } : { summary: name }),
  });
}

/** Tables without any link: most are, and a paper that was made of them before has looked at every cell. */
const linkless = new WeakSet<Block>();

/** Takes the links away that lead to nothing that this paper prints. */
export function withoutDeadLinks(parts: readonly PaperPart[]): PaperPart[] {
  const anchors = new Set(parts.flatMap(({ blocks }) => blocks.flatMap((b) => (b.type === 'heading' ? b.anchor : []))));
  const isDead = ({ link }: Inline[number]): boolean => link !== undefined && !anchors.has(link);
  const live = (runs: Inline): Inline =>
    runs.some(isDead) ? runs.map((run) => (isDead(run) ? withoutLink(run) : run)) : runs;
  return parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block): Block => {
      // What stays as it is stays the same object: whoever compares two papers looks at fewer blocks.
      if (block.type === 'paragraph') return block.runs.some(isDead) ? { ...block, runs: live(block.runs) } : block;
      if (block.type === 'list') {
        if (!block.items.some(({ runs }) => runs.some(isDead))) return block;
        return { ...block, items: block.items.map((i) => ({ ...i, runs: live(i.runs) })) };
      }
      if (block.type !== 'table') return block;
      if (linkless.has(block)) return block;
      const all = block.rows.flatMap((row) => row.cells.flatMap(({ paragraphs }) => paragraphs.flat()));
      if (!all.some(isDead)) {
        if (all.every(({ link }) => link === undefined)) linkless.add(block);
        return block;
      }
      const rows = block.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(live) })),
      }));
      return { ...block, rows };
    }),
  }));
}

function withoutLink({ link: _link, ...run }: Inline[number]): Inline[number] {
  return run;
}
