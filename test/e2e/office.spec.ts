import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type BundleParty, enrolParty, packFor, startParty } from '../support/bundle-party.ts';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

/** A department and the central office, each in a window with a profile of its own; files are all that passes. */
const officeName = '质量管理与诊断改进办公室';
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-loop-'));
const at = (name: string): string => join(folder, name);
let department: SampleWindow;
let office: SampleWindow;
let unknown: BundleParty;
/** What is to be closed, as far as the beginning has come. */
const opened: Pick<BundleParty, 'close'>[] = [];

const card = (page: Page, title: string | RegExp) =>
  page.locator('.gb-card', { has: page.getByRole('heading', { name: title }) });
const dialogOf = (page: Page) => page.locator('dialog[open]');

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  department = await openSample('同步包', { pictures: 'loop-department' });
  opened.push(department.running);
  office = await openSample('收件箱', { template: 'office', departmentName: officeName, pictures: 'loop-office' });
  opened.push(office.running);
  unknown = await startParty(folder, '信息与数字创意学院（国际合作与产教融合办公室）');
  opened.push(unknown);
});
test.afterAll(async () => {
  try {
    for (const party of opened) await party.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Writes the enrolment of one window, and reads it in the other with the digits compared. */
async function enrol(whom: SampleWindow, by: SampleWindow, name: string): Promise<void> {
  await whom.go('同步包');
  await answerDialogs(whom.running.app, { save: at(name) });
  await whom.page.getByRole('button', { name: '导出备案文件…' }).click();
  await expect(whom.page.getByText('备案文件已写好')).toBeVisible();
  const digits = card(whom.page, '本单位的密钥').locator('.gb-mono').first();
  await expect(digits).toHaveText(/^(\d{4} ){5}\d{4}$/u);
  const spoken = await digits.textContent();
  await by.go('同步包');
  await answerDialogs(by.running.app, { open: [at(name)] });
  await by.page.getByRole('button', { name: '收下备案文件…' }).click();
  await expect(dialogOf(by.page)).toContainText(spoken ?? 'no digits');
  await by.page.getByLabel('数字已通话核对，完全一致').check();
  await dialogOf(by.page).getByRole('button', { name: '收下', exact: true }).click();
  await expect(dialogOf(by.page)).toHaveCount(0);
}

test('a department and the office know each other by two files and a telephone call', async () => {
  await expect(office.page.getByText('把各部门送来的同步包拖到这里')).toBeVisible();
  await office.picture('01-inbox-empty');
  expect(await office.violations()).toEqual([]);
  await value(
    office.api.office.addMembers({ lines: '后勤处\n信息与数字创意学院（国际合作与产教融合办公室）\n教务处' }),
  );
  await enrol(department, office, '后勤处备案.json');
  await enrol(office, department, '诊改办备案.json');
  await department.page.getByLabel('交给').selectOption({ label: `${officeName}（诊改办）` });
  await answerDialogs(department.running.app, { save: at('后勤处-同步包.zip') });
  await department.page.getByRole('button', { name: '导出…' }).click();
  await expect(card(department.page, /^校验结果/u)).toContainText('校验通过');
  await department.picture('02-packed');
});

test('several bundles are looked at before anything is taken in; what cannot be lies in quarantine with its reason', async () => {
  const { page, picture, violations } = office;
  await enrolParty(office.api, unknown.client, at('office.json'));
  const foreign = await packFor(
    unknown.client,
    at('信息与数字创意学院（国际合作与产教融合办公室）-20261122-同步包.zip'),
  );
  writeFileSync(at('拷贝中断的同步包.zip'), 'PK broken off');
  await office.go('收件箱');
  await answerDialogs(office.running.app, { open: [at('后勤处-同步包.zip'), foreign, at('拷贝中断的同步包.zip')] });
  await page.getByRole('button', { name: '放入同步包…' }).click();
  await expect(card(page, '待接收').getByRole('row', { name: /后勤处/u })).toContainText('第1号 · 全部内容');
  await expect(card(page, '隔离')).toContainText('签名的密钥没有备案');
  await expect(card(page, '隔离')).toContainText('拷贝中断的同步包.zip');
  await picture('03-inbox-filled');
  expect(await violations()).toEqual([]);
  expect((await value(office.api.office.members({})))[0]?.departmentId).toBeNull();

  await enrolParty(unknown.client, office.api, at('unknown.json'));
  await card(page, '隔离').getByRole('button', { name: '重新核对' }).click();
  await expect(card(page, '待接收').getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: '接收全部2个' }).click();
  await expect(card(page, '已接收').getByRole('row')).toHaveCount(3);
  await picture('04-inbox-applied');
  await office.go('全校总览');
  await expect(page.getByRole('row', { name: /^后勤处/u })).toContainText('已报');
  await picture('05-dashboard');
  expect(await violations()).toEqual([]);
  await answerDialogs(office.running.app, { save: at('全校汇总.pdf') });
  await page.getByRole('button', { name: '导出 PDF' }).click();
  await expect(page.getByText('已导出 全校汇总.pdf')).toBeVisible({ timeout: 60_000 });
  const menus = await office.running.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items.map(({ label }) => label) ?? []),
  );
  expect(menus).toEqual(expect.arrayContaining(['收件箱', '全校总览', '复核', '导出同步包…']));
  expect(menus).not.toContain('质量手册');
});

