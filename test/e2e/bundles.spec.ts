import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keysOfSeed } from '../../electron/host/sync/bundle-keys.ts';
import { writeEnrolmentFile } from '../../electron/host/sync/enrolment-file.ts';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';

let window: SampleWindow;

test.beforeAll(async () => {
  window = await openSample('同步包', { template: 'empty', pictures: 'bundles' });
});
test.afterAll(async () => window.running.close());

test('an office is enrolled, and a bundle that only it can open goes to it; the next one carries what is new', async () => {
  const { page, running, picture } = window;
  const card = (title: string) => page.locator('.gb-card', { has: page.getByRole('heading', { name: title }) });
  const dialog = page.locator('dialog[open]');
  const office = keysOfSeed(Buffer.from('office-office-00'));
  const enrolment = join(running.folder, '诊改办.json');
  writeEnrolmentFile(
    enrolment,
    {
      format: 'gangbiao-enrolment',
      version: 1,
      role: 'office',
      replicaId: '0190a000-0000-7000-8000-0000000000ff',
      school: '云栖岭职业技术学院',
      name: '质量管理与诊改办公室',
      departmentId: null,
      workingGroup: [],
      signingKey: office.signingKey,
      encryptionKey: office.encryptionKey,
      madeAt: '2026-11-22T02:00:00.000Z',
    },
    office,
  );
  await expect(card('往来单位')).toContainText('还没有往来单位');
  await picture('1-empty');

  const sealed = join(running.folder, '同步包.zip.age');
  await answerDialogs(running.app, { open: [enrolment], save: sealed });
  await page.getByRole('button', { name: '收下备案文件…' }).click();
  await expect(dialog).toContainText('3909 7645 0123 0916 7616 4304');
  await picture('2-enrolment');
  await page.getByLabel('数字已通话核对，完全一致').check();
  await dialog.getByRole('button', { name: '收下', exact: true }).click();
  await expect(card('往来单位').getByRole('row', { name: /质量管理与诊改办公室/u })).toBeVisible();

  await page.getByLabel('交给').selectOption({ label: '质量管理与诊改办公室（诊改办）' });
  await page.getByLabel('加密，只有对方和本单位能打开').check();
  await page.getByRole('button', { name: '导出…' }).click();
  await expect(card('校验结果：同步包.zip.age')).toContainText('校验通过');
  await expect(card('校验结果：同步包.zip.age')).toContainText('已加密');
  await expect(card('往来单位')).toContainText('待对方确认');
  await picture('3-sent');

  await page.getByRole('button', { name: '标记对方已收到' }).click();
  await dialog.getByRole('button', { name: '标记对方已收到' }).click();
  await expect(card('往来单位')).toContainText('已标记收到');
  await expect(page.getByText('第2号，对方还没有的内容')).toBeVisible();
  expect(await window.violations()).toEqual([]);

  await page.getByRole('button', { name: '查看恢复短语' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(12);
  await picture('4-phrase');
});
