// The thread in which foreign files are read: a heap of its own, ended by its starter when it takes too long.
import { parentPort } from 'node:worker_threads';
import type { ReadingDocument, TextPiece, TextState } from '../../../shared/domain/reading.ts';
import { type CountedPages, countPages } from './count-pages.ts';
import { readDocument, readText } from './read-document.ts';
import { FileRefused } from './refused.ts';

/** One file, to be shown, to be searched, or to have its pages counted. */
export interface ReadingQuestion {
  readonly id: number;
  readonly task: 'text' | 'document' | 'pages';
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export type ReadingAnswer = { readonly id: number } & (
  | { readonly text: { readonly state: TextState; readonly pieces: readonly TextPiece[] } }
  | { readonly document: ReadingDocument }
  | { readonly pages: CountedPages }
  | { readonly refused: Exclude<TextState, 'text'> }
);

async function answer({ id, task, bytes, mediaType }: ReadingQuestion): Promise<ReadingAnswer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (task === 'text') return { id, text: await readText(buffer, mediaType) };
    if (task === 'pages') return { id, pages: await countPages(buffer) };
    return { id, document: await readDocument(buffer, mediaType) };
  } catch (error) {
    // What a reader did not foresee is the file's fault as far as the user is concerned: it can't be read.
    return { id, refused: error instanceof FileRefused ? error.state : 'damaged' };
  }
}

parentPort?.on('message', (question: ReadingQuestion) => {
  void answer(question).then((found) => parentPort?.postMessage(found));
});
