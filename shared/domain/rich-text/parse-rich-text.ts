import { lineStarts } from './print-rich-text.ts';
import {
  joinedRuns,
  pictureWidths,
  plainText,
  type RichBlock,
  type RichCell,
  type RichItem,
  type RichLink,
  type RichRun,
  type RichText,
  richLinkKinds,
} from './rich-text.ts';

/** Reads what `printRichText` writes, and any other text as the paragraphs that its lines are. */
export function parseRichText(text: string): RichText {
  const blocks: RichBlock[] = [];
  let open: { items: RichItem[] } | { rows: RichCell[][]; hasHead: boolean } | null = null;
  const close = (): void => {
    if (open === null) return;
    if ('items' in open) blocks.push({ type: 'list', items: open.items });
    else blocks.push({ type: 'table', hasHead: open.hasHead, rows: evened(open.rows) });
    open = null;
  };
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const item = lineStarts.item.exec(line);
    if (item !== null) {
      if (open === null || !('items' in open)) {
        close();
        open = { items: [] };
      }
      open.items.push(itemOf(item));
      continue;
    }
    if (open !== null && 'rows' in open && open.rows.length === 1 && lineStarts.head.test(line)) {
      open.hasHead = true;
      continue;
    }
    const row = lineStarts.row.exec(line);
    if (row !== null) {
      if (open === null || !('rows' in open)) {
        close();
        open = { rows: [], hasHead: false };
      }
      open.rows.push(cellsOf(row[1] ?? ''));
      continue;
    }
    close();
    const block = lineBlock(line);
    if (block !== null) blocks.push(block);
  }
  close();
  return blocks;
}

function itemOf([, indent = '', mark = '', words = '']: RegExpExecArray): RichItem {
  return {
    level: Math.min(2, indent.length / 2) as RichItem['level'],
    ordered: mark !== '-',
    runs: parseInline(words),
  };
}

function lineBlock(line: string): RichBlock | null {
  const picture = lineStarts.picture.exec(line);
  const document = lineStarts.document.exec(line);
  if (document !== null) return { type: 'document', evidenceId: document[2] ?? '', name: unescaped(document[1] ?? '') };
  const width = pictureWidths.find((each) => String(each) === picture?.[3]);
  if (picture !== null && width !== undefined)
    return { type: 'picture', evidenceId: picture[2] ?? '', alt: unescaped(picture[1] ?? ''), width };
  const heading = lineStarts.heading.exec(line);
  if (heading !== null) {
    const runs = parseInline(heading[2] ?? '');
    return plainText(runs).trim() === ''
      ? null
      : { type: 'heading', level: (heading[1]?.length ?? 1) as 1 | 2 | 3, runs };
  }
  const runs = parseInline(line);
  return plainText(runs).trim() === '' ? null : { type: 'paragraph', runs };
}

/** The cells of a row: parted by bars that nothing escapes. */
function cellsOf(inside: string): RichCell[] {
  const cells = inside.match(/(?:\\.|[^|\\]|\\$)*(?:\||$)/gu) ?? [];
  // The expression also matches the nothing behind the last cell.
  return cells.slice(0, -1).map((cell) =>
    cell
      .replace(/\|$/u, '')
      .trim()
      .split(/(?<=(?<!\\)(?:\\\\)*)\\n/u)
      .map((paragraph) => parseInline(paragraph.trim()))
      .filter((runs) => plainText(runs).trim() !== ''),
  );
}

/** Every row as long as the longest one. */
function evened(rows: readonly RichCell[][]): RichCell[][] {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, (): RichCell => [])]);
}

// Bounded, so that a text of nothing but brackets is read as fast as any other.
const linkAt = /\[((?:\\.|[^\\\]]){0,400})\]\(([A-Za-z]+):([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\)/uy;

function parseInline(line: string): RichRun[] {
  const runs: RichRun[] = [];
  let bold = false;
  const push = (text: string, link?: RichLink): void => {
    runs.push({ text, ...(bold ? { bold } : {}), ...(link === undefined ? {} : { link }) });
  };
  for (let at = 0; at < line.length; ) {
    if (line.startsWith('**', at)) {
      bold = !bold;
      at += 2;
      continue;
    }
    linkAt.lastIndex = at;
    const link = linkAt.exec(line);
    const kind = richLinkKinds.find((each) => each === link?.[2]);
    if (link !== null && kind !== undefined) {
      push(unescaped(link[1] ?? ''), { kind, id: link[3] ?? '' });
      at += link[0].length;
      continue;
    }
    const plain = /\\[^\p{L}]|[^*[\\]+|[^]/uy;
    plain.lastIndex = at;
    const [words = ''] = plain.exec(line) ?? [];
    push(words.length > 1 && words.startsWith('\\') ? words.slice(1) : words);
    at += words.length;
  }
  return joinedRuns(runs);
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([^\p{L}])/gu, '$1');
}
