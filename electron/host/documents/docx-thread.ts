import type { Paper } from '../../../shared/document/blocks.ts';
import type { DocxAnswer, DocxRequest } from './docx-renderer.ts';
import type { OutlineEntry } from './typst-renderer.ts';
import { WorkerThread } from './worker-thread.ts';

const thread = new WorkerThread<DocxRequest, DocxAnswer>('docx-worker');

/** `renderDocx` in a thread of its own. */
export async function makeDocx(paper: Paper, outline: readonly OutlineEntry[]): Promise<Uint8Array> {
  return (await thread.ask({ paper, outline })).docx;
}
