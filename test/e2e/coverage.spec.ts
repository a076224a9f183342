import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { value, windowClient } from '../support/window-calls.ts';

let running: RunningApp;
let page: Page;
let api: ReturnType<typeof windowClient>;
const pictures = process.env['GANGBIAO_PICTURES'];

async function picture(name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `coverage-${name}.png`) });
}
async function violations(): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  api = windowClient(page);
  await page.waitForSelector('#root > *');
  await value(
    api.workspace.create({
      jobId: 'create',
      path: join(running.folder, '后勤处.qhd'),
      template: 'sample',
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '苏明溪',
    }),
  );
  await page.reload();
  await page.waitForSelector('.gb-rail-item');
});
test.afterAll(() => running.close());

test('The matrix names what is missing by position and month, and links evidence of a similar name in one step', async () => {
  await page.locator('.gb-rail-item', { hasText: '材料对照' }).click();
  await page.locator('.coverage-body .coverage-row').first().waitFor();
  await picture('matrix');
  expect(await violations()).toEqual([]);
  await page.getByRole('grid').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('.coverage-panel .coverage-facts dt').first()).toBeVisible();
  await picture('panel');
  expect(await violations()).toEqual([]);
});
