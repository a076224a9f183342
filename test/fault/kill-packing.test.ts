import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canMount, fillWhilePacking, killWhilePacking } from './support/packing-faults.ts';
import { randomFrom, seedOf } from './support/random.ts';

// Hundred kills and thirty full disks are the bench `packing`.
const root = mkdtempSync(join(tmpdir(), 'qhd-packing-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = (name: string): string => {
  mkdirSync(join(root, name));
  return join(root, name);
};

describe('packing that does not come to its end', () => {
  it('B30 After three kills of the host whatever verifies is complete', async () => {
    const found = await killWhilePacking(folder('kill'), { kills: 3, random: randomFrom(seedOf()) });
    expect(found).toMatchObject({ struck: 3, wrong: [] });
  }, 60_000);

  it('B30 Files that may not grow any more count as a full disk, and the next packing ends', async () => {
    const found = await fillWhilePacking(folder('limit'), { stops: 2, random: randomFrom(seedOf()), means: 'limit' });
    expect(found).toMatchObject({ struck: 2, wrong: [] });
  }, 60_000);

  it.skipIf(!canMount(join(root, 'probe')))(
    'B30 A disk that fills up twice leaves nothing that verifies, and the next packing ends',
    async () => {
      const found = await fillWhilePacking(folder('full'), { stops: 2, random: randomFrom(seedOf()), means: 'mount' });
      expect(found).toMatchObject({ struck: 2, wrong: [] });
    },
    60_000,
  );
});
