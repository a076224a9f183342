import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { containerOf, filesOf, resealed } from '../support/bundle-harm.ts';
import { keysOfSeed } from '../../electron/host/sync/bundle-keys.ts';
import { openBlankWindow } from '../support/launch-app.ts';
import { keys, makeDepartment, pack, scratchFolder } from '../unit/sync/support/packed-department.ts';

const scratch = scratchFolder();
const file = (name: string): string => join(scratch.folder, name);

test.afterAll(() => scratch.remove());

test('B31 an expert opens verify.html from the bundle in a browser, and it tells a good bundle from one that was touched', async () => {
  const { db, departmentId } = await makeDepartment(file('后勤处.qhd'));
  await pack(db, departmentId, file('good.zip'));
  db.close();
  const files = await filesOf(file('good.zip'));
  mkdirSync(file('unzipped'));
  execFileSync('unzip', ['-q', file('good.zip'), '-d', file('unzipped')]);
  const bag = join(file('unzipped'), readdirSync(file('unzipped'))[0] ?? '');

  const good = readFileSync(file('good.zip'));
  const flipped = Buffer.from(good);
  const inEvidence = flipped.indexOf(Buffer.from('报修台账'), flipped.indexOf(Buffer.from('/data/evidence/')));
  flipped[inEvidence] = (flipped[inEvidence] ?? 0) ^ 1;
  writeFileSync(file('flipped.zip'), flipped);
  await containerOf(files.slice(0, -1), file('stripped.zip'));
  const renamed = files.map(([name, bytes]): [string, Buffer] => [
    name,
    name.endsWith('/duty.ndjson') ? Buffer.from(bytes.toString('utf8').replace('2小时', '9小时')) : bytes,
  ]);
  await containerOf(resealed(renamed, keysOfSeed(Buffer.from('stranger-strange'))), file('stranger.zip'));
  writeFileSync(file('letter.txt'), '一封信');
  for (const part of [0, 1]) {
    const half = Math.ceil(good.length / 2);
    writeFileSync(file(`volume.zip.00${part + 1}`), good.subarray(part * half, (part + 1) * half));
  }

  const { app, page } = await openBlankWindow(file('profile'));
  try {
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(pathToFileURL(join(bag, 'verify.html')).href);
    const verdict = page.getByRole('status');
    const choose = (...names: string[]) => page.getByLabel('选择同步包').setInputFiles(names.map(file));

    await choose('good.zip');
    await expect(verdict).toContainText('全部核对无误');
    await expect(page.locator('.checks .bad')).toHaveCount(0);
    await expect(page.locator('dl')).toContainText(keys.keyFingerprint);
    await expect(page.locator('dl')).toContainText('云溪职业技术学院');
    await expect(page.getByRole('row', { name: /报修,台账 "终稿"\.txt/u })).toContainText('维修管理员');
    await page.getByText('岗位职责（1）').click();
    await expect(page.getByRole('row', { name: /受理师生报修，紧急类2小时内响应/u })).toBeVisible();
    // The name that the page gives; what a browser makes of it is the browser's. The bytes are those that it writes.
    await page.evaluate(() => {
      const click = Reflect.get(HTMLElement.prototype, 'click');
      HTMLAnchorElement.prototype.click = function namedClick() {
        document.title = this.download;
        click.call(this);
      };
    });
    const download = app.evaluate(
      ({ session }, path) =>
        new Promise<string>((told) => {
          session.defaultSession.once('will-download', (_event, item) => {
            item.setSavePath(path);
            item.once('done', (_done, state) => told(state));
          });
        }),
      file('saved.txt'),
    );
    await page.getByRole('button', { name: /另存 报修/u }).click();
    expect(await download).toBe('completed');
    expect(await page.title()).toBe('报修,台账 "终稿".txt');
    const stored = readdirSync(join(bag, 'data', 'evidence'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(stored).toContain(readFileSync(file('saved.txt'), 'utf8'));
    await page.screenshot({ path: process.env['PICTURE'] ?? file('good.png'), fullPage: true });

    await choose('volume.zip.001', 'volume.zip.002');
    await expect(verdict).toContainText('全部核对无误');
    await page.getByLabel('选择解压后的文件夹').setInputFiles(bag);
    await expect(page.locator('.checks')).toContainText('文件夹里共');
    await expect(verdict).toContainText('全部核对无误');

    await choose('flipped.zip');
    await expect(verdict).toContainText('有 1 处不符');
    await expect(page.locator('.checks .bad')).toContainText('内容被改动：data/evidence/');
    await choose('stripped.zip');
    await expect(page.locator('.checks .bad')).toContainText('签名文件被去掉了');
    await choose('stranger.zip');
    await expect(page.locator('.checks .bad')).toContainText('签名的密钥不是包内写明的交出方的');
    await choose('letter.txt');
    await expect(verdict).toContainText('不是 ZIP 文件');
    expect(complaints).toEqual([]);
  } finally {
    await app.close();
  }
});
