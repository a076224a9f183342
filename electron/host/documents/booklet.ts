import type { PaperMeta } from '../../../shared/document/blocks.ts';
import { bookletSides, type SheetsInFold } from '../../../shared/domain/print-order.ts';
import { askKillable } from './killable-worker.ts';
import { once, readObjects, writeObjects } from './pdf-objects.ts';

/** What the thread starts with. */
export interface BookletRequest {
  readonly templatesDir: string;
  readonly pdf: Uint8Array;
  readonly booklet: {
    readonly title: string;
    readonly author: string;
    readonly day: readonly number[];
    readonly sides: ReturnType<typeof bookletSides>;
  };
  readonly createdAtSeconds: number;
}

/** A thousand pages take less than ten seconds. */
const limits = { heapMegabytes: 512, milliseconds: 300_000 };

/**
 * The pages of a PDF as a booklet: A4 across with two pages on each side, in the order in which a printer takes them.
 * The same bytes for the same PDF. Throws `cancelled`.
 */
export async function makeBooklet(
  laidOut: { readonly pdf: Uint8Array; readonly pageCount: number },
  options: {
    readonly meta: PaperMeta;
    readonly sheetsInFold: SheetsInFold;
    readonly templatesDir: string;
    readonly signal: AbortSignal;
  },
): Promise<Uint8Array> {
  const { meta, sheetsInFold, templatesDir, signal } = options;
  const pages = Array.from({ length: laidOut.pageCount }, (_, index) => index + 1);
  const request: BookletRequest = {
    templatesDir,
    pdf: laidOut.pdf,
    booklet: {
      title: `${meta.title}（小册子）`,
      author: meta.author,
      day: meta.date.split('-').map(Number),
      sides: bookletSides(pages, sheetsInFold),
    },
    createdAtSeconds: Math.floor(Date.parse(`${meta.date}T00:00:00Z`) / 1000),
  };
  const made = await askKillable<Uint8Array>({ name: 'booklet-worker', workerData: request, limits, signal });
  if (made === null) throw new Error('The booklet took too long');
  return toldToPrinters(made);
}

/** How it is meant to be printed, for programs that ask the file: both sides, turned by the short edge, in its own size. */
function toldToPrinters(pdf: Uint8Array): Uint8Array {
  const file = readObjects(pdf);
  const preferences = '/ViewerPreferences <<';
  const catalog = once(
    file.text(file.root),
    preferences,
    `${preferences}\n    /Duplex /DuplexFlipShortEdge\n    /PrintScaling /None`,
  );
  return writeObjects(file, new Map([[file.root, Buffer.from(catalog, 'latin1')]]));
}
