import { createHash } from 'node:crypto';
import type { Paper, PaperPicture } from '../../../shared/document/blocks.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import { captionsOf, headingsOf, headingText } from '../../../shared/document/paper-text.ts';
import { pictureFile, typstInput } from '../../../shared/document/typst-input.ts';
import { systemFontFolders } from './font-folders.ts';
import { RecentResults } from './recent-results.ts';
import type { TypesetAnswer, TypesetRequest } from './typst-messages.ts';
import { orCancelled, WorkerThread } from './worker-thread.ts';

/** Where a heading stands. */
export interface OutlineEntry {
  readonly anchor: string;
  readonly title: string;
  readonly level: number;
  /** Whether the table of contents lists it. */
  readonly listed: boolean;
  /** Sheet, counted from 1. */
  readonly page: number;
  /** The number printed on that page. */
  readonly label: string;
}

/** Where headings and captions stand; `captionLabels` are the numbers printed on the pages of the captions, in their order. */
export interface PaperPlaces {
  readonly outline: readonly OutlineEntry[];
  readonly captionLabels: readonly string[];
}

/** A paper laid out on pages, and as a PDF: the same bytes for the same paper and fonts. */
export interface TypesetPaper extends PaperPlaces {
  readonly pageCount: number;
  /** PDF/A-2b, and PDF/UA-1 where the content allows it; ordinary PDF when glyphs are missing. Tagged, but for the screen. */
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** Letters that no font at hand can draw. */
  readonly missingGlyphs: readonly string[];
}

export interface TypstResources {
  readonly fontsDir: string;
  readonly templatesDir: string;
}

interface TypesetOptions {
  readonly lane?: 'first' | 'second';
  readonly signal?: AbortSignal;
  /** The paper as the typesetter reads it, where that has been written already. */
  readonly paperJson?: string | undefined;
  /** Pages that are looked at are not tagged, and written to no more than the standard that finds letters without a font. */
  readonly isForScreen?: boolean;
  /** What a released edition was set from, instead of the paper and the template as they would be now. */
  readonly frozen?: Required<Pick<TypesetRequest, 'paperJson' | 'template' | 'standards'>> | undefined;
}

const thread = new WorkerThread<TypesetRequest, TypesetAnswer>('typst-worker');
/** A second one, started only by work on many papers: two at a time where the machine has two cores. */
const secondThread = new WorkerThread<TypesetRequest, TypesetAnswer>('typst-worker');
/** Export after preview, and Word after PDF, ask for the same pages again. */
const recent = new RecentResults<TypesetAnswer>(3);

/** The end of the last paper of each lane. */
const ends: Record<'first' | 'second', Promise<unknown>> = { first: Promise.resolve(), second: Promise.resolve() };

/**
 * Begins work when what was asked of the lane before has ended: pages that nobody wants any more by then (an edit came
 * after them) are not set at all.
 */
async function inTurn<T>(lane: keyof typeof ends, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  const before = ends[lane];
  const mine = before.then(() => {
    if (signal?.aborted === true) throw new AppFailure({ code: 'cancelled' });
    return work();
  });
  ends[lane] = mine.catch(() => undefined);
  return mine;
}

/**
 * Lays a paper out in a thread of its own (in a second one for every other paper of many); the last few papers are
 * remembered. Rejects with the typesetter's words when the template is at fault: a bug, never bad input; with `cancelled`
 * at once when the signal aborts.
 */
export async function typeset(
  paper: Paper,
  resources: TypstResources,
  { lane = 'first', frozen, paperJson, isForScreen = false, signal }: TypesetOptions = {},
): Promise<TypesetPaper> {
  const asked = requestOf(paper, resources, { output: 'pdf', frozen, paperJson });
  const request = isForScreen ? ({ ...asked, standards: 'archival', isUntagged: true } as const) : asked;
  const chosen = lane === 'first' ? thread : secondThread;
  const key = keyOf(request);
  const { pageCount, places, pdf, missingGlyphs } = await orCancelled(
    recent.find(key) ?? inTurn(lane, signal, () => recent.get(key, () => chosen.ask(request))),
    signal,
  );
  // A copy: whoever gets it may hand its memory on to another thread.
  return { pageCount, ...placesIn(paper, places), pdf: new Uint8Array(pdf), missingGlyphs };
}

