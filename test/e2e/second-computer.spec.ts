import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { enrolParty, packFor } from '../support/bundle-party.ts';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample, type SampleWindow, showWorkspace } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

/** Two secretaries of one department, each with a computer: a window with a profile, and so with keys, of its own. */
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-two-'));
const at = (name: string): string => join(folder, name);
let first: SampleWindow;
let second: SampleWindow;
/** What is to be closed, as far as the tests have come. */
const opened: SampleWindow[] = [];
let positionId = '';

const card = (page: Page, title: string | RegExp) =>
  page.locator('.gb-card', { has: page.getByRole('heading', { name: title }) });
const dialogOf = (page: Page) => page.locator('dialog[open]');

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  first = await openSample('接收与合并', { template: 'empty', pictures: 'two-first' });
  opened.push(first);
  positionId = (await value(first.api.positions.save({ id: null, fields: { name: '宿舍管理员' } }))).id;
});
test.afterAll(async () => {
  try {
    for (const { running } of opened) await running.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Takes a bundle over on the screen. */
async function take({ page, running, go }: SampleWindow, path: string): Promise<void> {
  await go('接收与合并');
  await answerDialogs(running.app, { open: [path] });
  await page.getByRole('button', { name: '选择同步包…' }).click();
  await card(page, /^同步包：/u)
    .getByRole('button', { name: '接收', exact: true })
    .click();
  await expect(page.getByText('已经接收')).toBeVisible();
}

test('a copy for the second computer is made on the first, and asks for nothing but its enrolment', async () => {
  const copy = at('后勤处-第二台电脑.qhd');
  await answerDialogs(first.running.app, { save: copy });
  await first.page.getByRole('button', { name: '为第二台电脑做一份副本…' }).click();
  await expect(first.page.getByText('副本已做好')).toBeVisible();
  await card(first.page, '两台电脑').scrollIntoViewIfNeeded();
  await first.picture('1-copy');
  expect(await first.violations()).toEqual([]);
  second = await showWorkspace('同步包', { workspace: copy, pictures: 'two-second' });
  opened.push(second);
  await expect(card(second.page, '往来单位')).toContainText('本部门的另一台电脑');
  await settled(second.page);
  await expect(second.page.locator('.gb-arrived')).toHaveCount(0);
  await second.picture('2-peers');
  await enrolParty(second.api, first.api, at('第二台.json'));
});

test('what both changed is chosen from three columns, and both computers end with the same words', async () => {
  await value(first.api.positions.save({ id: positionId, fields: { name: '学生公寓管理员' } }));
  await value(second.api.workspace.setAuthor({ author: '周敏' }));
  const position = { name: '宿舍与公寓综合管理岗（含外聘宿管人员管理）', purpose: '管好公寓' };
  await value(second.api.positions.save({ id: positionId, fields: position }));
  await take(first, await packFor(second.api, at('第二台-1.zip')));
  const { page } = first;
  const conflict = card(page, '需要决定的分歧').getByRole('listitem');
  await expect(conflict.getByRole('columnheader')).toHaveText(['我方', '对方', '共同的前一版']);
  await expect(conflict.getByRole('cell')).toContainText(['学生公寓管理员', position.name, '宿舍管理员']);
  await first.picture('3-conflict');
  expect(await first.violations()).toEqual([]);
  await conflict.getByRole('button', { name: '采用对方' }).click();
  await expect(page.getByText('没有需要决定的分歧')).toBeVisible();
  await take(second, await packFor(first.api, at('第一台-1.zip')));
  await expect(second.page.getByText('没有需要决定的分歧')).toBeVisible();
  for (const { api } of [first, second])
    expect((await value(api.positions.get({ id: positionId }))).position).toMatchObject(position);
});

test('a file that moved is asked about once, and its key comes back with the twelve characters', async () => {
  await first.go('同步包');
  await first.page.getByRole('button', { name: '查看恢复短语' }).click();
  await expect(dialogOf(first.page).getByRole('listitem')).toHaveCount(12);
  const phrase = (await dialogOf(first.page).getByRole('listitem').allTextContents()).join('');
  await first.page.keyboard.press('Escape');
  const moved = at('搬走的文件.qhd');
  await value(first.api.workspace.backup({ jobId: 'move', path: moved }));
  const { page, api } = second;
  const before = (await value(api.workspace.status({})))?.path ?? '';
  await value(api.workspace.open({ path: moved }));
  await page.reload();
  const question = page.locator('.gb-arrived');
  await expect(question).toContainText('这个文件以前在另一台电脑上使用');
  await second.picture('4-arrived');
  expect(await second.violations()).toEqual([]);
  await question.getByRole('button', { name: '只有这一份' }).click();
  await expect(question).toHaveCount(0);
  await expect(card(page, '本单位的密钥')).toContainText('密钥不在这台电脑上');
  await second.picture('5-key-elsewhere');
  await page.getByRole('button', { name: '恢复密钥…' }).click();
  await page.getByLabel('恢复短语').fill('一二三四五六七八九十天地');
  await dialogOf(page).getByRole('button', { name: '恢复', exact: true }).click();
  await expect(dialogOf(page)).toContainText('恢复短语不正确');
  await page.getByLabel('恢复短语').fill(phrase);
  await second.picture('6-restore');
  await dialogOf(page).getByRole('button', { name: '恢复', exact: true }).click();
  await expect(page.getByText('密钥已恢复')).toBeVisible();
  await expect(page.getByText('密钥不在这台电脑上')).toHaveCount(0);
  await page.reload();
  // The machine that tests run on has no key store: the screen says so instead of promising one.
  await expect(card(page, '本单位的密钥')).toContainText('保存在仅本人可读的文件里');
  await settled(page);
  await expect(question).toHaveCount(0);
  await value(api.workspace.open({ path: before }));
  await page.reload();
});

test('a bundle that a withdrawn key signed is refused with the reason, and nothing is changed', async () => {
  const { page } = first;
  await value(second.api.positions.save({ id: positionId, fields: { purpose: '不该收下' } }));
  const path = await packFor(second.api, at('第二台-2.zip'));
  await card(page, '往来单位').getByRole('button', { name: '停用密钥' }).click();
  await dialogOf(page).getByRole('button', { name: '停用密钥' }).click();
  await expect(card(page, '往来单位')).toContainText('密钥已停用');
  await first.go('接收与合并');
  await answerDialogs(first.running.app, { open: [path] });
  await page.getByRole('button', { name: '选择同步包…' }).click();
  const found = card(page, /^同步包：/u);
  await expect(found).toContainText('签名的密钥已经停用');
  await expect(found.getByRole('button', { name: '接收', exact: true })).toHaveCount(0);
  await first.picture('7-withdrawn');
  expect(await first.violations()).toEqual([]);
  expect((await value(first.api.positions.get({ id: positionId }))).position.purpose).toBe('管好公寓');
});

test('where the system has a key store, the disk holds nothing that opens without it, and the key is there after a restart', async () => {
  const home = at('profile-with-key-store');
  mkdirSync(home);
  // The test machine's own store is plain text under another name; sealing and opening by it are real.
  const useStore = (app: ElectronApplication) =>
    app.evaluate(({ safeStorage }) => {
      safeStorage.setUsePlainTextEncryption(true);
      safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret';
    });
  const kept = await openSample('岗位', { template: 'empty', folder: home, pictures: 'two-kept' });
  let phrase = '';
  try {
    await useStore(kept.running.app);
    await value(kept.api.keys.make({}));
    const files = readdirSync(join(home, 'profile', 'keys'));
    const [name] = files.filter((file) => file.endsWith('.json'));
    expect(files).toContain('seal.bin');
    const keyFile = readFileSync(join(home, 'profile', 'keys', name ?? ''), 'utf8');
    expect(JSON.parse(keyFile)).toMatchObject({ seed: null, sealed: expect.any(String) });
    ({ phrase } = await value(kept.api.keys.phrase({})));
  } finally {
    await kept.running.close();
  }

  const again = await showWorkspace('岗位', { folder: home, workspace: join(home, '后勤处.qhd') });
  try {
    await useStore(again.running.app);
    expect(await value(again.api.keys.phrase({}))).toEqual({ phrase });
    await again.go('同步包');
    await expect(card(again.page, '本单位的密钥')).toContainText('由操作系统的密钥库保管');
  } finally {
    await again.running.close();
  }
});
