import { expect, it } from 'vitest';
import { readerAsks } from '../../../electron/host/reading/readers-first.ts';
import { ReadingThread } from '../../../electron/host/reading/reading-thread.ts';
import { writePdf } from '../../support/reading/write-files.ts';

it('a thread that reads in the background stands still while somebody looks at a file, and goes on afterwards', async () => {
  const thread = new ReadingThread('background');
  const question = {
    task: 'text',
    bytes: writePdf([['检查记录'], ['整改通知']]),
    mediaType: 'application/pdf',
  } as const;
  await thread.ask(question); // what it needs is loaded by then
  const heldMs = 500;
  readerAsks(heldMs);
  const askedAt = performance.now();
  const answer = await thread.ask(question);
  expect(performance.now() - askedAt).toBeGreaterThan(heldMs * 0.9);
  expect(answer).toMatchObject({ text: { pieces: [{ text: '检查记录' }, { text: '整改通知' }] } });
  await thread.end();
});
