import type { Paper } from '../../../shared/document/blocks.ts';
import type { DocxAnswer, DocxRequest } from './docx-renderer.ts';
import type { PaperPlaces } from './typst-renderer.ts';
import { WorkerThread } from './worker-thread.ts';

const thread = new WorkerThread<DocxRequest, DocxAnswer>('docx-worker');

/** `renderDocx` in a thread of its own. Throws `cancelled` at once when the signal aborts. */
export async function makeDocx(paper: Paper, places: PaperPlaces, signal?: AbortSignal): Promise<Uint8Array> {
  const { outline, captionLabels } = places;
  return (await thread.ask({ paper, places: { outline, captionLabels } }, signal)).docx;
}
