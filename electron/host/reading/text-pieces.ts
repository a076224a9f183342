import { cellMark, type ReadingBlock, type ReadingDocument, type TextPiece } from '../../../shared/domain/reading.ts';

/** A piece is what must hold all words of a search: about a page. */
const pieceLength = 1_600;
/** A line that is longer is cut into several of the same place. */
const longestLine = 8_000;
/** Words of one file that are kept: three times the longest handbook. */
const mostCharacters = 4_000_000;

/** The words of a document as pieces, each with where it begins. */
export function piecesOf(document: ReadingDocument): TextPiece[] {
  switch (document.kind) {
    case 'blocks':
      return piecesOfBlocks(document.blocks);
    case 'sheets':
      return document.sheets.flatMap(({ name, rows }) =>
        piecesOfLines(
          rows.map((row) => row.map(oneLine).join(cellMark)),
          (row) => `row:${row}:${name}`,
        ),
      );
    case 'text':
      return piecesOfLines(document.text.split(/\r\n|[\n\r]/u), (line) => `line:${line}`);
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/[\n\r\t\u001f]+/gu, ' ');
}

/** Lines that follow each other, as pieces; a piece begins with a line that says something. */
function piecesOfLines(lines: readonly string[], placeOf: (number: number) => string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let first = 0;
  let gathered: string[] = [];
  let length = 0;
  let total = 0;
  const end = (): void => {
    while (gathered.at(-1) === '') gathered.pop();
    if (gathered.length > 0) pieces.push({ place: placeOf(first), text: gathered.join('\n') });
    gathered = [];
    length = 0;
  };
  for (const [at, line] of lines.entries()) {
    if (total > mostCharacters) break;
    const isBlank = line.replaceAll(cellMark, '').trim() === '';
    if (gathered.length === 0) {
      if (isBlank) continue;
      first = at + 1;
    }
    if (line.length > longestLine) {
      end();
      for (let from = 0; from < line.length; from += longestLine)
        pieces.push({ place: placeOf(at + 1), text: line.slice(from, from + longestLine) });
    } else gathered.push(isBlank ? '' : line);
    length += line.length;
    total += line.length;
    if (length >= pieceLength) end();
  }
  end();
  return pieces;
}

function piecesOfBlocks(blocks: readonly ReadingBlock[]): TextPiece[] {
  const kind = blocks.find(({ type }) => type === 'slide' || type === 'page')?.type;
  if (kind === undefined) {
    const lines: string[] = [];
    for (const { number, text } of paragraphsIn(blocks)) lines[number - 1] = oneLine(text);
    return piecesOfLines(
      Array.from(lines, (line) => line ?? ''),
      (number) => `paragraph:${number}`,
    );
  }
  const parts = new Map<number, string[]>();
  let part = 1;
  for (const block of blocks) {
    if (block.type === 'slide' || block.type === 'page') part = block.number;
    const texts = paragraphsIn([block]).map(({ text }) => text);
    parts.set(part, [...(parts.get(part) ?? []), ...texts]);
  }
  return [...parts].flatMap(([number, texts]) => {
    const text = texts.join('\n').slice(0, 40_000);
    return text.trim() === '' ? [] : [{ place: `${kind}:${number}`, text }];
  });
}

function paragraphsIn(blocks: readonly ReadingBlock[]): { readonly number: number; readonly text: string }[] {
  return blocks.flatMap((block): { number: number; text: string }[] => {
    if (block.type === 'paragraph')
      return [
        { number: block.number, text: [block.label, block.runs.map(({ text }) => text).join('')].join(' ').trim() },
      ];
    return block.type === 'table' ? block.rows.flatMap((row) => row.flatMap((cell) => paragraphsIn(cell.blocks))) : [];
  });
}
