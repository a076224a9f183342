import { expect, test } from '@playwright/test';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

let { running, page, api, picture, violations } = {} as SampleWindow;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  ({ running, page, api, picture, violations } = await openSample('问题台账', { pictures: 'findings' }));
});
test.afterAll(() => running.close());

test('A finding is written down, given to a position, mended, proven and closed by keys and from its row', async () => {
  await page.getByLabel('年度', { exact: true }).selectOption({ label: '全部年度' });
  const rows = page.locator('.ledger-table [role="row"][data-record]');
  await expect(rows).toHaveCount(7);
  await picture('ledger');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '登记问题' }).click();
  const panel = page.getByRole('complementary', { name: '问题' });
  const problem = panel.getByLabel('存在的问题');
  await expect(problem).toBeFocused();
  await page.keyboard.type('配电间门未上锁');
  await panel.getByLabel('整改时限').fill('2026.12.5');
  await panel.getByRole('button', { name: '选择…' }).click();
  await page.getByRole('searchbox', { name: '查找工作标准、岗位职责、年度任务、监测指标' }).fill('配电间1次');
  await page.getByRole('dialog').locator('li button').first().click();
  await expect(panel.getByRole('group', { name: '涉及' })).toContainText('加巡配电间1次');
  await expect(panel.getByLabel('责任岗位')).not.toHaveValue('');
  await settled(page);
  await picture('panel');
  expect(await violations()).toEqual([]);
  await page.getByRole('combobox', { name: '状态：配电间门未上锁' }).selectOption({ label: '已整改' });
  await expect(panel).toContainText('已整改，但还没有材料证明。');
  await panel.getByRole('button', { name: '选择已有材料' }).click();
  await page.getByRole('searchbox', { name: '按名称、编号、提供人查找' }).fill('4-6');
  await page.getByRole('checkbox', { name: /公寓值班交接班记录/u }).check();
  await page.getByRole('button', { name: '关联所选1件' }).click();
  await expect(panel.getByRole('button', { name: /^4-6 公寓值班交接班记录/u })).toBeVisible();
  await settled(page);
  const { findings } = await value(api.findings.list({}));
  const made = findings.find((one) => one.problem === '配电间门未上锁');
  expect([made?.mendBy, made?.positionName, made?.evidence.length]).toEqual(['2026-12-05', '公寓值班岗', 1]);
  await page.keyboard.press('Control+z');
  await expect(panel).toContainText('已整改，但还没有材料证明。');
});

test('The list is narrowed to what presses and to what is mended without proof, and walked with keys', async () => {
  await page.getByRole('complementary', { name: '问题' }).getByRole('button', { name: '关闭', exact: true }).click();
  await page.getByRole('button', { name: /^逾期/u }).click();
  await expect(page.locator('.ledger-table [role="row"][data-record]')).not.toHaveCount(8);
  await page.getByRole('button', { name: /^缺材料/u }).click();
  await expect(page.locator('.ledger-table [role="row"][data-record]')).toHaveCount(3);
  const first = page.locator('[data-finding]').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-finding]').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: '问题' })).toContainText('2026-05');
  await picture('unproven');
});

test('An indicator is given a value, warns when it crosses its line, and becomes a finding by one click', async () => {
  await page.getByRole('complementary', { name: '问题' }).getByRole('button', { name: '关闭', exact: true }).click();
  await page.getByRole('radio', { name: '监测指标' }).check();
  await page.getByLabel('年度', { exact: true }).selectOption({ label: '2026年' });
  const rows = page.locator('.indicator-row[data-record]');
  await expect(rows).toHaveCount(7);
  await picture('indicators');
  expect(await violations()).toEqual([]);
  await page.locator('[data-indicator]').nth(1).click();
  const panel = page.getByRole('complementary', { name: '监测指标' });
  await expect(panel).toContainText('正常');
  await panel.getByLabel('采集日期').fill('2026.11.20');
  await panel.getByLabel('实测值', { exact: true }).fill('86.5%');
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('最近一次的值越过警戒线。');
  await expect(panel.getByLabel('2026-11-20的实测值')).toHaveValue('86.5');
  await settled(page);
  await picture('indicator-panel');
  expect(await violations()).toEqual([]);
  await panel.getByRole('button', { name: '登记问题' }).click();
  const finding = page.getByRole('complementary', { name: '问题' });
  await expect(finding.getByLabel('存在的问题')).toHaveValue(
    '维修回访满意率2026-11-20为86.5%，越过警戒线（不低于88%）',
  );
  await expect(finding.getByRole('group', { name: '涉及' })).toContainText('监测指标：维修回访满意率');
  await settled(page);
  await picture('raised');
});

test('Of a long ledger only what is in sight is in the page, and keys go from its first line to its last', async () => {
  const many = Array.from({ length: 200 }, (_, index) => `第${index + 1}处照明不亮`);
  for (const problem of many) await value(api.findings.save({ id: null, fields: { problem, foundOn: '2027-03-01' } }));
  await page.getByRole('complementary', { name: '问题' }).getByRole('button', { name: '关闭', exact: true }).click();
  await page.getByLabel('年度', { exact: true }).selectOption({ label: '全部年度' });
  await page.getByRole('searchbox', { name: '筛选：编号、问题、措施、岗位' }).fill('照明不亮');
  const grid = page.getByRole('grid', { name: '问题台账' });
  await expect(grid).toHaveAttribute('aria-rowcount', '201');
  await settled(page);
  expect(await grid.locator('[data-finding]').count()).toBeLessThan(60);
  const open = (number: number) => grid.getByRole('button', { name: `打开：${many[number - 1]}`, exact: true });
  await open(1).focus();
  await page.keyboard.press('End');
  await expect(open(200)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(open(199)).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: '问题' });
  await expect(panel.getByLabel('存在的问题')).toHaveValue('第199处照明不亮');
  await panel.getByRole('button', { name: '关闭', exact: true }).click();
  await open(199).focus();
  await page.keyboard.press('Home');
  await expect(open(1)).toBeFocused();
  await expect(open(1)).toBeInViewport();
});
