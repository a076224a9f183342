import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import { templateFields } from '../../shared/document/template-fields.ts';
import { templateUsages } from '../../shared/domain/paper-template.ts';
import type { Result } from '../../shared/result.ts';
import { paperResources } from '../support/paper-resources.ts';
import { docxText } from '../support/paper-text-out.ts';

const folder = mkdtempSync(join(tmpdir(), 'gangbiao-templates-'));
let dispatcher: Dispatcher;
let client: Client<HostContract>;

async function value<T>(answer: Promise<Result<T, AppError>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A form as people make them: paragraphs, a table whose second row repeats, a footer; a field in two runs. */
async function writeForm(
  name: string,
  paragraphs: readonly (readonly string[])[],
  row: readonly string[] = [],
): Promise<string> {
  const path = join(folder, name);
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const table = new Table({
    rows: [
      new TableRow({ children: row.map((_, index) => cell(`栏${index + 1}`)) }),
      new TableRow({ children: row.map(cell) }),
    ],
  });
  const children = [
    ...paragraphs.map((runs) => new Paragraph({ children: runs.map((text) => new TextRun(text)) })),
    ...(row.length === 0 ? [] : [table]),
  ];
  const footers = { default: new Footer({ children: [new Paragraph('{部门}内部资料')] }) };
  writeFileSync(path, await Packer.toBuffer(new Document({ sections: [{ footers, children }] })));
  return path;
}

beforeAll(async () => {
  dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir: fileURLToPath(new URL('../fixtures/sample', import.meta.url)) },
    now: () => '2026-03-02T02:00:00.000Z',
    newId: () => v7(),
    notify: () => {},
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
  const position = await value(client.positions.save({ id: null, fields: { name: '维修调度岗', code: 'HQ-07' } }));
  for (const text of ['受理报修', '派工\n并回访', '=1+1 <b>&'])
    await value(client.positions.saveDuty({ id: null, fields: { positionId: position.id, text } }));
});
afterAll(async () => {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

describe("the school's own forms", () => {
  it('are filled from the records, also where a field is split between runs, repeats in a row or stands in a footer', async () => {
    const path = await writeForm(
      '岗位.docx',
      [['岗位：{岗位', '名称}（{', '岗位编号}）']],
      ['{#职责}{序号}', '{岗位职责}{/职责}'],
    );
    const checked = await value(client.templates.check({ jobId: 'a', usage: 'job-description', path }));
    expect(checked.issues).toEqual([]);
    expect(checked.fields.map(({ name }) => name)).toEqual([
      '岗位名称',
      '岗位编号',
      '#职责',
      '序号',
      '岗位职责',
      '部门',
    ]);
    const input = { usage: 'job-description' as const, path, name: '校发岗位说明书' };
    const { id } = await value(client.templates.add({ ...input, jobId: 'b', templateId: null }));
    const [position] = await value(client.positions.list({}));
    const spec = { paper: 'job-description' as const, positionIds: [position?.id ?? ''] };
    const out = join(folder, '填好.docx');
    await value(client.templates.fillIn({ jobId: 'c', templateId: id, spec, path: out }));
    const text = docxText(readFileSync(out));
    expect(text).toContain('岗位：维修调度岗（HQ-07）');
    for (const words of ['受理报修', '并回访', '=1+1 <b>&']) expect(text).toContain(words);
    expect(text).not.toMatch(/[{}]/u);
    // The next version of the same form is the one that is filled from then on.
    const next = await writeForm('岗位二.docx', [['第二版：{岗位名称}']]);
    expect(await value(client.templates.add({ ...input, path: next, jobId: 'd', templateId: id }))).toEqual({
      id,
      version: 2,
    });
    const again = await value(
      client.templates.fillIn({ jobId: 'e', templateId: id, spec, path: out, keepExisting: true }),
    );
    expect(again.path).toBe(join(folder, '填好（2）.docx'));
    expect(docxText(readFileSync(again.path))).toContain('第二版：维修调度岗');
    const [row] = await value(client.templates.list({}));
    expect(row?.versions.map(({ version, fileName }) => [version, fileName])).toEqual([
      [2, '岗位二.docx'],
      [1, '岗位.docx'],
    ]);
    const copy = join(folder, '原件.docx');
    await value(client.templates.saveCopy({ jobId: 'f', versionId: row?.versions[1]?.id ?? '', path: copy }));
    expect(readFileSync(copy).equals(readFileSync(path))).toBe(true);
  });

  it('with a field that nobody knows are refused, and each fault is named with its place and its cure', async () => {
    const path = await writeForm(
      '有错.docx',
      [['岗位：{岗位名}'], ['{工作标准}'], ['{没写完'], ['｛部门｝'], ['{/流程}']],
      ['{#职责}{序号}', '{月球}'],
    );
    const { issues } = await value(client.templates.check({ jobId: 'a', usage: 'job-description', path }));
    const paragraph = (number: number) => ({ part: 'body', paragraph: number, table: null, row: null, column: null });
    const cell = (column: number) => ({ part: 'body', paragraph: null, table: 1, row: 2, column });
    expect(issues).toEqual([
      { rule: 'brace-not-closed', found: '{没写完', expected: '}', place: paragraph(3) },
      { rule: 'wide-braces', found: '｛部门｝', expected: '{ }', place: paragraph(4) },
      { rule: 'unknown-field', found: '{岗位名}', expected: '{岗位名称}', place: paragraph(1) },
      { rule: 'field-of-list', found: '{工作标准}', expected: '{#标准}…{/标准}', place: paragraph(2) },
      { rule: 'list-not-opened', found: '{/流程}', expected: '{#流程}', place: paragraph(5) },
      { rule: 'unknown-field', found: '{月球}', expected: '', place: cell(2) },
      { rule: 'list-not-closed', found: '{#职责}', expected: '{/职责}', place: cell(1) },
    ]);
    const before = await value(client.templates.list({}));
    expect(
      await client.templates.add({ jobId: 'b', usage: 'job-description', path, name: '错', templateId: null }),
    ).toEqual({ ok: false, error: { code: 'rule-broken', about: 'template-has-faults' } });
    expect(await value(client.templates.list({}))).toEqual(before);
  });

  it.each(templateUsages)(
    'begin from an example of %s that names every field and can be put in as it is',
    async (usage) => {
      const path = join(folder, `${usage}.docx`);
      await value(client.templates.example({ jobId: 'a', usage, path }));
      const checked = await value(client.templates.check({ jobId: 'b', usage, path }));
      expect(checked.issues).toEqual([]);
      const { fields, lists } = templateFields[usage];
      const names = new Set<string>([
        ...fields,
        ...Object.entries(lists).flatMap(([list, inner]) => [`#${list}`, ...inner]),
      ]);
      expect(new Set(checked.fields.map(({ name }) => name))).toEqual(names);
      expect(
        await value(client.templates.add({ jobId: 'c', usage, path, name: usage, templateId: null })),
      ).toMatchObject({
        version: 1,
      });
    },
  );

  it('that are no Word files, or are made to do harm, end in a clear refusal', async () => {
    const bomb = join(folder, '嵌套.docx');
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(60_000)}${'</w:sdtContent></w:sdt>'.repeat(60_000)}`;
    const { ZipFile } = await import('yazl');
    const zip = new ZipFile();
    zip.addBuffer(
      Buffer.from(
        `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${deep}</w:body></w:document>`,
      ),
      'word/document.xml',
    );
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
    writeFileSync(bomb, Buffer.concat(pieces));
    const text = join(folder, '文本.docx');
    writeFileSync(text, '{岗位名称}');
    const large = join(folder, '很大.docx');
    writeFileSync(large, Buffer.alloc(3_000_000));
    const refusals = [];
    for (const path of [bomb, text, large])
      refusals.push(await client.templates.check({ jobId: v7(), usage: 'statement', path }));
    expect(refusals.map((result) => (result.ok ? 'taken' : result.error.code))).toEqual([
      'import-invalid',
      'import-invalid',
      'rule-broken',
    ]);
  });
});
