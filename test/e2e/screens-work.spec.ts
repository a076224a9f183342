import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp, type RunningApp } from '../support/launch-app.ts';
import { goTo, settled, violationsOn } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

let running: RunningApp;
let page: Page;
let api: ReturnType<typeof windowClient>;

const go = (name: string) => goTo(page, name);
const violations = () => violationsOn(page);

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
  await page.reload();
  await page.waitForSelector('.gb-shell');
});
test.afterAll(() => running.close());

test('an empty department is told on every working screen what to do first', async () => {
  for (const [screen, words] of [
    ['岗位', '还没有岗位'],
    ['工作流程', '还没有工作流程'],
    ['年度任务', '还没有任务'],
    ['责任状', '还没有责任状'],
    ['支撑材料', '还没有支撑材料'],
  ] as const) {
    await go(screen);
    await expect(page.locator('.gb-empty')).toContainText(words);
    expect(await violations()).toEqual([]);
  }
});

test('a position with duties, work items and standards is written without touching the mouse', async () => {
  await go('岗位');
  await page.keyboard.press('Control+n');
  const name = page.locator('#position-name');
  await name.fill('维修调度岗');
  await name.press('Enter');
  await settled(page);
  await page.getByRole('main').getByRole('button', { name: '添加岗位职责' }).first().press('Enter');
  await expect(page.locator('.outline-line.is-duty textarea')).toBeFocused();
  await page.keyboard.type('受理报修');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('登记报修信息');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('紧急类2小时内响应');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('派工');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('回访');
  await page.keyboard.press('Alt+ArrowUp');
  await expect
    .poll(async () => {
      const [row] = await value(api.positions.list({}));
      const detail = await value(api.positions.get({ id: row?.id ?? '' }));
      return [
        detail.position.name,
        detail.duties.map((duty) => [
          duty.text,
          duty.workItems.map((item) => [item.text, item.standards.map((standard) => standard.requirement)]),
        ]),
      ];
    })
    .toEqual([
      '维修调度岗',
      [
        ['回访', []],
        [
          '受理报修',
          [
            ['登记报修信息', ['紧急类2小时内响应']],
            ['派工', []],
          ],
        ],
      ],
    ]);
});

test('lines pasted from Word become one entry each, behind the line where they were pasted', async () => {
  await page.getByLabel('岗位职责 1', { exact: true }).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '1、编制检修计划\r\n2、清点备件\r\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.locator('.outline-line.is-duty textarea')).toHaveCount(4);
  await expect
    .poll(() =>
      page
        .locator('.outline-line.is-duty textarea')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value)),
    )
    .toEqual(['回访', '编制检修计划', '清点备件', '受理报修']);
  await settled(page);
});

test('a removed duty comes back with everything under it, in its place', async () => {
  const duty = page.getByLabel('岗位职责 4', { exact: true });
  await duty.fill('');
  await duty.press('Backspace');
  await expect(page.locator('.outline-line.is-duty')).toHaveCount(3);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.locator('.outline-line.is-duty')).toHaveCount(4);
  await expect(page.getByLabel('工作标准 4.1.1', { exact: true })).toHaveValue('紧急类2小时内响应');
});

test('a standard says that it cannot be measured until it has a value, a time limit or a frequency', async () => {
  const line = page.locator('.outline-line.is-workStandard');
  // Its own words would fill the time limit in.
  await page.getByLabel('工作标准 4.1.1', { exact: true }).fill('及时响应');
  await expect(line).toContainText('无法检查');
  await line.locator('.standard-toggle').click();
  await line.getByLabel('完成时限', { exact: false }).first().fill('2小时内');
  await expect(line.locator('.standard-warning')).toHaveCount(0);
  expect(await violations()).toEqual([]);
  await page.getByLabel('工作标准 4.1.1', { exact: true }).fill('紧急类2小时内响应');
  await page.getByLabel('工作标准 4.1.1', { exact: true }).blur();
});

