import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../../electron/cli/cli-run.ts';
import type { BundleReport } from '../../shared/contract/bundles.ts';
import { sampleDir } from '../support/sample.ts';
import { scratchFolder } from '../unit/sync/support/packed-department.ts';

const scratch = scratchFolder();
const file = (name: string): string => join(scratch.folder, name);
const workspace = file('后勤处.qhd');
// Fonts and templates as the build leaves them for Electron.
const resourcesDir = fileURLToPath(new URL('../../out/app/', import.meta.url));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function gangbiao(argv: readonly string[], options: { readonly interrupt?: boolean } = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runCli({
    argv: [...argv, '--keys', file('keys')],
    env: { LANG: 'zh_CN.UTF-8' },
    resourcesDir,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    onInterrupt: (listener) => {
      if (options.interrupt === true) setImmediate(listener);
    },
  });
  return { code, out, err };
}

beforeAll(async () => {
  const made = await gangbiao([
    'create',
    workspace,
    '--college',
    '云溪职业技术学院',
    '--department',
    '后勤处',
    '--author',
    '林晓禾',
  ]);
  expect(made).toEqual({ code: 0, out: `已新建：${workspace}\n`, err: '' });
  mkdirSync(file('材料'));
  writeFileSync(file('材料/报修台账.txt'), '报修台账');
  writeFileSync(file('材料/巡查记录.txt'), '巡查记录');
});
afterAll(() => scratch.remove());

