/**
 * The words of a free chapter: a small closed set of blocks. They are stored as lines that people can read, compare and
 * search (`print-rich-text.ts`); every text can be read back (`parse-rich-text.ts`), and nothing in it is ever markup of
 * another kind.
 */
export type RichText = readonly RichBlock[];

export type RichBlock = RichHeading | RichParagraph | RichList | RichTable | RichPicture | RichDocument;

export interface RichHeading {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3;
  readonly runs: readonly RichRun[];
}
export interface RichParagraph {
  readonly type: 'paragraph';
  readonly runs: readonly RichRun[];
}
export interface RichList {
  readonly type: 'list';
  readonly items: readonly RichItem[];
}
export interface RichItem {
  readonly level: 0 | 1 | 2;
  readonly ordered: boolean;
  readonly runs: readonly RichRun[];
}
export interface RichTable {
  readonly type: 'table';
  /** The first row is a head. */
  readonly hasHead: boolean;
  readonly rows: readonly (readonly RichCell[])[];
}
/** How wide a picture prints, in per cent of the text. */
export const pictureWidths = [25, 50, 75, 100] as const;

/** A picture whose bytes a piece of evidence holds, so that they are stored once and travel with it. */
export interface RichPicture {
  readonly type: 'picture';
  readonly evidenceId: string;
  /** Its caption, and what those are told who cannot see it; one line, at most `longestAlt` UTF-16 units. */
  readonly alt: string;
  readonly width: (typeof pictureWidths)[number];
}
export const longestAlt = 200;

/** A Word file among the evidence whose body is printed in this place. */
export interface RichDocument {
  readonly type: 'document';
  readonly evidenceId: string;
  /** What it is called; one line, at most `longestAlt` UTF-16 units. */
  readonly name: string;
}

/** Paragraphs. */
export type RichCell = readonly (readonly RichRun[])[];
/** Words in one style. A line never breaks inside a run. */
export interface RichRun {
  readonly text: string;
  readonly bold?: true;
  readonly link?: RichLink;
}

/** What a link of a chapter can lead to. */
export const richLinkKinds = ['position', 'workflow', 'section', 'annualTask', 'goal', 'evidence'] as const;
export interface RichLink {
  readonly kind: (typeof richLinkKinds)[number];
  readonly id: string;
}

/** Runs without empty ones, neighbours of one style joined. */
export function joinedRuns(runs: readonly RichRun[]): RichRun[] {
  const joined: RichRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && last.bold === run.bold && last.link?.id === run.link?.id)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** The words alone. */
export function plainText(runs: readonly RichRun[]): string {
  return runs.map(({ text }) => text).join('');
}
