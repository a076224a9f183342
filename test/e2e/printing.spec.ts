import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Document, Packer, Paragraph } from 'docx';
import { answerDialogs } from '../support/launch-app.ts';
import { pdfPageSizes } from '../support/outside-tools.ts';
import { docxText } from '../support/paper-text-out.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

let sample: SampleWindow;

interface Printed {
  readonly pdf: string;
  readonly options: { deviceName?: string; copies?: number; duplexMode?: string; silent?: boolean };
}

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  sample = await openSample('打印中心', { pictures: 'printing' });
});
test.afterAll(() => sample.running.close());

/** The computer has these printers; what one is sent is kept as a PDF, or refused by the one named 坏. */
async function usePrinters(names: readonly string[]): Promise<void> {
  await sample.running.app.evaluate(({ app, BrowserWindow }, given) => {
    const printed: Printed[] = [];
    Object.assign(globalThis, { printed });
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.getPrintersAsync = () =>
        Promise.resolve(given.map((name) => ({ name, displayName: name, description: '', options: {} })));
    app.removeAllListeners('web-contents-created');
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (options, done) => {
        const margins = { top: 0, bottom: 0, left: 0, right: 0 };
        const print = async (): Promise<void> => {
          if (options?.deviceName === '坏') {
            done?.(false, 'offline');
            return;
          }
          const pdf = await contents.printToPDF({ preferCSSPageSize: true, printBackground: true, margins });
          const { deviceName = '', copies = 0, duplexMode = '', silent = false } = options ?? {};
          printed.push({ pdf: pdf.toString('base64'), options: { deviceName, copies, duplexMode, silent } });
          done?.(true, '');
        };
        void print();
      };
    });
  }, names);
}

async function taken(): Promise<readonly Printed[]> {
  return sample.running.app.evaluate(() => (globalThis as unknown as { printed: Printed[] }).printed);
}

test('without a printer the centre says what to do, and saves the chosen papers into a folder instead', async () => {
  const { page, running } = sample;
  await usePrinters([]);
  await page.getByRole('button', { name: '展开“岗位说明书”' }).waitFor();
  await expect(page.locator('.printing-middle')).toContainText('在左侧勾选文书');
  expect(await sample.violations()).toEqual([]);
  await page.getByLabel('组织机构图', { exact: true }).check();
  await page.getByLabel('目标分解表', { exact: true }).check();
  await page.getByRole('button', { name: '展开“岗位说明书”' }).click();
  await settled(page);
  await page.locator('.printing-tree ul .printing-line').nth(1).click();
  await expect(page.locator('.gb-callout')).toContainText('这台电脑上没有打印机');
  await expect(page.getByRole('button', { name: '打印3份' })).toBeDisabled();
  await expect(page.locator('.printing-pages .pdf-page').first()).toBeVisible();
  await sample.picture('no-printer');
  await page.getByRole('button', { name: '改存 PDF' }).click();
  // The one that is shown as a booklet, the others as they are.
  await page.getByRole('checkbox', { name: '小册子' }).check();
  await expect(page.locator('.printing-settings')).toContainText(/页，用 A4 纸\d+张/u);
  expect(await sample.violations()).toEqual([]);
  await sample.picture('booklet');
  await answerDialogs(running.app, { open: [running.folder] });
  await page.getByRole('button', { name: '存3份到文件夹…' }).click();
  await expect(page.locator('.printing-state')).toHaveText('已完成，共3份', { timeout: 60_000 });
  const saved = readdirSync(running.folder).filter((name) => name.endsWith('.pdf'));
  expect(saved).toHaveLength(3);
  const booklets = saved.filter((name) => name.endsWith('-小册子.pdf'));
  expect(booklets).toHaveLength(1);
  expect(new Set(pdfPageSizes(join(running.folder, booklets[0] ?? '')))).toEqual(new Set(['297 × 210']));
  expect(await sample.violations()).toEqual([]);
  await sample.picture('saved');
});

test('letters that few computers have are shown in the font that prints them', async () => {
  const loaded = await sample.page.evaluate(async () => {
    const faces = await document.fonts.load('16px "Gangbiao Rare"', '㛃𬭎');
    return faces.map(({ status }) => status);
  });
  expect(loaded).toEqual(['loaded']);
});

