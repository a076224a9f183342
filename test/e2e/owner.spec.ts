import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../support/launch-app.ts';
import { value, windowClient } from '../support/window-calls.ts';

test('a second opener is told who has the file, and gets it once the first has closed it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-owner-'));
  const path = join(folder, '后勤处.qhd');
  const first = await launchApp();
  const second = await launchApp();
  try {
    await value(
      windowClient(first.page).workspace.create({ jobId: 'a', path, template: 'empty', departmentName: '后勤处' }),
    );
    const refused = await windowClient(second.page).workspace.open({ path });
    expect(refused).toMatchObject({ ok: false, error: { code: 'workspace-busy' } });
    const about = refused.ok ? '' : (refused.error.about ?? '');
    expect(about).toContain(userInfo().username);
    expect(about).toContain(hostname());
    await first.close();
    const opened = await value(windowClient(second.page).workspace.open({ path }));
    expect(opened.departmentName).toBe('后勤处');
  } finally {
    await second.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a file that is not a workspace is refused, and the open one stays open', async () => {
  const running = await launchApp();
  try {
    const client = windowClient(running.page);
    const path = join(running.folder, 'good.qhd');
    await value(client.workspace.create({ jobId: 'a', path, template: 'empty', departmentName: '教务处' }));
    const refused = await client.workspace.open({ path: process.execPath });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-a-workspace' } });
    expect((await value(client.workspace.status({})))?.path).toBe(path);
  } finally {
    await running.close();
  }
});
