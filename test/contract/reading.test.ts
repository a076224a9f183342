import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { ContractHost } from './contract-host.ts';
import { errorOf, nobody, useHost, value } from './contract-host.ts';
import { writeDocx, writePdf, writeZip } from '../support/reading/write-files.ts';

/** A host as the window has it: it reads the words of files by itself. */
function startReading(): ContractHost {
  const listeners: Parameters<ContractHost['onNotice']>[0][] = [];
  const dispatcher = new Dispatcher({
    resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: (name, notice) =>
      listeners.forEach((listener) => listener({ type: 'notice', name, notice } as Parameters<typeof listener>[0])),
    readsInBackground: true,
  });
  return {
    client: inProcessClient(dispatcher),
    call: (method, input) => dispatcher.dispatch(method, input),
    onNotice: (listener) => void listeners.push(listener),
    stop: () => dispatcher.shutdown(),
  };
}

const bench = useHost(async () => startReading());
let jobs = 0;
const jobId = (): string => `reading-${(jobs += 1)}`;

/** Takes files in; answers their pieces in the order of the names given. */
async function takeIn(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ id: string; fileHash: string }[]> {
  const folder = join(bench().folder, `材料${jobId()}`);
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const { added } = await value(
    bench().client.evidence.ingest({ jobId: jobId(), paths: Object.keys(files).map((name) => join(folder, name)) }),
  );
  return added.map(({ id, fileHash }) => ({ id, fileHash }));
}

async function whenRead(): Promise<void> {
  await expect
    .poll(async () => (await value(bench().client.reading.progress({}))).waiting, { timeout: 30_000 })
    .toBe(0);
}

it('Bytes are handed out for a file of a piece that is known, and for nothing else', async () => {
  const { client } = bench();
  const [a, b] = await takeIn({ '甲.txt': '甲方材料', '乙.txt': '乙方材料' });
  if (a === undefined || b === undefined) throw new Error('nothing was taken in');
  const read = (id: string, fileHash: string) => client.reading.bytes({ id, fileHash, offset: 0, length: 100 });
  expect(Buffer.from((await value(read(a.id, a.fileHash))).bytes).toString()).toBe('甲方材料');
  expect(await errorOf(read(a.id, b.fileHash))).toMatchObject({ code: 'not-found' });
  expect(await errorOf(read(nobody, a.fileHash))).toMatchObject({ code: 'not-found' });
  expect(await errorOf(read(a.id, '../../etc/passwd'))).toMatchObject({ code: 'invalid-input' });
  expect(await errorOf(client.reading.describe({ id: nobody }))).toMatchObject({ code: 'not-found' });
  await value(client.evidence.remove({ id: a.id }));
  expect(await errorOf(read(a.id, a.fileHash))).toMatchObject({ code: 'not-found' });
});

it('Whoever looks at a file hears what became of its words, also when that was found out after it was opened', async () => {
  const [scan, words] = await takeIn({ '扫描件.pdf': writePdf([[]]), '说明.txt': '每日巡查两次' });
  await whenRead();
  const heard = bench().notices.flatMap((one) => (one.name === 'fileRead' ? [one.notice] : []));
  expect(heard).toContainEqual({ fileHash: scan?.fileHash, state: 'no-text' });
  expect(heard).toContainEqual({ fileHash: words?.fileHash, state: 'text' });
});

it('A large file is read in parts, each up to the end of its chunk, and none behind the end', async () => {
  const { client } = bench();
  const whole = Buffer.alloc(2_500_000);
  for (let index = 0; index < whole.length; index += 1) whole[index] = (index * 31) % 251;
  const [file] = await takeIn({ '大.bin': whole });
  if (file === undefined) throw new Error('nothing was taken in');
  const pieces: Buffer[] = [];
  for (let offset = 0; ; ) {
    const { bytes, sizeBytes } = await value(client.reading.bytes({ ...file, offset, length: 700_000 }));
    expect(sizeBytes).toBe(whole.length);
    if (bytes.length === 0) break;
    pieces.push(Buffer.from(bytes));
    offset += bytes.length;
  }
  expect(Buffer.concat(pieces).equals(whole)).toBe(true);
});

it('Each file is described by its bytes: how it is shown, whether it is risky, whether it may be opened', async () => {
  const { client } = bench();
  const macro = writeZip([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: 'word/document.xml', text: '<w:document/>' },
    { name: 'word/vbaProject.bin', text: 'macro' },
  ]);
  const files = {
    '报告.pdf': writePdf([['报告']]),
    '通知.docx': writeDocx(['通知']),
    '说明.txt': '说明',
    '安装.exe': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
    '其实是程序.pdf': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]),
    '带宏.docx': macro,
    '链接.url': '[InternetShortcut]\nURL=http://example.org',
    '数据.qqq': Buffer.from([9, 0, 1, 2]),
  };
  const pieces = await takeIn(files);
  const described = await Promise.all(pieces.map(({ id }) => value(client.reading.describe({ id }))));
  const said = described.flatMap((one) =>
    one.files.map(({ fileName, view, risk, mayOpen }) => [fileName, view, risk, mayOpen]),
  );
  expect(said).toEqual([
    ['报告.pdf', 'pdf', null, true],
    ['通知.docx', 'document', null, true],
    ['说明.txt', 'text', null, true],
    ['安装.exe', 'none', 'program', false],
    ['其实是程序.pdf', 'none', 'program', false],
    ['带宏.docx', 'document', 'macro', false],
    ['链接.url', 'text', 'shortcut', false],
    ['数据.qqq', 'none', null, false],
  ]);
});