test('a batch is printed as each kind of paper was printed last; a refusal and a missing letter hold up only themselves', async () => {
  const { page, api, running } = sample;
  const position = (await value(api.positions.list({}))).find(({ name }) => name === '采购管理岗');
  await value(api.positions.save({ id: position?.id ?? '', fields: { purpose: '负责采购𪚥' } }));
  await usePrinters(['二楼文印室', '坏']);
  await page.getByRole('button', { name: '清空' }).click();
  await page.locator('.gb-segment', { hasText: '打印机' }).click();
  await page.getByRole('button', { name: '重新查找' }).click();
  await expect(page.locator('.gb-callout')).toHaveCount(0);
  await page.getByLabel('目标分解表', { exact: true }).check();
  const printer = page.locator('.printing-settings select').first();
  await printer.selectOption('坏');
  await expect(printer).toHaveValue('坏');
  await page.getByLabel('组织机构图', { exact: true }).check();
  await page.getByLabel('工作标准一览表（表5）', { exact: true }).check();
  await settled(page);
  await expect(page.locator('.printing-settings')).toContainText('页，用纸');
  await printer.selectOption('二楼文印室');
  await page.getByLabel('份数').fill('2');
  await page.getByLabel('小册子').check();
  await page.getByLabel('页码范围').fill('9-1');
  await expect(page.locator('.printing-bad')).toBeVisible();
  await page.getByLabel('页码范围').fill('1-3');
  await expect(page.locator('.printing-settings')).toContainText('3页，用纸2张（2份）');
  await page.locator('.printing-tree ul .printing-line', { hasText: '采购管理岗' }).click();
  await expect(page.locator('.printing-settings')).toBeVisible();
  expect(await sample.violations()).toEqual([]);
  await sample.picture('settings');
  await page.getByRole('button', { name: '打印4份' }).click();
  await expect(page.locator('.printing-state')).toHaveText('完成2份，2份没有完成', { timeout: 60_000 });
  const queue = page.locator('.printing-queue > li');
  await expect(queue.nth(0)).toContainText('打印机没有接受这份文书');
  await expect(queue.nth(1)).toContainText('已交给打印机');
  await expect(queue.nth(3)).toContainText('U+2A6A5');
  await expect(queue.nth(3)).toContainText('第1页起');
  expect(await sample.violations()).toEqual([]);
  await sample.picture('printed');
  await queue.nth(3).getByRole('button', { name: '仍然打印' }).click();
  await expect(queue.nth(3)).toContainText('已交给打印机', { timeout: 60_000 });
  const printed = await taken();
  expect(printed.map(({ options }) => options)).toEqual([
    { deviceName: '', copies: 1, duplexMode: 'simplex', silent: true },
    { deviceName: '二楼文印室', copies: 2, duplexMode: 'shortEdge', silent: true },
    { deviceName: '', copies: 1, duplexMode: 'simplex', silent: true },
  ]);
  const path = join(running.folder, '册子');
  writeFileSync(path, Buffer.from(printed[1]?.pdf ?? '', 'base64'));
  expect(pdfPageSizes(path)).toEqual(Array.from({ length: 2 }, () => '210 × 297'));
  const settings = await value(api.desktop.settings({}));
  expect(settings.printing['standards-table']).toEqual({
    printer: '二楼文印室',
    copies: 2,
    sides: 'short-edge',
    booklet: true,
    fileBooklet: false,
    templateId: '',
  });
});

test("a school's own form is put in, its faults are named with their places, and it is filled for a chosen position", async () => {
  const { page, running } = sample;
  await page.getByRole('button', { name: '清空' }).click();
  await page.getByRole('button', { name: '学校模板…' }).click();
  const dialog = page.getByRole('dialog', { name: '学校模板' });
  await expect(dialog).toContainText('还没有岗位说明书模板');
  const faulty = join(running.folder, '校发岗位说明书.docx');
  const paragraphs = ['岗位：{岗位名}', '{工作标准}', '部门：{部门}'].map((text) => new Paragraph(text));
  writeFileSync(faulty, await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] })));
  await answerDialogs(running.app, { open: [faulty] });
  await dialog.getByRole('button', { name: '放入模板…' }).click();
  await expect(dialog.locator('.templates-faults tbody tr').first()).toHaveText(
    '正文第1段不认识的字段 {岗位名}是不是 {岗位名称}',
  );
  await expect(dialog.locator('.templates-faults tbody tr')).toHaveCount(2);
  expect(await sample.violations()).toEqual([]);
  await sample.picture('faulty-form');
  const example = join(running.folder, '样例.docx');
  await answerDialogs(running.app, { save: example, open: [example] });
  await dialog.getByRole('button', { name: '存一份样例…' }).click();
  await expect(page.locator('.gb-toast', { hasText: '已保存 样例.docx' })).toBeVisible();
  await dialog.getByRole('button', { name: '放入模板…' }).click();
  await expect(dialog.locator('.templates-list')).toContainText('第1版');
  await dialog.locator('.templates-fields summary').click();
  expect(await sample.violations()).toEqual([]);
  await sample.picture('forms');
  await page.keyboard.press('Escape');
  await page.locator('.gb-segment', { hasText: 'Word' }).click();
  await page.locator('.printing-tree ul .printing-line', { hasText: '采购管理岗' }).click();
  await page.locator('.printing-layout select').selectOption({ label: '样例' });
  await answerDialogs(running.app, { open: [running.folder] });
  await page.getByRole('button', { name: '存1份到文件夹…' }).click();
  await expect(page.locator('.printing-state')).toHaveText('已完成，共1份', { timeout: 60_000 });
  const written = readdirSync(running.folder).find((name) => name.includes('采购管理岗')) ?? '';
  const text = docxText(readFileSync(join(running.folder, written)));
  expect(text).toContain('采购管理岗说明书');
  expect(text).not.toMatch(/[{}]/u);
  await sample.picture('filled');
});
