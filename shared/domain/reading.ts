/** How the window can show a file, told by its bytes and not by its name. */
export const fileViews = ['pdf', 'picture', 'document', 'sheets', 'text', 'audio', 'video', 'none'] as const;
export type FileView = (typeof fileViews)[number];

/** Bytes of one answer at most: a chunk of the store. */
export const longestRead = 1_048_576;

/** A stretch of letters of one look. */
export interface ReadingRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
}

/** A paragraph. Numbers count the paragraphs of a file from 1, those in tables included. */
export interface ReadingParagraph {
  readonly type: 'paragraph';
  readonly number: number;
  readonly heading: number; // 0 for body text, else 1–9
  readonly align: 'start' | 'center' | 'end';
  /** Indent of the whole paragraph, in steps of about two characters. */
  readonly indent: number;
  /** The first line stands in by two characters. */
  readonly isIndented: boolean;
  /** Number or bullet of a list, as it is printed. */
  readonly label: string;
  readonly runs: readonly ReadingRun[];
}
export interface ReadingPicture {
  readonly type: 'picture';
  /** Which of the document's pictures. */
  readonly index: number;
  readonly widthPx: number | null;
}
export interface ReadingCell {
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly blocks: readonly (ReadingParagraph | ReadingPicture)[];
}
export interface ReadingTable {
  readonly type: 'table';
  readonly rows: readonly (readonly ReadingCell[])[];
}
export interface ReadingPage {
  readonly type: 'page';
  readonly number: number;
}
export interface ReadingSlide {
  readonly type: 'slide';
  readonly number: number;
}
export type ReadingBlock = ReadingParagraph | ReadingPicture | ReadingTable | ReadingSlide | ReadingPage;

/** A picture that stands in the document itself; nothing is ever fetched. */
export interface EmbeddedPicture {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/bmp' | 'image/webp';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ReadingSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Texts as the sheet shows them; ragged. */
  readonly rows: readonly (readonly string[])[];
  /** Merged areas: first row and column from 0, then how many. */
  readonly merges: readonly {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  }[];
  /** Rows beyond these were left out. */
  readonly isCut: boolean;
}

/**
 * A file as the window shows it. There is no markup in it anywhere: texts are texts, and the window draws a closed set
 * of elements around them. So nothing in a file can run or be fetched, whatever it holds.
 */
export type ReadingDocument =
  | {
      readonly kind: 'blocks';
      readonly blocks: readonly ReadingBlock[];
      readonly pictures: readonly (EmbeddedPicture | null)[];
    }
  | { readonly kind: 'sheets'; readonly sheets: readonly ReadingSheet[] }
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string; readonly isCut: boolean };

/** What became of looking for words in a file. */
export const textStates = [
  'text', // its words can be found
  'no-text', // it has none: a scan
  'unsupported', // no kind of file that has words this program can read
  'encrypted',
  'damaged', // its bytes, or what it says of itself, are broken
  'too-large',
  'too-heavy', // it took too long or too much memory, as a hostile one does
] as const;
export type TextState = (typeof textStates)[number];

/** Where in a file something stands. */
export type FilePlace =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'slide'; readonly slide: number }
  | { readonly kind: 'cell'; readonly sheet: string; readonly cell: string }
  | { readonly kind: 'paragraph'; readonly paragraph: number }
  | { readonly kind: 'line'; readonly line: number };

/** A part of a file's text that is one entry of the index, with where it begins. */
export interface TextPiece {
  /** `page:3`, `slide:2`, `paragraph:17`, `line:1`, `row:120:Sheet1`: number of its first line, and the sheet. */
  readonly place: string;
  /** Pages and slides are one place; of paragraphs, lines and rows each line of it is one more. Cells are parted by `cellMark`. */
  readonly text: string;
}

/** Parts the cells of a row: words do not reach over it. */
export const cellMark = '\u001f';

/** A, B … Z, AA …; from 0. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** Where a letter of a piece stands in its file; null when the place is none that this program wrote. */
export function placeInPiece({ place, text }: TextPiece, offset: number): FilePlace | null {
  const {
    kind,
    number,
    sheet = '',
  } = /^(?<kind>page|slide|paragraph|line|row):(?<number>\d+)(?::(?<sheet>.*))?$/su.exec(place)?.groups ?? {};
  const first = Number(number);
  const before = text.slice(0, offset);
  const line = first + (before.match(/\n/gu)?.length ?? 0);
  switch (kind) {
    case 'page':
      return { kind, page: first };
    case 'slide':
      return { kind, slide: first };
    case 'paragraph':
      return { kind, paragraph: line };
    case 'line':
      return { kind, line };
    case 'row': {
      const column = before.slice(before.lastIndexOf('\n') + 1).split(cellMark).length - 1;
      return { kind: 'cell', sheet, cell: `${columnName(column)}${line}` };
    }
    default:
      return null;
  }
}
