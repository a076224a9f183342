/** What the typesetter is asked: a paper as JSON, to be laid out with fonts and template from two folders. */
export interface TypesetRequest {
  readonly fontFolders: readonly string[];
  readonly templatesDir: string;
  readonly paperJson: string;
  /** Files that the paper names, by their place in the folder of templates. */
  readonly pictures?: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** Instead of the one in the folder: the template that a released edition was set with. */
  readonly template?: string;
  /** `svg`: all pages as one picture in vectors, for the printer. `places`: nothing but where things stand. */
  readonly output: 'pdf' | 'svg' | 'places';
  /** What a PDF is written to; `archival`, PDF/A-2b alone, as editions of before 2026-11-22 were; `none` is for the screen. */
  readonly standards?: 'both' | 'archival' | 'none';
  /** For the screen, which draws and reads nothing out: a third of the bytes, in half the time. */
  readonly isUntagged?: boolean;
  /** Seconds since 1970, for the file's creation date. */
  readonly createdAtSeconds: number;
}

/** A place on paper: the sheet, counted from 1, and the number printed on it. */
export interface PlaceOnPaper {
  readonly sheet: number;
  readonly label: string;
}

/** What it answers. `places` has one entry for each heading and for each caption, in order. */
export interface TypesetAnswer {
  readonly id: number;
  readonly pageCount: number;
  readonly places: { readonly headings: readonly PlaceOnPaper[]; readonly captions: readonly PlaceOnPaper[] };
  /** Empty when another output was asked for. */
  readonly pdf: Uint8Array;
  readonly svg: string;
  readonly missingGlyphs: readonly string[];
}
