import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp, type RunningApp } from '../support/launch-app.ts';
import { violationsOn } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

let running: RunningApp;
let page: Page;
let api: ReturnType<typeof windowClient>;
let workspace = '';
let backup = '';
const pictures = join(import.meta.dirname, '../../out/pictures/keeping');

async function picture(name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

const violations = () => violationsOn(page);

const card = (title: string) => page.locator('.gb-card', { has: page.getByRole('heading', { name: title }) });
const button = (name: string) => page.getByRole('button', { name, exact: true });

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  running = await launchApp({ scale: 1.25, width: 1093, height: 614 });
  ({ page } = running);
  api = windowClient(page);
  await page.waitForSelector('#root > *');
  workspace = join(running.folder, '后勤处.qhd');
  backup = join(running.folder, '备份.qhd');
  await value(api.workspace.create({ jobId: 'create', path: workspace, template: 'sample' }));
  await page.reload();
  await page.waitForSelector('.gb-rail-item');
  await page.locator('.gb-rail-item[data-screen="keeping"]').click();
  await page.getByRole('heading', { name: '全面检查' }).waitFor();
});

test.afterAll(async () => running.close());

test('a full check of a whole file says so, and when', async () => {
  await picture('1-empty');
  await button('开始检查').click();
  await expect(card('全面检查')).toContainText('全部完好');
  await picture('2-good');
  expect(await violations()).toEqual([]);
});

test('chosen evidence is exported as a tree, and as a list', async () => {
  const folder = join(running.folder, '导出');
  mkdirSync(folder);
  await answerDialogs(running.app, { open: [folder], save: join(running.folder, '清单.pdf') });
  await card('导出与清单').scrollIntoViewIfNeeded();
  await picture('2a-export');
  await button('导出材料…').click();
  await expect(page.getByText(/已导出\d+个文件/u)).toBeVisible();
  const [made = ''] = readdirSync(folder);
  expect(readdirSync(join(folder, made))).toContain('支撑材料清单.xlsx');
  await button('清单 PDF…').click();
  await expect(page.getByText('已导出“清单.pdf”')).toBeVisible();
  cpSync(join(running.folder, '清单.pdf'), join(pictures, '清单.pdf'));
  cpSync(join(folder, made, '支撑材料清单.xlsx'), join(pictures, '清单.xlsx'));
  await answerDialogs(running.app, { save: join(running.folder, '清单.docx') });
  await button('清单 Word…').click();
  await expect(page.getByText('已导出“清单.docx”')).toBeVisible();
  cpSync(join(running.folder, '清单.docx'), join(pictures, '清单.docx'));
});

test('a double click asks for one folder, and exports once', async () => {
  const folder = join(running.folder, '双击');
  mkdirSync(folder);
  await running.app.evaluate(({ dialog }, path) => {
    const asked: (() => void)[] = [];
    Object.assign(globalThis, { asked });
    dialog.showOpenDialog = () =>
      new Promise((resolve) => asked.push(() => resolve({ canceled: false, filePaths: [path] })));
  }, folder);
  await button('导出材料…').dblclick();
  const dialogs = () => running.app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked.length);
  await expect.poll(dialogs).toBeGreaterThan(0);
  // A call that comes after the second click was answered has seen all that the click did.
  await value(api.desktop.pickFiles({ kind: 'any', folders: true }));
  expect(await dialogs()).toBe(1);
  await running.app.evaluate(() => {
    for (const answer of (globalThis as unknown as { asked: (() => void)[] }).asked) answer();
  });
  await expect.poll(() => readdirSync(folder).filter((name) => !name.includes('未完成'))).toHaveLength(1);
  await expect(page.locator('.keeping-job')).toHaveCount(0);
});

