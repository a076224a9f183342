import type { Block, Paper, PaperPart, PaperPicture } from '../../../shared/document/blocks.ts';
import { pageRuns, type PageRun } from '../../../shared/document/page-runs.ts';
import { withoutDeadLinks } from '../../../shared/document/rich-blocks.ts';
import type { ChangedRun } from './handbook-thread.ts';
import { RecentResults } from './recent-results.ts';
import { type OutlineEntry, typesetPassing, type TypstResources } from './typst-renderer.ts';

/** A book as it was last laid out as a whole. */
export interface LaidOutBook {
  readonly id: number;
  /** The number of the handbook that was laid out. */
  readonly made: number;
  /** Where its runs of pages stand; null where that is not known, as of one that begins without a heading. */
  readonly places: readonly (RunPlace | null)[];
}

interface RunPlace {
  readonly start: Pick<OutlineEntry, 'page' | 'label'>;
  /** The first sheet after it. */
  readonly end: number;
}

/** A run of pages in place of the pages that it had. */
export interface ChangedPages {
  /** The same for the same pages. */
  readonly id: number;
  /** The first sheet that is replaced, from 1, and how many. */
  readonly fromPage: number;
  readonly oldPages: number;
  /** Pages of the PDF before this one fill its first sheet's other side: 0 or 1. */
  readonly skip: number;
  /** Whether the book differs in something besides changed pages, the list of revisions and numbers of pages. */
  readonly differsElsewhere: boolean;
  /** Null where whoever asks has them already. */
  readonly pdf: Uint8Array<ArrayBuffer> | null;
}

/** The last few books that are being looked at, by their numbers: a window may not have taken the newest one over. */
const books = new Map<number, { readonly key: string; readonly book: LaidOutBook }>();
const mostBooks = 4;
let lastId = 0;

/** Notes how a book was laid out; answers the number by which `findLayout` knows it. */
export function noteLayout(
  key: string,
  { paper, made }: { readonly paper: Paper; readonly made: number },
  layout: { readonly outline: readonly OutlineEntry[]; readonly pageCount: number },
): number {
  const headings = new Map(layout.outline.map((entry) => [entry.anchor, entry]));
  const runs = pageRuns(paper);
  const starts = runs.map(({ blocks }) => {
    const first = blocks.find((block) => block.type === 'heading');
    return (first?.type === 'heading' ? headings.get(first.anchor) : undefined) ?? null;
  });
  lastId += 1;
  const places = starts.map((start, index) => {
    const end = index === starts.length - 1 ? layout.pageCount + 1 : starts[index + 1]?.page;
    // An index tells the pages of all others, which only the whole book knows.
    const isIndex = runs[index]?.blocks.some(({ type }) => type === 'index') === true;
    return start === null || end === undefined || isIndex ? null : { start, end };
  });
  books.set(lastId, { key, book: { id: lastId, made, places } });
  for (const oldest of books.keys()) if (books.size > mostBooks) books.delete(oldest);
  return lastId;
}

/** The book of that number; null when it is another's, or too many were laid out since it was asked for. */
export function findLayout(key: string, id: number): LaidOutBook | null {
  const known = books.get(id);
  if (known?.key !== key) return null;
  books.delete(id);
  books.set(id, known);
  return known.book;
}

/** The last few runs that were set: the same run is asked for again when another one changes as well. */
const recentRuns = new RecentResults<{ readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }>(24);
let lastRun = 0;

interface Changes extends Pick<Paper, 'layout' | 'meta'> {
  readonly runs: readonly ChangedRun[];
  readonly isAll: boolean;
  readonly pictures: readonly PaperPicture[];
}

/**
 * The new pages of the runs that edits changed since the whole book was laid out (a position with its standards, a
 * chapter), each laid out by itself: the time depends on them and not on the book. Lists before the chapters (contents,
 * revisions) wait for the whole book. In the order of the pages; those that `known` names without their PDF.
 */
export async function changedPages(
  book: LaidOutBook,
  changes: Changes,
  { resources, known }: { readonly resources: TypstResources; readonly known: readonly number[] },
): Promise<ChangedPages[]> {
  const { layout, meta, pictures } = changes;
  const pages = changes.runs.flatMap(({ index, run, text }) => {
    const place = book.places[index];
    return place ? [{ run, text, ...place }] : [];
  });
  const set = pages.map(async ({ run, text, start, end }): Promise<ChangedPages> => {
    const { skip, parts } = aloneOf(run, start);
    const { id, pdf } = await recentRuns.get(`${book.id} ${start.page} ${text}`, async () => {
      const alone = await typesetPassing({ layout, meta, pictures, parts }, resources, { isPlain: true });
      lastRun += 1;
      return { id: lastRun, pdf: alone };
    });
    // A copy: whoever gets it may hand its memory on.
    const given = known.includes(id) ? null : new Uint8Array(pdf);
    const place = { fromPage: start.page, oldPages: end - start.page, skip };
    return { id, ...place, differsElsewhere: !changes.isAll, pdf: given };
  });
  return (await Promise.all(set)).toSorted((a, b) => a.fromPage - b.fromPage);
}

/** A run as a paper of its own, with the page numbers and the sides that it has in the book. */
function aloneOf(
  { look, blocks }: PageRun,
  start: Pick<OutlineEntry, 'page' | 'label'>,
): { readonly parts: readonly PaperPart[]; readonly skip: number } {
  const skip = start.page % 2 === 0 ? 1 : 0;
  const alone: PaperPart = { ...look, blocks, restart: true, firstNumber: Number(start.label), startOnOddPage: false };
  const other: PaperPart = { ...alone, pageNumbers: 'none', headEven: '', headOdd: '', blocks: [blank] };
  return { skip, parts: withoutDeadLinks([...(skip === 1 ? [other] : []), alone]) };
}

const blank: Block = { type: 'space', heightMm: 1 };

/** Has the typesetter of single runs ready, with its fonts and rules, before the first edit asks for it. */
export function prepareLivePages({ layout, meta, parts }: Paper, resources: TypstResources): void {
  const table = parts
    .flatMap(({ blocks }) => blocks)
    .filter(({ type }) => type === 'heading' || type === 'paragraph' || type === 'table')
    .slice(0, 12);
  const [cover] = parts;
  if (cover === undefined) return;
  const words: PaperPart = { ...cover, blocks: [blank, ...table] };
  // What fails here fails again, and is told, when an edit asks.
  typesetPassing({ layout, meta, parts: withoutDeadLinks([words]) }, resources, { isPlain: true }).catch(
    () => undefined,
  );
}
