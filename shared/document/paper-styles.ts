/**
 * How a kind of paragraph stands on the page; points. Between two paragraphs the larger of `after` and `before` counts, as
 * in Word's documents since 2013; `before` is nothing at a page's top.
 */
export interface LineStyle {
  readonly size: number;
  /** Distance between base lines, whatever the font's own measures are. */
  readonly pitch: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Paragraphs of the handbook profile. Lines have a fixed height in the PDF as in Word, so that both fill their pages alike
 * and the page numbers of one hold for the other.
 */
export const handbookStyles = {
  body: { size: 12, pitch: 21, before: 0, after: 0 },
  heading1: { size: 20, pitch: 28, before: 12, after: 24 },
  heading2: { size: 15, pitch: 22, before: 18, after: 9 },
  heading3: { size: 12, pitch: 18, before: 13, after: 7 },
  heading4: { size: 11, pitch: 17, before: 10, after: 5 },
  title: { size: 22, pitch: 32, before: 16, after: 16 },
  subtitle: { size: 12, pitch: 21, before: 0, after: 15 },
  note: { size: 9, pitch: 14, before: 4, after: 0 },
  /** Above what it names. */
  captionAbove: { size: 10, pitch: 16, before: 9, after: 3 },
  /** Under what it names. */
  captionBelow: { size: 10, pitch: 16, before: 2, after: 9 },
  contents1: { size: 12, pitch: 20, before: 6, after: 0 },
  contents2: { size: 11, pitch: 18, before: 0, after: 0 },
  contents3: { size: 10.5, pitch: 17, before: 0, after: 0 },
  /** A line of a list of tables or of an index, and the letter over its lines. */
  listLine: { size: 10.5, pitch: 17, before: 0, after: 0 },
  indexLetter: { size: 12, pitch: 20, before: 8, after: 2 },
  contentsTitle: { size: 20, pitch: 28, before: 12, after: 18 },
} as const satisfies Readonly<Record<string, LineStyle>>;

/** Inside of tables in both profiles. Lines are so many times the size of the letters apart. */
export const cellPitch = 1.5;
/** From a cell's lines to its edges, millimetres. */
export const cellInsetMm = { x: 1.6, y: 0.65 } as const;
/** Free room under a table and round a drawing, points. */
export const blockGapPt = 7;
