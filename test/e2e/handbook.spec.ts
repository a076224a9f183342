import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerDialogs } from '../support/launch-app.ts';
import { pdfPageSizes } from '../support/outside-tools.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { value } from '../support/window-calls.ts';

let sample: SampleWindow;
test.beforeEach(async () => {
  sample = await openSample('质量手册', { pictures: 'handbook' });
});
test.afterEach(() => sample.running.close());

test('A secretary composes the handbook by keys, writes a chapter of her own, has it approved and releases it', async () => {
  const { page, api, picture, violations, running } = sample;
  const rows = page.locator('.compose-row');
  const row = (title: string) => page.locator('.compose-title', { hasText: title });
  const pages = page.locator('.pdf-status');
  await expect(pages).toContainText('与当前内容一致');
  await expect(row('部门概况')).toContainText('第一章');
  await picture('outline');

  // As a booklet: what it takes is said before it is written.
  const target = join(running.folder, '手册-小册子.pdf');
  await answerDialogs(running.app, { save: target });
  await page.getByRole('button', { name: '小册子…' }).click();
  const booklet = page.getByRole('dialog', { name: '导出 A5 小册子' });
  await expect(booklet.getByRole('status')).toContainText(/页，用 A4 纸\d+张，分\d+帖/u);
  await picture('booklet');
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.locator('.paper-written')).toContainText('手册-小册子.pdf');
  expect(new Set(pdfPageSizes(target))).toEqual(new Set(['297 × 210']));

  // Moved by a key: the pages follow.
  await row('部门概况').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(row('部门概况')).toContainText('第二章');
  await expect(row('部门概况')).toBeFocused();

  // A chapter of her own.
  await page.getByLabel('添加篇章').selectOption('free');
  const fresh = rows.last();
  await expect(fresh.locator('.compose-title')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('采购管理制度');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '写正文' }).click();
  const words = page.getByRole('textbox', { name: '“采购管理制度”的正文' });
  await words.click();
  await page.keyboard.type('两万元以上的采购由分管领导审批。');
  await page.getByRole('button', { name: '编号', exact: true }).click();
  await page.keyboard.type('申请');
  await page.keyboard.press('Enter');
  await page.keyboard.type('审批');
  await expect
    .poll(async () => {
      const { entries } = await value(api.handbook.outline({ year: new Date().getFullYear() }));
      const id = entries.find(({ title }) => title === '采购管理制度')?.id ?? '';
      return (await value(api.handbook.chapter({ id })))?.text;
    })
    .toBe('1. 两万元以上的采购由分管领导审批。申请\n1. 审批');
  await picture('text');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '返回目录' }).click();

  // Draft, review, approval, release.
  await page.getByRole('tab', { name: '版次' }).click();
  // In the screen: the button that takes a step back is named by what it takes back.
  const screen = page.getByRole('main');
  for (const step of ['送审', '批准', '发布']) {
    await screen.getByRole('button', { name: step }).first().click();
    await page.locator('dialog[open]').getByRole('button', { name: step }).click();
    await expect(page.locator('dialog[open]')).toHaveCount(0, { timeout: 60_000 });
  }
  // Both files of 130 pages are made: on a slow machine that takes its time.
  await expect(page.locator('.edition-head')).toContainText('B/0', { timeout: 60_000 });
  await picture('editions');
  await screen.getByRole('button', { name: '查看' }).click();
  await expect(page.locator('.paper-special')).toContainText('B/0');
  expect(await violations()).toEqual([]);
});

