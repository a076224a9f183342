import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { TaskMonthRow } from '../../shared/contract/task-months.ts';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

let { running, page, api, picture, violations, go } = {} as SampleWindow;
const year = 2026;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  ({ running, page, api, picture, violations, go } = await openSample('年度任务', { pictures: 'tasks' }));
  await page.waitForSelector('.gb-shell');
  const select = page.getByLabel('年度', { exact: true });
  if ((await select.inputValue()) !== String(year)) await select.selectOption(String(year));
  await settled(page);
});
test.afterAll(() => running.close());

const codeOf = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('.task-row')?.querySelector('.is-code')?.textContent ?? null);

test('The list is walked by the arrow keys as one stop, and a task says which goal it serves up to the school', async () => {
  await page.locator('[data-task]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(codeOf).toBe('A-03');
  await page.keyboard.press('End');
  await expect.poll(codeOf).toBe('C-21');
  await page.keyboard.press('Home');
  await expect.poll(codeOf).toBe('A-01');
  await picture('list');
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Enter');
  const chain = page.getByRole('list', { name: '从学校规划到这项任务' });
  await expect(chain.getByRole('listitem')).toHaveCount(3);
  await picture('panel');
  expect(await violations()).toEqual([]);
  await chain.getByRole('button').last().click();
  await expect(page.getByRole('complementary', { name: '目标详情' })).toContainText('消防设施');
  await go('年度任务');
});

test('Tasks without a goal are found from the list, and goals without a task from such a task', async () => {
  await page.getByRole('button', { name: /没有对应目标/u }).click();
  await expect(page.locator('.task-table-body .task-row')).toHaveCount(3);
  await page.locator('[data-task]').first().click();
  await page.getByRole('button', { name: '查看没有任务的目标' }).click();
  await expect(page.getByRole('button', { name: /个目标没有任务/u })).toHaveAttribute('aria-pressed', 'true');
  await go('年度任务');
  const task = page.getByRole('combobox', { name: '对应目标' });
  const { goals } = await value(api.goals.list({}));
  await task.selectOption(goals.find(({ code }) => code === 'HQ-08')?.id ?? '');
  await expect(page.locator('.task-table-body .task-row')).toHaveCount(2);
  await page.getByRole('button', { name: /^全部/u }).click();
});

test('A task is split among a section, a position and a person, and its points are counted once', async () => {
  await page.getByRole('searchbox', { name: /查找任务/u }).fill('A-03');
  await expect(page.locator('.task-table-body .task-row').first()).toContainText('A-03');
  await page.locator('[data-task]').first().click();
  await page.getByRole('main').getByRole('button', { name: '分解任务' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: '维修管理科' }).check();
  await dialog.getByRole('radio', { name: /岗位/u }).check();
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('radio', { name: /人员/u }).check();
  await dialog.getByRole('searchbox').fill('崔长青');
  await dialog.getByRole('checkbox').first().check();
  await picture('split');
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: '生成3项任务' }).click();
  await expect(page.locator('.task-row.is-part')).toHaveCount(3);
  const parts = (await value(api.tasks.list({ year }))).filter(({ code }) => code.startsWith('A-03-'));
  expect(
    parts.map(({ weight, sectionName, positionName, ownerName }) => [
      weight,
      sectionName !== '',
      positionName !== '',
      ownerName !== '',
    ]),
  ).toEqual([
    [1.67, true, false, true],
    [1.67, false, true, expect.any(Boolean)],
    [1.66, false, false, true],
  ]);
  await page.getByRole('searchbox', { name: /查找任务/u }).fill('');
  await expect(page.locator('.task-class').first()).toContainText('权重合计49分');
});