test('when the same words were changed elsewhere, both texts are shown and nothing is overwritten', async () => {
  const [row] = await value(api.positions.list({}));
  const level = page.locator('#position-level');
  await settled(page);
  // Another window writes while the words have not been sent yet; they are sent before the page has heard of it. All in
  // one breath: on a busy machine either could come first.
  const written = await level.evaluate((box: HTMLInputElement, id) => {
    box.focus();
    document.execCommand('insertText', false, '管理九级');
    const theirs = window.api.positions.save({ id, fields: { level: '工勤三级' } });
    box.blur();
    return theirs;
  }, row?.id ?? '');
  expect(written.ok).toBe(true);
  await expect(page.locator('.gb-conflict')).toContainText('管理九级');
  await expect(page.locator('.gb-conflict')).toContainText('工勤三级');
  expect((await value(api.positions.list({})))[0]?.level).toBe('工勤三级');
  await page.getByRole('button', { name: '改用我输入的' }).click();
  await expect.poll(async () => (await value(api.positions.list({})))[0]?.level).toBe('管理九级');
  await expect(page.locator('.gb-conflict')).toHaveCount(0);
});

test('words that are being typed do not write over what came from elsewhere, though the page has read it by then', async () => {
  const [row] = await value(api.positions.list({}));
  const level = page.locator('#position-level');
  await settled(page);
  await level.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('（');
  expect((await api.positions.save({ id: row?.id ?? '', fields: { level: '工勤二级' } })).ok).toBe(true);
  // Key upon key, so that nothing is sent before the page has read what the other wrote.
  await page.waitForFunction(() => {
    const box = document.activeElement;
    if (!(box instanceof HTMLInputElement)) return true;
    document.execCommand('insertText', false, '一');
    return document.documentElement.dataset['reading'] === undefined && box.value.length > 12;
  });
  await page.keyboard.press('Tab');
  await expect(page.locator('.gb-conflict')).toContainText('工勤二级');
  expect((await value(api.positions.list({})))[0]?.level).toBe('工勤二级');
  await page.getByRole('button', { name: '保留已保存的' }).click();
  await expect(level).toHaveValue('工勤二级');
});

test('the list of positions is walked, opened and cleared with keys alone', async () => {
  await page.getByRole('button', { name: '返回岗位列表' }).click();
  await page.locator('.positions-table').waitFor();
  expect(await violations()).toEqual([]);
  await page.locator('.positions-table').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#position-name')).toHaveValue('维修调度岗');
  await page.getByRole('button', { name: '返回岗位列表' }).press('Enter');
  await page.locator('.positions-table').waitFor();
  await settled(page);
  await page.locator('.positions-table').focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('dialog')).toContainText('4条职责');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
  expect(await value(api.positions.list({}))).toHaveLength(1);
});

test('a position is split with keys alone; what is wrong is said at its field, and one undo takes it back', async () => {
  await page.locator('.positions-table').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '拆分岗位' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '拆分“维修调度岗”' });
  await dialog.getByText('已选0/4').waitFor();
  await dialog.getByRole('button', { name: '拆分', exact: true }).press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText([/新岗位的名称/u, /至少勾选一项/u]);
  await expect(page.locator('#split-name')).toBeFocused();
  await page.keyboard.type('维修调度岗');
  await expect(dialog.getByRole('alert').first()).toContainText('已有同名岗位');
  await page.locator('#split-name').fill('报修受理岗');
  await dialog.getByRole('group', { name: '岗位职责' }).getByRole('checkbox').nth(0).press(' ');
  await page.keyboard.press('Shift+ArrowDown');
  await dialog.getByText('已选2/4').waitFor();
  await expect(dialog.getByRole('status')).toContainText('转出2条职责');
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: '拆分', exact: true }).press('Enter');
  await expect(page.locator('#position-name')).toHaveValue('报修受理岗');
  expect((await value(api.positions.list({}))).map(({ name, dutyCount }) => [name, dutyCount])).toEqual([
    ['维修调度岗', 2],
    ['报修受理岗', 2],
  ]);
  await value(api.history.undo({}));
  expect((await value(api.positions.list({}))).map(({ dutyCount }) => dutyCount)).toEqual([4]);
});

