import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { getCurrentFuseWire, FuseState, FuseV1Options } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { sandboxArguments } from '../../build/setup/electron-runtime.mjs';
import type { WorkspaceStatus } from '../../shared/contract/workspace.ts';
import { launchApp } from '../support/launch-app.ts';
import { value, windowClient } from '../support/window-calls.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const packed = join(root, 'out', 'package', 'linux-unpacked', 'gangbiao');

test.skip(
  process.platform !== 'linux',
  'npm run package makes the folder target of the machine it runs on; this one is for Linux',
);

test('the packed program starts, opens a workspace and lists its positions', async () => {
  test.setTimeout(400_000);
  await run(process.execPath, [join(root, 'build', 'run.mjs'), 'package'], { cwd: root, maxBuffer: 1 << 26 });
  expect(existsSync(packed)).toBe(true);

  const running = await launchApp();
  try {
    const path = join(running.folder, 'sample.qhd');
    const client = windowClient(running.page);
    await value(client.workspace.create({ jobId: 'a', path, template: 'sample' }));
    const positions = await value(client.positions.list({}));
    await value(client.workspace.close({}));

    const { stdout } = await run(
      packed,
      [...sandboxArguments(), `--user-data-dir=${join(running.folder, 'packed')}`, '--self-check', path],
      {
        cwd: running.folder,
        maxBuffer: 1 << 26,
      },
    );
    const line = stdout.split('\n').find((candidate) => candidate.startsWith('{"selfCheck"')) ?? '';
    const [about, status, listed] = (
      JSON.parse(line) as { selfCheck: [unknown, { ok: true; value: WorkspaceStatus }, { ok: true; value: unknown }] }
    ).selfCheck;
    expect(about).toMatchObject({ ok: true, value: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/u) as unknown } });
    expect(status.value.path).toBe(path);
    expect(listed.value).toEqual(positions);
  } finally {
    await running.close();
  }
});

test('the packed program has its fuses set', async () => {
  const fuses = await getCurrentFuseWire(packed);
  expect({
    runAsNode: fuses[FuseV1Options.RunAsNode],
    nodeOptions: fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: fuses[FuseV1Options.EnableNodeCliInspectArguments],
    onlyAsar: fuses[FuseV1Options.OnlyLoadAppFromAsar],
    cookies: fuses[FuseV1Options.EnableCookieEncryption],
  }).toEqual({
    runAsNode: FuseState.DISABLE,
    nodeOptions: FuseState.DISABLE,
    inspect: FuseState.DISABLE,
    onlyAsar: FuseState.ENABLE,
    cookies: FuseState.ENABLE,
  });
});
