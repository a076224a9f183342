import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { value } from '../contract/contract-host.ts';
import type { HostChild } from '../support/host-child.ts';
import { IntakeWorkspace, mebibyte } from './support/intake-workspace.ts';
import { randomFrom, seedOf } from './support/random.ts';

const root = mkdtempSync(join(tmpdir(), 'qhd-intake-'));
const random = randomFrom(seedOf());
const gone = { ok: false, error: { code: 'host-gone' } };

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Kills the host when an intake has read this part of its bytes. */
function killAt(host: HostChild, part: number): void {
  host.onNotice(({ name, notice }) => {
    if (name !== 'progress' || notice.stage !== 'ingesting') return;
    if (notice.done > part * notice.total) host.kill();
  });
}

describe('a host that is killed while it takes files in', () => {
  it('leaves no file without its piece when small files wait for their records beside a large one', async () => {
    const workspace = await new IntakeWorkspace(root, random).make();
    for (const part of [0.1, 0.3, 0.5]) {
      const place = workspace.drive(`材料${part * 10}`, [300, 40_000, mebibyte, 160 * mebibyte]);
      await workspace.inHost(async (host) => {
        killAt(host, part);
        expect(await host.client.evidence.ingest({ jobId: 'ingest', paths: [place] })).toMatchObject(gone);
      });
      rmSync(place, { recursive: true });
      expect(await workspace.standing()).toEqual({ pieces: 0, inBin: 0, wrongs: [] });
    }
  }, 120_000);

  it('offers it again, and what waited for its turn after it', async () => {
    const workspace = await new IntakeWorkspace(root, random).make();
    const first = workspace.drive(
      '先来',
      Array.from({ length: 120 }, () => mebibyte),
    );
    const second = workspace.drive('后到', [500, 700]);
    await workspace.inHost(async (host) => {
      const running = host.client.evidence.ingest({ jobId: 'ingest', paths: [first] });
      await value(host.client.evidence.noteWaiting({ paths: [second] }));
      killAt(host, 0.4);
      expect(await running).toMatchObject(gone);
    });
    const between = await workspace.standing();
    expect(between.wrongs).toEqual([]);
    expect(between.pieces).toBeGreaterThan(0);
    expect(between.pieces).toBeLessThan(120);
    const taken = await workspace.inHost(async ({ client }) => {
      const offered: (readonly string[])[] = [];
      for (let left = await value(client.evidence.unfinished({})); left !== null; ) {
        offered.push(left.paths);
        await value(client.evidence.ingest({ jobId: `again-${offered.length}`, paths: [...left.paths] }));
        left = await value(client.evidence.unfinished({}));
      }
      return offered.flat().toSorted();
    });
    expect(taken).toEqual([first, second].toSorted());
    expect(await workspace.standing()).toEqual({ pieces: 122, inBin: 0, wrongs: [] });
  }, 60_000);
});

describe('a host that is killed while a large intake is taken back', () => {
  const files = 2_000;
  let workspace: IntakeWorkspace;
  /** How long one undo took: the kills are spread over it. */
  let lasts = 0;

  beforeAll(async () => {
    workspace = await new IntakeWorkspace(root, random).make();
    const place = workspace.drive(
      '一大批',
      Array.from({ length: files }, () => 60),
    );
    await workspace.inHost(async ({ client }) => {
      await value(client.evidence.ingest({ jobId: 'ingest', paths: [place] }));
      const began = performance.now();
      await value(client.history.undo({}));
      lasts = performance.now() - began;
      await value(client.history.redo({}));
    });
  }, 60_000);

  it('leaves all of it in its place or all of it in the bin, and it can be done again', async () => {
    let struck = 0;
    for (let kill = 0; kill < 8; kill++) {
      const answer = await workspace.inHost(async (host) => {
        setTimeout(() => host.kill(), (lasts * (kill + random())) / 8);
        return host.client.history.undo({});
      });
      if (!answer.ok) {
        expect(answer).toMatchObject(gone);
        struck += 1;
      }
      const { pieces, inBin, wrongs } = await workspace.standing();
      expect(wrongs).toEqual([]);
      expect([
        [files, 0],
        [0, files],
      ]).toContainEqual([pieces, inBin]);
      if (answer.ok) expect(inBin).toBe(files);
      if (inBin > 0) await workspace.inHost(async ({ client }) => value(client.history.redo({})));
    }
    expect(struck).toBeGreaterThan(2); // otherwise the kills came too late to prove anything
    expect(await workspace.standing()).toEqual({ pieces: files, inBin: 0, wrongs: [] });
  }, 120_000);
});
