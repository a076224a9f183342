import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

let { running, page, api, picture, violations } = {} as SampleWindow;
const year = new Date().getFullYear();

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  ({ running, page, api, picture, violations } = await openSample('责任状', { pictures: 'statements' }));
});
test.afterAll(() => running.close());

test('statements for every section are made from one form in one step, with numbers by a scheme', async () => {
  await page.waitForSelector('.statement-list');
  await picture('1-screen');
  await page.getByRole('button', { name: '新建责任状' }).click();
  await page.locator('.gb-dialog .gb-segment', { hasText: '科室' }).click();
  await page.getByLabel(/全选/u).check();
  await picture('2-make');
  expect(await violations()).toEqual([]);
  const before = (await value(api.statements.list({ year }))).length;
  await page.getByRole('button', { name: /^生成\d+份$/u }).click();
  await expect.poll(async () => (await value(api.statements.list({ year }))).length).toBeGreaterThan(before + 2);
});

test('the pages stand beside the form, and follow what is typed', async () => {
  await expect(page.locator('.statement-preview .pdf-page canvas').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.weight-total')).toContainText('分值相符');
  await page.getByLabel('权重 1', { exact: true }).fill('14.5');
  await page.keyboard.press('Enter');
  await expect(page.locator('.weight-total')).toContainText('还差 0.5 分');
  await picture('3-form');
  expect(await violations()).toEqual([]);
  await page.getByRole('main').getByRole('button', { name: '添加一级指标' }).click();
  await expect(page.locator('.weight-total')).toContainText('没有归入一级指标');
  await page.locator('.statement-groups').scrollIntoViewIfNeeded();
  await picture('4-groups');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: /^删除一级指标/u }).click();
  await page.getByLabel('权重 1', { exact: true }).fill('15');
  await page.keyboard.press('Enter');
  await expect(page.locator('.weight-total')).toContainText('分值相符');
});

test('a field is put into the text where the writing mark stands, and a wrong one is named', async () => {
  const preamble = page.getByLabel('引言', { exact: true }).last();
  await preamble.fill('〔乙芳〕与');
  await page.getByRole('button', { name: '插入〔甲方〕' }).click();
  await expect(preamble).toHaveValue('〔乙芳〕与〔甲方〕');
  await preamble.blur();
  await expect(page.getByText('不认识的字段：〔乙芳〕')).toBeVisible();
  await picture('5-texts');
  await preamble.fill('为完成〔部门〕年度任务，〔甲方〕与〔乙方〕签订本责任书。');
  await preamble.blur();
  await expect(page.getByText('不认识的字段：〔乙芳〕')).toHaveCount(0);
  await settled(page);
});

test('a signed statement is locked, shows its hashes, and is changed by a supplement only', async () => {
  await page.getByRole('button', { name: '登记签订' }).click();
  await page.getByLabel('签订日期').fill(`${year}.3.2`);
  await picture('6-sign');
  await page.getByRole('button', { name: '登记并锁定' }).click();
  await expect(page.getByText('现有内容与签订时一致')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByLabel('权重 1', { exact: true })).toBeDisabled();
  await picture('7-signed');
  expect(await violations()).toEqual([]);
  // Registered by mistake: taken back at once, and registered again.
  await page.getByRole('button', { name: '撤销这次登记' }).click();
  await expect(page.getByLabel('权重 1', { exact: true })).toBeEnabled();
  await page.getByRole('button', { name: '登记签订' }).click();
  await page.getByLabel('签订日期').fill(`${year}.3.2`);
  await page.getByRole('button', { name: '登记并锁定' }).click();
  await expect(page.getByText('现有内容与签订时一致')).toBeVisible({ timeout: 60_000 });
  const scan = join(running.folder, '签字扫描件.pdf');
  writeFileSync(scan, '%PDF-1.4\n%%EOF\n');
  await answerDialogs(running.app, { open: [scan] });
  await page.getByRole('button', { name: '添加签字扫描件' }).click();
  await expect(page.getByText('已添加1份扫描件')).toBeVisible();
  await expect
    .poll(async () => (await value(api.evidence.list({}))).map(({ fileName }) => fileName))
    .toContain('签字扫描件.pdf');
  await page.getByRole('button', { name: '新建补充责任状' }).click();
  await expect(page.locator('.gb-page-title h1')).toContainText('补充责任书');
});

test("the year's end is scored item by item, with result and grade", async () => {
  await page.locator('.statement-list li button').first().click();
  await page.locator('.gb-segment', { hasText: '年终考核' }).click();
  await page.getByLabel('考核分 1', { exact: true }).fill('8');
  await page.keyboard.press('Enter');
  await expect(page.locator('.weight-total')).toContainText('考核 8 分');
  await picture('8-result');
  expect(await violations()).toEqual([]);
  await page.locator('.gb-segment', { hasText: '内容' }).click();
});

test('all statements of a year are saved into one folder', async () => {
  await answerDialogs(running.app, { open: [running.folder] });
  await page.getByRole('button', { name: '批量输出' }).click();
  await picture('9-batch');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '各存为PDF' }).click();
  const count = (await value(api.statements.list({ year }))).length;
  const name = `${year}年责任状（${count}份）`;
  await expect.poll(() => readdirSync(running.folder), { timeout: 60_000 }).toContain(name);
  expect(readdirSync(join(running.folder, name))).toHaveLength(count);
  expect(running.complaints).toEqual([]);
});
