import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFiles } from '../support/drop-files.ts';
import { answerDialogs, launchApp, type RunningApp } from '../support/launch-app.ts';
import { goTo, settled } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

let running: RunningApp;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  running = await launchApp();
  await answerDialogs(running.app, { save: join(running.folder, '后勤处.qhd') });
  await running.page.getByRole('button', { name: '建立示例…' }).click();
  await running.page.getByRole('navigation', { name: '主导航' }).waitFor({ timeout: 60_000 });
});
test.afterAll(() => running.close());

test('a gap without evidence leads to its record, and a file dropped there proves it', async () => {
  const { page, folder } = running;
  const file = join(folder, '预算建议.txt');
  writeFileSync(file, '下一年度预算建议');
  const gap = page.locator('.gb-gaps li', { hasText: '条标准没有支撑材料' });
  await settled(page);
  const title = await gap.locator('.gb-gap-examples button').first().getAttribute('title');
  await gap.locator('.gb-gap-examples button').first().click();
  await expect(page.locator('.coverage-panel')).toContainText(title ?? '?');
  const row = page.locator('.coverage-body .coverage-row[aria-selected="true"]');
  await expect(row.locator('.coverage-state')).toHaveText('缺');
  const endOf = async (name: string): Promise<number> => {
    const box = await page.locator(name).boundingBox();
    return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
  };
  const end = await endOf('[role="grid"]');
  await expect.poll(() => endOf('.coverage-body .coverage-row[aria-selected="true"]')).toBeLessThanOrEqual(end);
  await settled(page);
  const box = await row.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 200, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await dropFiles(page, { paths: [file], at: { x, y }, sign: row.and(page.locator('.is-target')) });
  await expect(page.locator('.coverage-panel .coverage-pieces')).toContainText('预算建议');
});

test('what is dropped without a place on a disk and without a byte is answered with a calm sentence', async () => {
  const { page } = running;
  await page.locator('nav [data-screen="evidence"]').click();
  await page.locator('.evidence-screen').waitFor();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([], '截图.png', { type: 'image/png' }));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
    document.querySelector('.evidence-screen')?.dispatchEvent(drop);
  });
  await expect(page.locator('.gb-toast', { hasText: '不是磁盘上的文件' })).toBeVisible();
});

test('a double click on a button that creates makes one record', async () => {
  const { page } = running;
  const api = windowClient(page);
  const before = (await value(api.positions.list({}))).length;
  await goTo(page, '岗位');
  await page.getByRole('button', { name: '新建岗位' }).dblclick();
  await expect(page.locator('.position-index [aria-current]')).toBeVisible();
  await settled(page);
  expect((await value(api.positions.list({}))).length).toBe(before + 1);
});

test('a window closed while files come in asks first, and stopping keeps what is finished', async () => {
  test.slow();
  const { app, page, folder } = running;
  const big = join(folder, '录像');
  mkdirSync(big);
  for (let file = 0; file < 24; file++) {
    const bytes = Buffer.alloc(48 * 1024 * 1024, file + 1);
    bytes.writeUInt32LE(file, 0);
    writeFileSync(join(big, `录像${file}.mp4`), bytes);
  }
  const closeWindow = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await page.locator('nav [data-screen="evidence"]').click();
  await answerDialogs(app, { open: [big] });
  await page.getByRole('button', { name: '添加文件夹' }).click();
  await page.locator('.evidence-main').getByText('正在入库').waitFor();
  await closeWindow();
  const question = page.getByRole('dialog', { name: '还有工作没有完成' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: '继续等待' }).click();
  await expect(question).toBeHidden();
  await closeWindow();
  const closed = page.waitForEvent('close');
  await question.getByRole('button', { name: '停止并关闭' }).click();
  await closed;
});