test('a workflow is drawn while its steps are written, and names what it lacks', async () => {
  await go('工作流程');
  await page.getByRole('main').getByRole('button', { name: '新建流程' }).first().click();
  await page.locator('#workflow-name').fill('报修受理');
  await settled(page);
  await page.getByRole('main').getByRole('button', { name: '添加步骤' }).click();
  await expect(page.getByLabel('办理内容 1')).toBeFocused();
  await page.keyboard.type('受理');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('办理内容 2')).toBeFocused();
  await page.keyboard.type('是否紧急');
  await page.getByLabel('类型 2').selectOption('decision');
  await expect(page.locator('.step-problem')).toContainText(['至少要有两个走向']);
  await page.getByLabel('办理内容 2').press('Control+Enter');
  await expect(page.getByLabel('办理内容 3')).toBeFocused();
  await page.keyboard.type('结束');
  await page.getByLabel('类型 3').selectOption('end');
  await expect(page.locator('.workflow-drawing .workflow-shape')).toHaveCount(3);
  await expect
    .poll(async () => {
      const [row] = await value(api.workflows.list({}));
      const { steps, links } = await value(api.workflows.get({ id: row?.id ?? '' }));
      const nameOf = (id: string) => steps.find((step) => step.id === id)?.action;
      return [
        steps.map((step) => `${step.kind} ${step.action}`),
        links.map((link) => `${nameOf(link.fromStepId)}→${nameOf(link.toStepId)}`),
      ];
    })
    .toEqual([
      ['start 受理', 'decision 是否紧急', 'end 结束'],
      ['受理→是否紧急', '是否紧急→结束'],
    ]);
  expect(await violations()).toEqual([]);
});

test('a statement always says how many points are missing or too many', async () => {
  await go('年度任务');
  await page.getByRole('button', { name: '添加A类任务' }).first().click();
  await expect(page.locator('#task-content')).toBeFocused();
  await page.keyboard.type('完成照明改造');
  await page.getByLabel('权重（分）').fill('60');
  await page.getByLabel('权重（分）').blur();
  await expect.poll(async () => (await value(api.tasks.list({ year: new Date().getFullYear() })))[0]?.weight).toBe(60);
  expect(await violations()).toEqual([]);

  await go('责任状');
  await page.getByRole('main').getByRole('button', { name: '新建责任状' }).first().click();
  await page.getByLabel('用哪份表单').selectOption({ label: '空白表单' });
  await page.getByRole('button', { name: '生成1份' }).click();
  await page.getByRole('button', { name: '从年度任务选取' }).first().click();
  await page.getByRole('checkbox', { name: /完成照明改造/u }).check();
  await page.getByRole('button', { name: '加入1项' }).click();
  await expect(page.locator('.weight-total')).toContainText('合计还差 40 分');
  await page.getByRole('button', { name: '添加条目' }).first().click();
  await page.getByLabel('权重 2').fill('40.5');
  await page.getByLabel('权重 2').blur();
  await expect(page.locator('.weight-total')).toContainText('合计超出 0.5 分');
  await page.getByLabel('权重 2').fill('40');
  await page.getByLabel('权重 2').blur();
  await expect(page.locator('.weight-total')).toContainText('分值相符');
  await page.getByLabel('落款日期', { exact: true }).last().fill('2026年3月2日');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await value(api.statements.list({ year: new Date().getFullYear() })))[0]?.statement.signedOn)
    .toBe('2026-03-02');
  expect(await violations()).toEqual([]);
});

