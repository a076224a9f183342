import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PageSize } from './page-layout.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** An opened PDF with the size of each page, in points. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly sizes: readonly PageSize[];
  /** Where each page is drawn from, when they come from several documents. */
  readonly pages?: readonly PageSource[];
}

interface PageSource {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  /** Somebody waits for it who has just edited it: it is drawn in one go, without a pause for each frame of the screen. */
  readonly atOnce?: boolean;
}

/** Where a page, counted from 1, is drawn from. */
export function sourceOf(pdf: OpenPdf, page: number): PageSource {
  return pdf.pages?.[page - 1] ?? { document: pdf.document, number: page };
}

/** A document with some pages of another in place of `count` of its own, from the one at `at` (from 1). */
export function withPages(
  pdf: OpenPdf,
  put: { readonly at: number; readonly count: number; readonly pages: OpenPdf; readonly skip: number },
): OpenPdf {
  const own = pdf.sizes.map((_, index) => sourceOf(pdf, index + 1));
  const other = put.pages.sizes
    .map((_, index) => ({ ...sourceOf(put.pages, index + 1), atOnce: true }))
    .slice(put.skip);
  const from = put.at - 1;
  return {
    document: pdf.document,
    sizes: [...pdf.sizes.slice(0, from), ...put.pages.sizes.slice(put.skip), ...pdf.sizes.slice(from + put.count)],
    pages: [...own.slice(0, from), ...other, ...own.slice(from + put.count)],
  };
}

/**
 * The threads that read PDFs, kept: starting one takes longer than a few pages do. Pages that follow the keyboard have
 * one of their own, so that they never wait behind a book that is being opened.
 */
const workers = new Map<'whole' | 'passing', PDFWorker>();

function workerFor(use: 'whole' | 'passing'): PDFWorker {
  const kept = workers.get(use);
  if (kept !== undefined && !kept.destroyed) return kept;
  const made = new PDFWorker();
  workers.set(use, made);
  return made;
}

/** Has the thread of pages that follow the keyboard ready before the first key. */
export function preparePassing(): void {
  workerFor('passing');
}

/** Opens a PDF that is in memory; it is handed over to pdf.js's worker. Throws when it is none. */
export async function openPdf(data: Uint8Array, use: 'whole' | 'passing' = 'whole'): Promise<OpenPdf> {
  // All fonts are embedded; WebAssembly would need a hole in the page's policy and serves only pictures that we do not write.
  const safe = { useWasm: false, useSystemFonts: false } as const;
  // A font that the browser takes in is drawn faster from page to page, but taking four in costs more than drawing the
  // letters of the one or two pages that follow an edit.
  const disableFontFace = use === 'passing';
  const document = await getDocument({ data, worker: workerFor(use), ...safe, disableFontFace }).promise;
  const sizes = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { width, height } = (await document.getPage(index + 1)).getViewport({ scale: 1 });
      return { width, height };
    }),
  );
  return { document, sizes };
}
