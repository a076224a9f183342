import type { Block, Paper, PaperPart } from '../../../shared/document/blocks.ts';
import { withoutDeadLinks } from '../../../shared/document/rich-blocks.ts';
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

function runsOf(paper: Paper): PageRun[] {
  return paper.parts.flatMap((part) => {
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

/**
 * The new pages of the one run that an edit changed (a position with its standards, a chapter), laid out by themselves:
 * the time depends on it and not on the book. Lists before the chapters (contents, revisions) wait for the whole book.
 * Null when more than one run changed, none did, or the book was laid out anew since: it must be laid out as a whole.
 */
export async function changedPages(
  key: string,
  paper: Paper,
  { layout, resources }: { readonly layout: number; readonly resources: TypstResources },
): Promise<ChangedPages | null> {
  const book = books.get(key);
  const runs = runsOf(paper);
  if (book?.id !== layout || book.keys.length !== runs.length) return null;
  const changed = runs.flatMap((run, place) =>
    run.part.pageNumbers === 'arabic' && run.key !== book.keys[place] ? [place] : [],
  );
  const [index = -1] = changed;
  const run = runs[index];
  const start = book.starts[index];
  if (run === undefined || !start || changed.length > 1) return null;
  const { part, blocks } = run;
  const end = book.starts[index + 1]?.page ?? (index === runs.length - 1 ? book.pageCount + 1 : null);
  if (end === null) return null;
  const skip = start.page % 2 === 0 ? 1 : 0;
  const alone: PaperPart = { ...part, blocks, restart: true, firstNumber: Number(start.label), startOnOddPage: false };
  const other: PaperPart = {
    ...alone,
    pageNumbers: 'none',
    headEven: '',
    headOdd: '',
    blocks: [{ type: 'space', heightMm: 1 }],
  };
  const parts = withoutDeadLinks([...(skip === 1 ? [other] : []), alone]);
  const pdf = await typesetPassing({ ...paper, parts }, resources);
  return { fromPage: start.page, oldPages: end - start.page, skip, pdf };
}