test('a review says what is to be mended of a field, scores it, and goes to the department', async () => {
  const { page, picture, violations } = office;
  const round = { title: '2026年度部门自我诊改复核', year: 2026, rectifyBy: '2026-12-31' };
  await value(office.api.reviews.saveRound({ id: null, fields: round }));
  await office.go('复核');
  await expect(page.getByRole('button', { name: '复核后勤处' })).toBeVisible();
  await picture('06-board');
  await page.getByRole('button', { name: '复核后勤处' }).click();
  const records = page.getByRole('list', { name: '待复核的记录' }).getByRole('button');
  await records.nth(1).click();
  await expect(records.nth(1)).toHaveAttribute('aria-current', 'true');
  await settled(page);
  await page.getByRole('button', { name: '整条通过' }).click();
  await expect(records.nth(1)).toContainText('通过');
  await records.first().click();
  await expect(records.first()).toHaveAttribute('aria-current', 'true');
  await settled(page);
  await page.getByRole('button', { name: '对“名称”提意见' }).first().click();
  await page.getByLabel('需要怎样修改').fill('名称请与编制文件一致');
  await page.getByLabel('评分').fill('85');
  await picture('07-review-remark');
  await page.getByRole('button', { name: '退回整改' }).click();
  await expect(records.first()).toContainText('退回');
  await picture('08-review-returned');
  expect(await violations()).toEqual([]);
  await page.getByRole('combobox', { name: '类别' }).selectOption({ label: '监测指标（0/7）' });
  await records.filter({ hasText: '浴室热水满意度' }).click();
  await expect(page.getByRole('region', { name: '浴室热水满意度 2026-06-12' })).toContainText('78');
  await picture('08-review-indicator');
  expect(await violations()).toEqual([]);
  await page.getByRole('combobox', { name: '类别' }).selectOption({ label: '问题（0/7）' });
  await records.filter({ hasText: '三号公寓2层' }).click();
  await page.getByRole('button', { name: '对“整改结果”提意见' }).click();
  await page.getByLabel('需要怎样修改').fill('写明复查人的意见');
  await page.getByRole('button', { name: '退回整改' }).click();
  await expect(records.filter({ hasText: '三号公寓2层' })).toContainText('退回');
  await expect(page.locator('.reviews-proofs')).toContainText('问题整改台账（2026年上半年）');
  await picture('08-review-finding');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '结论与评分…' }).click();
  await dialogOf(page).getByLabel('综合得分').fill('88');
  await dialogOf(page).getByLabel('复核结论').last().fill('材料齐全，个别岗位名称需统一。');
  await picture('09-conclusion');
  await dialogOf(page).getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '反馈给部门' }).click();
  await dialogOf(page).getByRole('button', { name: '反馈给部门' }).click();
  await expect(page.getByRole('button', { name: '继续复核' })).toBeVisible();
  await picture('10-finished');
  await packFor(office.api, at('反馈包.zip'), '后勤处');
});

