import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detectMediaType } from '../../electron/host/evidence/media-type.ts';
import { viewOf } from '../../electron/host/reading/file-view.ts';
import { extensionOf } from '../../shared/domain/evidence-file.ts';

const evidenceDir = fileURLToPath(new URL('../fixtures/sample/evidence/', import.meta.url));

describe('media types', () => {
  it('are those of the sample department’s files', async () => {
    const expected: Readonly<Record<string, string>> = {
      pdf: 'application/pdf',
      docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      jpg: 'image/jpeg',
      png: 'image/png',
      txt: 'text/plain',
    };
    const names = readdirSync(evidenceDir, { recursive: true, encoding: 'utf8' }).filter(
      (name) => extensionOf(name) in expected,
    );
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const head = readFileSync(join(evidenceDir, name)).subarray(0, 4_200);
      expect(await detectMediaType(head, name), name).toBe(expected[extensionOf(name)]);
    }
  });

  it('see through the extensions that other programs give: a locked Office file, a new one under an old name, a page', async () => {
    const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
    expect(viewOf(await detectMediaType(compound, '加密.docx'))).toBe('document');
    expect(viewOf(await detectMediaType(compound, '加密.xlsx'))).toBe('sheets');
    const zip = Uint8Array.from([0x50, 0x4b, 0x05, 0x06, ...new Uint8Array(600)]);
    expect(viewOf(await detectMediaType(zip, '新格式.wps'))).toBe('document');
    const page = Buffer.from(
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table>',
    );
    expect(await detectMediaType(page, '教务导出.xls')).toBe('text/html');
    expect(await detectMediaType(page, '教务导出.doc')).toBe('text/html');
    expect(await detectMediaType(Buffer.from('姓名\t得分\r\n'), '导出.xls')).toBe('text/csv');
    expect(await detectMediaType(Buffer.from('<?xml version="1.0"?><Workbook/>'), '导出.xls')).toBe('application/xml');
  });

  it('come from the bytes, and from the name only for containers and text', async () => {
    const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array.from({ length: 600 }, () => 0)]);
    const compound = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    const zip = bytes(0x50, 0x4b, 0x05, 0x06);
    const gbk = Uint8Array.from([0xb8, 0xda, 0xce, 0xbb, 0x0d, 0x0a]);
    expect(await detectMediaType(compound, '旧.doc')).toBe('application/msword');
    expect(await detectMediaType(compound, '旧.et')).toBe('application/vnd.ms-excel');
    expect(await detectMediaType(zip, '公文.ofd')).toBe('application/ofd');
    expect(await detectMediaType(zip, '照片.jpg')).toBe('application/zip');
    expect(await detectMediaType(gbk, '说明.txt')).toBe('text/plain');
    expect(await detectMediaType(gbk, '清单.csv')).toBe('text/csv');
    expect(await detectMediaType(gbk, '假.pdf')).toBe('text/plain');
    const utf16 = Buffer.from('NAME 名称 of an old export\r\n', 'utf16le');
    expect(await detectMediaType(utf16, '导出.txt')).toBe('text/plain');
    expect(await detectMediaType(utf16, '导出.pdf')).toBe('application/octet-stream');
    expect(await detectMediaType(bytes(1, 2, 3), '假.pdf')).toBe('application/octet-stream');
  });
});
