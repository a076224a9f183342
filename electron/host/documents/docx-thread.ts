import type { Paper } from '../../../shared/document/blocks.ts';
import type { DocxAnswer, DocxRequest } from './docx-renderer.ts';
import type { PaperPlaces } from './typst-renderer.ts';
import { WorkerThread } from './worker-thread.ts';

const thread = new WorkerThread<DocxRequest, DocxAnswer>('docx-worker', {
  // Most of what it makes is garbage at once: without a small nursery V8 lets hundreds of megabytes of it lie.
  maxYoungGenerationSizeMb: 8,
  maxOldGenerationSizeMb: 768,
});

/** `renderDocx` in a thread of its own. Throws `cancelled` at once when the signal aborts. */
export async function makeDocx(paper: Paper, places: PaperPlaces, signal?: AbortSignal): Promise<Uint8Array> {
  const { outline, captionLabels } = places;
  return (await thread.ask({ paper, places: { outline, captionLabels } }, signal)).docx;
}
