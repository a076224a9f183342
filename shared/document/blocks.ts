import type { Drawing } from './drawing.ts';

/**
 * What every printed paper is made of. A paper is a pure function from records to a `Paper`; the Typst and the Word
 * renderer read the same blocks, so that PDF and DOCX never tell different stories. Lengths are millimetres, font sizes
 * points. All text is plain text: no renderer reads markup out of it.
 */
export interface Paper {
  readonly layout: LayoutProfile;
  readonly meta: PaperMeta;
  /** Parts begin on a new page. */
  readonly parts: readonly PaperPart[];
  /** The bytes of every picture that a block names. */
  readonly pictures?: readonly PaperPicture[];
}

/** A picture that both renderers can read, whole and of a known size. */
export interface PaperPicture {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly fileHash: string;
  readonly format: 'png' | 'jpg';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: Uint8Array;
}

/** `handbook`: a bound book, printed on both sides. `official`: a formal paper after GB/T 9704—2012. */
export const layoutProfiles = ['handbook', 'official'] as const;
export type LayoutProfile = (typeof layoutProfiles)[number];

/** Goes into the properties of the file. */
export interface PaperMeta {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** The day printed as the paper's own, as 2026-01-05; also the file's creation date, so that the same records give the same bytes. */
  readonly date: string;
}

/** A run of pages that share orientation, page numbers and running heads. */
export interface PaperPart {
  readonly orientation: 'portrait' | 'landscape';
  /** `none`: no number and no running head, as on a cover. */
  readonly pageNumbers: 'none' | 'roman' | 'arabic';
  /** Page numbers start again at 1, or at `firstNumber`. */
  readonly restart: boolean;
  readonly firstNumber?: number;
  /** Begin on a right-hand page, leaving a blank one where needed. */
  readonly startOnOddPage: boolean;
  /** Running head on left-hand (even) and right-hand (odd) pages. Empty: none. */
  readonly headEven: string;
  readonly headOdd: string;
  /** Across every page, behind its words: 草稿. */
  readonly mark?: string;
  readonly blocks: readonly Block[];
}

/** Typefaces by their role in Chinese papers: 宋体, 黑体, 仿宋, 楷体, 小标宋. */
export type Face = 'song' | 'hei' | 'fang' | 'kai' | 'title';

/** Text in one style. A line break inside a paragraph is never in a run; it is a paragraph of its own. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly face?: Face;
  /** Grey: a field that nobody has filled in. */
  readonly muted?: boolean;
  /** In a comparison: struck out, or underlined. */
  readonly change?: 'added' | 'removed';
  /** The anchor of a heading of this paper. */
  readonly link?: string;
}
export type Inline = readonly Run[];
export type Align = 'left' | 'center' | 'right' | 'justify';

export type Block =
  | CoverBlock
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | DiagramBlock
  | PictureBlock
  | SignatureBlock
  | ContentsBlock
  | CaptionBlock
  | CaptionListBlock
  | IndexBlock
  | PageBreakBlock
  | SpaceBlock;

/** Fills a page of its own. */
export interface CoverBlock {
  readonly type: 'cover';
  readonly organization: string;
  readonly title: string;
  readonly subtitle: string;
  /** Such as 受控文件; empty for none. */
  readonly mark: string;
  readonly fields: readonly { readonly label: string; readonly value: Inline }[];
  /** At the page's foot, one a line. */
  readonly footer: readonly string[];
}

export interface HeadingBlock {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  /** Printed before the text with a space after it; part of the text, so that both renderers number alike. */
  readonly number: string;
  readonly text: string;
  /** Unique within the paper: a bookmark's name. */
  readonly anchor: string;
  /** Whether the table of contents lists it. */
  readonly listed: boolean;
}

/**
 * `body` is indented by two characters; `plain` is not; `title` and `subtitle` are centred and large; `note` is small and
 * grey; `caption` stands above a table or under a diagram and stays with it.
 */
