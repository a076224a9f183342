import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp } from '../support/launch-app.ts';
import { pdfPageSizes, verifyBundleOutside } from '../support/outside-tools.ts';
import { sampleDir } from '../support/sample.ts';

async function go(page: Page, screen: string): Promise<void> {
  await page.locator(`nav [data-screen="${screen}"]`).click();
  await page.locator(`main[data-screen="${screen}"] h1`).first().waitFor();
}

test('a new user gets from the start page to a printed handbook and a bundle that strangers can verify', async () => {
  test.setTimeout(240_000);
  const running = await launchApp();
  const { app, page, folder } = running;
  const target = (name: string): string => join(folder, name);
  try {
    await answerDialogs(app, { save: target('后勤处.qhd') });
    await page.getByRole('button', { name: '新建…' }).click();
    await page.getByLabel('学校名称').fill('云栖岭职业技术学院');
    await page.getByLabel('部门名称').fill('后勤处');
    await page.getByRole('button', { name: '选择位置并新建…' }).click();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
    expect(existsSync(target('后勤处.qhd'))).toBe(true);

    await go(page, 'workbook');
    await answerDialogs(app, { open: [join(sampleDir, 'workbook.xlsx')] });
    await page.getByRole('button', { name: '选择工作簿…' }).click();
    await expect(page.getByText(/^检查通过：将新增/u)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await expect(page.getByText(/^已导入：新增/u)).toBeVisible({ timeout: 60_000 });

    await go(page, 'positions');
    await expect(page.getByText('共28个岗位')).toBeVisible();

    await go(page, 'evidence');
    await answerDialogs(app, { open: [join(sampleDir, 'evidence')] });
    await page.getByRole('button', { name: '添加文件夹' }).click();
    await expect(page.getByText(/^已入库\d+份材料/u)).toBeVisible({ timeout: 60_000 });

    await go(page, 'handbook');
    await expect(page.locator('.pdf-column canvas').first()).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.pdf-status')).toContainText('与当前内容一致', { timeout: 60_000 });
    const total = Number(/(\d+)/u.exec(await page.locator('.pdf-total').innerText())?.[1]);
    expect(total).toBeGreaterThan(80);
    await page.getByRole('tab', { name: '目录', exact: true }).click();
    await expect(page.getByRole('navigation', { name: '文书目录' }).getByRole('button')).not.toHaveCount(0);

    await answerDialogs(app, { save: target('手册.pdf') });
    await page.getByRole('button', { name: '导出 PDF' }).click();
    await expect(page.locator('.paper-written')).toContainText('手册.pdf', { timeout: 60_000 });
    const sizes = pdfPageSizes(target('手册.pdf'));
    expect(sizes).toHaveLength(total);
    // Upright A4, and lying A4 for the wide tables.
    expect(new Set(sizes.map((size) => size.split(' × ').sort().join(' × ')))).toEqual(new Set(['210 × 297']));

    await answerDialogs(app, { save: target('手册.docx') });
    await page.getByRole('button', { name: '导出 Word' }).click();
    await expect(page.locator('.paper-written')).toContainText('手册.docx', { timeout: 60_000 });
    expect(readFileSync(target('手册.docx')).subarray(0, 2).toString()).toBe('PK');

    await page.getByLabel('文书', { exact: true }).selectOption('statement');
    await expect(page.locator('.pdf-status')).toContainText('与当前内容一致', { timeout: 60_000 });
    await answerDialogs(app, { save: target('责任状.pdf') });
    await page.getByRole('button', { name: '导出 PDF' }).click();
    await expect(page.locator('.paper-written')).toContainText('责任状.pdf', { timeout: 60_000 });
    expect(pdfPageSizes(target('责任状.pdf')).length).toBeGreaterThan(0);

    await go(page, 'bundles');
    await answerDialogs(app, { save: target('后勤处同步包.zip') });
    await page.getByRole('button', { name: '导出…' }).click();
    await expect(page.getByText('校验通过', { exact: true })).toBeVisible({ timeout: 60_000 });
    const verdicts = verifyBundleOutside(target('后勤处同步包.zip'));
    expect(verdicts).toHaveLength(3);
    for (const { verdict } of verdicts) expect(verdict).toMatch(/No errors detected|^(\d+) of \1 OK$/u);

    await expect(page.getByText(/^已保存 /u)).toBeVisible();
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});
