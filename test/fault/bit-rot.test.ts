import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findFlippedBits } from './support/bit-rot.ts';
import { randomFrom, seedOf } from './support/random.ts';

const flips = 800;
const root = mkdtempSync(join(tmpdir(), 'qhd-rot-'));

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('bit rot', () => {
  it(`The full check finds each of ${flips} single flipped bits in live evidence, and names its piece and no other`, async () => {
    const findings = await findFlippedBits(root, { flips, random: randomFrom(seedOf()) });
    process.stdout.write(`${findings.found} of ${flips} flipped bits found and named\n`);
    expect(findings).toEqual({ found: flips, wrong: [] });
  }, 600_000);
});