it('A copy for another program is read-only; a risky file gets none, and leaves only as a copy that is saved', async () => {
  const { client, folder } = bench();
  const [paper, program] = await takeIn({ '通知.docx': writeDocx(['通知']), '安装.bat': '@echo off' });
  if (paper === undefined || program === undefined) throw new Error('nothing was taken in');
  const target = join(folder, '打开');
  const { path } = await value(client.reading.copyOut({ jobId: jobId(), ...paper, folder: target }));
  expect(statSync(path).mode & 0o222).toBe(0);
  expect(await errorOf(client.reading.copyOut({ jobId: jobId(), ...program, folder: target }))).toEqual({
    code: 'rule-broken',
    about: 'risky-file',
  });
  expect(existsSync(join(target, '安装.bat'))).toBe(false);
  const saved = join(folder, '另存.bat');
  await value(client.reading.saveCopy({ jobId: jobId(), ...program, path: saved }));
  expect(readFileSync(saved, 'utf8')).toBe('@echo off');
});

it('A document is shown as what it says, and a broken one says why it is not', async () => {
  const { client } = bench();
  const [gbk, broken] = await takeIn({
    '国标.txt': Buffer.from('b8dacebbd6b0d4f0', 'hex'),
    '断.docx': writeDocx(['断']).subarray(0, 200),
  });
  if (gbk === undefined || broken === undefined) throw new Error('nothing was taken in');
  expect(await value(client.reading.document({ jobId: jobId(), ...gbk }))).toEqual({
    kind: 'text',
    text: '岗位职责',
    encoding: 'GBK',
    isCut: false,
  });
  expect(await value(client.reading.document({ jobId: jobId(), ...broken }))).toEqual({
    kind: 'refused',
    state: 'damaged',
  });
});

it('What a file says is found, with the file and the place, without anybody asking for it to be read', async () => {
  const { client } = bench();
  const pages = [['封面'], ['灭火器检查记录', '共四十八具'], ['结论']];
  const [paper] = await takeIn({ '消防检查.pdf': writePdf(pages), '无关.txt': '无关内容' });
  await whenRead();
  const { groups } = await value(client.search.find({ text: '灭火器 四十八' }));
  expect(groups.map(({ kind, count }) => [kind, count])).toEqual([['fileText', 1]]);
  expect(groups[0]?.hits[0]).toMatchObject({
    id: paper?.id,
    kind: 'fileText',
    title: '消防检查',
    file: { fileHash: paper?.fileHash, fileName: '消防检查.pdf', place: { kind: 'page', page: 2 }, others: 0 },
    root: { kind: 'evidence', id: paper?.id },
  });
  expect(await value(client.reading.progress({}))).toMatchObject({ waiting: 0, read: 2, failed: 0 });
  expect((await value(client.search.choices({}))).kinds).toContain('fileText');
  expect((await value(client.search.find({ text: '灭火器', kind: 'position' }))).groups).toEqual([]);
});

it('A removed piece is no longer found by its file, and comes back with it', async () => {
  const { client } = bench();
  const [paper] = await takeIn({ '交接.txt': '值班室钥匙交接登记' });
  await whenRead();
  const found = async (): Promise<number> =>
    (await value(client.search.find({ text: '钥匙交接', kind: 'fileText' }))).groups.length;
  expect(await found()).toBe(1);
  await value(client.evidence.remove({ id: paper?.id ?? '' }));
  expect(await found()).toBe(0);
  await value(client.history.undo({}));
  expect(await found()).toBe(1);
});

it('When the bin is emptied the words of its files go with their bytes', async () => {
  const { client, status } = bench();
  const [paper] = await takeIn({ '旧账.txt': '年久作废的旧账目' });
  await whenRead();
  await value(client.evidence.remove({ id: paper?.id ?? '' }));
  await value(client.keeping.empty({ jobId: jobId(), revisionIds: null }));
  await value(client.workspace.close({}));
  const { default: Database } = await import('better-sqlite3');
  const raw = new Database(status.path);
  const counts = ['evidence_reading', 'evidence_text'].map((table) =>
    raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );
  raw.close();
  expect(counts).toEqual([0, 0]);
});

it('After the index was made anew for another program the words of files are in it again', async () => {
  const { client, status } = bench();
  await takeIn({ '巡查.docx': writeDocx(['泵房每日巡查两次']) });
  await whenRead();
  await value(client.workspace.close({}));
  const { default: Database } = await import('better-sqlite3');
  const raw = new Database(status.path);
  raw.exec("UPDATE search_state SET signature = 'older'");
  raw.close();
  await value(client.workspace.open({ path: status.path }));
  const found = async (): Promise<number> =>
    (await value(client.search.find({ text: '泵房每日', kind: 'fileText' }))).groups.length;
  expect(await found()).toBe(0);
  await expect.poll(found, { timeout: 30_000 }).toBe(1);
});
