import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import { paperResources } from '../support/paper-resources.ts';
import { docxText, pdfPages } from '../support/paper-text-out.ts';
import { errorOf, value } from './contract-host.ts';

const sampleDir = fileURLToPath(new URL('../fixtures/sample', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'gangbiao-tree-'));
const workspace = join(root, '后勤处.qhd');
let dispatcher: Dispatcher;
let client: Client<HostContract>;
let jobs = 0;
const jobId = (): string => `tree-${(jobs += 1)}`;
const big = randomBytes(5_000_000);
const ids = new Map<string, string>();

/** A new, empty folder to export into. */
function target(): string {
  return mkdtempSync(join(root, '导出'));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

beforeAll(async () => {
  dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir },
    now: () => '2026-11-22T02:00:00.000Z',
    newId: () => v7(),
    notify: () => {},
  });
  client = inProcessClient(dispatcher);
  await value(
    client.workspace.create({ jobId: jobId(), path: workspace, template: 'empty', departmentName: '后勤处' }),
  );
  const folder = join(root, '材料');
  mkdirSync(folder);
  const sample = join(sampleDir, 'evidence');
  const pdf = filesUnder(sample).find((name) => name.endsWith('.pdf')) ?? '';
  const docx = filesUnder(sample).find((name) => name.endsWith('.docx')) ?? '';
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['1.1-2 检查记录.pdf', readFileSync(join(sample, pdf))],
    ['1.1-10 总结.docx', readFileSync(join(sample, docx))],
    ['II-1 录像.mp4', big],
    ['con.txt', Buffer.from('备忘')],
  ];
  const paths = files.map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const { added } = await value(client.evidence.ingest({ jobId: jobId(), paths }));
  for (const { id, path } of added) ids.set(relative(folder, path), id);
  await value(
    client.evidence.save({
      id: null,
      fields: { title: '锦旗', number: '1.2-1', kind: 'object', physicalPlace: '档案室3柜' },
    }),
  );
});

afterAll(async () => {
  await dispatcher.shutdown();
  rmSync(root, { recursive: true, force: true });
});

