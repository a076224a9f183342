import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { writeDocx, writePdf, writeXlsx } from '../support/reading/write-files.ts';
import { settled, violationsOn } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

const pictures = process.env['READING_PICTURES'];

/** Ten seconds of a tone, as a recorder would write it. */
function writeWav(seconds: number): Buffer {
  const rate = 8_000;
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let at = 0; at < rate * seconds; at += 1) samples.writeInt16LE(Math.round(8_000 * Math.sin(at / 6)), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

async function paint(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(900, 600);
    const pen = canvas.getContext('2d');
    if (pen !== null) {
      for (let row = 0; row < 6; row += 1) {
        pen.fillStyle = `hsl(${row * 50} 50% 60%)`;
        pen.fillRect(0, row * 100, 900, 100);
      }
      pen.fillStyle = '#222';
      pen.font = '80px sans-serif';
      pen.fillText('防火门检查 2026', 120, 320);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

async function withFiles(options: { scale?: number } = {}): Promise<RunningApp> {
  const scale = options.scale ?? 1;
  const running = await launchApp({
    width: Math.round(1366 / scale),
    height: Math.round(768 / scale),
    ...(scale === 1 ? {} : { scale }),
  });
  const { page, folder } = running;
  const papers = join(folder, '材料');
  mkdirSync(papers);
  const lines = (page_: number): string[] =>
    Array.from({ length: 34 }, (_, at) => `第${page_}页第${at + 1}行：按要求做好检查登记工作`);
  const files: Record<string, Buffer> = {
    '1.1-1 消防检查记录.pdf': writePdf(
      Array.from({ length: 12 }, (_, at) => (at === 8 ? [...lines(9), '灭火器欠压两具'] : lines(at + 1))),
    ),
    '1.1-2 防火门照片.jpg': await paint(page),
    '1.1-3 值班制度.docx': writeDocx(['值班制度', '每班不少于两人', '交接班须当面清点钥匙']),
    '1.1-4 设备台账.xlsx': writeXlsx([
      ['编号', '名称', '状态'],
      ...Array.from({ length: 200 }, (_, at) => [`SB-${at + 1}`, at === 150 ? '备用发电机' : '配电柜', '正常']),
    ]),
    '1.1-5 巡查说明.txt': Buffer.from('d1b2b2e9cbb5c3f7a3bac3bfc8d5c1bdb4ce', 'hex'),
    '1.1-6 座谈录音.wav': writeWav(10),
    '1.1-7 扫描件.pdf': writePdf([[], []]),
    '1.1-8 安装程序.exe': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]),
    '1.1-9 旧版统计.doc': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(papers, name), bytes);
  const client = windowClient(page);
  await value(
    client.workspace.create({
      jobId: 'create',
      path: join(folder, '后勤处.qhd'),
      template: 'empty',
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '林晓禾',
    }),
  );
  await value(client.evidence.ingest({ jobId: 'ingest', paths: [papers] }));
  await value(
    client.evidence.save({
      id: null,
      fields: { title: '锦旗', number: '1.1-99', kind: 'object', physicalPlace: '综合科荣誉柜第二层' },
    }),
  );
  await page.reload();
  await page.locator('nav [data-screen="evidence"]').click();
  await page.locator('.evidence-row', { hasText: '消防检查记录' }).waitFor();
  return running;
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

test('by keyboard alone each piece is looked at, from the first to the paper that lies in a cupboard', async () => {
  test.slow();
  const running = await withFiles();
  const { page } = running;
  try {
    const dialog = page.locator('.reading-dialog');
    const lookFor = async (words: string): Promise<void> => {
      await page.keyboard.press('Control+f');
      await expect(dialog.getByRole('search').getByRole('textbox')).toBeFocused();
      await page.keyboard.insertText(words);
    };
    await settled(page);
    await page.locator('.evidence-table').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.thumbnail img').waitFor();
    await picture(page, '0-panel');
    await page.locator('.evidence-table').focus();
    await page.keyboard.press('Space');
    await expect(dialog.locator('.pdf-sheet canvas').first()).toBeVisible();
    await expect(dialog.locator('.pdf-words span').first()).toBeAttached();
    await picture(page, '1-pdf');
    expect(await violationsOn(page)).toEqual([]);
    await lookFor('灭火器欠压');
    await expect(dialog.locator('.reading-find-count')).toHaveText('1/1');
    await expect(dialog.getByRole('textbox', { name: '当前页' })).toHaveValue('9');
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('reading-find-now')?.size)).toBe(1);
    await picture(page, '2-pdf-found');
    await page.locator('.reading-dialog .pdf-scroller').focus();

    await page.keyboard.press('ArrowRight');
    const photo = dialog.locator('.reading-canvas img');
    await expect(photo).toBeVisible();
    await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900);
    await page.keyboard.press('r');
    await picture(page, '3-photo');
    expect(await violationsOn(page)).toEqual([]);

    await page.keyboard.press('ArrowRight');
    await expect(dialog.locator('.reading-page')).toContainText('交接班须当面清点钥匙');
    await picture(page, '4-word');
    expect(await violationsOn(page)).toEqual([]);

    await page.keyboard.press('ArrowRight');
    await expect(dialog.locator('.reading-sheet')).toContainText('SB-1');
    await lookFor('备用发电机');
    await expect(dialog.locator('.reading-sheet-cell.is-now')).toHaveText('备用发电机');
    await picture(page, '5-sheet');
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('.reading-sheet').focus();

    await page.keyboard.press('ArrowRight');
    await expect(dialog.locator('.reading-page')).toContainText('巡查说明：每日两次');
    await expect(dialog.locator('.pdf-status')).toHaveText('编码：GBK');

    await page.keyboard.press('ArrowRight');
    const audio = dialog.locator('audio');
    await expect.poll(() => audio.evaluate((player: HTMLAudioElement) => Math.round(player.duration))).toBe(10);
    const heard = await audio.evaluate(async (player: HTMLAudioElement) => {
      player.currentTime = 7;
      await new Promise((resolve) => player.addEventListener('seeked', resolve, { once: true }));
      return [player.currentTime, player.seekable.end(0), player.error];
    });
    expect(heard).toEqual([7, 10, null]);
    await picture(page, '6-audio');

    await dialog.getByRole('button', { name: '下一份（→）' }).click();
    await expect(dialog.locator('.pdf-sheet canvas').first()).toBeVisible();
    await expect(dialog.locator('.pdf-status')).toHaveText('没有可查找的文字（扫描件）', { timeout: 20_000 });

    await page.locator('.reading-dialog .pdf-scroller').focus();
    await page.keyboard.press('ArrowRight');
    await expect(dialog).toContainText('这是可以运行的程序');
    await picture(page, '7-program');
    await dialog.getByRole('button', { name: '另存副本' }).click();
    await expect(page.getByRole('dialog', { name: '另存副本' })).toContainText('请只在确认来源可靠时打开它');
    await page.keyboard.press('Escape');
    await page.locator('.reading-none').focus();

    await page.keyboard.press('ArrowRight');
    // An old Word file that ends behind its first bytes.
    await expect(dialog).toContainText('文件内容不完整或已损坏，读不出来');
    await page.keyboard.press('ArrowRight');
    await expect(dialog).toContainText('原件存放在：综合科荣誉柜第二层');
    await picture(page, '8-paper');
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});

