import type { ReadingBlock, ReadingRun } from '../../../shared/domain/reading.ts';
import { FileRefused } from './refused.ts';

/** Elements whose content is no text of the page. */
const skipped = new Set(
  'script style template noscript head iframe object embed svg math canvas select textarea title noembed noframes xmp'.split(
    ' ',
  ),
);
/** Elements that begin and end a line. */
const lines = new Set(
  'p div br hr li ul ol dl dt dd tr table thead tbody tfoot caption h1 h2 h3 h4 h5 h6 blockquote pre section article header footer nav main aside figure figcaption form fieldset address center details summary'.split(
    ' ',
  ),
);
const bolds = new Set(['b', 'strong', 'th']);
const italics = new Set(['i', 'em', 'cite']);

const limits = { characters: 8_000_000, paragraphs: 60_000 } as const;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  copy: '©',
  reg: '®',
  trade: '™',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  times: '×',
  divide: '÷',
  deg: '°',
  plusmn: '±',
  sect: '§',
  para: '¶',
  yen: '¥',
  cent: '¢',
  pound: '£',
  euro: '€',
  permil: '‰',
  le: '≤',
  ge: '≥',
  ne: '≠',
  larr: '←',
  uarr: '↑',
  rarr: '→',
  darr: '↓',
  sup2: '²',
  sup3: '³',
  frac12: '½',
  zwnj: '\u200c',
  zwj: '\u200d',
  shy: '\u00ad',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?/gu, (entity) => {
    const name = entity.slice(1).replace(';', '');
    if (!name.startsWith('#')) return named[name] ?? entity;
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\ufffd';
  });
}

/**
 * The words of a page, as paragraphs with their headings; no attribute of it is kept, so nothing of it can run or be
 * fetched. One pass over the text, whatever is nested or left open in it.
 */
export function readHtmlBlocks(html: string): ReadingBlock[] {
  if (html.length > limits.characters) throw new FileRefused('too-large');
  const writer = new BlockWriter();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0 || open > at) writer.text(decodeEntities(html.slice(at, open < 0 ? html.length : open)));
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const tag = readTag(html, open);
    if (tag === null) {
      writer.text('<');
      at = open + 1;
      continue;
    }
    at = tag.end;
    if (tag.closes) writer.close(tag.name);
    else if (skipped.has(tag.name)) at = tag.isVoid ? at : endOf(html, tag.name, at);
    else writer.open(tag.name);
  }
  return writer.finish();
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly isVoid: boolean;
  /** Behind its `>`. */
  readonly end: number;
}

/** The tag that begins at a `<`; null when it is just that character. */
function readTag(html: string, open: number): Tag | null {
  let at = open + 1;
  const first = html[at] ?? '';
  if (first === '!' || first === '?') {
    const end = html.indexOf('>', at);
    return { name: '', closes: false, isVoid: true, end: end < 0 ? html.length : end + 1 };
  }
  const closes = first === '/';
  if (closes) at += 1;
  const begin = at;
  while (/[A-Za-z0-9:-]/u.test(html[at] ?? '') && at - begin < 40) at += 1;
  const name = html.slice(begin, at).toLowerCase();
  if (!/^[a-z]/u.test(name)) return null;
  let quote = '';
  for (; at < html.length; at += 1) {
    const character = html[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /[=\s]/u.test(html[at - 1] ?? '')) quote = character;
    else if (character === '>') break;
  }
  return { name, closes, isVoid: html[at - 1] === '/', end: Math.min(html.length, at + 1) };
}

/** Behind the end tag of an element whose content is left out; the end of the page when it has none. */
function endOf(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'giu');
  end.lastIndex = from;
  const found = end.exec(html);
  if (found === null) return html.length;
  const close = html.indexOf('>', found.index);
  return close < 0 ? html.length : close + 1;
}

class BlockWriter {
  readonly #blocks: ReadingBlock[] = [];
  #runs: ReadingRun[] = [];
  #heading = 0;
  #bold = 0;
  #italic = 0;
  #cells = 0;

  text(text: string): void {
    const said = text.replace(/[\t\n\f\r ]+/gu, ' ');
    if (said === '' || (said === ' ' && this.#runs.length === 0)) return;
    this.#runs.push({ text: said, bold: this.#bold > 0, italic: this.#italic > 0, underline: false, strike: false });
  }

  open(name: string): void {
    if (lines.has(name)) this.#endLine();
    if (/^h[1-6]$/u.test(name)) this.#heading = Number(name[1]);
    if (name === 'tr') this.#cells = 0;
    if (name === 'td' || name === 'th') {
      if (this.#cells > 0) this.text('\u2003|\u2003');
      this.#cells += 1;
    }
    if (bolds.has(name)) this.#bold += 1;
    if (italics.has(name)) this.#italic += 1;
  }

  close(name: string): void {
    if (lines.has(name)) this.#endLine();
    if (/^h[1-6]$/u.test(name)) this.#heading = 0;
    if (bolds.has(name)) this.#bold = Math.max(0, this.#bold - 1);
    if (italics.has(name)) this.#italic = Math.max(0, this.#italic - 1);
  }

  finish(): ReadingBlock[] {
    this.#endLine();
    return this.#blocks;
  }

  #endLine(): void {
    const runs = this.#runs;
    this.#runs = [];
    if (runs.every(({ text }) => text.trim() === '')) return;
    if (this.#blocks.length >= limits.paragraphs) throw new FileRefused('too-heavy');
    this.#blocks.push({
      type: 'paragraph',
      number: this.#blocks.length + 1,
      heading: this.#heading,
      align: 'start',
      indent: 0,
      isIndented: false,
      label: '',
      runs,
    });
  }
}
