import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { askKillable } from '../../../electron/host/documents/killable-worker.ts';

const endless = '../../../test/support/endless-worker';
const roomy = { heapMegabytes: 256, milliseconds: 60_000 };

/** Whether the worker that counts here still runs. */
async function isAlive(beats: SharedArrayBuffer): Promise<boolean> {
  const count = new Int32Array(beats);
  const before = Atomics.load(count, 0);
  await wait(50);
  return Atomics.load(count, 0) !== before;
}

describe('a thread that reads a file from outside', () => {
  test('is killed in the middle of an endless loop when its caller gives up', async () => {
    const beats = new SharedArrayBuffer(4);
    const abort = new AbortController();
    const asked = askKillable({
      name: endless,
      workerData: { beats, fills: false },
      limits: roomy,
      signal: abort.signal,
    });
    const outcome = expect(asked).rejects.toMatchObject({ error: { code: 'cancelled' } });
    while (Atomics.load(new Int32Array(beats), 0) === 0) await wait(5);
    expect(await isAlive(beats)).toBe(true);
    abort.abort();
    await outcome;
    while (await isAlive(beats)); // the test's own limit ends this where the thread lives on
  });

  test('is killed when its time is over', async () => {
    const beats = new SharedArrayBuffer(4);
    const limits = { ...roomy, milliseconds: 300 };
    const { signal } = new AbortController();
    expect(await askKillable({ name: endless, workerData: { beats, fills: false }, limits, signal })).toBeNull();
    while (await isAlive(beats));
  });

  test('is killed when it takes more memory than it may, and the process lives on', async () => {
    const beats = new SharedArrayBuffer(4);
    const limits = { ...roomy, heapMegabytes: 24 };
    const { signal } = new AbortController();
    expect(await askKillable({ name: endless, workerData: { beats, fills: true }, limits, signal })).toBeNull();
    expect(await isAlive(beats)).toBe(false);
  });

  test('is not even started for a caller who has given up before', async () => {
    const beats = new SharedArrayBuffer(4);
    const asked = askKillable({
      name: endless,
      workerData: { beats, fills: false },
      limits: roomy,
      signal: AbortSignal.abort(),
    });
    await expect(asked).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(await isAlive(beats)).toBe(false);
  });
});
