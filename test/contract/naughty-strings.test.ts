import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { EvidenceRow } from '../../shared/contract/evidence.ts';
import { isVisible } from '../../shared/domain/evidence.ts';
import { isSystemFile } from '../../shared/domain/evidence-file.ts';
import { safeFileName } from '../../shared/domain/file-name.ts';
import { testKeyFolder } from '../support/key-place.ts';
import { errorOf, value } from './contract-host.ts';

const strings = JSON.parse(
  readFileSync(new URL('../fixtures/naughty-strings.json', import.meta.url), 'utf8'),
) as readonly string[];

/** File names that a Linux disk takes: no slash, at most 255 bytes. */
const fileNames = [
  ...new Set(
    strings.map((text) => `${text}.txt`).filter((name) => !name.includes('/') && Buffer.byteLength(name) <= 255),
  ),
];

let folder = '';
let dispatcher: Dispatcher;
let client: ReturnType<typeof inProcessClient>;
let jobs = 0;
const jobId = (): string => `job-${(jobs += 1)}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qhd-naughty-'));
  dispatcher = new Dispatcher({
    keyPlace: () => Promise.resolve({ folder: testKeyFolder(), sealKey: null }),
    resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: () => {},
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
  await value(
    client.workspace.create({
      jobId: jobId(),
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

const list = (): Promise<EvidenceRow[]> => value(client.evidence.list({}));
const revisions = async (): Promise<number> => (await value(client.workspace.status({})))?.revisionCount ?? -1;

/** All texts that no program expects: reserved names, formulas, markup, marks of direction, composed and decomposed letters. */
describe(`${strings.length} naughty strings`, () => {
  it('go in as names of files, and every byte of name and content comes back', async () => {
    expect(strings.length).toBeGreaterThanOrEqual(515);
    const source = join(folder, '材料');
    mkdirSync(source);
    for (const [index, name] of fileNames.entries()) writeFileSync(join(source, name), `内容${index}`);
    expect(readdirSync(source)).toHaveLength(fileNames.length);
    const outcome = await value(client.evidence.ingest({ jobId: jobId(), paths: [source] }));
    const taken = fileNames.filter((name) => !isSystemFile(name));
    expect(outcome.skipped.map(({ path }) => basename(path)).toSorted()).toEqual(
      fileNames.filter(isSystemFile).toSorted(),
    );
    const rows = await list();
    expect(rows.map(({ fileName }) => fileName).toSorted()).toEqual(taken.toSorted());
    const out = join(folder, '副本');
    mkdirSync(out);
    for (const [index, row] of rows.entries()) {
      const path = join(out, `${index}-${safeFileName(row.fileName)}`);
      await value(client.evidence.exportCopy({ jobId: jobId(), id: row.id, path }));
      expect(readFileSync(path, 'utf8')).toBe(`内容${fileNames.indexOf(row.fileName)}`);
    }
  });

  it('stand as titles unchanged, in the list and after the file was opened again', async () => {
    const ids = new Map<string, string>();
    for (const title of strings) {
      if (!isVisible(title)) {
        const refused = await errorOf(client.evidence.save({ id: null, fields: { title } }));
        expect(refused.code).toBe('invalid-input');
        continue;
      }
      const made = await value(client.evidence.save({ id: null, fields: { title, number: 'T' } }));
      ids.set(made.id, title);
    }
    const { path } = (await value(client.workspace.status({}))) ?? { path: '' };
    await value(client.workspace.close({}));
    await value(client.workspace.open({ path }));
    const titles = (await list()).filter(({ id }) => ids.has(id));
    expect(titles).toHaveLength(strings.filter(isVisible).length);
    for (const { id, title } of titles) expect(title).toBe(ids.get(id));
  });

  it('are searched for without harm, and found wherever they hold a word', async () => {
    const rows = await list();
    let found = 0;
    for (const text of strings) {
      const answer = await value(client.search.find({ text, kind: 'evidence', limit: 100 }));
      const group = answer.groups.find(({ kind }) => kind === 'evidence');
      if (!answer.searchable || group?.more === true) continue;
      const hits = new Set(group?.hits.map(({ id }) => id));
      const wanted = rows.filter(({ title }) => title === text);
      if (!isVisible(text)) continue;
      expect(wanted.length, JSON.stringify(text)).toBeGreaterThan(0);
      if (group !== undefined && group.hits.length < group.count) continue;
      expect(
        wanted.some(({ id }) => hits.has(id)),
        JSON.stringify(text),
      ).toBe(true);
      found += 1;
    }
    expect(found).toBeGreaterThan(strings.length / 3);
    expect(await list()).toHaveLength(rows.length);
  });

  it('go out in a workbook, and taking that in again changes nothing', async () => {
    const before = [await list(), await revisions()];
    const path = join(folder, '工作簿.xlsx');
    await value(client.workbook.export({ jobId: jobId(), path, content: 'filled' }));
    const report = await value(client.workbook.import({ jobId: jobId(), path }));
    expect(report.issues).toEqual([]);
    expect([await list(), await revisions()]).toEqual(before);
  });

  it('go out in a bundle that is found whole', async () => {
    const path = join(folder, '同步包.zip');
    await value(client.bundles.export({ jobId: jobId(), path }));
    expect(await value(client.bundles.verify({ jobId: jobId(), path }))).toMatchObject({ valid: true, issues: [] });
  });
});
