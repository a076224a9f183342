import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseWorkbook } from '../../electron/host/documents/workbook/parse-workbook.ts';
import { writeWorkbook } from '../../electron/host/documents/workbook/xlsx-writer.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { workbookTemplate } from '../../shared/templates/workbook/template.ts';
import { sampleDir } from '../support/sample.ts';
import { errorOf, value } from './contract-host.ts';

const sample = join(sampleDir, 'workbook.xlsx');
let folder = '';
let dispatcher: Dispatcher;
let client: ReturnType<typeof inProcessClient>;
let stages: string[] = [];
let job = 0;
const jobId = (): string => `job-${(job += 1)}`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qhd-workbook-'));
  stages = [];
  dispatcher = new Dispatcher({
    resources: { fontsDir: '', templatesDir: '', sampleDir },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: (name, notice) => {
      if (name === 'progress') stages.push((notice as { stage: string }).stage);
    },
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
  await value(
    client.workspace.create({
      jobId: jobId(),
      path: join(folder, 'a.qhd'),
      template: 'empty',
      departmentName: '空部门',
      collegeName: '',
      author: '林晓禾',
    }),
  );
});
afterEach(async () => {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

const revisions = async (): Promise<number> => (await value(client.workspace.status({})))?.revisionCount ?? -1;

describe('the workbook in a real file', () => {
  test('a check writes nothing, the import writes all of it in one command, and tells its stages', async () => {
    const before = await revisions();
    const report = await value(client.workbook.check({ jobId: jobId(), path: sample }));
    expect([report.issues, await revisions()]).toEqual([[], before]);
    const done = await value(client.workbook.import({ jobId: jobId(), path: sample }));
    expect(done).toEqual(report);
    expect(stages).toEqual(expect.arrayContaining(['reading', 'checking', 'writing']));
    const commands = new Set(
      (await value(client.history.list({ recordId: null, limit: 500, before: null }))).map(
        ({ commandId }) => commandId,
      ),
    );
    expect(commands.size).toBe(1);
    expect((await value(client.workspace.status({})))?.departmentName).toBe('后勤处');
  });

  test('what was exported and imported again changes nothing: no revision is written', async () => {
    await value(client.workbook.import({ jobId: jobId(), path: sample }));
    const path = join(folder, 'filled.xlsx');
    const exported = await value(client.workbook.export({ jobId: jobId(), path, content: 'filled' }));
    expect([exported.rows > 900, exported.sizeBytes]).toEqual([true, readFileSync(path).length]);
    const before = await revisions();
    const report = await value(client.workbook.import({ jobId: jobId(), path }));
    expect(report.counts.filter(({ added, changed }) => added + changed > 0)).toEqual([]);
    expect(await revisions()).toBe(before);
    expect(
      (await value(client.workbook.import({ jobId: jobId(), path: sample }))).counts.filter(
        ({ added, changed }) => added + changed > 0,
      ),
    ).toEqual([]);
    expect(await revisions()).toBe(before);
  });

  test('one mistake keeps the whole workbook out', async () => {
    const sheets = (await parseWorkbook(readFileSync(sample))).filter(({ name }) => name !== '说明');
    const broken = sheets.map((sheet) =>
      sheet.name === '工作标准'
        ? { ...sheet, rows: sheet.rows.map((row, index) => (index === 9 ? ['ZZ99-1-1', ...row.slice(1)] : row)) }
        : sheet,
    );
    const path = join(folder, 'broken.xlsx');
    writeFileSync(path, await writeWorkbook(broken));
    const before = await revisions();
    const error = await errorOf(client.workbook.import({ jobId: jobId(), path }));
    expect([error.code, error.about, error.details?.[0]?.where, error.details?.[0]?.rule]).toEqual([
      'import-invalid',
      'broken.xlsx',
      ['工作标准', 'A10'],
      'unknown-reference',
    ]);
    expect((await value(client.workbook.check({ jobId: jobId(), path }))).issues).toEqual(error.details);
    expect(await revisions()).toBe(before);
  });

  test('the empty template holds the guide and every sheet, and importing it does nothing', async () => {
    const path = join(folder, 'empty.xlsx');
    await value(client.workbook.export({ jobId: jobId(), path, content: 'empty' }));
    const sheets = await parseWorkbook(readFileSync(path));
    expect(sheets.map(({ name }) => name)).toEqual(['说明', ...workbookTemplate.map(({ name }) => name)]);
    const before = await revisions();
    const report = await value(client.workbook.import({ jobId: jobId(), path }));
    expect(report.counts.filter(({ added, changed }) => added + changed > 0)).toEqual([]);
    expect(await revisions()).toBe(before);
  });

  test('a missing file, a file that is no workbook and a cancelled export each answer with their code and leave nothing behind', async () => {
    expect((await errorOf(client.workbook.import({ jobId: jobId(), path: join(folder, 'none.xlsx') }))).code).toBe(
      'file-missing',
    );
    const text = join(folder, 'text.xlsx');
    writeFileSync(text, 'no workbook');
    expect(await errorOf(client.workbook.import({ jobId: jobId(), path: text }))).toMatchObject({
      code: 'import-invalid',
      details: [{ where: ['text.xlsx'], rule: 'file-not-workbook' }],
    });
    const id = jobId();
    const path = join(folder, 'late.xlsx');
    const exporting = client.workbook.export({ jobId: id, path, content: 'filled' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await client.jobs.cancel({ jobId: id });
    const answer = await exporting;
    expect(answer.ok ? existsSync(path) : answer.error.code).toBe(answer.ok ? true : 'cancelled');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('the sample folder holds exactly the files that its evidence names', async () => {
    await value(client.workbook.import({ jobId: jobId(), path: sample }));
    const named = (await value(client.evidence.list({}))).map(({ fileName }) => fileName).toSorted();
    const files = readdirSync(join(sampleDir, 'evidence'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => basename(entry.name))
      .toSorted();
    expect([files.length, named]).toEqual([60, files]);
  });
});
