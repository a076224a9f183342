import type { ReadingBlock } from '../../../../shared/domain/reading.ts';
import { FileRefused } from '../refused.ts';
import type { OldStreams } from './compound-file.ts';
import { TextBlocks } from './text-blocks.ts';

/** Where the head of a Word document says what ([MS-DOC] 2.5). */
const head = {
  flags: 0x0a,
  textLength: 0x4c,
  footnoteLength: 0x50,
  headerLength: 0x54,
  commentLength: 0x5c,
  clx: 0x01a2,
  clxLength: 0x01a6,
  bytes: 0x01aa,
} as const;
/** Word 97 and later; before that the text was kept otherwise. */
const firstVersion = 0xc1;

/** The words of a .doc (and of a .wps that WPS wrote) paragraph by paragraph, the cells of a row in one line. Throws `FileRefused`. */
export function readOldWord(streams: OldStreams): readonly ReadingBlock[] {
  const main = streams('WordDocument');
  if (main === null || main.length < head.bytes) throw new FileRefused('damaged');
  const flags = main.readUInt16LE(head.flags);
  if ((flags & 0x0100) !== 0) throw new FileRefused('encrypted');
  if (main.readUInt16LE(2) < firstVersion) throw new FileRefused('unsupported');
  const table = streams((flags & 0x0200) === 0 ? '0Table' : '1Table');
  if (table === null) throw new FileRefused('damaged');
  const text = readPieces(main, clxOf(main, table));
  const [length, notes, heads, comments] = [
    head.textLength,
    head.footnoteLength,
    head.headerLength,
    head.commentLength,
  ].map((at) => main.readUInt32LE(at)) as [number, number, number, number];
  const body = text.slice(0, length + notes);
  // Running heads and comments are no text of the paper; what follows them (endnotes, text boxes) is.
  const rest = text.slice(length + notes + heads + comments);
  const blocks = new TextBlocks();
  for (const line of linesOf(`${body}\r${rest}`)) blocks.paragraph(line);
  return blocks.blocks;
}

function clxOf(main: Buffer, table: Buffer): Buffer {
  const at = main.readUInt32LE(head.clx);
  return table.subarray(at, at + main.readUInt32LE(head.clxLength));
}

/** The text, piece by piece as it stands in the stream: each either two bytes a letter or one ([MS-DOC] 2.9.38). */
function readPieces(main: Buffer, clx: Buffer): string {
  let at = 0;
  while (clx[at] === 1 && at + 3 <= clx.length) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2 || at + 5 > clx.length) throw new FileRefused('damaged');
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  const western = new TextDecoder('windows-1252');
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const [from, to] = [plc.readUInt32LE(index * 4), plc.readUInt32LE(index * 4 + 4)];
    const place = plc.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const length = to - from;
    if (length < 0) throw new FileRefused('damaged');
    const isNarrow = (place & 0x40000000) !== 0;
    const start = isNarrow ? (place & 0x3fffffff) / 2 : place;
    const bytes = main.subarray(start, start + (isNarrow ? length : length * 2));
    parts.push(isNarrow ? western.decode(bytes) : bytes.toString('utf16le'));
  }
  return parts.join('');
}

const cellEnd = '\u0007';

/** Paragraphs; what a field is told to do is left out, what it says stays. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let row: string[] = [];
  let line = '';
  let hidden = 0;
  for (const letter of text) {
    if (letter === '\u0013') hidden += 1;
    else if (letter === '\u0014') hidden = Math.max(0, hidden - 1);
    else if (letter === '\u0015') continue;
    else if (hidden > 0) continue;
    else if (letter === cellEnd) {
      // An empty cell ends a row that has begun.
      if (line === '' && row.length > 0) {
        lines.push(row.join('\u2003|\u2003'));
        row = [];
      } else row.push(line);
      line = '';
    } else if (letter === '\r' || letter === '\f') {
      lines.push(line);
      line = '';
    } else if (letter === '\u000b') line += '\n';
    else if (letter === '\u001e') line += '-';
    else if (letter === '\t' || letter >= ' ') line += letter;
  }
  return [...lines, row.join('\u2003|\u2003'), line];
}
