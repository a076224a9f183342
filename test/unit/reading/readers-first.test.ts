import { afterEach, expect, it } from 'vitest';
import { readerAsks } from '../../../electron/host/reading/readers-first.ts';
import { ReadingThread } from '../../../electron/host/reading/reading-thread.ts';
import { writeDocx, writePdf } from '../../support/reading/write-files.ts';

const book = {
  task: 'text',
  bytes: writePdf([['检查记录'], ['整改通知']]),
  mediaType: 'application/pdf',
} as const;
const words = { text: { pieces: [{ text: '检查记录' }, { text: '整改通知' }] } };

afterEach(() => readerAsks(0));

it('a thread that reads in the background stands still while somebody looks at a file, however long, and goes on afterwards', async () => {
  const limitMs = 2_000;
  const thread = new ReadingThread('background', limitMs);
  await new ReadingThread().ask(book); // what it needs is in memory by then
  const heldMs = limitMs + 500;
  readerAsks(heldMs);
  const askedAt = performance.now();
  expect(await thread.ask(book)).toMatchObject(words);
  expect(performance.now() - askedAt).toBeGreaterThan(heldMs * 0.9);
  await thread.end();
});

it('a file that does not let its reader stand still is given up all the same while somebody looks at another', async () => {
  const thread = new ReadingThread('background', 100);
  const long = writeDocx(
    Array.from({ length: 60_000 }, (_, line) => `第${line}条：按时检查，如实登记，发现问题立即报告`),
  );
  readerAsks(60_000);
  const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  expect(await thread.ask({ task: 'text', bytes: long, mediaType })).toEqual({ refused: 'too-heavy' });
  await thread.end();
});
