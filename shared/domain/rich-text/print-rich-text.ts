import { missingCase } from '../../exhaustive.ts';
import {
  joinedRuns,
  longestAlt,
  plainText,
  type RichBlock,
  type RichCell,
  type RichRun,
  type RichText,
} from './rich-text.ts';

/** How a line begins that is no paragraph. */
export const lineStarts = {
  heading: /^(#{1,3}) (.*)$/u,
  item: /^((?: {2}){0,2})(-|\d{1,3}\.) (.*)$/u,
  row: /^\|(.*)\|$/u,
  head: /^\|(?:---\|)+$/u,
  document: /^@\[((?:\\.|[^\\\]]){0,400})\]\(document:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\)$/u,
  picture: /^!\[((?:\\.|[^\\\]]){0,400})\]\(evidence:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}) (25|50|75|100)%\)$/u,
} as const;

/**
 * As lines: `# ` headings, `- ` and `1. ` items (two spaces a level), `| a | b |` rows (a head is followed by
 * `|---|---|`, `\n` parts the paragraphs of a cell), `![words](evidence:ID 50%)` pictures,
 * `@[name](document:ID)` Word files, `**bold**`,
 * `[words](position:ID)`. A backslash takes the meaning from what follows. Paragraphs and lists without words are left out.
 */
export function printRichText(text: RichText): string {
  const lines: string[] = [];
  let last: RichBlock['type'] | null = null;
  for (const block of text) {
    const printed = blockLines(block);
    if (printed.length === 0) continue;
    if (last === block.type && (block.type === 'table' || block.type === 'list')) lines.push('');
    lines.push(...printed);
    last = block.type;
  }
  return lines.join('\n');
}

function blockLines(block: RichBlock): string[] {
  switch (block.type) {
    case 'heading':
      return isBlank(block.runs) ? [] : [`${'#'.repeat(block.level)} ${inline(block.runs)}`];
    case 'paragraph':
      return isBlank(block.runs) ? [] : [literalStart(inline(block.runs))];
    case 'list':
      return block.items.map(
        ({ level, ordered, runs }) => `${'  '.repeat(level)}${ordered ? '1.' : '-'} ${inline(runs)}`,
      );
    case 'table': {
      const [first, ...rest] = block.rows.map((row) => `|${row.map((cell) => ` ${cellText(cell)} `).join('|')}|`);
      if (first === undefined) return [];
      return block.hasHead ? [first, `|${'---|'.repeat(block.rows[0]?.length ?? 0)}`, ...rest] : [first, ...rest];
    }
    case 'picture':
      return [`![${escaped(wholeLetters(block.alt.trim()))}](evidence:${block.evidenceId} ${block.width}%)`];
    case 'document':
      return [`@[${escaped(wholeLetters(block.name.trim()))}](document:${block.evidenceId})`];
    default:
      return missingCase(block);
  }
}

/** As much of a line as a picture's words may have, without half of a letter at its end. */
function wholeLetters(text: string): string {
  return text.slice(0, longestAlt).replace(/[\uD800-\uDBFF]$/u, '');
}

function isBlank(runs: readonly RichRun[]): boolean {
  return plainText(runs).trim() === '';
}

/** A paragraph that would be read as something else begins with a backslash. */
function literalStart(line: string): string {
  const { heading, item } = lineStarts;
  return [heading, item].some((start) => start.test(line)) || /^[|\s]/u.test(line) ? `\\${line}` : line;
}

function cellText(cell: RichCell): string {
  return cell
    .filter((runs) => !isBlank(runs))
    .map((runs) => inline(runs).trim())
    .join('\\n');
}

/** Nobody links a whole page; `parse-rich-text.ts` reads no longer ones. */
const longestLink = 200;

function inline(runs: readonly RichRun[]): string {
  return joinedRuns(runs)
    .map(({ text, bold, link }) => {
      const words =
        link === undefined || text.length > longestLink ? escaped(text) : `[${escaped(text)}](${link.kind}:${link.id})`;
      return bold ? `**${words}**` : words;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll(/\s*[\n\r\u2028\u2029]\s*/gu, ' ').replaceAll(/[\\*[\]|]/gu, '\\$&');
}
