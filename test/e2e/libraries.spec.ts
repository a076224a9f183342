import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp, type RunningApp } from '../support/launch-app.ts';
import { goTo, violationsOn } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

let running: RunningApp;
let page: Page;
let api: ReturnType<typeof windowClient>;
let positionId = '';
const pictures = join(import.meta.dirname, '../../out/pictures/standards');

const go = (name: string) => goTo(page, name);
async function picture(name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
const violations = () => violationsOn(page);
/** Tabs are radios under their words. */
async function tab(name: string): Promise<void> {
  await page.locator('.gb-segment', { hasText: name }).click();
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
      template: 'empty',
      departmentName: '后勤管理处',
      collegeName: '云溪职业技术学院',
      author: '苏明溪',
    }),
  );
  const section = await value(api.department.saveSection({ id: null, fields: { name: '维修管理科' } }));
  const position = await value(
    api.positions.save({ id: null, fields: { name: '水电维修岗', code: 'WX-01', sectionId: section.id } }),
  );
  positionId = position.id;
  const duties = await value(
    api.positions.addLines({ kind: 'duty', parentId: positionId, lines: '负责校园水电报修的受理与维修\n负责维修台账' }),
  );
  const items = await value(
    api.positions.addLines({ kind: 'workItem', parentId: duties.ids[0] ?? '', lines: '受理报修\n巡检配电房' }),
  );
  await value(
    api.positions.addLines({
      kind: 'workStandard',
      parentId: items.ids[0] ?? '',
      lines: '紧急报修2小时内响应，24小时内修复\n师生满意度不低于９５％，返修率≤3%\n及时回访报修人',
    }),
  );
  await value(
    api.positions.addLines({
      kind: 'workStandard',
      parentId: items.ids[1] ?? '',
      lines: '每日巡检2次，责任事故为零\n账目日清月结',
    }),
  );
  await page.reload();
  await page.waitForSelector('.gb-shell');
});
test.afterAll(() => running.close());

test('a pasted standard shows what was read from it, and a vague one shows which word says nothing and what to write', async () => {
  await go('岗位');
  await page.getByRole('main').getByText('水电维修岗').first().dblclick();
  const lines = page.locator('.outline-line.is-workStandard');
  await expect(lines.nth(0)).toContainText('紧急报修2小时内响应');
  await expect(lines.nth(1).locator('.standard-summary')).toContainText('师生满意度 ≥ 95%');
  await expect(lines.nth(2)).toContainText('“及时”没有说明多长时间');
  await expect(lines.nth(3).locator('.standard-summary')).toContainText('每日2次');
  await expect(lines.nth(4)).toContainText('“日清月结”没有说明');
  await lines.nth(1).locator('.standard-toggle').click();
  await expect(lines.nth(1)).toContainText('拆成2条标准');
  await picture('editor');
});

test('a value that was corrected by hand is offered back as the text says it', async () => {
  const line = page.locator('.outline-line.is-workStandard').nth(1);
  await line.getByLabel(/^目标值/u).fill('96');
  await line.getByLabel(/^目标值/u).blur();
  await expect(line).toContainText('原文读作');
  await line.getByRole('button', { name: '按原文填入' }).click();
  await expect(line).toContainText('已按原文识别');
  await expect(line.getByLabel(/^目标值/u)).toHaveValue('95');
});

test('scores that do not add up are told at once, with the line that is to blame', async () => {
  const line = page.locator('.outline-line.is-workStandard').nth(1);
  await line.getByLabel(/^额定得分/u).fill('４０');
  await line.getByLabel(/^考核条件/u).fill('满意度每低1个百分点扣2分\n未测评扣50分');
  await line.getByLabel(/^考核条件/u).blur();
  const scores = page.locator('.standard-scores');
  await expect(scores).toContainText('额定得分合计40分，应为100分');
  await expect(scores).toContainText('“未测评”扣50分，超过额定得分40分');
  expect(await violations()).toEqual([]);
  await scores.scrollIntoViewIfNeeded();
  await picture('scores');
});

test('the library is narrowed by layer and type, searched, and adopted from', async () => {
  await go('标准库');
  await expect(page.locator('.gb-page-title')).toContainText('条标准要素');
  await picture('library');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: /^专业，考核标准：/u }).click();
  await expect(page.locator('.entry-table tbody tr')).toHaveCount(10);
  await page.getByLabel('查找要素、要求、类别').fill('率');
  await page.getByLabel('选择“报到率”').check();
  await page.getByLabel('选择“就业率”').check();
  await picture('library-selected');
  await page.getByRole('button', { name: '采用为部门标准' }).click();
  await expect(page.locator('.entry-table')).toContainText('部门标准');
  await expect(page.getByRole('button', { name: /^专业，考核标准：已采用2\/10/u })).toBeVisible();
});

test('an entry goes to a duty of a position as a work item with its standard', async () => {
  await page.getByRole('button', { name: /^专业，考核标准：/u }).click();
  await page.getByLabel('查找要素、要求、类别').fill('维修服务');
  await page.getByLabel('选择“维修服务”').check();
  await page.getByRole('button', { name: '采用到岗位…' }).click();
  await page.getByLabel('1. 负责校园水电报修的受理与维修').check();
  await picture('duty-picker');
  expect(await violations()).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '采用', exact: true }).click();
  await expect(page.locator('.entry-table')).toContainText('水电维修岗');
  const detail = await value(api.positions.get({ id: positionId }));
  expect(detail.duties[0]?.workItems.at(-1)?.standards[0]?.timeLimit).toBe('接到报修后2小时内');
});

test('department standards are adapted in place, published, and loaded as another library', async () => {
  await tab('部门标准');
  const requirement = page.getByLabel('标准要求 报到率');
  await requirement.fill('新生报到率≥97%');
  await requirement.blur();
  await expect(page.locator('.own-table')).toContainText('新生报到率 ≥97%');
  await page.getByLabel('“报到率”的更多要素').click();
  await picture('own');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '发布为标准库…' }).click();
  await picture('publish');
  expect(await violations()).toEqual([]);
  const path = join(running.folder, '后勤标准库.json');
  await answerDialogs(running.app, { save: path, open: [path] });
  await page.getByRole('button', { name: '选择位置并发布' }).click();
  await expect(page.locator('.gb-toast', { hasText: '标准库已发布，共2条' })).toBeVisible();
  await page.getByRole('button', { name: '装入标准库…' }).click();
  await expect(page.getByLabel('标准库', { exact: true }).locator('option')).toHaveCount(3);
});

test('every standard that cannot be checked is listed with its reason, and leads to its line', async () => {
  await tab('可检查性');
  await expect(page.locator('.vague-table tbody tr')).toHaveCount(2);
  await expect(page.locator('.check-head')).toContainText('6条工作标准中有4条可以检查');
  await picture('check');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '账目日清月结' }).click();
  await expect(page.locator('.outline-line.is-workStandard textarea:focus')).toHaveValue('账目日清月结');
});

test('the overview leads to that list', async () => {
  await go('概览');
  await page.getByRole('button', { name: '去处理：2条标准无法检查' }).click();
  await expect(page.locator('.check-head')).toContainText('6条工作标准中有4条可以检查');
});
