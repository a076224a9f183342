import { parentPort } from 'node:worker_threads';
import { type DocxAnswer, type DocxRequest, renderDocx } from './docx-renderer.ts';
import { arrived } from './paper-crossing.ts';
import type { ThreadFailure } from './worker-thread.ts';

/** The thread in which Word files are made: a handbook takes seconds of computing, and the host must answer meanwhile. */
parentPort?.on('message', ({ id, paper, places, ...look }: DocxRequest & { readonly id: number }) => {
  renderDocx(arrived(paper), places, look).then(
    (docx) => parentPort?.postMessage({ id, docx } satisfies DocxAnswer),
    (error: unknown) => parentPort?.postMessage({ id, failure: String(error).slice(0, 2000) } satisfies ThreadFailure),
  );
});
