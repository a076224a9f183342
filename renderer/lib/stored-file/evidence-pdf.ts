import {
  GlobalWorkerOptions,
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { OpenPdf } from '../paper-preview/pdf-document.ts';
import { type FileKey, readBytes } from './file-bytes.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** pdf.js asks for this much at least; a chunk of the store is a megabyte, which is one answer. */
const rangeBytes = 262_144;
/** Sizes are read this many pages at a time; until then a page is thought to be like the first. */
const sizesAtOnce = 24;

/**
 * A thread that has read a PDF to its end and is ready for the next: starting one takes longer than a first page does.
 * Each PDF that is open has one of its own, so that one that never ends keeps none waiting.
 */
let spare: PDFWorker | null = null;
/** A thread that does not let go of its PDF within this time is ended. */
const patienceMs = 2_000;

function takeWorker(): PDFWorker {
  const worker = spare ?? new PDFWorker();
  spare = null;
  return worker;
}

function giveBack(worker: PDFWorker, isFree: boolean): void {
  if (isFree && spare === null) spare = worker;
  else worker.destroy();
}

async function end(task: PDFDocumentLoadingTask, worker: PDFWorker): Promise<void> {
  const patience = new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMs));
  const isFree = await Promise.race([
    task.destroy().then(
      () => true,
      () => false,
    ),
    patience,
  ]);
  giveBack(worker, isFree);
}

/** Reads a PDF from the store part by part: the first page of a large one stands before the rest was read. */
class StoreTransport extends PDFDataRangeTransport {
  readonly #file: FileKey;
  readonly #sizeBytes: number;
  readonly #onFailure: (error: unknown) => void;
  #isOver = false;

  constructor(file: FileKey & { readonly sizeBytes: number }, onFailure: (error: unknown) => void) {
    super(file.sizeBytes, null);
    this.#file = { id: file.id, fileHash: file.fileHash };
    this.#sizeBytes = file.sizeBytes;
    this.#onFailure = onFailure;
  }

  override requestDataRange(begin: number, end: number): void {
    void readBytes(this.#file, begin, Math.min(end, this.#sizeBytes)).then(
      (bytes) => {
        if (!this.#isOver) this.onDataRange(begin, bytes);
      },
      (error: unknown) => {
        if (!this.#isOver) this.#onFailure(error);
      },
    );
  }

  override abort(): void {
    this.#isOver = true;
  }
}

export interface EvidencePdf {
  /** All pages as large as the first, until their sizes have been read. */
  readonly pdf: OpenPdf;
  /** Reads how large each page is; `onSizes` hears of pages that are not like the first. After what is to be seen first. */
  readonly readSizes: (onSizes: (pdf: OpenPdf) => void) => void;
  readonly close: () => void;
}

/**
 * Opens a PDF of the store. Rejects with pdf.js's `PasswordException` and its like, or with the failure of the reading
 * itself.
 */
export async function openEvidencePdf(file: FileKey & { readonly sizeBytes: number }): Promise<EvidencePdf> {
  const worker = takeWorker();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  const own = (path: string): string => new URL(path, window.location.href).href;
  const task = getDocument({
    worker,
    range: new StoreTransport(file, broken.reject),
    rangeChunkSize: rangeBytes,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: own('/cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: own('/pdf-fonts/'),
    // WebAssembly would need a hole in the page's policy; the decoders come as plain scripts of the page as well.
    wasmUrl: own('/pdf-decoders/'),
    useWasm: false,
    useSystemFonts: true,
    isEvalSupported: false,
    enableXfa: false,
  } as Parameters<typeof getDocument>[0]);
  try {
    const document = await Promise.race([task.promise, broken.promise]);
    const { width, height } = (await Promise.race([document.getPage(1), broken.promise])).getViewport({ scale: 1 });
    const sizes = Array.from({ length: document.numPages }, () => ({ width, height }));
    const pdf: OpenPdf = { document, sizes };
    return {
      pdf,
      readSizes: (onSizes) => void readSizes(document, pdf, onSizes).catch(() => undefined),
      close: () => void end(task, worker),
    };
  } catch (error) {
    void end(task, worker);
    throw error;
  }
}

async function readSizes(document: PDFDocumentProxy, pdf: OpenPdf, onSizes: (pdf: OpenPdf) => void): Promise<void> {
  let { sizes } = pdf;
  for (let first = 2; first <= document.numPages; first += sizesAtOnce) {
    const count = Math.min(sizesAtOnce, document.numPages - first + 1);
    const read = await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const { width, height } = (await document.getPage(first + index)).getViewport({ scale: 1 });
        return { width, height };
      }),
    );
    const isOther = read.some(({ width, height }, index) => {
      const thought = sizes[first - 1 + index];
      return thought === undefined || Math.abs(thought.width - width) > 1 || Math.abs(thought.height - height) > 1;
    });
    if (!isOther) continue;
    for (const [index, size] of read.entries()) sizes = sizes.with(first - 1 + index, size);
    onSizes({ document, sizes });
  }
}
