import { parentPort } from 'node:worker_threads';
import { type HandbookInput, handbookPaper } from '../../../shared/document/papers/handbook.ts';
import type { HandbookAnswer } from './handbook-thread.ts';
import type { ThreadFailure } from './worker-thread.ts';

/** The thread in which a handbook is made of its records: its drawings take a second, and the host must answer meanwhile. */
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: HandbookInput }) => {
  try {
    parentPort?.postMessage({ id, paper: handbookPaper(input) } satisfies HandbookAnswer);
  } catch (error) {
    parentPort?.postMessage({ id, failure: String(error).slice(0, 2000) } satisfies ThreadFailure);
  }
});
