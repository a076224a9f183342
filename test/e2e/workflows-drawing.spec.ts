import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { goTo, settled, violationsOn } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

let running: RunningApp;
let page: Page;
let api: ReturnType<typeof windowClient>;

/** Steps and arrows as the file holds them, in words. */
async function stored(): Promise<{ steps: string[]; links: string[] }> {
  const [row] = await value(api.workflows.list({}));
  const { steps, links } = await value(api.workflows.get({ id: row?.id ?? '' }));
  const words = new Map(steps.map((step) => [step.id, step.action]));
  return {
    steps: steps.map((step) => `${step.kind} ${step.action}`),
    links: links
      .map(
        (link) =>
          `${words.get(link.fromStepId)}>${words.get(link.toStepId)}${link.label === '' ? '' : ` ${link.label}`}`,
      )
      .sort(),
  };
}

const shape = (name: string) => page.locator('.workflow-shape', { hasText: name });

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
  await value(api.positions.save({ id: null, fields: { name: '维修调度岗' } }));
  await value(api.workflows.save({ id: null, fields: { name: '报修受理' }, steps: [], links: [] }));
  await goTo(page, '工作流程');
  await page.locator('#workflow-name').waitFor();
});
test.afterAll(() => running.close());

test('a pasted chain becomes steps whose actors are positions, and is drawn in lanes', async () => {
  await page.getByRole('button', { name: '粘贴流程' }).click();
  await page
    .getByRole('textbox', { name: '流程文字' })
    .fill(
      '报修人：提交报修->维修调度岗：登记派单（半小时内）->维修班：上门维修->报修人：验收签字，合格->维修调度岗：归档；不合格->返回上门维修',
    );
  await expect(page.locator('.workflow-text-preview .workflow-lane')).toHaveCount(3);
  await page.getByRole('button', { name: '用这些步骤' }).click();
  await expect(page.locator('.workflow-canvas .workflow-shape')).toHaveCount(5);
  await expect.poll(stored).toEqual({
    steps: ['start 提交报修', 'action 登记派单', 'action 上门维修', 'decision 验收签字', 'end 归档'],
    links: [
      '上门维修>验收签字',
      '提交报修>登记派单',
      '登记派单>上门维修',
      '验收签字>上门维修 不合格',
      '验收签字>归档 合格',
    ],
  });
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: '流程图' }).click();
  await shape('验收签字').click();
  if (process.env['GANGBIAO_PICTURES'] !== undefined)
    await page.screenshot({ path: join(process.env['GANGBIAO_PICTURES'], 'workflow-drawing.png'), fullPage: true });
});

test('by keyboard alone a step is chosen, renamed, followed by another, joined and removed', async () => {
  await settled(page);
  await shape('提交报修').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('input:focus, textarea:focus')).toHaveCount(1);
  await page.keyboard.type('网上提交报修');
  await page.keyboard.press('Enter');
  await expect(shape('网上提交报修')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(shape('登记派单')).toBeFocused();
  await page.keyboard.press('l');
  await shape('归档').focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).links).toContain('登记派单>归档');
  await page.locator('.workflow-line.is-marked').focus();
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await stored()).links).not.toContain('登记派单>归档');
  await shape('上门维修').focus();
  await page.keyboard.press('Delete');
  await expect.poll(stored).toEqual({
    steps: ['start 网上提交报修', 'action 登记派单', 'decision 验收签字', 'end 归档'],
    links: ['登记派单>验收签字', '网上提交报修>登记派单', '验收签字>归档 合格'],
  });
});

test('by mouse an arrow is drawn from step to step, named, and a step is added', async () => {
  await settled(page);
  await shape('验收签字').click();
  await page.locator('.workflow-handle').waitFor();
  await settled(page);
  const handle = await page.locator('.workflow-handle').boundingBox();
  const target = await shape('登记派单').boundingBox();
  if (handle === null || target === null) throw new Error('Nothing to pull');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await stored()).links).toContain('验收签字>登记派单');
  await page.getByRole('button', { name: '改文字' }).click();
  await page.getByRole('textbox', { name: '走向名称', exact: true }).fill('不合格');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).links).toContain('验收签字>登记派单 不合格');
  expect(running.complaints).toEqual([]);
});

test('a workflow that changed elsewhere is not overwritten, and the user decides', async () => {
  const [row] = await value(api.workflows.list({}));
  const id = row?.id ?? '';
  const theirs = { id, fields: { code: 'LC-9' }, ...(await draftOf(id)) };
  await settled(page);
  // Between the keystroke and its save somebody else writes: both in one breath, for it is sent after a while.
  const written = await page.locator('#workflow-serviceTimeLimit').evaluate((box: HTMLInputElement, input) => {
    box.focus();
    document.execCommand('insertText', false, '三天');
    return window.api.workflows.save(input);
  }, theirs);
  expect(written.ok).toBe(true);
  await expect(page.getByText('这个流程在您编辑期间已在别处改动')).toBeVisible();
  await page.getByRole('button', { name: '载入新内容' }).click();
  await expect(page.locator('#workflow-code')).toHaveValue('LC-9');
});

test('everything linked to a workflow is one key away, and each entry leads to its place', async () => {
  await settled(page);
  await page.locator('.workflow-list li button').first().focus();
  await page.keyboard.press('Control+l');
  const dialog = page.getByRole('dialog', { name: '关联一览' });
  await expect(dialog.getByRole('region', { name: '岗位' })).toContainText('维修调度岗');
  expect(await violationsOn(page)).toEqual([]);
  if (process.env['GANGBIAO_PICTURES'] !== undefined)
    await page.screenshot({ path: join(process.env['GANGBIAO_PICTURES'], 'links.png') });
  await dialog.getByRole('button', { name: /^维修调度岗/u }).click();
  await expect(page.locator('#main')).toHaveAttribute('data-screen', 'positions');
});

async function draftOf(id: string) {
  const { steps, links } = await value(api.workflows.get({ id }));
  return {
    steps: steps.map(({ id: key, kind, action }) => ({ key, fields: { kind, action } })),
    links: links.map(({ fromStepId: from, toStepId: to, label }) => ({ from, to, label })),
  };
}
