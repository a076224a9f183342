import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFiles } from '../support/drop-files.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

let window: SampleWindow;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  window = await openSample('支撑材料');
});
test.afterAll(() => window.running.close());

const drop = (...paths: string[]): Promise<void> =>
  dropFiles(window.page, { paths, at: { x: 700, y: 400 }, sign: window.page.locator('.evidence-drop') });

/** A file of its own for each name. */
function write(name: string, bytes: string | Buffer): string {
  const path = join(window.running.folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

const rows = async () => value(window.api.evidence.list({}));

test('what is dropped while files come in waits for its turn, is told with the rest, and each drop is one step back', async () => {
  const { page, running } = window;
  const before = (await rows()).length;
  for (let file = 0; file < 24; file++) write(join('录像', `录像${file}.mp4`), randomBytes(12_000_000));
  await drop(join(running.folder, '录像'));
  await page.getByText('正在入库').waitFor();
  await drop(write('1.2-9 会议通知 2026-03-05.txt', '通知'), join(running.folder, '没有了.txt'));
  await drop(write('签到表.txt', '签到'));
  await expect(page.getByText('后面还有')).toBeVisible();
  const report = page.locator('.ingest-report');
  await expect(report).toContainText('已入库26份材料', { timeout: 60_000 });
  await expect(report).toContainText('没有了.txt');
  await expect(report).toContainText('找不到了');
  for (const left of [25, 24, 0]) {
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await rows()).length).toBe(before + left);
  }
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+y');
  await expect.poll(async () => (await rows()).length).toBe(before + 26);
});

test('what has come in is looked through and corrected in the sheet, with nothing else in the way', async () => {
  const { page } = window;
  await page.getByRole('button', { name: '核对新入库的材料' }).click();
  await expect(page.getByText('只看刚入库的26份')).toBeVisible();
  await expect(page.locator('.evidence-grid-body .evidence-grid-row').first()).toContainText('会议通知');
  await page.getByRole('columnheader', { name: '题名' }).getByRole('button').click();
  await page.getByRole('columnheader', { name: '题名' }).getByRole('button').click();
  const first = page.locator('.evidence-grid-body [data-row="0"]');
  await expect(first.nth(1)).toHaveText('签到表');
  // The field has the focus again, so that one types on; the row stays where it is.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('会议签到表');
  await page.keyboard.press('Enter');
  await expect(first.nth(1)).toHaveText('会议签到表');
  expect(await window.violations()).toEqual([]);
  await page.getByRole('checkbox', { name: '选择第1行' }).click();
  await page.getByRole('checkbox', { name: '选择第2行' }).click();
  await page.getByRole('button', { name: '添加关联' }).click();
  await page.keyboard.type('紧急类 维修');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect
    .poll(
      async () => (await rows()).filter(({ title, links }) => /签到|录像/u.test(title) && links.length === 1).length,
    )
    .toBe(2);
  // After each tool one goes on in the same cell.
  await page.getByRole('button', { name: '重新编号' }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.evidence-grid-field')).toBeFocused();
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.locator('.reading-dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.evidence-grid-field')).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /查找岗位/u })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.evidence-grid-field')).toBeFocused();
  // What is still being typed when the head is clicked is sorted as it will be.
  const head = page.getByRole('columnheader', { name: '题名' }).getByRole('button');
  await head.click();
  await page.locator('.evidence-grid-body [data-row="3"][data-column="1"]').click();
  await page.keyboard.type('最后一件');
  await head.click();
  await expect(page.locator('.evidence-grid-body [data-row="25"][data-column="1"]')).toHaveText('最后一件');
  await page.getByRole('button', { name: '查看全部' }).click();
  await page.getByRole('radio', { name: '列表' }).check();
});

test('a day that is none is refused with a sentence at its field, and the year goes along with its kind', async () => {
  const { page } = window;
  await page.getByRole('searchbox').fill('会议通知');
  await settled(page);
  await page.locator('.evidence-body .evidence-row').first().click();
  const day = page.locator('#evidence-formedOn');
  await day.fill('2026年13月40日');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('“2026年13月40日”不是日历上的日期，还没有保存');
  await day.press('Escape');
  await expect(page.getByText('不是日历上的日期')).toBeHidden();
  await expect(day).toHaveValue('2026-03-05');
  await page.locator('#evidence-yearKind').selectOption('学年');
  await expect(page.locator('#evidence-year')).toHaveValue('2025-2026');
  await day.fill('2026.9.10');
  await page.keyboard.press('Enter');
  await expect(page.locator('#evidence-year')).toHaveValue('2026-2027');
  expect(window.running.complaints).toEqual([]);
});

test('files that are dropped on the files of a piece become files of it, and F2 in the list leads to its title', async () => {
  const { page, running } = window;
  const before = (await rows()).length;
  const place = await page.locator('.evidence-piece-drop').boundingBox();
  const at = { x: (place?.x ?? 0) + 60, y: (place?.y ?? 0) + 40 };
  const paths = [write('附件一.txt', '附件一'), write('空附件.txt', '')];
  await dropFiles(page, { paths, at, sign: page.locator('.evidence-piece-hint') });
  await expect(page.locator('.evidence-parts')).toContainText('附件一.txt');
  await expect(page.locator('.gb-toast', { hasText: '空附件.txt（空文件' })).toBeVisible();
  await expect(page.locator('.evidence-drop')).toBeHidden();
  expect((await rows()).length).toBe(before);
  await page.locator('.evidence-table').focus();
  await page.keyboard.press('F2');
  await expect(page.locator('#evidence-title')).toBeFocused();
  await page.keyboard.type('处务会通知');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await rows()).some(({ title }) => title === '处务会通知')).toBe(true);
  expect(running.complaints).toEqual([]);
});

test('files that were held over the screen and taken away again leave nothing behind', async () => {
  const { page } = window;
  const session = await page.context().newCDPSession(page);
  const held = { files: [write('不放.txt', '不放')], items: [], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'dragCancel') =>
    session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data: held });
  await send('dragEnter');
  await expect
    .poll(async () => {
      await send('dragOver');
      return page.locator('.evidence-drop').isVisible();
    })
    .toBe(true);
  await send('dragCancel');
  await session.detach();
  await page.mouse.move(600, 300);
  await expect(page.locator('.evidence-drop')).toBeHidden();
});

test('what waits for its turn is noted in the file until it was taken in, and until all of it is cancelled', async () => {
  const { page, running, api } = window;
  expect(await value(api.evidence.unfinished({}))).toBeNull();
  const before = (await rows()).length;
  for (let file = 0; file < 24; file++) write(join('录像二', `录像${file}.mp4`), randomBytes(12_000_000));
  await drop(join(running.folder, '录像二'));
  await page.getByText('正在入库').waitFor();
  await drop(write('还没轮到.txt', '还没轮到'));
  await expect(page.getByText('后面还有')).toBeVisible();
  await page.getByRole('button', { name: '取消', exact: true }).click();
  await expect(page.locator('.ingest-report')).toBeVisible();
  await expect.poll(async () => value(api.evidence.unfinished({}))).toBeNull();
  expect((await rows()).length).toBeLessThan(before + 24);
});
