import type { Paper } from '../../../shared/document/blocks.ts';
import type { DocxAnswer, DocxRequest } from './docx-renderer.ts';
import { crossing } from './paper-crossing.ts';
import type { FrozenEdition } from './frozen-edition.ts';
import type { PaperPlaces } from './typst-renderer.ts';
import { WorkerThread } from './worker-thread.ts';

const thread = new WorkerThread<DocxRequest, DocxAnswer>('docx-worker', {
  // Most of what it makes is garbage at once: without a small nursery V8 lets hundreds of megabytes of it lie.
  maxYoungGenerationSizeMb: 8,
  maxOldGenerationSizeMb: 768,
});

/**
 * `renderDocx` in a thread of its own. `frozen`: as a released edition was written. Throws `cancelled` at once when the
 * signal aborts.
 */
export async function makeDocx(
  paper: Paper,
  places: PaperPlaces,
  {
    signal,
    frozen,
  }: { readonly signal?: AbortSignal | undefined; readonly frozen?: Pick<FrozenEdition, 'standards'> | undefined } = {},
): Promise<Uint8Array> {
  const { outline, captionLabels } = places;
  const symbolFonts = frozen?.standards !== 'archival';
  return (await thread.ask({ paper: crossing(paper), places: { outline, captionLabels }, symbolFonts }, signal)).docx;
}
