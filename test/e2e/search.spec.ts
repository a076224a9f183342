import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp, type RunningApp } from '../support/launch-app.ts';
import { violationsOn } from '../support/settled.ts';

const pictures = process.env['SEARCH_PICTURES'];

async function withSample(options: { scale?: number } = {}): Promise<RunningApp> {
  const scale = options.scale ?? 1;
  const running = await launchApp({
    width: Math.round(1366 / scale),
    height: Math.round(768 / scale),
    ...(scale === 1 ? {} : { scale }),
  });
  await answerDialogs(running.app, { save: join(running.folder, '示例.qhd') });
  await running.page.getByRole('button', { name: '建立示例…' }).click();
  await running.page.getByRole('navigation', { name: '主导航' }).waitFor({ timeout: 60_000 });
  return running;
}

async function open(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /查找岗位/u }).waitFor();
}

/** Types into the box and waits until all that answers it stands there. */
async function find(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox', { name: /查找岗位/u }).fill(text);
  await page.locator(`.search-answer[data-answers="${text}"][aria-busy="false"]`).waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

test('Ctrl+K finds what is in the file, by keyboard alone, and Enter opens it in its place', async () => {
  test.slow();
  const running = await withSample();
  const { page } = running;
  try {
    await open(page);
    await picture(page, '1-empty');
    expect(await violationsOn(page)).toEqual([]);
    await find(page, '水电');
    await picture(page, '2-results');
    expect(await violationsOn(page)).toEqual([]);
    const marks = page.locator('.search-row mark');
    expect(new Set(await marks.allTextContents())).toEqual(new Set(['水电']));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+ArrowDown');
    const chosen = page.locator('[role="option"][aria-selected="true"]');
    await expect(chosen).toHaveCount(1);
    expect(await page.getByRole('combobox', { name: /查找岗位/u }).getAttribute('aria-activedescendant')).toBe(
      await chosen.getAttribute('id'),
    );

    await find(page, 'aqgly');
    await picture(page, '3-pinyin');
    await find(page, '没有这样的词语');
    await expect(page.getByText('没有找到“没有这样的词语”')).toBeVisible();
    await picture(page, '4-nothing');
    expect(await violationsOn(page)).toEqual([]);
    await find(page, '！？');
    await expect(page.getByText('只有标点或符号')).toBeVisible();

    // A duty opens its position, with the caret in that very line.
    await find(page, '报修');
    const duty = page
      .getByRole('group', { name: /岗位职责/u })
      .locator('[role="option"]')
      .first();
    const words = await duty.locator('.search-hit-title').textContent();
    await duty.click();
    await page.locator('main[data-screen="positions"]').waitFor();
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value ?? ''))
      .toContain((words ?? '').replaceAll('…', '').slice(0, 10));

    await open(page);
    await expect(page.getByRole('option', { name: '报修' })).toBeVisible();
    await picture(page, '5-recent');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: /查找岗位/u })).toHaveCount(0);
    // Whoever looked something up goes on writing where they were.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});

test('The filters of a search are reached by Tab and narrow what is found, also at 125 %', async () => {
  test.slow();
  const running = await withSample({ scale: 1.25 });
  const { page } = running;
  try {
    await open(page);
    await find(page, '检查');
    const kinds = page.locator('.search-group');
    const before = await kinds.count();
    expect(before).toBeGreaterThan(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('类别')).toBeFocused();
    await page.getByLabel('类别').selectOption('evidence');
    await expect(kinds).toHaveCount(1);
    await expect(page.locator('.search-group-name').first()).toContainText('支撑材料');
    await picture(page, '6-filtered');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: '清除筛选' }).click();
    // The texts of files are read in the background: another kind may answer by now.
    await expect.poll(() => kinds.count()).toBeGreaterThanOrEqual(before);
  } finally {
    await running.close();
  }
});
