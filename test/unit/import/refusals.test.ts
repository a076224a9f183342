import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oldOfficeRule } from '../../../electron/host/documents/import/old-office.ts';
import { readForeignFile } from '../../../electron/host/documents/import/source-reader.ts';
import { describeIssue } from '../../../renderer/lib/issue-words.ts';
import { zhCn } from '../../../renderer/lib/words/zh-cn.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import { hostileMerges, workbookWithMerges } from '../../support/import-corpus/merged-workbook.ts';
import { workbookParts, sheetXml, zipOf } from '../../support/workbook-files.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const oldWord = readFileSync(join(fixtures, 'old-office/paper.doc'));
const oldExcel = readFileSync(join(fixtures, 'old-office/sheet.xls'));
const docx = readFileSync(join(fixtures, 'import-corpus/03-单一岗位分节.docx'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qhd-import-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a file comes to: `read`, or the rule that it breaks and the sentence that the secretary reads. */
async function outcomeOf(path: string): Promise<{ readonly rule: string; readonly sentence: string }> {
  try {
    const options = { departmentName: '后勤处', fileName: '', mappings: {} };
    await readForeignFile(path, { options, signal: new AbortController().signal });
    return { rule: 'read', sentence: '' };
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    const [issue] = error.error.details ?? [];
    if (issue === undefined) throw error;
    expect([error.error.code, issue.where]).toEqual(['import-invalid', [basename(path)]]);
    const { problem, cure } = describeIssue({ where: issue.where, rule: issue.rule }, zhCn);
    return { rule: issue.rule, sentence: `${problem}。${cure}` };
  }
}
function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** Word marks a document with a password in the flags of its head; the rest is enciphered. */
function lockedWord(): Buffer {
  const bytes = Buffer.from(oldWord);
  const head = bytes.indexOf(Buffer.from('eca50101', 'hex'));
  bytes.writeUInt16LE(bytes.readUInt16LE(head + 10) | 0x0100, head + 10);
  return bytes;
}
/** Excel puts a FilePass record right behind the first one. */
function lockedExcel(): Buffer {
  const bytes = Buffer.from(oldExcel);
  const bof = bytes.indexOf(Buffer.from('0908100000060500', 'hex'));
  bytes.writeUInt16LE(0x2f, bof + 4 + bytes.readUInt16LE(bof + 2));
  return bytes;
}

describe('a file that cannot be imported is named with the reason and with what to do', () => {
  const lockedPackage = async (): Promise<Uint8Array> =>
    await writeXlsx({ sheets: [{ name: '岗位', rows: [['a']] }], encryption: { password: 'x', spinCount: 1000 } });
  const cases: readonly (readonly [string, string, RegExp, () => Uint8Array | string | Promise<Uint8Array>])[] = [
    ['旧职责.doc', 'import-old-word', /另存为.*\.docx/u, () => oldWord],
    ['改名的旧职责.docx', 'import-old-word', /另存为.*\.docx/u, () => oldWord],
    ['职责.wps', 'import-old-word', /另存为.*\.docx/u, () => oldWord],
    ['旧职责.xls', 'import-old-excel', /另存为.*\.xlsx/u, () => oldExcel],
    ['职责.et', 'import-old-excel', /另存为.*\.xlsx/u, () => oldExcel],
    ['很旧的职责.xls', 'import-old-excel', /另存为/u, () => Buffer.from('0908080000050500a50d07cc00000000', 'hex')],
    ['加密.docx', 'import-encrypted', /去掉打开密码.*另存为/u, lockedPackage],
    ['加密.xlsx', 'import-encrypted', /去掉打开密码.*另存为/u, lockedPackage],
    ['加密.doc', 'import-encrypted', /去掉打开密码.*另存为/u, lockedWord],
    ['加密.xls', 'import-encrypted', /去掉打开密码.*另存为/u, lockedExcel],
    ['打包.docx', 'import-archive', /先解压/u, () => zipOf([{ name: '职责.docx', content: docx }])],
    ['导出.xls', 'import-web-page', /另存为 \.xlsx/u, () => '<html><table><tr><td>岗位</td></tr></table></html>'],
    ['导出.doc', 'import-web-page', /另存为/u, () => '\ufeff<?xml version="1.0"?>\n<w:wordDocument/>'],
    ['扫描.docx', 'import-picture', /Word 或 Excel 原稿/u, () => '%PDF-1.7\n'],
    ['空.docx', 'import-empty', /选择有文字的文件/u, () => ''],
    ['空白.txt', 'import-empty', /选择有文字的文件/u, () => ' \n　\n'],
    ['半截.docx', 'import-truncated', /重新拷贝/u, () => docx.subarray(0, docx.length - 600)],
    ['富文本.docx', 'import-not-readable', /另存为 \.docx/u, () => '{\\rtf1\\ansi}'],
  ];
  test.each(cases)('%s: %s', async (...[name, rule, advice, bytes]) => {
    const { rule: found, sentence } = await outcomeOf(written(name, await bytes()));
    expect(found).toBe(rule);
    expect(sentence).toMatch(advice);
  });

  test('a folder', async () => {
    mkdirSync(join(folder, '各科职责'));
    const { rule, sentence } = await outcomeOf(join(folder, '各科职责'));
    expect([rule, sentence]).toEqual(['import-folder', '这是文件夹。请打开文件夹，选择其中的文件。']);
  });

  test('a damaged compound file ends in an answer, wherever it is cut or altered', () => {
    for (let at = 8; at < oldWord.length; at += 7) {
      const turned = Buffer.from(oldWord);
      turned[at] = 0xff - (turned[at] ?? 0);
      for (const bytes of [turned, oldWord.subarray(0, at)]) expect(oldOfficeRule(bytes)).toMatch(/^import-/u);
    }
  });

  test('a good paper beside them is read, whatever its name says', async () => {
    const path = join(folder, '职责.doc');
    copyFileSync(join(fixtures, 'import-corpus/03-单一岗位分节.docx'), path);
    expect((await outcomeOf(path)).rule).toBe('read');
  });
});

describe('workbooks that hang parsers with merged cells', () => {
  const merges = (refs: readonly string[]): string =>
    `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  const whole = (count: number): string[] => Array.from({ length: count }, () => 'A1:XFD1048576');

  test('0.8 MB of overlapping areas, each as large as the sheet, end in a sentence that says what to do', async () => {
    const bytes = hostileMerges();
    expect(bytes.length).toBeGreaterThan(800_000);
    const { rule, sentence } = await outcomeOf(written('合并.xlsx', bytes));
    expect([rule, sentence]).toEqual([
      'import-too-heavy',
      '文件过于复杂，读取超出了限制，已停止。请把内容复制到新建的文档或表格中，保存后再导入。',
    ]);
  });

  test('so does one sheet that is merged over and over again, in an alphabet of prefixes', async () => {
    const prefixed = sheetXml([['岗位', '岗位职责']]).replace(
      '</sheetData>',
      `</sheetData>${merges(whole(900)).replaceAll('mergeCell', 'x:mergeCell')}`,
    );
    const bytes = zipOf(
      workbookParts(
        prefixed.replace(
          '<worksheet ',
          '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
        ),
      ),
    );
    expect((await outcomeOf(written('前缀.xlsx', bytes))).rule).toBe('import-too-heavy');
  });

  test('a title that somebody merged over the whole row of the sheet is read', async () => {
    expect((await outcomeOf(written('标题.xlsx', workbookWithMerges(['A1:XFD1'])))).rule).toBe('read');
  });

  test('thousands of small merged cells, as long forms have, are read', async () => {
    const refs = Array.from({ length: 3_000 }, (_, index) => `A${index * 2 + 1}:A${index * 2 + 2}`);
    expect((await outcomeOf(written('长表.xlsx', workbookWithMerges(refs, 6_000)))).rule).toBe('read');
  });
});