/**
 * Where everything stands, for a Word file: from the pages laid out last where they are of this paper, else without the
 * time and memory that a PDF would take beside it.
 */
export async function layOut(
  paper: Paper,
  resources: TypstResources,
  { frozen, paperJson, signal }: TypesetOptions = {},
): Promise<PaperPlaces & { readonly pageCount: number }> {
  const request = requestOf(paper, resources, { output: 'pdf', frozen, paperJson });
  const bare = { ...request, output: 'places' } as const;
  const { pageCount, places } = await orCancelled(
    recent.find(keyOf(request)) ?? recent.get(keyOf(bare), () => thread.ask(bare)),
    signal,
  );
  return { pageCount, ...placesIn(paper, places) };
}

function placesIn(paper: Paper, places: TypesetAnswer['places']): PaperPlaces {
  const outline = headingsOf(paper).map((heading, index): OutlineEntry => {
    const place = places.headings[index];
    if (place === undefined) throw new Error(`The layout has no place for the heading ${heading.anchor}`);
    return {
      anchor: heading.anchor,
      title: headingText(heading),
      level: heading.level,
      listed: heading.listed,
      page: place.sheet,
      label: place.label,
    };
  });
  const captionLabels = places.captions.map(({ label }) => label);
  if (captionLabels.length !== captionsOf(paper).length) throw new Error('The layout has lost a caption');
  return { outline, captionLabels };
}

/**
 * A few pages that are looked at and forgotten, set beside whatever the first thread is at; only their PDF: for the
 * screen alone where `isPlain`, which no standard has checked.
 */
export async function typesetPassing(
  paper: Paper,
  resources: TypstResources,
  { isPlain = false }: { readonly isPlain?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const standards = isPlain ? 'none' : 'archival';
  const request = requestOf(paper, resources, { output: 'pdf' });
  const { pdf } = await secondThread.ask({ ...request, standards, isUntagged: isPlain });
  return new Uint8Array(pdf);
}

/** Everything that the answer depends on. */
function keyOf({ pictures: _named, paperJson, ...request }: TypesetRequest): string {
  // Pictures are named by their hashes.
  return createHash('sha256').update(JSON.stringify(request)).update(paperJson).digest('hex');
}

/** The pages of a paper as one SVG, top to bottom: each page a ground of its size in points and a group. */
export async function typesetSheets(
  paper: Paper,
  resources: TypstResources,
  { frozen, paperJson }: Pick<TypesetOptions, 'frozen' | 'paperJson'> = {},
): Promise<{ readonly svg: string; readonly pageCount: number }> {
  const { svg, pageCount } = await thread.ask(requestOf(paper, resources, { output: 'svg', frozen, paperJson }));
  return { svg, pageCount };
}

/** Of a paper's pictures those that its blocks name: a few pages of a book need few of them. */
function picturesIn({ pictures = [], parts }: Paper): readonly PaperPicture[] {
  if (pictures.length === 0) return [];
  const named = new Set(parts.flatMap(({ blocks }) => blocks.flatMap((b) => (b.type === 'picture' ? b.fileHash : []))));
  return pictures.filter(({ fileHash }) => named.has(fileHash));
}

function requestOf(
  paper: Paper,
  resources: TypstResources,
  { output, frozen, paperJson }: Pick<TypesetRequest, 'output'> & Pick<TypesetOptions, 'frozen' | 'paperJson'>,
): TypesetRequest {
  const named = picturesIn(paper);
  return {
    fontFolders: [resources.fontsDir, ...systemFontFolders(process.platform, process.env)],
    templatesDir: resources.templatesDir,
    paperJson: frozen?.paperJson ?? paperJson ?? typstInput(paper),
    ...(frozen && { template: frozen.template, standards: frozen.standards }),
    output,
    createdAtSeconds: Math.floor(Date.parse(`${paper.meta.date}T00:00:00Z`) / 1000),
    ...(named.length === 0 ? {} : { pictures: named.map((each) => ({ file: pictureFile(each), bytes: each.bytes })) }),
  };
}
