import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import { paperResources } from '../support/paper-resources.ts';
import { printedPages } from '../support/paper-text-out.ts';
import { errorOf, value } from './contract-host.ts';

const year = 2026;
let dispatcher: Dispatcher;
let client: Client<HostContract>;
let onClock = (): void => undefined;
let now = '2026-03-02T02:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-pictures-'));

beforeAll(async () => {
  dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir: '' },
    now: () => {
      onClock();
      return now;
    },
    newId: () => v7(),
    notify: () => undefined,
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
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
});
afterAll(async () => {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

/** A grey PNG of its own; `length` cuts it off. */
function png(width: number, height: number, length = Number.POSITIVE_INFINITY): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const words = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(words));
    return Buffer.concat([size, words, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 0x90);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]).subarray(0, length);
}

async function kept(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { added } = await value(client.evidence.ingest({ jobId: name, paths: [path] }));
  return added[0]?.id ?? '';
}

it('a picture of a free chapter prints with its caption in PDF and Word, a broken one is told in its place, and an edition keeps its own', async () => {
  const whole = await kept('食堂平面图.png', png(400, 200));
  const broken = await kept('坏图.png', png(300, 300, 60));
  const { entries } = await value(
    client.handbook.arrange({
      year,
      known: [],
      entries: [{ id: null, source: 'free', title: '食堂管理', isAppendix: false, isIncluded: true }],
    }),
  );
  const id = entries[0]?.id ?? '';
  const spec = { paper: 'handbook', year } as const;
  const { layout } = await value(client.papers.preview({ jobId: 'empty', spec }));
  const text = `食堂分三个区。\n![食堂平面图](evidence:${whole} 50%)\n![坏图](evidence:${broken} 100%)`;

  // While it is being typed, before the file holds a word of it.
  const typed = await value(
    client.papers.previewChange({ spec, layout: layout ?? 0, unsaved: { chapterId: id, text } }),
  );
  expect((await printedPages(typed?.[0]?.pdf ?? new Uint8Array())).join('')).toMatch(/图1食堂平面图/u);

  await value(client.handbook.saveChapter({ id, fields: { text } }));
  const { pdf } = await value(client.papers.preview({ jobId: 'full', spec }));
  const words = (await printedPages(pdf)).join('\n');
  expect(words).toContain('插图目录');
  expect(words).toContain('此处的图片“坏图”未能印出');

  const path = join(folder, '手册.docx');
  await value(client.papers.export({ jobId: 'word', spec, format: 'docx', path }));
  execFileSync('unzip', ['-q', path, '-d', join(folder, 'docx')]);
  const media = readdirSync(join(folder, 'docx', 'word', 'media'));
  expect(media.map((name) => readFileSync(join(folder, 'docx', 'word', 'media', name)))).toEqual([png(400, 200)]);
  const document = readFileSync(join(folder, 'docx', 'word', 'document.xml'), 'utf8');
  // Half of the 156 mm of text, twice as wide as high.
  const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"/u.exec(document) ?? [];
  expect(Number(width) / Number(height)).toBeCloseTo(2, 2);
  expect(document).toContain('descr="食堂平面图"');

  const who = { by: '秦望川', on: '2026-03-01', remarks: '' };
  const handbook = await value(client.papers.handbook({ year }));
  const subject = { subjectKind: 'handbook' as const, subjectIds: [handbook?.id ?? ''] };
  await value(client.approvals.submit({ ...subject, ...who }));
  await value(client.approvals.approve({ ...subject, ...who, effectiveOn: '', reviewBy: '' }));
  // Another file in the place of one that was approved is no longer what was approved.
  const other = join(folder, '食堂新图.png');
  writeFileSync(other, png(420, 210));
  const replace = (jobId: string, file: string) =>
    value(client.evidence.replaceFile({ jobId, id: whole, path: join(folder, file), remarks: '' }));
  await replace('newer', '食堂新图.png');
  expect((await errorOf(client.handbook.release({ jobId: 'unseen', year, ...who }))).about).toBe(
    'edition-not-approved',
  );
  const [listed] = await value(client.approvals.list({ subjectKind: 'handbook' }));
  expect(listed?.changed).toBe(true);
  const { versions } = await value(client.approvals.get({ subjectKind: 'handbook', subjectId: handbook?.id ?? '' }));
  const compared = await value(
    client.approvals.compare({
      subjectKind: 'handbook',
      subjectId: handbook?.id ?? '',
      before: versions[0]?.id ?? '',
      after: null,
    }),
  );
  expect(compared.filter(({ change }) => change === 'changed')).toMatchObject([{ kind: 'evidence', id: whole }]);
  await replace('older', '食堂平面图.png');
  const edition = await value(client.handbook.release({ jobId: 'release', year, ...who }));
  await value(client.evidence.removeMany({ ids: [whole, broken] }));
  expect(await value(client.handbook.rebuild({ jobId: 'rebuild', id: edition.id }))).toMatchObject({
    pdf: true,
    docx: true,
  });
});

