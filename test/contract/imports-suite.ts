import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ImportPreview, ImportReport } from '../../shared/contract/imports.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

export function importsSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  let jobs = 0;
  const jobId = (): string => `import-${(jobs += 1)}`;

  /** A file of the corpus, copied to where a user would have it. */
  function fileOf(name: string): string {
    const path = join(bench().folder, basename(name));
    copyFileSync(join(fixtures, name), path);
    return path;
  }
  function sheetOf(name: string, lines: readonly string[]): string {
    const path = join(bench().folder, name);
    writeFileSync(path, lines.join('\n'));
    return path;
  }
  const read = async (
    path: string,
    said: Partial<Parameters<ContractHost['client']['imports']['read']>[0]> = {},
  ): Promise<ImportPreview> =>
    value(bench().client.imports.read({ jobId: jobId(), path, mappings: {}, assignments: [], ...said }));
  type FileInput = Parameters<ContractHost['client']['imports']['apply']>[0]['files'][number];
  const fileInput = (preview: ImportPreview, said: Partial<FileInput> = {}): FileInput => ({
    path: preview.path,
    fileHash: preview.fileHash,
    mappings: {},
    assignments: [],
    choices: {},
    ...said,
  });
  const apply = async (...files: FileInput[]): Promise<ImportReport> =>
    value(bench().client.imports.apply({ jobId: jobId(), files }));
  const revisions = async (): Promise<number> =>
    (await value(bench().client.workspace.status({})))?.revisionCount ?? -1;
  const form = 'import-corpus/17-岗位说明书表格.docx';

  it('reads without writing, imports in one step, and one undo takes all of it back', async () => {
    const { client } = bench();
    const before = await revisions();
    const preview = await read(fileOf(form));
    expect(await revisions()).toBe(before);
    expect(preview.positions.map(({ name, match }) => [name, match])).toEqual([['实训室管理员', null]]);
    const report = await apply(fileInput(preview));
    expect(report.positions).toEqual({ added: 1, updated: 0, skipped: 0 });
    const [position] = await value(client.positions.list({}));
    expect(position).toMatchObject({ name: '实训室管理员', dutyCount: 3, standardCount: 3 });
    const history = await value(client.history.list({ recordId: null, limit: 500, before: null }));
    const importing = history.slice(0, (await revisions()) - before);
    expect(new Set(importing.map(({ commandId }) => commandId)).size).toBe(1);
    await value(client.history.undo({}));
    expect(await value(client.positions.list({}))).toEqual([]);
    expect(await value(client.evidence.list({}))).toEqual([]);
  });

  it('offers what is there already as an update, and a second import adds nothing', async () => {
    const path = fileOf(form);
    await apply(fileInput(await read(path)));
    const again = await read(path);
    expect(again.positions[0]?.match).toMatchObject({ name: '实训室管理员', by: 'code', changes: [], added: 0 });
    const report = await apply(fileInput(again));
    expect([report.positions, report.duties]).toEqual([{ added: 0, updated: 1, skipped: 0 }, 0]);
    const skipped = await apply(fileInput(again, { choices: { p0: 'skip' } }));
    expect(skipped.positions).toEqual({ added: 0, updated: 0, skipped: 1 });
    const copied = await apply(fileInput(again, { choices: { p0: 'new' } }));
    expect(copied.positions).toEqual({ added: 1, updated: 0, skipped: 0 });
  });

  it('remembers what the columns of a layout hold until the user gives it back', async () => {
    const rows = ['组别,人员说明,要做的事', '甲组,水电工,每日巡查配电室', '乙组,楼管员,登记来访人员'];
    const first = await read(sheetOf('一.csv', rows));
    expect([first.positions, first.columnTables[0]?.remembered]).toEqual([[], false]);
    const fingerprint = first.columnTables[0]?.fingerprint ?? '';
    const mappings = {
      [fingerprint]: { roles: ['section' as const, 'name' as const, 'duty' as const], hasHead: true },
    };
    const mapped = await read(first.path, { mappings });
    expect(mapped.positions.map(({ name, section }) => [name, section])).toEqual([
      ['水电工', '甲组'],
      ['楼管员', '乙组'],
    ]);
    // Looking is not saying: the layout is remembered by the import.
    expect((await read(sheetOf('二.csv', rows))).columnTables[0]?.remembered).toBe(false);
    await apply(fileInput(mapped, { mappings }));
    const second = await read(sheetOf('三.csv', rows));
    expect([second.columnTables[0]?.remembered, second.positions.length]).toEqual([true, 2]);
    const forgotten = { [fingerprint]: { roles: [], hasHead: true } };
    await apply(fileInput(await read(second.path, { mappings: forgotten }), { mappings: forgotten }));
    expect((await read(sheetOf('四.csv', rows))).columnTables[0]?.remembered).toBe(false);
  });

  it('puts text that found no field where the user said, and the rest into the remarks of the original', async () => {
    const { client } = bench();
    const preview = await read(fileOf('import-corpus/09-流程与文本框脚注.docx'));
    const [first, second] = preview.kept;
    if (first === undefined || second === undefined) throw new Error('The paper has two texts without a field');
    const { piece, start, end } = first;
    const assignments = [
      { piece, start, end, to: 'p0', as: 'duty' as const },
      { piece, start, end, to: 'p0', as: 'purpose' as const },
    ];
    const put = await read(preview.path, { assignments });
    expect(put.assigned.map(({ fault }) => fault)).toEqual([null, 'gone']);
    expect(put.kept).toEqual([second]);
    await apply(fileInput(put, { assignments: assignments.slice(0, 1) }));
    const [position] = await value(client.positions.list({}));
    const { duties } = await value(client.positions.get({ id: position?.id ?? '' }));
    expect(duties.map(({ text }) => text)).toContain(first.text);
    const [original] = await value(client.evidence.list({}));
    const remarks = original?.remarks ?? '';
    expect([remarks.includes(second.text), remarks.includes(first.text)]).toEqual([true, false]);
  });

  it('refuses an import whose file or whose hand-made places are not those of the preview, and writes nothing', async () => {
    const path = sheetOf('职责.csv', ['岗位名称,岗位职责', '水电工,巡查配电室']);
    const preview = await read(path);
    const before = await revisions();
    const stray = { piece: 's1r2c2', start: 0, end: 5, to: 'p0', as: 'duty' as const };
    const gone = await errorOf(
      bench().client.imports.apply({ jobId: jobId(), files: [fileInput(preview, { assignments: [stray] })] }),
    );
    sheetOf('职责.csv', ['岗位名称,岗位职责', '水电工,抄录水电表']);
    const changed = await errorOf(bench().client.imports.apply({ jobId: jobId(), files: [fileInput(preview)] }));
    // The file before it was taken in already.
    const whole = await read(sheetOf('岗位.csv', ['岗位名称,岗位职责', '保洁员,清扫走廊']));
    const files = [fileInput(whole), fileInput(preview)];
    expect((await errorOf(bench().client.imports.apply({ jobId: jobId(), files }))).code).toBe('import-invalid');
    expect((await value(bench().client.keeping.planEmptying({ revisionIds: null }))).leftoverFiles).toBe(0);
    for (const error of [gone, changed])
      expect([error.code, error.details?.[0]]).toEqual([
        'import-invalid',
        { where: ['职责.csv'], rule: 'import-changed' },
      ]);
    expect(await revisions()).toBe(before);
  });

  it('one file that cannot be read stops the import of all, and nothing of the others is written', async () => {
    const good = await read(fileOf(form));
    const before = await revisions();
    const path = join(bench().folder, '旧.docx');
    copyFileSync(join(fixtures, 'old-office/paper.doc'), path);
    const error = await errorOf(
      bench().client.imports.apply({
        jobId: jobId(),
        files: [fileInput(good), fileInput({ ...good, path })],
      }),
    );
    expect(error.details).toEqual([{ where: ['旧.docx'], rule: 'import-old-word' }]);
    expect([await revisions(), (await value(bench().client.evidence.list({}))).length]).toEqual([before, 0]);
  });

  it('answers folders and files that are gone by name', async () => {
    const { client, folder } = bench();
    mkdirSync(join(folder, '职责'));
    const inFolder = await errorOf(
      client.imports.read({ jobId: jobId(), path: join(folder, '职责'), mappings: {}, assignments: [] }),
    );
    expect(inFolder.details).toEqual([{ where: ['职责'], rule: 'import-folder' }]);
    const gone = await errorOf(
      client.imports.read({ jobId: jobId(), path: join(folder, '没有.docx'), mappings: {}, assignments: [] }),
    );
    expect(gone.code).toBe('file-missing');
  });

  it('a reading that is cancelled answers so, and the same file can be read right after', async () => {
    const { client } = bench();
    const path = fileOf(form);
    const id = jobId();
    const reading = errorOf(client.imports.read({ jobId: id, path, mappings: {}, assignments: [] }));
    await value(client.jobs.cancel({ jobId: id }));
    expect((await reading).code).toBe('cancelled');
    expect((await read(path)).positions.length).toBe(1);
  });

  it.each(['reading', 'writing'])('an import that is cancelled while %s is done whole or not at all', async (stage) => {
    const { client, notices } = bench();
    const previews = [await read(fileOf(form)), await read(fileOf('import-corpus/26-Excel合并单元格.xlsx'))];
    const before = await revisions();
    const id = jobId();
    const importing = client.imports.apply({ jobId: id, files: previews.map((preview) => fileInput(preview)) });
    const isThere = (): boolean =>
      notices.some(
        ({ name, notice }) =>
          name === 'progress' &&
          (notice as { jobId: string; stage: string }).jobId === id &&
          (notice as { stage: string }).stage === stage,
      );
    const settled = importing.then(() => true);
    while (!isThere() && !(await Promise.race([settled, wait(2, false)])));
    await value(client.jobs.cancel({ jobId: id }));
    const result = await importing;
    const positions = (await value(client.positions.list({}))).length;
    if (result.ok) expect(positions).toBe(4);
    else {
      expect(result.error.code).toBe('cancelled');
      expect([await revisions(), positions, (await value(client.evidence.list({}))).length]).toEqual([before, 0, 0]);
    }
    if (stage === 'reading') expect(result.ok).toBe(false);
  });
}
