import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, type RunningApp } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';

const pictures = process.env['GANGBIAO_PICTURES'];
const search = '按项目、应有材料、岗位查找';
let running: RunningApp;
let page: Page;
let picture: SampleWindow['picture'];
let violations: SampleWindow['violations'];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  ({ running, page, picture, violations } = await openSample('材料对照', { pictures: 'coverage' }));
});
test.afterAll(() => running.close());

test('The matrix names what is missing by position and month, and links evidence of a similar name in one step', async () => {
  await page.locator('.coverage-body .coverage-row').first().waitFor();
  await settled(page);
  await picture('matrix');
  expect(await violations()).toEqual([]);
  await page.getByRole('grid').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('.coverage-panel .coverage-facts dt').first()).toBeVisible();
  await picture('panel');
  expect(await violations()).toEqual([]);
  // What is linked to the chosen row opens by its key, whatever the pointer is over.
  await settled(page);
  const title = await page.locator('.coverage-panel-title').textContent();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+l');
  const links = page.getByRole('dialog', { name: '关联一览' });
  await expect(links).toContainText(title ?? '?');
  await page.keyboard.press('Escape');
  await expect(links).toHaveCount(0);
});

test('A missing record is linked from the dialog by keys, its row follows at once, and one undo takes it back', async () => {
  await page.getByRole('searchbox', { name: search }).fill('公文核稿');
  await expect(page.locator('.coverage-body .coverage-row')).toHaveCount(1);
  await page.locator('.coverage-body .coverage-row').click();
  await page.getByRole('button', { name: '选择已有材料' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('纪要 3月');
  await expect(dialog.locator('li')).toHaveCount(1);
  await picture('dialog');
  expect(await violations()).toEqual([]);
  for (const key of ['ArrowDown', 'Space', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('.coverage-body .coverage-state')).toHaveText('齐');
  await expect(page.getByRole('button', { name: '选择已有材料' })).toBeFocused();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Insert');
  await expect(dialog).toBeVisible();
  for (const key of ['Escape', 'Escape']) await page.keyboard.press(key);
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(page.locator('.coverage-panel .coverage-pieces')).toContainText('处务会纪要（2026年3月第1次）');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.coverage-body .coverage-state')).toHaveText('缺');
});

test('Findings and indicators stand in the matrix, are proven from it, and lead to their own screens', async () => {
  await page.getByRole('searchbox', { name: search }).fill('');
  const kind = page.getByRole('combobox', { name: '类别' });
  await kind.selectOption({ label: '问题' });
  const row = page.locator('.coverage-body .coverage-row', { hasText: '疏散通道堆放桌椅' });
  await expect(row.locator('.coverage-state')).toHaveText('缺');
  await row.click();
  const panel = page.locator('.coverage-panel');
  await expect(panel).toContainText('2026年9月15日已整改，还没有整改材料。');
  await expect(panel.locator('.coverage-facts')).toContainText('涉及');
  await picture('findings');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '选择已有材料' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('整改台账');
  await expect(dialog.locator('li')).toHaveCount(1);
  for (const key of ['ArrowDown', 'Space', 'Enter']) await page.keyboard.press(key);
  await expect(row.locator('.coverage-state')).toHaveText('齐');
  // What is there is no part of the check, and no way to narrow it down to nothing.
  const states = page.getByRole('group', { name: '状态' });
  await states.getByRole('button', { name: /^齐/u }).click();
  await page.getByRole('radio', { name: '提交前检查' }).check();
  await expect(states.getByRole('button')).toHaveText([/^全部/u, /^缺/u, /^过期/u, /^不全/u]);
  await expect(page.locator('.check-list li')).toHaveCount(2);
  await expect(page.locator('.check-list')).not.toContainText('疏散通道');
  await expect(page.locator('.check-others')).toContainText('预警的指标没有登记问题');
  await expect(page.locator('.check-others')).not.toContainText('整改材料');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.check-list li')).toHaveCount(3);
  await page.getByRole('radio', { name: '逐月对照' }).check();
  await panel.getByRole('button', { name: '打开该项' }).click();
  await expect(page.locator('main[data-screen="findings"] .ledger-page.has-panel')).toContainText('疏散通道堆放桌椅');
  await page.locator('.gb-rail-item[data-screen="coverage"]').click();
  await kind.selectOption({ label: '监测指标' });
  await page.locator('.coverage-body .coverage-row', { hasText: '食堂季度考核最低分' }).click();
  await expect(panel).toContainText('缺第一季度、第三季度的材料');
  await picture('indicators');
  expect(await violations()).toEqual([]);
  await panel.getByRole('button', { name: '打开该项' }).click();
  await expect(page.locator('main[data-screen="indicators"] .ledger-page.has-panel')).toContainText(
    '食堂季度考核最低分',
  );
  // A goal that names no proof has no row: who asks for it is told so.
  await page.locator('.gb-rail-item[data-screen="goals"]').click();
  await page.getByRole('treeitem').first().click();
  await page.getByRole('complementary').getByRole('button', { name: '查看关联' }).click();
  await page.getByRole('dialog', { name: '关联一览' }).getByRole('button', { name: '看材料对照' }).click();
  await expect(page.getByText('2026年没有要求这一项的材料')).toBeVisible();
  await expect(panel).toHaveCount(0);
});

test('Keys that come before the answer of a search wait for it, and what is chosen stays in sight', async () => {
  await page.locator('.coverage-body .coverage-row').first().click();
  await page.getByRole('button', { name: '选择已有材料' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('li').first()).toBeVisible();
  await page.keyboard.insertText('纪要 3月');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.locator('li:has(input:focus)')).toContainText('处务会纪要（2026年3月第1次）');
  await page.keyboard.press('Space');
  await dialog.getByRole('searchbox').fill('周报');
  await expect(dialog.locator('li')).toHaveText([/处务会纪要（2026年3月第1次）/u, /报修统计周报/u]);
  await expect(dialog.getByRole('checkbox').first()).toBeChecked();
  // Keys go on to what was found now, and let nothing go that was chosen before.
  for (const key of ['ArrowDown', 'Space']) await page.keyboard.press(key);
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(2);
  await page.keyboard.press('ArrowUp');
  await expect(dialog.locator('li:has(input:focus)')).toContainText('处务会纪要（2026年3月第1次）');
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(dialog).toHaveCount(0);
  await page.locator('.coverage-panel').getByRole('button', { name: '关闭' }).click();
});

test('The check names what is missing with its keeper and opens the place, and prints as PDF, Word and Excel', async () => {
  await page.getByRole('radio', { name: '提交前检查' }).check();
  await page.locator('.check-list li').first().waitFor();
  await picture('check');
  expect(await violations()).toEqual([]);
  for (const [name, suffix] of [
    ['导出 PDF', 'pdf'],
    ['导出 Word', 'docx'],
    ['导出 Excel', 'xlsx'],
  ] as const) {
    for (const tab of ['提交前检查', '逐月对照']) {
      const path = join(pictures ?? running.folder, `${tab}.${suffix}`);
      rmSync(path, { force: true });
      await page.getByRole('radio', { name: tab }).check();
      await answerDialogs(running.app, { save: path });
      await page.getByRole('button', { name }).click();
      await expect.poll(() => existsSync(path) && statSync(path).size > 2000, { timeout: 60_000 }).toBe(true);
    }
  }
  await page.getByRole('radio', { name: '提交前检查' }).check();
  await page.locator('.check-list li').first().waitFor();
  await settled(page);
  await page.locator('.check-main').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.coverage-panel')).toBeVisible();
  expect(running.complaints).toEqual([]);
});