test('A picture put into a chapter is stored once, has its caption, and prints; what is no picture is refused with a sentence', async () => {
  const { page, api, picture, violations } = sample;
  const year = new Date().getFullYear();
  await value(
    api.handbook.arrange({
      year,
      known: [],
      entries: [{ id: null, source: 'free', title: '食堂管理制度', isAppendix: false, isIncluded: true }],
    }),
  );
  await page.locator('.compose-title', { hasText: '食堂管理制度' }).click();
  await page.getByRole('button', { name: '写正文' }).click();
  const words = page.getByRole('textbox', { name: '“食堂管理制度”的正文' });
  await words.click();
  await page.keyboard.type('食堂分三个区。');
  const drawing = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(600, 300);
    const pen = canvas.getContext('2d');
    pen?.fillRect(40, 40, 200, 100);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });
  const put = async (name: string, buffer: Buffer): Promise<void> => {
    await page.getByRole('button', { name: '插入图片' }).click();
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
  };
  await put('坏图.png', Buffer.from('没有画'));
  await expect(page.getByText('“坏图.png”不是能打开的图片')).toBeVisible();
  await put('食堂平面图.png', Buffer.from(drawing));
  const caption = page.getByLabel('图题');
  await expect(caption).toHaveValue('食堂平面图');
  await caption.fill('食堂一层平面图');
  await page.getByLabel('图片宽度').selectOption('50');
  const stored = async (): Promise<string | undefined> => {
    const { entries } = await value(api.handbook.outline({ year }));
    return (await value(api.handbook.chapter({ id: entries[0]?.id ?? '' })))?.text;
  };
  await expect.poll(stored).toMatch(/^食堂分三个区。\n!\[食堂一层平面图\]\(evidence:[\da-f-]{36} 50%\)$/u);
  const pieces = async () =>
    (await value(api.evidence.list({}))).filter(({ fileName }) => fileName === '食堂平面图.png');
  expect(await pieces()).toHaveLength(1);
  // The same picture again is not stored again.
  await words.press('Control+End');
  await put('食堂平面图.png', Buffer.from(drawing));
  await expect(caption).toHaveCount(2);
  await expect.poll(stored).toContain('![食堂平面图]');
  expect(await pieces()).toHaveLength(1);
  await expect(page.locator('.pdf-status')).toContainText('与当前内容一致', { timeout: 60_000 });
  await picture('picture');
  expect(await violations()).toEqual([]);
});

test('Pictures pasted into a table or a list keep their order and stand behind it, and no cell loses a word', async () => {
  const { page, api } = sample;
  const year = new Date().getFullYear();
  const before = '| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n- 一\n- 二';
  const { entries } = await value(
    api.handbook.arrange({
      year,
      known: [],
      entries: [{ id: null, source: 'free', title: '仓库管理', isAppendix: false, isIncluded: true }],
    }),
  );
  const id = entries[0]?.id ?? '';
  await value(api.handbook.saveChapter({ id, fields: { text: before } }));
  await page.locator('.compose-title', { hasText: '仓库管理' }).click();
  await page.getByRole('button', { name: '写正文' }).click();
  const words = page.getByRole('textbox', { name: '“仓库管理”的正文' });
  await expect(words.locator('td', { hasText: '丁' })).toBeVisible();

  /** As a browser, Word or WPS gives copied pictures: with what shows them as a page, and without words. */
  const paste = (names: readonly string[], thenLeave = false): Promise<void> =>
    page.evaluate(
      async ({ named, leave }) => {
        const data = new DataTransfer();
        data.setData('text/html', '<img src="file:///C:/picture.png">');
        for (const [index, name] of named.entries()) {
          const canvas = new OffscreenCanvas(300 + index * 40, 200);
          canvas.getContext('2d')?.fillRect(10, 10, 50 + index, 40);
          data.items.add(new File([await canvas.convertToBlob()], name, { type: 'image/png' }));
        }
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
        // In the same breath, so that nothing can have been stored before.
        if (leave) document.querySelector<HTMLElement>('.compose-text-head button')?.click();
      },
      { named: names, leave: thenLeave },
    );
  const stored = async (): Promise<string> =>
    ((await value(api.handbook.chapter({ id })))?.text ?? '')
      .replaceAll(/evidence:[\da-f-]{36}/gu, '')
      .replaceAll(/\n+/gu, '\n');
  await words.locator('td', { hasText: '丁' }).click();
  await page.getByRole('button', { name: '表题', exact: true }).click();
  await page.keyboard.type('仓库分工');
  await expect.poll(stored).toBe(`表：仓库分工\n${before}`);
  await words.locator('td', { hasText: '丁' }).click();
  await paste(['图一.png', '图二.png', '图三.png']);
  const behindTable =
    '表：仓库分工\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n![图一]( 100%)\n![图二]( 100%)\n![图三]( 100%)\n- 一\n- 二';
  await expect.poll(stored).toBe(behindTable);
  await sample.picture('pasted');
  await words.locator('li', { hasText: '一' }).click();
  await paste(['图四.png']);
  await expect.poll(stored).toBe(`${behindTable}\n![图四]( 100%)`);

  await words.press('Control+End');
  await paste(['图五.png', '图六.png'], true);
  await expect(page.getByText('2个文件已存好，并插入“仓库管理”')).toBeVisible();
  expect(await stored()).toBe(`${behindTable}\n![图四]( 100%)\n![图五]( 100%)\n![图六]( 100%)`);
  await page.locator('.compose-title', { hasText: '仓库管理' }).click();
  await page.getByRole('button', { name: '写正文' }).click();
  await expect(words.getByLabel('图题')).toHaveCount(6);
});
