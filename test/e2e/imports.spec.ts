import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp, type RunningApp } from '../support/launch-app.ts';
import { goTo, violationsOn } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

const corpus = fileURLToPath(new URL('../fixtures/import-corpus/', import.meta.url));
let running: RunningApp;
let page: Page;
let api: ReturnType<typeof windowClient>;

/** A picture to look at, where GANGBIAO_PICTURES names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env['GANGBIAO_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

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
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '苏明溪',
    }),
  );
  await page.reload();
  await page.waitForSelector('.gb-shell');
});
test.afterAll(() => running.close());

test('Word and Excel files become positions after a look at source and result, and one press takes all of it back', async () => {
  const names = [
    '17-岗位说明书表格.docx',
    '26-Excel合并单元格.xlsx',
    '02-后勤处汇编含目录页码.docx',
    'hostile/xxe.docx',
  ];
  const paths = names.map((name) => join(running.folder, name.replace('/', '-')));
  for (const [index, name] of names.entries()) copyFileSync(join(corpus, name), paths[index] ?? '');
  await goTo(page, '岗位');
  await page.getByRole('button', { name: '从 Word、Excel 导入…' }).last().click();
  await picture('import-0-empty');
  await answerDialogs(running.app, { open: paths });
  await page.getByRole('button', { name: '选择文件…' }).click();
  await expect(page.getByRole('tab')).toHaveCount(4, { timeout: 30_000 });
  // The lit text stands on both sides.
  await page.locator('[data-key="p0.d1"]').click();
  await expect(page.locator('[data-target="p0.d1"].gb-import-lit')).toHaveText('耗材申领');
  await picture('import-1-form');
  expect(await violations()).toEqual([]);
  await page.getByRole('tab').nth(1).click();
  await page.locator('.gb-import-mapping summary').click();
  await expect(page.getByLabel('“完成时限”列是')).toHaveValue('timeLimit');
  await picture('import-2-sheet');
  await page.getByLabel('“完成时限”列是').selectOption('frequency');
  await expect(page.locator('.gb-import-standard', { hasText: '1月底前' }).first()).toContainText('频次');
  await page.getByRole('tab').nth(2).click();
  await picture('import-3-flat');
  await page.getByRole('tab').nth(3).click();
  await expect(page.getByText('文件中含有不安全的声明')).toBeVisible();
  await picture('import-4-refused');
  // 科长 of 物业科 stands in two of the files, so the list of choices is worth a press.
  await page.getByRole('tab').nth(0).click();
  await page.getByRole('button', { name: /^导入\d+个岗位$/u }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 });
  await picture('import-5-report');
  expect(await violations()).toEqual([]);
  const positions = await value(api.positions.list({}));
  expect(positions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['实训室管理员', '水电工', '食品安全管理员']),
  );
  expect((await value(api.evidence.list({}))).length).toBe(3);
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await expect.poll(async () => (await value(api.positions.list({}))).length).toBe(0);
  expect((await value(api.evidence.list({}))).length).toBe(0);
});
