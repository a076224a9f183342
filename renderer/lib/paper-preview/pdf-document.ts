import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PageSize } from './page-layout.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** An opened PDF with the size of each page, in points. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly sizes: readonly PageSize[];
}

/** Opens a PDF that is in memory; it is handed over to pdf.js's worker. Throws when it is none. */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  // All fonts are embedded; WebAssembly would need a hole in the page's policy and serves only pictures that we do not write.
  const document = await getDocument({ data, useWasm: false, useSystemFonts: false }).promise;
  const sizes = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { width, height } = (await document.getPage(index + 1)).getViewport({ scale: 1 });
      return { width, height };
    }),
  );
  return { document, sizes };
}
