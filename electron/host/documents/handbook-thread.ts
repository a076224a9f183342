import type { Paper } from '../../../shared/document/blocks.ts';
import type { HandbookInput } from '../../../shared/document/papers/handbook.ts';
import { WorkerThread } from './worker-thread.ts';

/** What the thread answers. */
export interface HandbookAnswer {
  readonly id: number;
  readonly paper: Paper;
}

const thread = new WorkerThread<{ readonly input: HandbookInput }, HandbookAnswer>('handbook-worker', {
  maxYoungGenerationSizeMb: 8,
  maxOldGenerationSizeMb: 768,
});

/** `handbookPaper` in a thread of its own. Throws `cancelled` at once when the signal aborts. */
export async function makeHandbook(input: HandbookInput, signal?: AbortSignal): Promise<Paper> {
  return (await thread.ask({ input }, signal)).paper;
}
