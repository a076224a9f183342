import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { value } from '../contract/contract-host.ts';
import { IntakeWorkspace, mebibyte } from './support/intake-workspace.ts';
import { randomFrom, seedOf } from './support/random.ts';

const root = mkdtempSync(join(tmpdir(), 'qhd-no-room-intake-'));
const random = randomFrom(seedOf());
const child = fileURLToPath(new URL('support/call-child.ts', import.meta.url));

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a call says in a process none of whose files may become longer than `kilobytes`. */
function callWith(kilobytes: number, { path }: IntakeWorkspace, [method, input]: readonly [string, unknown]): string {
  const command = [process.execPath, child, path, method, JSON.stringify(input)];
  const said = execFileSync('bash', ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', ...command]);
  return said.toString().trim().split('\n').at(-1) ?? '';
}

describe('a disk that fills up', () => {
  it('while files come in keeps what is finished, says so, and offers the rest', async () => {
    const workspace = await new IntakeWorkspace(root, random).make();
    const sizes = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 900 : 2 * mebibyte));
    const paths = [workspace.drive('材料', sizes), workspace.drive('录像', [400, 50 * mebibyte])];
    for (const megabytes of [8, 24, 60]) {
      const room = Math.ceil(statSync(workspace.path).size / 1024) + megabytes * 1024;
      expect(callWith(room, workspace, ['evidence.ingest', { jobId: 'ingest', paths }])).toBe('opened disk-full');
      const { pieces, wrongs } = await workspace.standing();
      expect(wrongs).toEqual([]);
      expect(pieces).toBeLessThan(42);
    }
    const rest = await workspace.inHost(async ({ client }) => {
      expect(await value(client.evidence.unfinished({}))).toMatchObject({ paths, available: true });
      await value(client.evidence.ingest({ jobId: 'again', paths }));
      return value(client.evidence.unfinished({}));
    });
    expect(rest).toBeNull();
    expect(await workspace.standing()).toEqual({ pieces: 42, inBin: 0, wrongs: [] });
  }, 60_000);

  it('while a large intake is taken back leaves all of it, and it goes once there is room', async () => {
    const workspace = await new IntakeWorkspace(root, random).make();
    const files = 2_000;
    const place = workspace.drive(
      '一大批',
      Array.from({ length: files }, () => 60),
    );
    await workspace.inHost(async ({ client }) => value(client.evidence.ingest({ jobId: 'ingest', paths: [place] })));
    for (const kilobytes of [500, 1_500]) {
      expect(callWith(kilobytes, workspace, ['history.undo', {}])).toBe('opened disk-full');
      expect(await workspace.standing()).toEqual({ pieces: files, inBin: 0, wrongs: [] });
    }
    await workspace.inHost(async ({ client }) => value(client.history.undo({})));
    expect(await workspace.standing()).toEqual({ pieces: 0, inBin: files, wrongs: [] });
  }, 60_000);
});
