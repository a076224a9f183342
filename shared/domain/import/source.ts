/**
 * What was read from a foreign file, before anybody says what it means. Every character of the file's text stands in
 * exactly one piece, so that it can be shown where each of them went.
 */
export interface SourceFile {
  readonly kind: SourceKind;
  readonly blocks: readonly SourceBlock[];
  readonly notes: readonly SourceNote[];
}

export const sourceKinds = ['docx', 'xlsx', 'csv', 'txt'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const sourceOrigins = ['body', 'header', 'footer', 'footnote', 'comment', 'text-box'] as const;
export type SourceOrigin = (typeof sourceOrigins)[number];

/** A paragraph, or a cell of a sheet. */
export interface SourcePiece {
  /** Unique in its file and the same whenever the file is read. */
  readonly id: string;
  readonly text: string;
  /** The number that Word counts by itself (一、 (1) ①); it is not part of the text. Empty when there is none. */
  readonly number: string;
  /** 1 to 9 for headings, 0 for anything else. */
  readonly heading: number;
  readonly bold: boolean;
  readonly origin: SourceOrigin;
  /** Formatted as hidden text. */
  readonly hidden: boolean;
  /** Part of a table of contents. */
  readonly contents: boolean;
}

/** A cell at its upper left corner; `row` and `column` count from 0. */
export interface SourceCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly pieces: readonly SourcePiece[];
}

export interface SourceTable {
  readonly type: 'table';
  readonly id: string;
  /** The sheet's name; empty for tables of a document. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly SourceCell[];
}

export type SourceBlock = { readonly type: 'text'; readonly piece: SourcePiece } | SourceTable;

/** What the reader did not take along, and how often; the catalogue holds a sentence for each. */
export const sourceNoteKinds = [
  'tracked-deletions', // text deleted in tracked changes: taken as accepted
  'tracked-insertions', // text inserted in tracked changes: taken as accepted
  'hidden-text',
  'pictures', // left in the original
  'macros', // neither run nor imported
  'external-links', // nothing was fetched
  'embedded-files',
  'formulas-without-value',
] as const;
export type SourceNoteKind = (typeof sourceNoteKinds)[number];
export interface SourceNote {
  readonly kind: SourceNoteKind;
  readonly count: number;
}

/** All pieces of a file in reading order. */
export function piecesOf(file: SourceFile): SourcePiece[] {
  return file.blocks.flatMap((block) =>
    block.type === 'text' ? [block.piece] : block.cells.flatMap((cell) => [...cell.pieces]),
  );
}