test('dropped folders are taken in, the same bytes once, and what was left out is said with its reason', async () => {
  const folder = join(running.folder, '材料');
  mkdirSync(join(folder, '下级'), { recursive: true });
  writeFileSync(join(folder, '1.1-1 巡查记录.txt'), '甲');
  writeFileSync(join(folder, '下级', '1.1-10 副本.txt'), '甲');
  writeFileSync(join(folder, '下级', '空.txt'), '');
  await go('支撑材料');
  await answerDialogs(running.app, { open: [folder] });
  await page.getByRole('button', { name: '添加文件夹' }).click();
  const report = page.locator('.ingest-report');
  await expect(report).toContainText('已入库1份材料');
  await expect(report).toContainText('1个文件已在库中');
  await expect(report).toContainText('空文件');
  expect(await violations()).toEqual([]);
  await report.getByRole('button', { name: '知道了' }).click();

  await settled(page);
  await page.locator('.evidence-table').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('button', { name: '添加关联' }).click();
  await expect(page.locator('.target-picker input[type=search]')).toBeFocused();
  await page.keyboard.type('紧急类 维修');
  await expect(page.locator('.target-picker li')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.evidence-links')).toContainText('紧急类2小时内响应');
  expect(await violations()).toEqual([]);

  const copy = join(running.folder, '另存.txt');
  await answerDialogs(running.app, { save: copy });
  await page.getByRole('button', { name: '另存副本' }).click();
  await expect
    .poll(() => {
      try {
        return readFileSync(copy, 'utf8');
      } catch {
        return null;
      }
    })
    .toBe('甲');
});

test('the handbook is shown as true pages, follows an edit, and is written as PDF and Word', async () => {
  await go('质量手册');
  await expect(page.locator('.pdf-page canvas').first()).toBeVisible({ timeout: 60_000 });
  const before = await page.locator('.pdf-total').textContent();
  expect(Number(before?.replaceAll(/\D/gu, ''))).toBeGreaterThan(3);
  await page.getByRole('tab', { name: '目录', exact: true }).click();
  await page.locator('.paper-outline button').last().click();
  await expect.poll(() => page.getByLabel('当前页码').inputValue()).not.toBe('1');
  await page.locator('.pdf-scroller').focus();
  await page.keyboard.press('Home');
  await expect(page.getByLabel('当前页码')).toHaveValue('1');
  await page.keyboard.press('PageDown');
  await expect(page.getByLabel('当前页码')).toHaveValue('2');

  await page.getByRole('tab', { name: '封面与批准' }).click();
  const make = page.getByRole('button', { name: '填写封面与批准信息' });
  await expect(make.or(page.locator('#handbook-title'))).toBeVisible();
  if (await make.isVisible()) await make.click();
  await page.locator('#handbook-title').fill('后勤管理处质量手册（新版）');
  await expect(page.locator('.pdf-status')).toContainText('正在排版');
  await expect(page.locator('.pdf-status')).toContainText('与当前内容一致', { timeout: 60_000 });
  expect(await violations()).toEqual([]);

  for (const [format, head] of [
    ['PDF', '%PDF-'],
    ['Word', 'PK'],
  ] as const) {
    const path = join(running.folder, `手册.${format === 'PDF' ? 'pdf' : 'docx'}`);
    await answerDialogs(running.app, { save: path });
    await page.getByRole('button', { name: `导出 ${format}` }).click();
    await expect(page.locator('.paper-written')).toContainText(path.endsWith('pdf') ? '手册.pdf' : '手册.docx', {
      timeout: 90_000,
    });
    expect(readFileSync(path).subarray(0, head.length).toString('latin1')).toBe(head);
  }
  for (const paper of ['job-description', 'standards-table', 'statement', 'evidence-list']) {
    await page.getByLabel('文书', { exact: true }).selectOption(paper);
    await expect(page.locator('.pdf-page canvas').first()).toBeVisible({ timeout: 60_000 });
  }
});

test('nothing complained while all this was done', () => {
  expect(running.complaints).toEqual([]);
});
