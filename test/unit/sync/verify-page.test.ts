import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeVerifyPage } from '../../../build/verify-page.mjs';
import { verifyPage } from '../../../electron/host/sync/verify-page.ts';
import { verifyPageHashes } from '../../../shared/sync/verify-page-hashes.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the page that checks a bundle in a browser', () => {
  test('B31 what goes into bags is what its sources make: after a change run `node build/verify-page.mjs` and add its hash', async () => {
    expect(hashOf(await makeVerifyPage())).toBe(hashOf(verifyPage));
    expect(verifyPageHashes.at(-1)).toBe(hashOf(verifyPage));
    expect(new Set(verifyPageHashes).size).toBe(verifyPageHashes.length);
  });

  test('B31 it is one file that asks nobody for anything, and small enough for an increment of 64 KiB', () => {
    expect(verifyPage).not.toMatch(/https?:|\bsrc=|@import|url\(/u);
    expect(verifyPage).toContain("default-src 'none'");
    expect(Buffer.byteLength(verifyPage)).toBeLessThan(44 * 1024);
    const sources = ['check-bag.ts', 'show.ts', 'main.ts'].map((name) =>
      readFileSync(new URL(`../../../renderer/verify-page/${name}`, import.meta.url), 'utf8'),
    );
    expect(sources.join('\n')).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/u);
  });
});
