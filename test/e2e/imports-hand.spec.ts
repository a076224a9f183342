import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { dropFiles } from '../support/drop-files.ts';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { goTo, violationsOn } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

const corpus = fileURLToPath(new URL('../fixtures/import-corpus/', import.meta.url));
let running: RunningApp;
let page: Page;
let api: ReturnType<typeof windowClient>;

async function picture(name: string): Promise<void> {
  const folder = process.env['GANGBIAO_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

const violations = () => violationsOn(page);

/** Files as a drag out of the system's own windows brings them. */
const drop = (path: string, at: { readonly x: number; readonly y: number }): Promise<void> =>
  dropFiles(page, { paths: [path], at, sign: page.locator('.gb-file-drop-sign') });

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  running = await launchApp({ width: 1366, height: 768 });
  ({ page } = running);
  api = windowClient(page);
  await page.waitForSelector('#root > *');
  await picture('import-start');
  await value(
    api.workspace.create({
      jobId: 'create',
      path: join(running.folder, '后勤处.qhd'),
      template: 'empty',
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '苏明溪',
    }),
  );
  await page.reload();
  await page.waitForSelector('.gb-shell');
});
test.afterAll(() => running.close());

const sheet = [
  '组别,人员说明,要做的事,怎样算好',
  '甲组,水电工,每日巡查配电室,无责任事故',
  '乙组,楼管员,登记来访人员,记录完整',
];

test('files dropped onto the positions are previewed, and columns are mapped by drag and by keyboard', async () => {
  await picture('import-overview');
  await goTo(page, '岗位');
  await expect(page.getByText('还没有岗位')).toBeVisible();
  await picture('import-positions');
  const path = join(running.folder, '分组安排.csv');
  writeFileSync(path, `\ufeff${sheet.join('\r\n')}`);
  await drop(path, { x: 700, y: 400 });
  await expect(page.getByText('没有认出岗位或流程')).toBeVisible();
  expect(await violations()).toEqual([]);
  const card = (name: string) => page.locator('.gb-import-column', { hasText: name });
  const chip = (name: string) => page.locator('.gb-import-roles li').getByText(name, { exact: true });
  await chip('岗位名称').dragTo(card('人员说明'));
  await expect(page.getByLabel('“人员说明”列是')).toHaveValue('name');
  await chip('岗位职责').dragTo(card('怎样算好'));
  await expect(page.locator('.gb-import-position li')).toHaveText(['无责任事故', '记录完整']);
  // From one column to the other: both change places.
  await card('怎样算好').locator('.gb-import-column-head').dragTo(card('要做的事'));
  await expect(page.getByLabel('“要做的事”列是')).toHaveValue('duty');
  await expect(page.getByLabel('“怎样算好”列是')).toHaveValue('keep');
  await page.getByLabel('“怎样算好”列是').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('“怎样算好”列是')).toHaveValue('serial');
  await page.getByLabel('“怎样算好”列是').selectOption('standard');
  await expect(page.locator('.gb-import-standard')).toHaveCount(2);
  await expect(page.locator('.gb-import-position li').first()).toContainText('每日巡查配电室');
  await picture('import-mapped');
  expect(await violations()).toEqual([]);
});

test('text that found no field is put by mouse and by keyboard, and taken back, before anything is written', async () => {
  const path = join(running.folder, '流程与脚注.docx');
  copyFileSync(join(corpus, '09-流程与文本框脚注.docx'), path);
  await drop(path, { x: 900, y: 500 });
  await page.getByRole('tab', { name: '流程与脚注.docx' }).click();
  const kept = page.locator('.gb-import-kept > li');
  await expect(kept).toHaveCount(2);
  const [first, second] = await kept.locator('.gb-import-entry').allTextContents();
  // By mouse: from the source onto the second duty.
  await page.locator('.gb-import-source [data-use="kept"]').first().dragTo(page.locator('[data-place="p0.d1"]'));
  await picture('import-assign');
  expect(await violations()).toEqual([]);
  await page.getByRole('radio', { name: '一条新的具体工作' }).check();
  await page.getByRole('button', { name: '归入', exact: true }).click();
  await expect(kept).toHaveCount(1);
  await expect(page.locator('[data-place="p0.d1"] .gb-import-item')).toContainText(first ?? '');
  // By keyboard: as a field of the position.
  await kept
    .first()
    .getByRole('button', { name: /^把“.*”归入…$/u })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('位置').focus();
  await page.keyboard.press('Home');
  await page.getByRole('radio', { name: '一条新职责' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '岗位概述' })).toBeChecked();
  await page.getByRole('button', { name: '归入', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(kept).toHaveCount(0);
  await expect(page.locator('[data-key="p0.purpose"]')).toContainText(second ?? '');
  await picture('import-assigned');
  await page.locator('.gb-import-assigned > li').nth(1).getByRole('button', { name: /退回/u }).click();
  await expect(kept).toHaveCount(1);
  expect(await violations()).toEqual([]);
  expect((await value(api.positions.list({}))).length).toBe(0);

  await page.getByRole('button', { name: '导入3个岗位' }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 });
  const positions = await value(api.positions.list({}));
  expect(positions.map(({ name }) => name).sort()).toEqual(['教务员', '楼管员', '水电工'].sort());
  const clerk = positions.find(({ name }) => name === '教务员');
  const { duties } = await value(api.positions.get({ id: clerk?.id ?? '' }));
  expect(JSON.stringify(duties[1])).toContain(first);
  const remarks = (await value(api.evidence.list({}))).map((one) => one.remarks).join('\n');
  expect([remarks.includes(second ?? '?'), remarks.includes(first ?? '?')]).toEqual([true, false]);
});
