import { expect, test } from '@playwright/test';
import { launchApp } from '../support/launch-app.ts';
import { value, windowClient } from '../support/window-calls.ts';

// The whole contract runs through the runtime's own port in test/contract. Where that port is a Node child, because
// SQLite's binding does not load in the runtime, the utility process still has to carry calls and answers.
test('a utility process carries calls, refusals and answers', async () => {
  const running = await launchApp({ env: { GANGBIAO_HOST_PORT: 'utility-process' } });
  try {
    const client = windowClient(running.page);
    await expect.poll(async () => (await value(client.desktop.about({}))).hostPort).toBe('utility-process');
    expect(await value(client.workspace.status({}))).toBeNull();
    expect(await client.positions.list({})).toEqual({ ok: false, error: { code: 'no-workspace' } });
    expect(await client.positions.get({ id: 'no uuid' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', about: 'positions.get' },
    });
    expect(await value(client.jobs.cancel({ jobId: 'unknown' }))).toEqual({});
  } finally {
    await running.close();
  }
});

test('when the host dies, the window says so and offers to open the file again', async () => {
  const running = await launchApp();
  try {
    const client = windowClient(running.page);
    await value(
      client.workspace.create({
        jobId: 'a',
        path: `${running.folder}/a.qhd`,
        template: 'empty',
        departmentName: '后勤处',
      }),
    );
    const pid = await running.app.evaluate(async () => {
      const { readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
      return readdirSync('/proc').find((name) => {
        try {
          return (
            readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('host-process.mjs') &&
            readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(process.pid)
          );
        } catch {
          return false;
        }
      });
    });
    process.kill(Number(pid), 'SIGKILL');
    await expect(running.page.getByRole('button', { name: '重新打开' })).toBeVisible();
    expect(await client.positions.list({})).toMatchObject({ ok: false, error: { code: 'host-gone' } });
    await running.page.getByRole('button', { name: '重新打开' }).click();
    await expect(running.page.locator('nav [data-screen="overview"]')).toBeVisible();
  } finally {
    await running.close();
  }
});