describe('the command line', () => {
  test('takes a department from its workbook and its folder of evidence to a bundle that verifies', {
    timeout: 60_000,
  }, async () => {
    const imported = await gangbiao(['import', join(sampleDir, 'workbook.xlsx'), workspace]);
    expect(imported).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^已导入：新增 \d{3,} 条/u) });
    const ingested = await gangbiao(['ingest', workspace, file('材料')]);
    expect(ingested).toMatchObject({ code: 0, out: '已收入 2 个文件，重复 0 个\n' });
    const packed = await gangbiao(['pack', workspace, file('b.zip'), '--json']);
    const report = JSON.parse(packed.out) as BundleReport;
    expect(report).toMatchObject({ valid: true, departmentName: '后勤处', evidenceFileCount: 2 });
    const verified = await gangbiao(['verify', file('b.zip')]);
    expect(verified.code).toBe(0);
    expect(verified.out).toContain(`核对通过：${file('b.zip')}`);
    expect(verified.out).toContain(report.fingerprint);
  });

  test('B27 makes keys, prints what is read out, and takes an enrolment in only when it was compared', async () => {
    const office = file('诊改办.qhd');
    expect((await gangbiao(['create', office, '--department', '诊改办', '--author', '周闻笛'])).code).toBe(0);
    expect((await gangbiao(['keys', workspace, 'card', file('后勤处.json')])).code).toBe(0);
    const own = await gangbiao(['keys', workspace]);
    const digits = /通话核对：((?:\d{4} ?){6})/u.exec(own.out)?.[1]?.trim() ?? '';
    expect(own.out).toMatch(/^密钥 SHA256:[^\n]+\n通话核对：[^\n]+\nssh-ed25519 AAAA[^\n]+\nage1[^\n]+\n$/u);
    const asked = await gangbiao(['keys', office, 'enrol', file('后勤处.json')]);
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining(digits) });
    expect((await gangbiao(['keys', office, 'peers'])).out).toBe('');
    expect(await gangbiao(['keys', office, 'enrol', file('后勤处.json'), '--spoken', digits])).toMatchObject({
      code: 0,
      out: expect.stringContaining('已备案：后勤处'),
    });
    expect((await gangbiao(['keys', office, 'peers'])).out).toContain(digits);
    expect(await gangbiao(['keys', office, 'frobnicate'])).toMatchObject({ code: 2 });

    expect((await gangbiao(['keys', office, 'card', file('诊改办.json')])).code).toBe(0);
    const answer = /通话核对：((?:\d{4} ?){6})/u.exec((await gangbiao(['keys', office])).out)?.[1] ?? '';
    await gangbiao(['keys', workspace, 'enrol', file('诊改办.json'), '--spoken', answer]);
    const bundle = file('to-office.zip.age');
    const packed = await gangbiao(['pack', workspace, bundle, '--to', '诊改办', '--encrypt']);
    expect(packed).toMatchObject({ code: 0, out: expect.stringContaining('后勤处 → 诊改办，第 1 号，全部内容') });
    expect(await gangbiao(['verify', bundle])).toMatchObject({
      code: 1,
      out: expect.stringContaining('bundle-not-for-us'),
    });
    expect(await gangbiao(['verify', bundle, office])).toMatchObject({ code: 0 });
    const phrase = (await gangbiao(['keys', workspace, 'phrase'])).out.trim();
    expect(await gangbiao(['keys', workspace, 'restore', phrase])).toMatchObject({ code: 0 });
  });

  test('says what is wrong with a bundle, line by line, and ends with 1', async () => {
    writeFileSync(file('bad.zip'), readFileSync(file('b.zip')));
    appendFileSync(file('bad.zip'), 'x');
    const verified = await gangbiao(['verify', file('bad.zip')]);
    expect(verified.code).toBe(1);
    expect(verified.out.split('\n')).toEqual([
      `核对未通过：${file('bad.zip')}，共 1 处问题`,
      '  bundle-zip-form · 现为 1 bytes after the end',
      '',
    ]);
  });

  test('prints a paper and a workbook, and importing that workbook again changes nothing', {
    timeout: 60_000,
  }, async () => {
    expect(await gangbiao(['paper', workspace, 'standards-table', file('表5.pdf')])).toMatchObject({
      code: 0,
      err: '',
    });
    expect(readFileSync(file('表5.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await gangbiao(['paper', workspace, 'findings-ledger', file('台账.xlsx')])).toMatchObject({
      code: 0,
      err: '',
    });
    expect(readFileSync(file('台账.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(await gangbiao(['workbook', workspace, file('导出.xlsx')])).toMatchObject({ code: 0, err: '' });
    const again = await gangbiao(['import', file('导出.xlsx'), workspace]);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('没有变化') });
  });

  test('tells what a workspace holds and that its bytes are whole', async () => {
    expect((await gangbiao(['inspect', workspace])).out).toMatch(/后勤处\n[\s\S]*\n {2}evidence {2}\d+\n/u);
    expect(await gangbiao(['check', workspace, '--lang', 'en'])).toMatchObject({
      code: 0,
      out: 'Good: 2 evidence files, 24 bytes\n',
    });
  });

  test('ends with 3 where a file is at fault and with 2 where the call is', async () => {
    expect(await gangbiao(['verify', file('none.zip')])).toEqual({
      code: 3,
      out: '',
      err: `找不到文件或文件夹：${file('none.zip')}\n`,
    });
    expect(await gangbiao(['pack', file('b.zip'), file('c.zip')])).toMatchObject({
      code: 3,
      err: expect.stringContaining('这不是岗标的工作区文件'),
    });
    expect(await gangbiao(['pack', workspace, workspace])).toMatchObject({
      code: 3,
      err: expect.stringContaining('文件正被其他程序使用'),
    });
    for (const argv of [
      [],
      ['frobnicate'],
      ['toString'],
      ['verify'],
      ['verify', 'a', 'b', 'c'],
      ['verify', '--wrong'],
      ['paper', workspace, 'poem', 'x.pdf'],
      ['paper', workspace, 'handbook', 'x.exe'],
    ]) {
      expect(await gangbiao(argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('岗标命令行') });
    }
    expect(await gangbiao(['--help', '--lang', 'en'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Gangbiao on the command line'),
    });
  });

  test('ends with 130 when it is interrupted, and leaves nothing', async () => {
    writeFileSync(file('材料/录像.bin'), Buffer.alloc(60_000_000, 3));
    await gangbiao(['ingest', workspace, file('材料')]);
    const stopped = await gangbiao(['pack', workspace, file('stopped.zip')], { interrupt: true });
    expect(stopped).toEqual({ code: 130, out: '', err: '已取消，没有留下任何内容\n' });
    expect([existsSync(file('stopped.zip')), existsSync(file('stopped.zip.part'))]).toEqual([false, false]);
  });
});
