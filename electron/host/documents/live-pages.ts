import type { Block, Paper, PaperPart } from '../../../shared/document/blocks.ts';
import { withoutDeadLinks } from '../../../shared/document/rich-blocks.ts';
import { RecentResults } from './recent-results.ts';
import { type OutlineEntry, typesetPassing, type TypstResources } from './typst-renderer.ts';

/** A run of pages that begins on a page of its own: a part, or what follows a page break in it. */
interface PageRun {
  readonly part: PaperPart;
  readonly blocks: readonly Block[];
  /** Tells whether it is still the same. */
  readonly key: string;
}

/** A book as it was last laid out as a whole: its runs of pages, and where those begin that begin with a heading. */
interface LaidOutBook {
  readonly id: number;
  readonly keys: readonly string[];
  readonly starts: readonly (Pick<OutlineEntry, 'page' | 'label'> | null)[];
  readonly pageCount: number;
}

/** Of the body: what stands before it (contents, lists that come with the first figure) follows from it. */
function runsOf(paper: Paper): PageRun[] {
  return paper.parts.flatMap((part) => {
    if (part.pageNumbers !== 'arabic') return [];
    const { blocks, ...look } = part;
    const runs: Block[][] = [[]];
    for (const block of blocks) {
      if (block.type === 'page-break') runs.push([]);
      else runs.at(-1)?.push(block);
    }
    const key = JSON.stringify(look);
    return runs.map((run) => ({ part, blocks: run, key: key + JSON.stringify(run) }));
  });
}

/** A run of pages in place of the pages that it had. */
export interface ChangedPages {
  /** The first sheet that is replaced, from 1, and how many. */
  readonly fromPage: number;
  readonly oldPages: number;
  /** Pages of the PDF before this one fill its first sheet's other side: 0 or 1. */
  readonly skip: number;
  readonly pdf: Uint8Array<ArrayBuffer>;
}

/** The last few books that are being looked at. */
const books = new Map<string, LaidOutBook>();
const mostBooks = 2;
let lastId = 0;

/** Notes how a book was laid out; answers the number by which `changedPages` knows it. */
export function noteLayout(
  key: string,
  paper: Paper,
  layout: { readonly outline: readonly OutlineEntry[]; readonly pageCount: number },
): number {
  const places = new Map(layout.outline.map((entry) => [entry.anchor, entry]));
  const runs = runsOf(paper);
  lastId += 1;
  books.delete(key);
  books.set(key, {
    id: lastId,
    keys: runs.map(({ key: runKey }) => runKey),
    starts: runs.map(({ blocks }) => {
      const first = blocks.find((block) => block.type === 'heading');
      return (first?.type === 'heading' ? places.get(first.anchor) : undefined) ?? null;
    }),
    pageCount: layout.pageCount,
  });
  for (const oldest of books.keys()) if (books.size > mostBooks) books.delete(oldest);
  return lastId;
}

/** So many runs of pages are set at once after an edit, and so much of what is in them (characters of JSON). */
const mostRuns = 6;
const mostCharacters = 150_000;

/** The last few runs that were set: the same run is asked for again when another one changes as well. */
const recentRuns = new RecentResults<Uint8Array<ArrayBuffer>>(2 * mostRuns);

/**
 * The new pages of the runs that edits changed since the whole book was laid out (a position with its standards, a
 * chapter), each laid out by itself: the time depends on them and not on the book. What is too long for that, and lists
 * before the chapters (contents, revisions), wait for the whole book. In the order of the pages. Null when nothing can
 * be shown so, or the book was laid out anew since: it must be laid out as a whole.
 */
export async function changedPages(
  key: string,
  paper: Paper,
  { layout, resources }: { readonly layout: number; readonly resources: TypstResources },
): Promise<ChangedPages[] | null> {
  const book = books.get(key);
  const runs = runsOf(paper);
  if (book?.id !== layout || book.keys.length !== runs.length) return null;
  const changed = runs
    .flatMap((run, index) => {
      const start = book.starts[index];
      const end = book.starts[index + 1]?.page ?? (index === runs.length - 1 ? book.pageCount + 1 : null);
      return run.key === book.keys[index] || !start || end === null ? [] : [{ run, start, end }];
    })
    .toSorted((a, b) => a.run.key.length - b.run.key.length)
    .slice(0, mostRuns);
  let left = mostCharacters;
  const short = changed.filter(({ run }, place) => (left -= run.key.length) >= 0 || place === 0);
  if (short.length === 0) return null;
  const pages = short.map(async ({ run, start, end }): Promise<ChangedPages> => {
    const { skip, paper: alone } = aloneOf(paper, run, start);
    const pdf = await recentRuns.get(`${key} ${layout} ${start.page} ${run.key}`, () =>
      typesetPassing(alone, resources),
    );
    // A copy: whoever gets it may hand its memory on.
    return { fromPage: start.page, oldPages: end - start.page, skip, pdf: new Uint8Array(pdf) };
  });
  return (await Promise.all(pages)).toSorted((a, b) => a.fromPage - b.fromPage);
}

/** A run as a paper of its own, with the page numbers and the sides that it has in the book. */
function aloneOf(
  paper: Paper,
  { part, blocks }: PageRun,
  start: Pick<OutlineEntry, 'page' | 'label'>,
): { readonly paper: Paper; readonly skip: number } {
  const skip = start.page % 2 === 0 ? 1 : 0;
  const alone: PaperPart = { ...part, blocks, restart: true, firstNumber: Number(start.label), startOnOddPage: false };
  const other: PaperPart = {
    ...alone,
    pageNumbers: 'none',
    headEven: '',
    headOdd: '',
    blocks: [{ type: 'space', heightMm: 1 }],
  };
  return { skip, paper: { ...paper, parts: withoutDeadLinks([...(skip === 1 ? [other] : []), alone]) } };
}

/** Has the typesetter of single runs ready, with its fonts, before the first edit asks for it. */
export function prepareLivePages(paper: Paper, resources: TypstResources): void {
  const [cover] = paper.parts;
  if (cover === undefined) return;
  const words: PaperPart = { ...cover, blocks: [{ type: 'space', heightMm: 1 }] };
  // What fails here fails again, and is told, when an edit asks.
  typesetPassing({ ...paper, parts: [words] }, resources).catch(() => undefined);
}
