import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseWorkbook } from '../../electron/host/documents/workbook/parse-workbook.ts';
import { xlsxReader } from '../../electron/host/documents/workbook/xlsx-reader.ts';
import { writeWorkbook } from '../../electron/host/documents/workbook/xlsx-writer.ts';
import { AppFailure } from '../../shared/app-error.ts';
import { cleanText } from '../../shared/document/workbook/clean-text.ts';
import { planImport } from '../../shared/document/workbook/plan-import.ts';
import { rowsFromRecords } from '../../shared/document/workbook/rows-from-records.ts';
import { emptyRecordSet } from '../../shared/domain/record-set.ts';
import { sampleDir } from '../support/sample.ts';
import { sheetXml, workbookParts, zipOf } from '../support/workbook-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qhd-workbook-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = readFileSync(join(sampleDir, 'workbook.xlsx'));
const good = [
  ['科室名称', '科室代码'],
  ['综合科', 'ZH'],
];

async function ruleOf(bytes: Uint8Array, limits?: { heapMegabytes: number; milliseconds: number }): Promise<string> {
  const path = join(folder, '后勤处.xlsx');
  writeFileSync(path, bytes);
  try {
    await xlsxReader(limits).read(path, new AbortController().signal);
    return 'read';
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    expect([error.error.code, error.error.details?.[0]?.where]).toEqual(['import-invalid', ['后勤处.xlsx']]);
    return error.error.details?.[0]?.rule ?? '';
  }
}

describe('files that are no workbook of ours are refused before a parser sees them', () => {
  test('a good one made the same way is read', async () => {
    expect(await ruleOf(zipOf(workbookParts(sheetXml(good))))).toBe('read');
  });
  test('plain text', async () => expect(await ruleOf(Buffer.from('岗位,职责'))).toBe('file-not-workbook'));
  test('nothing', async () => expect(await ruleOf(Buffer.alloc(0))).toBe('file-not-workbook'));
  test('another ZIP', async () =>
    expect(await ruleOf(zipOf([{ name: 'word/document.xml', content: Buffer.from('<a/>') }]))).toBe(
      'file-not-workbook',
    ));
  test('old .xls', async () =>
    expect(await ruleOf(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))).toBe(
      'file-old-excel',
    ));
  test('a password', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: '科室', rows: [['a']] }],
      encryption: { password: 'x', spinCount: 1000 },
    });
    expect(await ruleOf(locked)).toBe('file-encrypted');
  });
  test('cut short', async () => expect(await ruleOf(sample.subarray(0, sample.length - 4000))).toBe('file-truncated'));
  test('one byte turned', async () => {
    const turned = Buffer.from(sample);
    turned[20_000] = (turned[20_000] ?? 0) ^ 0xff;
    expect(await ruleOf(turned)).toBe('file-truncated');
  });
  test('a bomb that tells its size', async () => {
    const bomb = zipOf([
      ...workbookParts(sheetXml(good)),
      { name: 'xl/media/a.bin', content: Buffer.alloc(40 * 1024 * 1024) },
    ]);
    expect([bomb.length < 100_000, await ruleOf(bomb)]).toEqual([true, 'file-too-large']);
  });
  test('a bomb that lies about its size', async () => {
    const bomb = zipOf([
      ...workbookParts(sheetXml(good)),
      { name: 'xl/media/a.bin', content: Buffer.alloc(40 * 1024 * 1024), claimedSize: 1000 },
    ]);
    expect(await ruleOf(bomb)).toBe('file-too-large');
  });
  test('a document type that names a file of this machine', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheetXml([
      ['科室名称', '科室代码'],
      ['&e;', ''],
    ])}`;
    expect(await ruleOf(zipOf(workbookParts(xml)))).toBe('file-has-dtd');
  });
  test('two cells that span the largest sheet there is', async () => {
    const xml =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    expect(['file-not-workbook', 'file-too-large', 'file-too-heavy']).toContain(
      await ruleOf(zipOf(workbookParts(xml))),
    );
  });
  test('more memory than the worker may have ends the worker, not the host', async () => {
    const cells = Array.from({ length: 40 }, (_, column) => `<c><v>${column}.5</v></c>`).join('');
    const rows = Array.from({ length: 30_000 }, (_, row) => `<row r="${row + 1}">${cells}</row>`).join('');
    const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
    expect(await ruleOf(zipOf(workbookParts(xml)), { heapMegabytes: 24, milliseconds: 30_000 })).toBe('file-too-heavy');
  });
  test('more time than it may take', async () =>
    expect(await ruleOf(sample, { heapMegabytes: 512, milliseconds: 1 })).toBe('file-too-heavy'));
  test('a cancelled read answers cancelled', async () => {
    const abort = new AbortController();
    const reading = xlsxReader().read(join(sampleDir, 'workbook.xlsx'), abort.signal);
    abort.abort();
    await expect(reading).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('what the cells of a workbook hold', () => {
  test('merged cells give their value to every row, dates become days, formulas their last result', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '岗位职责',
          rows: [
            ['岗位', '岗位职责'],
            ['WX01', '甲'],
            [null, '乙'],
            [new Date(Date.UTC(2026, 2, 1)), true],
          ],
          merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }],
          cells: new Map([
            ['1,1', { value: '甲', formula: 'CONCAT("甲")', formulaResult: '甲' }],
            ['3,0', { style: { numFmt: 'yyyy-mm-dd' } }],
          ]),
        },
      ],
    });
    expect((await parseWorkbook(Buffer.from(bytes)))[0]?.rows).toEqual([
      ['岗位', '岗位职责'],
      ['WX01', '甲'],
      ['WX01', '乙'],
      ['2026-03-01', true],
    ]);
  });

  test('any text comes back as it was written, but for what a cell cannot carry', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '=1+1',
        '+2',
        '-3',
        '@a',
        '007',
        '1-2',
        '_x000D_',
        '<&>"',
        '２０２６',
        '是→3；否→5',
        'a\r\nb',
        '😀',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        const names = texts.map((value) => ({ ...section, id: section.id, name: value }));
        const rows = rowsFromRecords({ ...emptyRecordSet(), section: names }, { withIds: true });
        const sheets = await parseWorkbook(Buffer.from(await writeWorkbook(rows)));
        const written = rows.find(({ name }) => name === '科室')?.rows.map((row) => row[0]);
        const read = sheets.find(({ name }) => name === '科室')?.rows.map((row) => row[0]);
        expect(read?.map((cell) => (typeof cell === 'string' ? cleanText(cell) : cell))).toEqual(written);
      }),
      { numRuns: 40 },
    );
  });
  const section = {
    id: '01980000-0000-7000-8000-000000000001',
    departmentId: null,
    revisionId: '',
    name: '',
    code: '',
    leaderPersonId: null,
    duties: '',
    ordinal: 0,
  };

  test('the sample is read as it was planned: whole, without an issue', async () => {
    const plan = planImport(await parseWorkbook(sample), emptyRecordSet(), () => crypto.randomUUID());
    const added = Object.fromEntries(plan.counts.map(({ kind, added: count }) => [kind, count]));
    expect(plan.issues).toEqual([]);
    expect(added).toMatchObject({
      section: 5,
      person: 34,
      position: 28,
      duty: 167,
      workItem: 184,
      workStandard: 210,
      workflow: 12,
      annualTask: 43,
      statement: 3,
      evidence: 60,
      handbook: 1,
    });
  });
});