test('what stands on a page of a file is found with Ctrl+K and opens at that page with its words marked', async () => {
  test.slow();
  const running = await withFiles({ scale: 1.25 });
  const { page } = running;
  try {
    const client = windowClient(page);
    await expect.poll(async () => (await value(client.reading.progress({}))).waiting, { timeout: 60_000 }).toBe(0);
    await page.keyboard.press('Control+k');
    await page.locator('.search-box input').fill('灭火器欠压');
    await expect(page.locator('.search-row-hit')).toHaveCount(1); // the lines that stand ready unseen are more
    await expect(page.locator('.search-row-hit')).toContainText('第9页：');
    await picture(page, '9-search');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.reading-dialog');
    await expect(dialog.getByRole('textbox', { name: '当前页' })).toHaveValue('9');
    await expect(dialog.locator('.reading-find-count')).toHaveText('1/1');
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('reading-find-now')?.size)).toBe(1);
    await picture(page, '10-opened');
  } finally {
    await running.close();
  }
});

test('the protocol of the players hands out nothing but sound and film of pieces that are known', async () => {
  const running = await withFiles();
  const { page } = running;
  try {
    const rows = await value(windowClient(page).evidence.list({}));
    const piece = (title: string) => {
      const { id, fileHash } = rows.find((row) => row.title === title) ?? { id: '', fileHash: '' };
      return { id, fileHash };
    };
    const sound = piece('座谈录音');
    const paper = piece('消防检查记录');
    const addresses = {
      known: `gangbiao-evidence://file/${sound.id}/${sound.fileHash}`,
      'another file of the piece': `gangbiao-evidence://file/${sound.id}/${paper.fileHash}`,
      'a file of another piece': `gangbiao-evidence://file/${paper.id}/${sound.fileHash}`,
      'a paper': `gangbiao-evidence://file/${paper.id}/${paper.fileHash}`,
      nobody: `gangbiao-evidence://file/019f0000-0000-7000-8000-000000000001/${sound.fileHash}`,
      'a path': 'gangbiao-evidence://file/../../etc/passwd',
      'another host': `gangbiao-evidence://other/${sound.id}/${sound.fileHash}`,
    };
    const answered = await running.app.evaluate(async ({ session }, given) => {
      const pairs = Object.entries(given).map(async ([name, address]) => {
        const { status } = await session.defaultSession.fetch(address).catch(() => ({ status: 0 }));
        return [name, status] as const;
      });
      return Object.fromEntries(await Promise.all(pairs));
    }, addresses);
    expect(answered).toEqual({
      known: 200,
      'another file of the piece': 404,
      'a file of another piece': 404,
      'a paper': 404,
      nobody: 404,
      'a path': 404,
      'another host': 404,
    });
    const page_ = await page.evaluate(async (address) => {
      const fetched = await fetch(address).then(
        () => 'answered',
        () => 'refused',
      );
      const image = new Image();
      const shown = await new Promise((resolve) => {
        image.addEventListener('load', () => resolve('shown'));
        image.addEventListener('error', () => resolve('refused'));
        image.src = address;
      });
      const script = document.createElement('script');
      const ran = await new Promise((resolve) => {
        script.addEventListener('load', () => resolve('ran'));
        script.addEventListener('error', () => resolve('refused'));
        script.src = address;
        document.head.append(script);
      });
      return { fetched, shown, ran };
    }, addresses.known);
    expect(page_).toEqual({ fetched: 'refused', shown: 'refused', ran: 'refused' });
  } finally {
    await running.close();
  }
});
