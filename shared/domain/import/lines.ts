import { cleanPiece, tidy } from './clean.ts';
import type { CleanedPiece, Span, Words } from './ledger.ts';
import { inlineStarts, type Marker, markerRank, readMarker } from './marker.ts';
import type { SourcePiece } from './source.ts';

/** One line of a piece, with its numbering apart. */
export interface Line {
  readonly source: CleanedPiece;
  readonly from: number;
  readonly to: number;
  /** Null when the line has no numbering. */
  readonly marker: Marker | null;
  /** Where the text after the numbering begins. */
  readonly bodyFrom: number;
  readonly body: string;
  /** How near to the title: −9…−1 headings, −0.5 short bold lines, then numbering, Infinity for plain text. */
  readonly rank: number;
}

/** A piece with its dirt taken out. */
export function cleaned(piece: SourcePiece): CleanedPiece {
  return { piece, clean: cleanPiece(piece.text) };
}

/** The lines of a piece: at line breaks, and where a line counts 1、… 2、… 3、… in passing. Blank lines are left out. */
export function linesOf(source: CleanedPiece): Line[] {
  const { text } = source.clean;
  const lines: Line[] = [];
  let from = 0;
  for (const part of text.split('\n')) {
    const starts = inlineStarts(part);
    const cuts = [...(starts[0] === 0 ? [] : [0]), ...starts, part.length];
    for (let index = 0; index + 1 < cuts.length; index += 1) {
      const [start, end] = [cuts[index] ?? 0, cuts[index + 1] ?? 0];
      if (part.slice(start, end).trim() !== '')
        lines.push(lineOf(source, { from: from + start, to: from + end, first: lines.length === 0 }));
    }
    from += part.length + 1;
  }
  return lines;
}

function lineOf(source: CleanedPiece, place: { from: number; to: number; first: boolean }): Line {
  const { from, to, first } = place;
  const text = source.clean.text.slice(from, to);
  const { piece } = source;
  const counted = first && piece.number !== '' ? markerOf(piece.number) : null;
  const marker = counted ?? readMarker(text);
  const bodyFrom = from + (marker?.length ?? 0);
  const body = tidy(source.clean.text.slice(bodyFrom, to));
  const isBoldHead = piece.bold && marker === null && body.length <= 30 && !/[。；;，]/u.test(body);
  const rank =
    first && piece.heading > 0 ? piece.heading - 10 : isBoldHead ? -0.5 : (marker?.rank ?? Number.POSITIVE_INFINITY);
  return { source, from, to, marker, bodyFrom, body, rank };
}

/** The number that Word counts by itself, as numbering that takes no characters. */
function markerOf(number: string): Marker {
  const read = readMarker(`${number.trim()} 文`) ?? readMarker(`${number.trim()}、文`);
  return { rank: read?.rank ?? markerRank.arabic, value: read?.value ?? null, length: 0 };
}

/** The whole line after its numbering. */
export function bodySpan(line: Line): Span {
  return { source: line.source, from: line.bodyFrom, to: line.to };
}

export function bodyWords(line: Line): Words {
  return { text: line.body, spans: [bodySpan(line)] };
}

/** Words from a stretch of a line; offsets are those of the cleaned piece. */
export function wordsAt(source: CleanedPiece, from: number, to: number): Words {
  return { text: tidy(source.clean.text.slice(from, to)), spans: [{ source, from, to }] };
}

/** The second words below the first ones, or right behind them. */
export function joined(first: Words, second: Words, between: '' | '\n'): Words {
  return { text: `${first.text}${between}${second.text}`, spans: [...first.spans, ...second.spans] };
}

/** A line's text without blanks, and where each character stands in the cleaned piece. */
export function compact(line: Pick<Line, 'source' | 'bodyFrom' | 'to'>): { text: string; at: number[] } {
  const { text } = line.source.clean;
  const at: number[] = [];
  let result = '';
  for (let index = line.bodyFrom; index < line.to; index += 1) {
    const character = text[index] ?? '';
    if (/[\s\u3000]/u.test(character)) continue;
    result += character;
    at.push(index);
  }
  return { text: result, at: [...at, line.to] };
}

/** Page numbers that stand in the text: — 3 —, 第3页 共10页, 3/10, a number alone. */
export function isPageNumber(text: string): boolean {
  return /^(?:[-–—－―·~\s]*\d{1,4}[-–—－―·~\s]*|第\s*[\d一二三四五六七八九十百]{1,4}\s*页(?:[\s，,/]*共\s*[\d一二三四五六七八九十百]{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|page\s*\d+(?:\s*of\s*\d+)?)$/iu.test(
    text.trim(),
  );
}

/** A line of a table of contents: words, dots, a page. */
export function isContentsLine(text: string): boolean {
  return /(?:…{2,}|[.．·]{4,}|-{4,}|_{4,})\s*[-–—(（]?\s*\d{1,4}\s*[-–—)）]?\s*$/u.test(text.trim());
}