describe('an export as a folder tree', () => {
  it('holds every file under its number, whole, with the list and the hashes beside them', async () => {
    const folder = target();
    const told = await value(
      client.keeping.exportTree({ jobId: jobId(), evidenceIds: null, layout: 'number', folder }),
    );
    expect(told).toMatchObject({
      path: join(folder, '后勤处 支撑材料 2026-11-22'),
      files: 4,
      damaged: [],
      withoutFile: 1,
    });
    expect(filesUnder(told.path)).toEqual(
      [
        '1/1.1/1.1-10 总结.docx',
        '1/1.1/1.1-2 检查记录.pdf',
        'II/II-1 录像.mp4',
        'sha256.txt',
        '支撑材料清单.pdf',
        '支撑材料清单.xlsx',
        '未编号/_con.txt',
      ].toSorted((a, b) => (a < b ? -1 : 1)),
    );
    const lines = readFileSync(join(told.path, 'sha256.txt'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const [hash = '', name = ''] = line.split(' *');
      expect(hashOf(join(told.path, name)), name).toBe(hash);
    }
    execFileSync('sha256sum', ['--check', '--quiet', 'sha256.txt'], { cwd: told.path });
  });

  it('never goes into what is there, and takes only the pieces that were asked for', async () => {
    const folder = target();
    const request = { evidenceIds: [ids.get('con.txt') ?? ''], layout: 'flat' as const, folder };
    const first = await value(client.keeping.exportTree({ jobId: jobId(), ...request }));
    const second = await value(client.keeping.exportTree({ jobId: jobId(), ...request }));
    expect(second.path).toBe(`${first.path} (2)`);
    expect(filesUnder(first.path)).toEqual(filesUnder(second.path));
    expect(readFileSync(join(first.path, '_con.txt'), 'utf8')).toBe('备忘');
  });

  it('leaves nothing behind when it is cancelled, when the disk is full, or when there is no folder', async () => {
    const folder = target();
    const id = jobId();
    const running = client.keeping.exportTree({ jobId: id, evidenceIds: null, layout: 'kind', folder });
    const timer = setInterval(() => void client.jobs.cancel({ jobId: id }), 20);
    expect((await errorOf(running)).code).toBe('cancelled');
    clearInterval(timer);
    expect(readdirSync(folder)).toEqual([]);
    const missing = { evidenceIds: null, layout: 'kind' as const, folder: join(folder, '没有') };
    expect((await errorOf(client.keeping.exportTree({ jobId: jobId(), ...missing }))).code).toBe('file-missing');
    await value(client.workspace.close({}));
    const child = fileURLToPath(new URL('support/export-child.ts', import.meta.url));
    // Blocks of a kilobyte: the five-megabyte file does not fit.
    const said = execFileSync('bash', [
      '-c',
      'ulimit -f 3000; exec "$@"',
      'bash',
      process.execPath,
      child,
      workspace,
      folder,
    ]);
    await value(client.workspace.open({ path: workspace }));
    expect(said.toString().trim().split('\n').at(-1)).toBe('disk-full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not finished when its files are taken away meanwhile, and says so', async () => {
    const folder = target();
    const running = client.keeping.exportTree({ jobId: jobId(), evidenceIds: null, layout: 'flat', folder });
    const unfinished = join(folder, '后勤处 支撑材料 2026-11-22（未完成）');
    while (!existsSync(join(unfinished, '1.1-2 检查记录.pdf'))) await new Promise(setImmediate);
    rmSync(join(unfinished, '1.1-2 检查记录.pdf'));
    expect(await errorOf(running)).toMatchObject({ code: 'rule-broken', about: 'export-folder-gone' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves damaged files out and names their pieces, and the list does not count them as held', async () => {
    await value(client.workspace.close({}));
    const raw = new Database(workspace);
    const hash = raw.prepare('SELECT file_hash FROM evidence WHERE id = ?').pluck().get(ids.get('II-1 录像.mp4'));
    const row = raw
      .prepare<[unknown], { hash: Buffer; bytes: Buffer }>(
        'SELECT hash, bytes FROM evidence_file_chunk JOIN evidence_chunk ON hash = chunk_hash WHERE file_hash = ? AND ordinal = 3',
      )
      .get(hash);
    if (row === undefined) throw new Error('The chunk is not there');
    row.bytes[5] = (row.bytes[5] ?? 0) ^ 4;
    raw.prepare('UPDATE evidence_chunk SET bytes = ? WHERE hash = ?').run(row.bytes, row.hash);
    raw.close();
    await value(client.workspace.open({ path: workspace }));
    for (const round of ['found while it is written', 'known before']) {
      const told = await value(
        client.keeping.exportTree({ jobId: jobId(), evidenceIds: null, layout: 'number', folder: target() }),
      );
      expect(told, round).toMatchObject({ files: 3, damaged: ['II-1 录像'] });
      expect(existsSync(join(told.path, 'II')), round).toBe(false);
      const { sheets } = await readXlsx(readFileSync(join(told.path, '支撑材料清单.xlsx')));
      const cells = (sheets[0]?.rows ?? []).flat().map(String).join('\n');
      expect(cells).toContain('电子件已损坏，待修复');
      expect(cells).toContain('有1件的电子件已损坏');
    }
  });
});

describe('the list of evidence', () => {
  it('tells true pages in PDF, Word and Excel alike: counted, stated, or unknown', async () => {
    const list = async (format: 'pdf' | 'docx' | 'xlsx'): Promise<Uint8Array> => {
      const path = join(target(), `清单.${format}`);
      const spec = { paper: 'evidence-list', group: 'kind' } as const;
      await value(client.papers.export({ jobId: jobId(), spec, format, path }));
      return readFileSync(path);
    };
    const { sheets } = await readXlsx(await list('xlsx'));
    const rows = (sheets[0]?.rows ?? []).map((row) => row.map(String));
    const head = rows.findIndex((row) => row.includes('页数'));
    const column = rows[head]?.indexOf('页数') ?? -1;
    const pagesOf = (title: string): string | undefined => rows.find((row) => row.includes(title))?.[column];
    const sample = filesUnder(join(sampleDir, 'evidence')).find((name) => name.endsWith('.pdf')) ?? '';
    const info = execFileSync('pdfinfo', [join(sampleDir, 'evidence', sample)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(pagesOf('检查记录')).toBe(/^Pages:\s+(\d+)$/mu.exec(info)?.[1]);
    expect(pagesOf('con')).toBe('不详');
    expect(pagesOf('总结')).toMatch(/^(?:\d+\*|不详)$/u);
    expect(rows.flat()).toEqual(expect.arrayContaining(['实物（1件）']));
    const pdf = (await pdfPages(new Uint8Array(await list('pdf')))).join('\n');
    const docx = docxText(await list('docx'));
    for (const words of ['检查记录', '锦旗', '档案室3柜', '实物（1件）', '不详']) {
      expect(pdf.replace(/\s/gu, '')).toContain(words);
      expect(docx.replace(/\s/gu, '')).toContain(words);
    }
  });
});