test('removed pieces wait in the bin and come back with their links', async () => {
  const rows = await value(api.evidence.list({}));
  for (const { id } of rows.slice(0, 5)) await value(api.evidence.remove({ id }));
  await expect(card('回收站').locator('tbody tr')).toHaveCount(5);
  await picture('3-bin');
  expect(await violations()).toEqual([]);
  await card('回收站').locator('tbody tr').first().getByRole('checkbox').check();
  await button('还原所选').click();
  await expect(card('回收站').locator('tbody tr')).toHaveCount(4);
  // What a search hides keeps its tick when all that it shows are ticked, and when they are let go again.
  const ticks = card('回收站').locator('tbody').getByRole('checkbox', { checked: true });
  await card('回收站').locator('tbody').getByRole('checkbox').first().check();
  await card('回收站')
    .getByRole('searchbox')
    .fill(rows[0]?.title ?? '');
  await expect(card('回收站').locator('tbody tr')).toHaveCount(1);
  const every = card('回收站').locator('thead').getByRole('checkbox');
  await every.check();
  await card('回收站').getByRole('searchbox').fill('');
  await expect(ticks).toHaveCount(2);
  await every.check();
  await every.uncheck();
  await expect(ticks).toHaveCount(0);
  const again = await value(api.evidence.list({}));
  expect(again.find(({ id }) => id === rows[4]?.id)?.links).toEqual(
    rows[4]?.links.map((link) => expect.objectContaining({ id: link.id, targetId: link.targetId })),
  );
});

test('the bin is emptied after a question that names what goes, and the file shrinks', async () => {
  await button('清空回收站…').click();
  await expect(page.getByRole('dialog')).toContainText('4份');
  await picture('4-question');
  expect(await violations()).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '彻底删除' }).click();
  await expect(card('回收站')).toContainText('回收站是空的');
  await button('整理文件').click();
  await expect(card('文件大小')).toContainText('没有可以释放的空间');
  await picture('5-shrunk');
});

test('undo of a removal whose bytes are gone says so', async () => {
  // The restoration, and the removal that it took back.
  for (let step = 0; step < 2; step++) {
    await value(api.history.skip({ stepId: (await value(api.history.steps({}))).undo?.id ?? 0 }));
  }
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('dialog')).toContainText('不能再恢复');
  await picture('6-undo-refused');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
});

test('damage is named with what it proves, and mended from a backup', async () => {
  const rows = (await value(api.evidence.list({}))).filter(({ fileHash }) => fileHash !== '');
  await value(api.workspace.backup({ jobId: 'backup', path: backup }));
  const copies: Buffer[] = [];
  for (const { id } of rows.slice(0, 2)) {
    const path = join(running.folder, `${id}.bin`);
    await value(api.evidence.exportCopy({ jobId: id, id, path }));
    copies.push(readFileSync(path));
  }
  await value(api.workspace.close({}));
  const image = readFileSync(workspace);
  for (const bytes of copies) {
    const middle = bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 24);
    for (let at = image.indexOf(middle); at >= 0; at = image.indexOf(middle, at + 1)) image[at] = (image[at] ?? 0) ^ 1;
  }
  writeFileSync(workspace, image);
  await value(api.workspace.open({ path: workspace }));
  await page.reload();
  await page.locator('.gb-rail-item[data-screen="keeping"]').click();
  await button('开始检查').click();
  await expect(card('已损坏的文件')).toContainText(rows[0]?.title ?? '');
  await picture('7-damaged');
  expect(await violations()).toEqual([]);
  // What an export leaves out is still told to somebody who went elsewhere meanwhile.
  const folder = join(running.folder, '缺件');
  mkdirSync(folder);
  await answerDialogs(running.app, { open: [folder] });
  await button('导出材料…').click();
  await expect(page.locator('.keeping-job')).toBeVisible();
  await page.locator('.gb-rail-item[data-screen="evidence"]').click();
  await expect(page.getByText(/已导出\d+个文件/u)).toBeVisible();
  await expect(page.getByText('导出的文件夹里缺2份材料')).toBeVisible();
  await expect(page.locator('.evidence-table').getByText('已损坏', { exact: true })).toHaveCount(2);
  await picture('8-marked');
  await page.locator('.gb-rail-item[data-screen="keeping"]').click();
  await expect(card('导出与清单')).toContainText('有2份材料的文件已损坏，没有导出');
  await answerDialogs(running.app, { open: [backup] });
  await button('从备份或原文件修复…').click();
  await expect(page.getByText('已修复2个文件')).toBeVisible();
  await expect(card('全面检查')).toContainText('全部完好');
  expect(running.complaints).toEqual([]);
});
