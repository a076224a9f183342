import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';
import type { TextPiece } from '../../../shared/domain/reading.ts';
import { type BackgroundSetup, standAside } from './readers-first.ts';
import { FileRefused } from './refused.ts';

/** Of a longer file the first pages are found. */
const limits = { pages: 5_000, characters: 6_000_000, pageCharacters: 40_000 } as const;

/** The maps of Chinese characters: beside the host in the built program, in their package in the sources. */
function mapsFolder(): string {
  const places = ['../cmaps/', '../../cmaps/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const built = places.find((path) => existsSync(path));
  if (built !== undefined) return built;
  return `${join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')}/`;
}

/** Runs `work` on the opened PDF. Throws `FileRefused` for one that is locked or broken. */
async function withPdf<T>(bytes: Uint8Array, work: (document: Document) => Promise<T>): Promise<T> {
  const [{ getDocument, VerbosityLevel }, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  // pdf.js then works in this thread, which is itself the one that is ended when it takes too long.
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
  const task = getDocument({
    data: new Uint8Array(bytes), // its own: pdf.js keeps it
    cMapUrl: mapsFolder(),
    cMapPacked: true,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  } as Parameters<typeof getDocument>[0]);
  try {
    const document = await task.promise.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : '';
      throw new FileRefused(name === 'PasswordException' ? 'encrypted' : 'damaged');
    });
    return await work(document);
  } finally {
    await task.destroy();
  }
}

type Document = Awaited<ReturnType<typeof import('pdfjs-dist/legacy/build/pdf.mjs').getDocument>['promise']>;

/** The words of a PDF, a piece a page; none at all for a scan. */
export function readPdfText(bytes: Uint8Array): Promise<TextPiece[]> {
  return withPdf(bytes, async (document) => {
    const pieces: TextPiece[] = [];
    let characters = 0;
    for (let page = 1; page <= Math.min(document.numPages, limits.pages); page += 1) {
      if (isBackground(workerData)) standAside(workerData);
      const text = await pageText(document, page);
      if (text.trim() !== '') pieces.push({ place: `page:${page}`, text });
      characters += text.length;
      if (characters > limits.characters) break;
    }
    return pieces;
  });
}

/** Whether this runs in a thread that reads in the background, and not in one that somebody waits for. */
function isBackground(started: unknown): started is BackgroundSetup {
  const { held, standing } = (started ?? {}) as Partial<BackgroundSetup>;
  return held instanceof SharedArrayBuffer && standing instanceof SharedArrayBuffer;
}

/** How many pages a PDF has. */
export function countPdfPages(bytes: Uint8Array): Promise<number> {
  return withPdf(bytes, (document) => Promise.resolve(document.numPages));
}

/** One broken page must not hide the words of the others. */
async function pageText(document: Document, number: number): Promise<string> {
  try {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    let text = '';
    for (const item of content.items) {
      if (!('str' in item)) continue;
      text += item.hasEOL ? `${item.str}\n` : item.str;
      if (text.length > limits.pageCharacters) break;
    }
    page.cleanup();
    return joinLines(text);
  } catch {
    return '';
  }
}

const han = /[\p{Script=Han}，、；：]/u;

/** A line of a page ends where the page does: Chinese words go on over it without a blank. */
export function joinLines(text: string): string {
  return text.replace(/(.)[ \t]*\n[ \t]*(?=(.))/gsu, (all, before: string, after: string) =>
    han.test(before) && han.test(after) ? before : all,
  );
}