it('a Word file that a chapter takes over prints its headings, numbers, tables and pictures; one that is none says so', async () => {
  const inside = await kept('平面图二.png', png(300, 100));
  const source = { paper: 'handbook', year: 2025 } as const;
  const made = await value(
    client.handbook.arrange({
      year: 2025,
      known: [],
      entries: [{ id: null, source: 'free', title: '采购办法', isAppendix: false, isIncluded: true }],
    }),
  );
  const table = '| 金额 | 审批人 |\n|---|---|\n| 2万元以下 | 科长 |';
  const text = `# 采购的范围\n凡**两万元**以上的采购。\n${table}\n![库房](evidence:${inside} 50%)`;
  await value(client.handbook.saveChapter({ id: made.entries[0]?.id ?? '', fields: { text } }));
  const path = join(folder, '采购办法.docx');
  await value(client.papers.export({ jobId: 'source', spec: source, format: 'docx', path }));
  const { added } = await value(client.evidence.ingest({ jobId: 'word-file', paths: [path] }));
  const broken = await kept('坏文件.docx', Buffer.from('没有内容'));

  const spec = { paper: 'handbook', year: 2027 } as const;
  const { entries } = await value(
    client.handbook.arrange({
      year: 2027,
      known: [],
      entries: [{ id: null, source: 'free', title: '附入', isAppendix: false, isIncluded: true }],
    }),
  );
  const names = `@[采购办法](document:${added[0]?.id})\n@[坏文件](document:${broken})`;
  await value(client.handbook.saveChapter({ id: entries[0]?.id ?? '', fields: { text: names } }));
  const { pdf, outline } = await value(client.papers.preview({ jobId: 'attached', spec }));
  const words = (await printedPages(pdf)).join('');
  expect(words).toContain('1.1采购的范围');
  expect(words).toContain('凡两万元以上的采购。');
  expect(words).toContain('2万元以下科长');
  expect(words).toContain('此处附入的文件“坏文件”未能印出：不是Word文件。');
  expect(outline.map(({ title }) => title.replaceAll(/\s/gu, ''))).toContain('1.1采购的范围');
  const out = join(folder, '附入.docx');
  await value(client.papers.export({ jobId: 'attached-word', spec, format: 'docx', path: out }));
  execFileSync('unzip', ['-q', out, '-d', join(folder, 'attached')]);
  const media = readdirSync(join(folder, 'attached', 'word', 'media'));
  expect(media.map((name) => readFileSync(join(folder, 'attached', 'word', 'media', name)))).toEqual([png(300, 100)]);
  expect(readFileSync(join(folder, 'attached', 'word', 'document.xml'), 'utf8')).toContain('2万元以下');
});

it('a picture that was damaged prints again as soon as its bytes are restored', async () => {
  const picture = await kept('配电室.png', png(310, 120));
  const rows = await value(client.evidence.list({}));
  const { fileHash = '' } = rows.find(({ id }) => id === picture) ?? {};
  const path = join(folder, '后勤处.qhd');
  const flipBit = async (): Promise<void> => {
    await value(client.workspace.close({}));
    const raw = new Database(path);
    const hash = raw.prepare('SELECT chunk_hash FROM evidence_file_chunk WHERE file_hash = ?').pluck().get(fileHash);
    const bytes = raw.prepare('SELECT bytes FROM evidence_chunk WHERE hash = ?').pluck().get(hash) as Buffer;
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    raw.prepare('UPDATE evidence_chunk SET bytes = ? WHERE hash = ?').run(bytes, hash);
    raw.close();
    await value(client.workspace.open({ path }));
  };
  const { entries } = await value(
    client.handbook.arrange({
      year: 2030,
      known: [],
      entries: [{ id: null, source: 'free', title: '配电室', isAppendix: false, isIncluded: true }],
    }),
  );
  const text = `![配电室](evidence:${picture} 50%)`;
  await value(client.handbook.saveChapter({ id: entries[0]?.id ?? '', fields: { text } }));
  const printed = async (jobId: string): Promise<string> => {
    const { pdf } = await value(client.papers.preview({ jobId, spec: { paper: 'handbook', year: 2030 } }));
    return (await printedPages(pdf)).join('');
  };
  await flipBit();
  expect(await printed('damaged')).toContain('此处的图片“配电室”未能印出');
  await flipBit();
  expect(await printed('restored')).toMatch(/图1配电室/u);
});

it('a handbook shows one moment of the file, whatever is saved while its pictures are being read', async () => {
  const picture = await kept('仓库.png', png(500, 300));
  const { entries } = await value(
    client.handbook.arrange({
      year: 2028,
      known: [],
      entries: [{ id: null, source: 'free', title: '仓库', isAppendix: false, isIncluded: true }],
    }),
  );
  const text = `![仓库](evidence:${picture} 50%)`;
  await value(client.handbook.saveChapter({ id: entries[0]?.id ?? '', fields: { text } }));
  const spec = { paper: 'handbook', year: 2028 } as const;
  const saved = new Promise((resolve, reject) => {
    onClock = (): void => {
      onClock = () => undefined;
      // The clock is asked right before the records are read, in the same turn; the pictures are read after them.
      setImmediate(() => {
        now = '2031-07-08T02:00:00.000Z';
        value(client.positions.save({ id: null, fields: { name: '仓库管理员' } })).then(resolve, reject);
      });
    };
  });
  const making = client.papers.preview({ jobId: 'moment', spec });
  await saved;
  const before = (await printedPages((await value(making)).pdf)).join('');
  expect(before).toMatch(/图1仓库/u);
  expect(before).not.toContain('2031');
  const { pdf } = await value(client.papers.preview({ jobId: 'later', spec }));
  expect((await printedPages(pdf)).join('')).toContain('2031');
});
