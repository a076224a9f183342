import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, type RunningApp } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

let running: RunningApp;
let page: Page;
let sample: SampleWindow;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  sample = await openSample('概览', { pictures: 'rollover' });
  ({ running, page } = sample);
});
test.afterAll(() => running.close());

const shown = () => page.locator('.carry-list li');

test('A new year is looked at before anything is written, taken over in one step, and taken back in one', async () => {
  const { api, picture, violations } = sample;
  const from = (await value(api.tasks.years({})))[0] ?? 0;
  await sample.go('年度任务');
  await page.getByLabel('年度', { exact: true }).selectOption(String(from));
  await page.getByRole('button', { name: `结转到${from + 1}年…` }).click();
  await shown().first().waitFor();
  await picture('tasks');
  expect(await violations()).toEqual([]);
  for (const [tab, name] of [
    ['目标值', 'targets'],
    ['支撑材料', 'proofs'],
    ['须更新', 'renewals'],
  ] as const) {
    await page.getByRole('radio', { name: tab }).check();
    await picture(name);
    expect(await violations()).toEqual([]);
  }
  await page.getByRole('radio', { name: /^任务/u }).check();
  await settled(page);
  const box = shown().first().getByRole('checkbox');
  const apply = page.getByRole('button', { name: /^结转\d+项$/u });
  const count = Number(/\d+/u.exec(await apply.innerText())?.[0]);
  await box.focus();
  await page.keyboard.press('Space');
  await expect(box).not.toBeChecked();
  await expect(apply).toHaveText(`结转${count - 1}项`);
  await page.keyboard.press('Space');
  await apply.click();
  await expect(page.getByText(`${from + 1}年已经结转过`)).toBeVisible();
  await expect(page.getByRole('button', { name: '结转', exact: true })).toBeDisabled();
  await picture('done');
  expect((await value(api.tasks.list({ year: from + 1 }))).length).toBeGreaterThan(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(`${from + 1}年已经结转过`)).toHaveCount(0);
  expect(await value(api.tasks.list({ year: from + 1 }))).toEqual([]);
  await page.keyboard.press('Control+y');
  await expect(page.getByText(`${from + 1}年已经结转过`)).toBeVisible();
});

test('What the new year renews is a list on paper and a to-do on the overview that leads to the place', async () => {
  const { api, picture, violations } = sample;
  const to = (await value(api.tasks.years({})))[0] ?? 0;
  await page.getByRole('radio', { name: '须更新' }).check();
  for (const [name, suffix] of [
    ['导出 PDF', 'pdf'],
    ['导出 Excel', 'xlsx'],
  ] as const) {
    const path = join(process.env['GANGBIAO_PICTURES'] ?? running.folder, `年度更新清单.${suffix}`);
    rmSync(path, { force: true });
    await answerDialogs(running.app, { save: path });
    await page.getByRole('button', { name }).click();
    await expect.poll(() => existsSync(path) && statSync(path).size > 2000, { timeout: 60_000 }).toBe(true);
  }
  await sample.go('概览');
  await page.getByLabel('年度', { exact: true }).selectOption(String(to));
  const card = page.locator('.gb-card', { hasText: `${to}年须更新` });
  await card.locator('li').first().waitFor();
  await picture('overview');
  expect(await violations()).toEqual([]);
  await card.getByRole('button', { name: '查看全部' }).click();
  // Evidence stands at the end of the list, below what goals and tasks need.
  await page
    .getByRole('button', { name: /^去办理：/u })
    .first()
    .waitFor();
  await settled(page);
  await page.locator('.carry-list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(shown().last()).toContainText('年度任务');
  await page
    .getByRole('button', { name: /^去办理：/u })
    .last()
    .click();
  await expect(page.locator('.coverage-panel')).toBeVisible();
  await expect(page.getByLabel('年度', { exact: true })).toHaveValue(`calendar ${to}`);
  await picture('place');
  expect(running.complaints).toEqual([]);

  // A task of the new year says which one it goes on with.
  const carried = (await value(api.tasks.list({ year: to }))).find((task) => task.carriedFromTaskId !== null);
  await sample.go('年度任务');
  await page.getByLabel('年度', { exact: true }).selectOption(String(to));
  await page.locator(`[data-task="${carried?.id}"]`).click();
  await expect(page.getByRole('complementary', { name: '任务详情' })).toContainText(`结转自${to - 1}年`);
});
