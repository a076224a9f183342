import { expect, test } from '@playwright/test';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { value } from '../support/window-calls.ts';

let sample: SampleWindow;
test.beforeEach(async () => {
  sample = await openSample('质量手册', { pictures: 'handbook' });
});
test.afterEach(() => sample.running.close());

test('A secretary composes the handbook by keys, writes a chapter of her own, has it approved and releases it', async () => {
  const { page, api, picture, violations } = sample;
  const rows = page.locator('.compose-row');
  const row = (title: string) => page.locator('.compose-title', { hasText: title });
  const pages = page.locator('.pdf-status');
  await expect(pages).toContainText('与当前内容一致');
  await expect(row('部门概况')).toContainText('第一章');
  await picture('outline');

  // Moved by a key: the pages follow.
  await row('部门概况').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(row('部门概况')).toContainText('第二章');
  await expect(row('部门概况')).toBeFocused();

  // A chapter of her own.
  await page.getByLabel('添加篇章').selectOption('free');
  const fresh = rows.last();
  await expect(fresh.locator('.compose-title')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('采购管理制度');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '写正文' }).click();
  const words = page.getByRole('textbox', { name: '“采购管理制度”的正文' });
  await words.click();
  await page.keyboard.type('两万元以上的采购由分管领导审批。');
  await page.getByRole('button', { name: '编号' }).click();
  await page.keyboard.type('申请');
  await page.keyboard.press('Enter');
  await page.keyboard.type('审批');
  await expect
    .poll(async () => {
      const { entries } = await value(api.handbook.outline({ year: new Date().getFullYear() }));
      const id = entries.find(({ title }) => title === '采购管理制度')?.id ?? '';
      return (await value(api.handbook.chapter({ id })))?.text;
    })
    .toBe('1. 两万元以上的采购由分管领导审批。申请\n1. 审批');
  await picture('text');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '返回目录' }).click();

  // Draft, review, approval, release.
  await page.getByRole('tab', { name: '版次' }).click();
  await page.getByRole('button', { name: '送审' }).first().click();
  await page.locator('dialog[open]').getByRole('button', { name: '送审' }).click();
  await page.getByRole('button', { name: '批准' }).first().click();
  await page.locator('dialog[open]').getByRole('button', { name: '批准' }).click();
  await page.getByRole('button', { name: '发布' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: '发布' }).click();
  await expect(page.locator('.edition-head')).toContainText('B/0');
  await picture('editions');
  await page.getByRole('button', { name: '查看' }).click();
  await expect(page.locator('.paper-special')).toContainText('B/0');
  expect(await violations()).toEqual([]);
});