test('the department finds the remark beside its record, mends the words, and hands the answer back', async () => {
  const { page, picture, violations, api } = department;
  await department.go('接收与合并');
  await picture('11-merging-empty');
  expect(await violations()).toEqual([]);
  await answerDialogs(department.running.app, { open: [at('反馈包.zip')] });
  await page.getByRole('button', { name: '选择同步包…' }).click();
  await expect(card(page, '同步包：反馈包.zip')).toContainText(officeName);
  await picture('12-merging-found');
  expect(await violations()).toEqual([]);
  await card(page, '同步包：反馈包.zip').getByRole('button', { name: '接收', exact: true }).click();
  await expect(page.getByText('已经接收')).toBeVisible();
  await picture('13-merging-taken');
  await department.go('复核反馈');
  const item = page.locator('.feedback-item').first();
  await expect(item).toContainText('名称请与编制文件一致');
  await expect(item).toContainText('复核后尚未修改');
  await expect(page.getByText('整改截止2026-12-31')).toBeVisible();
  await picture('14-feedback');
  expect(await violations()).toEqual([]);
  await item.getByRole('button', { name: '查看并修改' }).click();
  const [review] = await value(api.feedback.list({}));
  const remark = review?.items[0];
  const name = page.getByLabel('岗位名称', { exact: true });
  await expect(name).toHaveValue(remark?.shownText ?? '');
  await name.fill('水电运行维护岗');
  await name.press('Enter');
  await expect.poll(async () => (await value(api.feedback.list({})))[0]?.items[0]?.changed).toBe(true);
  await department.go('复核反馈');
  await expect(item).toContainText('复核后已修改');
  await item.getByLabel('整改说明').fill('已按编制文件改正');
  await picture('15-feedback-changed');
  await item.getByRole('button', { name: '已整改' }).click();
  const ofFinding = page.locator('.feedback-item', { hasText: '写明复查人的意见' });
  await ofFinding.getByRole('button', { name: '查看并修改' }).click();
  const outcome = page.getByRole('complementary', { name: '问题' }).getByLabel('整改结果');
  await expect(outcome).toHaveValue('两具已更换，全楼复查合格');
  await outcome.fill('两具已更换，全楼复查合格，同意销号');
  await outcome.blur();
  await department.go('复核反馈');
  await expect(ofFinding).toContainText('复核后已修改');
  await ofFinding.getByRole('button', { name: '已整改' }).click();
  await expect(page.getByText('这次复核的意见都已处理')).toBeVisible();
  await picture('16-feedback-done');
  await packFor(api, at('后勤处-答复.zip'));
});

test('the office sees the answer and passes it; a bundle that removes much is taken only after a question', async () => {
  const { page, picture, violations } = office;
  await office.go('收件箱');
  await answerDialogs(office.running.app, { open: [at('后勤处-答复.zip')] });
  await page.getByRole('button', { name: '放入同步包…' }).click();
  await card(page, '待接收').getByRole('button', { name: '接收', exact: true }).click();
  await expect(card(page, '已接收')).toContainText('第2号 · 上次以来的改动');
  await office.go('复核');
  await page.getByRole('button', { name: '复核后勤处' }).click();
  await page.getByRole('button', { name: '继续复核' }).click();
  await page.locator('.gb-segment', { hasText: '复核意见' }).click();
  const remark = page.locator('.reviews-item', { hasText: '名称请与编制文件一致' });
  await expect(remark).toContainText('已按编制文件改正');
  await picture('17-answered');
  expect(await violations()).toEqual([]);
  await remark.getByRole('button', { name: '通过', exact: true }).click();
  await expect(remark).toHaveAttribute('data-standing', 'closed');

  const positions = await value(department.api.positions.list({}));
  for (const { id } of positions.slice(1)) await value(department.api.positions.remove({ id }));
  await packFor(department.api, at('后勤处-删除.zip'));
  await office.go('收件箱');
  await answerDialogs(office.running.app, { open: [at('后勤处-删除.zip')] });
  await page.getByRole('button', { name: '放入同步包…' }).click();
  await expect(card(page, '隔离')).toContainText('要删除的记录占总数的比例超过上限');
  await picture('18-many-removed');
  await page.getByRole('button', { name: '仍然接收…' }).click();
  await expect(dialogOf(page)).toContainText(/会删除\d+条记录/u);
  await picture('19-many-removed-question');
  expect(await violations()).toEqual([]);
  await dialogOf(page).getByRole('button', { name: '接收', exact: true }).click();
  await expect(card(page, '已接收')).toContainText('第3号');
});
