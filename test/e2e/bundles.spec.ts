import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keysOfSeed } from '../../electron/host/sync/bundle-keys.ts';
import { writeEnrolmentFile } from '../../electron/host/sync/enrolment-file.ts';
import { type BundleParty, enrolParty, packFor, startParty } from '../support/bundle-party.ts';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { value } from '../support/window-calls.ts';

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

  // The paper that goes with it, from right after packing.
  const paper = join(running.folder, '交接单.pdf');
  await answerDialogs(running.app, { save: paper });
  await card('校验结果：同步包.zip.age').getByRole('button', { name: '把第1号的交接单存为PDF' }).click();
  await expect(page.getByText('已导出 交接单.pdf')).toBeVisible();
  expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByRole('button', { name: '标记对方已收到' }).click();
  await dialog.getByRole('button', { name: '标记对方已收到' }).click();
  await expect(card('往来单位')).toContainText('已标记收到');
  await expect(page.getByText('第2号，对方还没有的内容')).toBeVisible();
  expect(await window.violations()).toEqual([]);

  // Cut into volumes of one megabyte; the set is verified by any of its files.
  const cut = join(running.folder, '分卷.zip');
  await page.getByLabel('加密，只有对方和本单位能打开').uncheck();
  await page.getByLabel('分卷', { exact: true }).selectOption({ label: '自定大小' });
  await page.getByLabel('每卷大小（MB）').fill('1');
  await answerDialogs(running.app, { save: cut, open: [`${cut}.sha256`] });
  await page.getByRole('button', { name: '导出…' }).click();
  await expect(card('校验结果：分卷.zip')).toContainText('共1卷');
  await expect(card('已制作的同步包').getByRole('row', { name: /第2号/u })).toContainText('分卷.zip');
  expect(readdirSync(running.folder).filter((name) => name.startsWith('分卷'))).toEqual([
    '分卷.zip.001',
    '分卷.zip.sha256',
  ]);
  await picture('4-volumes');
  await page.getByRole('button', { name: '选择同步包…' }).click();
  // The card of the packing offers the paper and stands there until the set is read.
  await expect(card('校验结果：分卷.zip').getByRole('button', { name: /交接单/u })).toHaveCount(0);
  await expect(card('校验结果：分卷.zip')).toContainText('校验通过');

  await page.getByRole('button', { name: '查看恢复短语' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(12);
  await picture('5-phrase');
});

test('the office makes the bundles of all departments in one go, and each has its paper', async () => {
  const office = await openSample('同步包', {
    template: 'office',
    departmentName: '质量管理与诊改办公室',
    pictures: 'bundles-office',
  });
  const { page, running, picture } = office;
  const names = ['后勤处', '信息与数字创意学院（国际合作与产教融合办公室）'];
  const parties: BundleParty[] = [];
  try {
    const card = page.locator('.gb-card', { has: page.getByRole('heading', { name: '给全部部门制作同步包' }) });
    await expect(card.getByRole('button', { name: '全部制作…' })).toBeDisabled();
    await expect(card).toContainText('还没有已备案的部门');
    await picture('1-empty');
    await value(office.api.office.addMembers({ lines: names.join('\n') }));
    for (const name of names) {
      const party = await startParty(running.folder, name);
      parties.push(party);
      await enrolParty(office.api, party.client, join(running.folder, `${name}-office.json`));
      await enrolParty(party.client, office.api, join(running.folder, `${name}.json`));
      const path = await packFor(party.client, join(running.folder, `${name}.zip`));
      await value(office.api.inbox.add({ jobId: `add-${name}`, paths: [path] }));
    }
    const entries = await value(office.api.inbox.list({}));
    await value(office.api.inbox.apply({ jobId: 'apply', ids: entries.map(({ id }) => id) }));
    await office.go('收件箱');
    await office.go('同步包');
    const target = join(running.folder, '全部');
    mkdirSync(target);
    await answerDialogs(running.app, { open: [target] });
    await card.getByRole('button', { name: '全部制作…' }).click();
    await expect(card).toContainText('2个已制作，均已回读校验');
    for (const name of names)
      await expect(card.getByRole('row', { name: new RegExp(name, 'u') })).toContainText('第1号');
    expect(readdirSync(target)).toHaveLength(names.length);
    await picture('2-made');
    expect(await office.violations()).toEqual([]);
  } finally {
    for (const party of parties) await party.close();
    await running.close();
  }
});