export type ParagraphStyle = 'body' | 'plain' | 'title' | 'subtitle' | 'note' | 'caption';
export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly style: ParagraphStyle;
  readonly runs: Inline;
  readonly align?: Align;
  /** Never ends a page. */
  readonly keepWithNext?: boolean;
}

/** Numbered by the text itself (`1.`, `（1）`), so that both renderers number alike. */
export interface ListBlock {
  readonly type: 'list';
  readonly items: readonly {
    readonly marker: string;
    readonly runs: Inline;
    /** How deep it stands under the items above it; 0 when absent. */
    readonly level?: number;
  }[];
}

export interface TableBlock {
  readonly type: 'table';
  readonly columnsMm: readonly number[];
  /** Rows repeated at the top of each page that the table reaches. */
  readonly head: readonly TableRow[];
  readonly rows: readonly TableRow[];
  /** Points. */
  readonly fontSize: number;
  /** What the table holds, for readers who cannot see it; its name where tables are numbered. */
  readonly summary: string;
  /** Bears no number among the tables: a form about one record, or one that nobody gave a name. */
  readonly unnumbered?: boolean;
  /** So many rows at its end stay on one page; none when absent. */
  readonly endTogether?: number;
  /** Stands on the page of the following block; only for tables that are far shorter than a page. */
  readonly keepWithNext?: boolean;
}
export interface TableRow {
  /** Cells from left to right without the places covered by a cell above. */
  readonly cells: readonly TableCell[];
  /** May be divided between two pages: only for rows that would not fit well on one. */
  readonly divisible: boolean;
  /** One cell across the whole table that names the rows under it, and stays with them. */
  readonly band?: boolean;
}
export interface TableCell {
  readonly paragraphs: readonly Inline[];
  /** The rows that it spans may be parted by a page's end, unless `together`. */
  readonly rowSpan?: number;
  readonly together?: boolean;
  readonly colSpan?: number;
  readonly align?: Align;
  readonly verticalAlign?: 'top' | 'middle';
  /** A label or a head: tinted. */
  readonly shaded?: boolean;
}

/** A drawing with its description for readers who cannot see it. */
export interface DiagramBlock {
  readonly type: 'diagram';
  readonly drawing: Drawing;
  readonly alternative: string;
}

/** A picture of the paper's `pictures`, in the middle of the line. */
export interface PictureBlock {
  readonly type: 'picture';
  readonly fileHash: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** What it shows, for readers who cannot see it. */
  readonly alternative: string;
}

/** Parties side by side, each with a title and lines to fill in by hand. Never divided between pages. */
export interface SignatureBlock {
  readonly type: 'signature';
  readonly parties: readonly {
    readonly title: string;
    /** An empty value is a rule to write on. */
    readonly lines: readonly { readonly label: string; readonly value: string }[];
    /** Such as 2026年1月5日, or with blanks to fill in. */
    readonly date: string;
  }[];
}

/** Every listed heading up to a level, with the number of its page. */
export interface ContentsBlock {
  readonly type: 'contents';
  readonly title: string;
  readonly depth: 1 | 2 | 3;
}

/** The number and the name of a table, above it, or of a figure, under it. Stays with what it names. */
export interface CaptionBlock {
  readonly type: 'caption';
  readonly of: 'table' | 'figure';
  /** Counted from 1 through the whole paper, tables and figures each by themselves. */
  readonly number: number;
  readonly text: string;
}

/** Every caption of a kind, with the number of its page. */
export interface CaptionListBlock {
  readonly type: 'caption-list';
  readonly of: CaptionBlock['of'];
  readonly title: string;
}

/** An index: words in the order of the alphabet under their letters, each with the number of the page where it stands. */
export interface IndexBlock {
  readonly type: 'index';
  readonly groups: readonly {
    readonly letter: string;
    /** `anchor`: the heading that is pointed at. */
    readonly entries: readonly { readonly text: string; readonly anchor: string }[];
  }[];
}

export interface PageBreakBlock {
  readonly type: 'page-break';
}
export interface SpaceBlock {
  readonly type: 'space';
  readonly heightMm: number;
  /** Never ends a page. */
  readonly keepWithNext?: boolean;
}
