import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openDirect, openReadBack } from '../../../electron/host/sync/read-back.ts';
import { seededBytes } from './support/packed-department.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-back-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('B14 what is read back past the cache are the bytes of the file, from any place', async () => {
  const bytes = seededBytes('read back', 2_300_001);
  const path = join(folder, '包.zip.part');
  writeFileSync(path, bytes);
  // Where the disk of this machine has no such reading, the ordinary one is what is tried.
  const { source, close } = (await openDirect(path)) ?? (await openReadBack(path));
  expect(source.size).toBe(bytes.length);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length + 10), fc.integer({ min: 1, max: 1_500_000 }), async (position, length) => {
      const parts: Buffer[] = [];
      for (let done = 0; done < length; ) {
        const into = Buffer.alloc(length - done);
        const count = await source.read(into, position + done);
        if (count === 0) break;
        parts.push(into.subarray(0, count));
        done += count;
      }
      expect(Buffer.concat(parts).equals(bytes.subarray(position, position + length))).toBe(true);
    }),
    { numRuns: 40 },
  );
  await close();
});
