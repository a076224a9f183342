import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplyScene, breakOff, promisedBy, setApplyScene } from './support/broken-apply.ts';
import { randomFrom, seedOf } from './support/random.ts';

/** A few of what `npm run bench -- bundles broken-apply` does a hundred times. */
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-broken-'));
let scene: ApplyScene;

beforeAll(async () => {
  scene = await setApplyScene(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('taking a bundle over that is broken off', () => {
  test('M9 undisturbed it takes everything over, so that nothing and everything can be told apart', () => {
    expect(scene.after).not.toBe(scene.before);
    expect(JSON.parse(scene.after)).toEqual([expect.arrayContaining(['received_bundle 1', 'section 300']), []]);
    expect(JSON.parse(scene.before)).toEqual([expect.arrayContaining(['received_bundle 0', 'section 0']), []]);
    const said = ['taken', 'begin', 'disk-full'].map((word) => promisedBy(word, scene));
    expect(said).toEqual([[scene.after], [scene.before, scene.after], [scene.before]]);
  });

  test('M9 after a kill the file holds nothing of it or all of it, and all of it when the process said that it took it', async () => {
    const random = randomFrom(seedOf());
    for (let kill = 0; kill < 3; kill += 1) {
      const { said, content } = await breakOff(scene, { killAfterMs: random() * scene.millis });
      expect(promisedBy(said, scene)).toContain(content);
    }
  }, 120_000);

  test('M9 a disk that fills up on the way is named, and the file holds nothing of it', async () => {
    const { said, content } = await breakOff(scene, { fullAtKilobytes: scene.sizeBytes / 2048 });
    expect([said, content]).toEqual(['disk-full', scene.before]);
  }, 120_000);
});