test('A month is worked by keys: noted, proven, closed, reopened with a reason', async () => {
  await page.getByRole('radio', { name: '月度办理' }).check();
  await page.getByLabel('选择月份').selectOption(`${year}-11`);
  await settled(page);
  await page.getByRole('grid', { name: '本月任务' }).focus();
  await page.keyboard.press('ArrowDown');
  const panel = page.getByRole('complementary', { name: '月度办理' });
  await expect(panel).toBeVisible();
  await picture('month');
  expect(await violations()).toEqual([]);
  await expect(panel.getByRole('button', { name: '销号', exact: true })).toBeDisabled();
  await panel.getByLabel('进展说明').fill('已完成安装，正在联调');
  await panel.getByRole('slider').focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
  await panel.getByRole('button', { name: '记录进展' }).click();
  await expect(panel.locator('.month-trace')).toContainText('60%');
  const proof = join(running.folder, '验收单.txt');
  writeFileSync(proof, '验收合格');
  await answerDialogs(running.app, { open: [proof] });
  await panel.getByRole('button', { name: '添加文件' }).click();
  await expect(panel.locator('.proof-pieces')).toContainText('验收单');
  await panel.getByRole('button', { name: '销号', exact: true }).click();
  await expect(panel.locator('.gb-side-panel-head')).toContainText('已销号');
  await panel.getByRole('button', { name: '重新打开…' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: '重新打开', exact: true })).toBeDisabled();
  await page.getByRole('dialog').getByLabel('原因').fill('复查发现漏装两处');
  await page.getByRole('dialog').getByRole('button', { name: '重新打开', exact: true }).click();
  await expect(panel.locator('.month-trace')).toContainText('复查发现漏装两处');
  expect(await violations()).toEqual([]);
});

test('An exception names its paper, and the month-end report prints it', async () => {
  const panel = page.getByRole('complementary', { name: '月度办理' });
  await page.locator('.month-table-body .month-row').nth(1).click();
  await panel.getByRole('button', { name: '申请例外…' }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('迎评时间推迟到十二月');
  await picture('ask');
  await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await expect(panel).toContainText('本程序没有登录');
  await expect(panel.getByRole('button', { name: '登记：批准' })).toBeDisabled();
  await panel.getByLabel('批准依据').fill('处务会纪要第11期');
  await panel.getByLabel('决定日期').fill(`${year}.11.20`);
  await picture('decide');
  expect(await violations()).toEqual([]);
  await panel.getByRole('button', { name: '登记：批准' }).click();
  await expect(panel.locator('.month-trace')).toContainText(`林知远决定，${year}-11-20，处务会纪要第11期`);
  const rows = JSON.parse((await value(api.taskMonths.month({ month: `${year}-11` }))).rowsJson) as TaskMonthRow[];
  expect(rows.filter(({ state }) => state === 'excepted')).toHaveLength(1);
  await go('质量手册');
  await page.getByLabel('文书', { exact: true }).selectOption({ label: '任务完成情况月报' });
  await page.getByLabel('年度', { exact: true }).selectOption(String(year));
  await page.getByLabel('月份', { exact: true }).selectOption({ label: '11月' });
  await expect(page.getByRole('button', { name: /例外与重新打开/u })).toBeVisible({ timeout: 60_000 });
  await picture('report');
  expect(await violations()).toEqual([]);
  for (const paper of ['年度工作计划', '目标分解表'])
    await page.getByLabel('文书', { exact: true }).selectOption({ label: paper });
  await expect(page.locator('.pdf-page canvas').first()).toBeVisible({ timeout: 60_000 });
});

test('Calendar and Gantt chart show the year, and open a task by keyboard', async () => {
  await go('年度任务');
  await page.getByRole('radio', { name: '日历' }).check();
  await expect(page.locator('.calendar, [role="grid"]').first()).toBeVisible();
  await picture('calendar');
  expect(await violations()).toEqual([]);
  await page.getByRole('radio', { name: '甘特图' }).check();
  await settled(page);
  const chart = page.getByRole('grid');
  await chart.focus();
  await page.keyboard.press('ArrowDown');
  await picture('gantt');
  expect(await violations()).toEqual([]);
  await page.getByRole('radio', { name: '任务表' }).check();
  expect(running.complaints).toEqual([]);
});
