import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { type IngestOutcome, namedFilesAtMost } from '../../shared/contract/evidence.ts';
import { type ContractHost, errorOf, nobody, useHost, value } from './contract-host.ts';

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function evidenceSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  let jobs = 0;

  /** Writes files below a new folder and answers its path. */
  function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
    jobs += 1;
    const folder = join(bench().folder, `材料${jobs}`);
    mkdirSync(folder);
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    return folder;
  }

  async function ingest(...paths: string[]): Promise<IngestOutcome> {
    jobs += 1;
    return value(bench().client.evidence.ingest({ jobId: `ingest-${jobs}`, paths }));
  }

  it('takes a folder in, in natural order, with what the names tell', async () => {
    const { client } = bench();
    const folder = folderOf({
      '1.1-10 维修统计表.xlsx': 'not really a workbook',
      '1.1-2 2026年检查记录.txt': '每日检查',
      '照片/合格证.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]),
      '通知.pdf': '%PDF-1.7\n%âãÏÓ',
    });
    const outcome = await ingest(folder);
    expect(outcome).toMatchObject({ duplicates: [], skipped: [], cancelled: false });
    expect(outcome.added.map(({ path }) => basename(path))).toEqual([
      '1.1-2 2026年检查记录.txt',
      '1.1-10 维修统计表.xlsx',
      '通知.pdf',
      '合格证.jpg',
    ]);
    const rows = await value(client.evidence.list({}));
    expect(
      rows.map(({ number, title, kind, year, mediaType, fileName }) => ({
        number,
        title,
        kind,
        year,
        mediaType,
        fileName,
      })),
    ).toEqual([
      {
        number: '1.1-2',
        title: '2026年检查记录',
        kind: 'text',
        year: '2026',
        mediaType: 'text/plain',
        fileName: '1.1-2 2026年检查记录.txt',
      },
      {
        number: '1.1-10',
        title: '维修统计表',
        kind: 'statistics',
        year: '',
        mediaType: 'text/plain',
        fileName: '1.1-10 维修统计表.xlsx',
      },
      { number: '', title: '通知', kind: 'text', year: '', mediaType: 'application/pdf', fileName: '通知.pdf' },
      { number: '', title: '合格证', kind: 'certificate', year: '', mediaType: 'image/jpeg', fileName: '合格证.jpg' },
    ]);
    expect(rows[0]).toMatchObject({ fileHash: sha256('每日检查'), sizeBytes: Buffer.byteLength('每日检查') });
  });

  it('skips what systems leave behind, links and empty files, and says so', async () => {
    const { folder: home, status } = bench();
    const folder = folderOf({
      'Thumbs.db': 'x',
      '.DS_Store': 'x',
      '~$计划.docx': 'x',
      'desktop.ini': 'x',
      '空.txt': '',
      '计划.txt': '计划',
      '__MACOSX/a.txt': 'x',
    });
    symlinkSync(home, join(folder, '回到上级'));
    const outcome = await ingest(folder, status.path, join(folder, '没有.txt'));
    expect(outcome.added.map(({ path }) => basename(path))).toEqual(['计划.txt']);
    expect(new Map(outcome.skipped.map(({ path, reason }) => [basename(path), reason]))).toEqual(
      new Map([
        ['Thumbs.db', 'system-file'],
        ['.DS_Store', 'system-file'],
        ['~$计划.docx', 'system-file'],
        ['desktop.ini', 'system-file'],
        ['__MACOSX', 'system-file'],
        ['后勤处.qhd', 'system-file'],
        ['空.txt', 'empty'],
        ['回到上级', 'link'],
        ['没有.txt', 'missing'],
      ]),
    );
  });

  it('counts every file of a large folder and names the first of them only', async () => {
    const names = Array.from({ length: namedFilesAtMost + 3 }, (_, at) => `${at}.txt`);
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, name])));
    const none = { added: 0, duplicates: 0, skipped: 0 };
    const first = await ingest(folder);
    expect([first.counts, first.added.length]).toEqual([{ ...none, added: names.length }, namedFilesAtMost]);
    const again = await ingest(folder);
    expect([again.counts, again.duplicates.length]).toEqual([{ ...none, duplicates: names.length }, namedFilesAtMost]);
  });

  it('stores the same bytes once and names the piece that holds them', async () => {
    const { client } = bench();
    const folder = folderOf({ 'a.txt': '同样的内容', 'b.txt': '同样的内容', 'c.txt': '别的' });
    const outcome = await ingest(folder);
    expect(outcome.added.map(({ path }) => basename(path))).toEqual(['a.txt', 'c.txt']);
    expect(outcome.duplicates).toEqual([{ path: join(folder, 'b.txt'), evidenceId: outcome.added[0]?.id, title: 'a' }]);
    const again = await ingest(folder);
    expect([again.added.length, again.duplicates.length]).toEqual([0, 3]);
    expect(await value(client.evidence.list({}))).toHaveLength(2);
    expect((await value(client.workspace.status({})))?.evidenceBytes).toBe(Buffer.byteLength('同样的内容别的'));
  });

  it('gives the bytes to the piece that a list named, also when another piece holds the same', async () => {
    const { client } = bench();
    await ingest(folderOf({ '旧.txt': '食堂检查' }));
    const listed = await value(
      client.evidence.save({
        id: null,
        fields: { number: '佐证材料3', title: '食堂卫生检查', fileName: 'e\u0301检查.txt' },
      }),
    );
    const outcome = await ingest(folderOf({ '\u00e9检查.txt': '食堂检查' }));
    expect([outcome.added.map(({ id }) => id), outcome.duplicates]).toEqual([[listed.id], []]);
    const row = (await value(client.evidence.list({}))).find(({ id }) => id === listed.id);
    expect(row).toMatchObject({
      number: '佐证材料3',
      title: '食堂卫生检查',
      fileHash: sha256('食堂检查'),
      mediaType: 'text/plain',
    });
  });

  it('links what it takes in, duplicates too, each once', async () => {
    const { client } = bench();
    const position = await value(client.positions.save({ id: null, fields: { name: '安全员' } }));
    const folder = folderOf({ 'a.txt': '甲', 'b.txt': '甲', 'c.txt': '乙' });
    const link = { targetKind: 'position', targetId: position.id } as const;
    for (const jobId of ['first', 'second']) await value(client.evidence.ingest({ jobId, paths: [folder], link }));
    const rows = await value(client.evidence.list({}));
    expect(rows.map(({ links }) => links.map(({ targetTitle }) => targetTitle))).toEqual([['安全员'], ['安全员']]);
    expect((await value(client.positions.list({})))[0]?.evidenceCount).toBe(2);
    const nowhere = { jobId: 'nowhere', paths: [folder], link: { ...link, targetId: nobody } };
    expect(await errorOf(client.evidence.ingest(nowhere))).toMatchObject({ code: 'not-found' });
  });

  it('names what a link proves and where that stands, and lists everything that can be proven', async () => {
    const { client, status } = bench();
    const section = await value(client.department.saveSection({ id: null, fields: { name: '维修科' } }));
    const position = await value(
      client.positions.save({ id: null, fields: { name: '维修管理员', sectionId: section.id } }),
    );
    const duty = await value(
      client.positions.saveDuty({ id: null, fields: { positionId: position.id, text: '负责维修' } }),
    );
    const item = await value(
      client.positions.saveWorkItem({ id: null, fields: { dutyId: duty.id, text: '受理报修' } }),
    );
    const standard = await value(
      client.positions.saveStandard({
        id: null,
        fields: { workItemId: item.id, requirement: `2小时内响应\n${'长'.repeat(200)}` },
      }),
    );
    const { workflow } = await value(
      client.workflows.save({
        id: null,
        fields: { name: '报修流程', positionId: position.id, records: '维修单（维修科保存3年）' },
        steps: [],
        links: [],
      }),
    );
    const task = await value(client.tasks.save({ id: null, fields: { year: 2026, content: '改造配电房' } }));
    const statement = await value(client.statements.save({ id: null, fields: { year: 2026, title: '责任状' } }));
    const line = await value(
      client.statements.saveItem({ id: null, fields: { statementId: statement.id, content: '完成维修' } }),
    );
    const goal = await value(
      client.goals.save({ id: null, fields: { text: '报修及时率', leadUnit: '后勤处', yearFrom: 2026, yearTo: 2030 } }),
    );
    const targets = await value(client.evidence.targets({}));
    expect(targets).toEqual([
      { targetKind: 'department', targetId: status.departmentId, title: '后勤处', place: '', recordName: '' },
      { targetKind: 'section', targetId: section.id, title: '维修科', place: '', recordName: '' },
      { targetKind: 'position', targetId: position.id, title: '维修管理员', place: '维修科', recordName: '' },
      { targetKind: 'duty', targetId: duty.id, title: '负责维修', place: '维修管理员', recordName: '' },
      { targetKind: 'workItem', targetId: item.id, title: '受理报修', place: '维修管理员', recordName: '' },
      { targetKind: 'workStandard', targetId: standard.id, title: '2小时内响应', place: '维修管理员', recordName: '' },
      { targetKind: 'workflow', targetId: workflow.id, title: '报修流程', place: '维修管理员', recordName: '' },
      { targetKind: 'workflow', targetId: workflow.id, title: '维修单', place: '报修流程', recordName: '维修单' },
      { targetKind: 'goal', targetId: goal.id, title: '报修及时率', place: '后勤处', recordName: '' },
      { targetKind: 'annualTask', targetId: task.id, title: '改造配电房', place: '2026', recordName: '' },
      { targetKind: 'statement', targetId: statement.id, title: '责任状', place: '2026', recordName: '' },
      { targetKind: 'statementItem', targetId: line.id, title: '完成维修', place: '责任状', recordName: '' },
    ]);
    const { id: evidenceId } = await value(client.evidence.save({ id: null, fields: { title: '实物' } }));
    // A record of a workflow is shown by its own name, with the workflow as what it proves.
    const shown = targets.map((target) => ({
      ...target,
      ...(target.recordName === '' ? {} : { title: '报修流程', place: '维修管理员' }),
      ...(target.targetKind === 'statementItem' ? { place: '2026' } : {}),
    }));
    for (const { targetKind, targetId, title, place, recordName } of shown) {
      const proof = { evidenceId, targetKind, targetId, recordName };
      const link = await value(client.evidence.link(proof));
      expect(link).toMatchObject({ ...proof, targetTitle: title, targetPlace: place });
      expect((await value(client.evidence.link(proof))).id).toBe(link.id);
    }
    const [row] = await value(client.evidence.list({}));
    expect(
      row?.links.map(({ targetTitle, targetPlace, recordName }) => [targetTitle, targetPlace, recordName]),
    ).toEqual(shown.map(({ title, place, recordName }) => [title, place, recordName]));
    expect((await value(client.overview.get({ year: 2026 }))).counts).toMatchObject({
      provenStandards: 1,
      provenTasks: 1,
      evidence: 1,
    });
    expect((await value(client.positions.list({})))[0]?.evidenceCount).toBe(1);
    await value(client.evidence.unlink({ id: row?.links[0]?.id ?? '' }));
    await value(client.positions.remove({ id: position.id }));
    expect((await value(client.evidence.list({})))[0]?.links.map(({ targetKind }) => targetKind)).toEqual([
      'section',
      'workflow',
      'workflow',
      'goal',
      'annualTask',
      'statement',
      'statementItem',
    ]);
  });

  it('reports progress by bytes and names the file that it reads', async () => {
    const { notices } = bench();
    const folder = folderOf({ '大.bin': randomBytes(24_000_000), '小.txt': '小' });
    jobs += 1;
    const jobId = `ingest-${jobs}`;
    await value(bench().client.evidence.ingest({ jobId, paths: [folder] }));
    const steps = notices.flatMap((notice) =>
      notice.name === 'progress' && notice.notice.jobId === jobId ? [notice.notice] : [],
    );
    const reading = steps.filter(({ stage }) => stage === 'ingesting');
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.at(-1)).toMatchObject({ done: 24_000_003, total: 24_000_003, unit: 'bytes' });
    expect(reading.map(({ done }) => done)).toEqual(reading.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(new Set(reading.map(({ label }) => label))).toContain('大.bin');
  });

  it('can be cancelled: keeps what is finished, and the file stays whole', async () => {
    const { client, notices } = bench();
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`${index}.bin`, randomBytes(4_000_000)]),
    );
    const folder = folderOf(files);
    const running = client.evidence.ingest({ jobId: 'long', paths: [folder] });
    await waitFor(() =>
      notices.some((notice) => notice.name === 'changed' && notice.notice.kinds.includes('evidence')),
    );
    await value(client.jobs.cancel({ jobId: 'long' }));
    const outcome = await value(running);
    expect(outcome.cancelled).toBe(true);
    const rows = await value(client.evidence.list({}));
    expect(rows.length).toBe(outcome.added.length);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(30);
    for (const { fileName, fileHash } of rows) expect(fileHash).toBe(sha256(files[fileName] ?? ''));
    const check = await value(client.workspace.check({ jobId: 'check' }));
    expect(check).toMatchObject({
      integrity: [],
      damaged: [],
      filesChecked: rows.length,
      bytesChecked: rows.length * 4_000_000,
    });
    const rest = await ingest(folder);
    expect([rest.added.length, rest.duplicates.length]).toEqual([30 - rows.length, rows.length]);
  });

  it('answers other calls while it takes files in', async () => {
    const { client } = bench();
    const folder = folderOf(
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.bin`, randomBytes(4_000_000)])),
    );
    let ended = false;
    const running = client.evidence.ingest({ jobId: 'long', paths: [folder] }).then((result) => {
      ended = true;
      return result;
    });
    await value(client.positions.save({ id: null, fields: { name: '安全员' } }));
    expect(await value(client.positions.list({}))).toHaveLength(1);
    expect(ended).toBe(false);
    expect((await value(running)).added).toHaveLength(20);
  });

  it('keeps the fields that come from the file as they are, and lets people correct the rest', async () => {
    const { client } = bench();
    const { added } = await ingest(folderOf({ '2026计划.txt': '计划' }));
    const id = added[0]?.id ?? '';
    const fixed = { code: 'rule-broken', about: 'file-of-evidence-fixed' };
    expect(await errorOf(client.evidence.save({ id, fields: { sizeBytes: 1 } }))).toEqual(fixed);
    expect(await errorOf(client.evidence.save({ id, fields: { fileName: '别的.txt' } }))).toEqual(fixed);
    expect(
      await errorOf(client.evidence.save({ id: null, fields: { title: '假', fileHash: 'a'.repeat(64) } })),
    ).toEqual(fixed);
    const saved = await value(
      client.evidence.save({ id, fields: { title: '年度计划', number: '2-1', fileHash: sha256('计划') } }),
    );
    expect(saved).toMatchObject({ title: '年度计划', number: '2-1', fileName: '2026计划.txt', sizeBytes: 6 });
  });

  it('writes a copy of the bytes, never over a file, and leaves nothing behind when it fails', async () => {
    const { client, folder } = bench();
    const bytes = randomBytes(3_500_000);
    const { added } = await ingest(folderOf({ '照片.bin': bytes }));
    const id = added[0]?.id ?? '';
    const target = join(folder, '副本.bin');
    expect(await value(client.evidence.exportCopy({ jobId: 'copy', id, path: target }))).toEqual({
      path: target,
      sizeBytes: bytes.length,
    });
    expect(readFileSync(target).equals(bytes)).toBe(true);
    expect(await errorOf(client.evidence.exportCopy({ jobId: 'copy', id, path: target }))).toEqual({
      code: 'file-exists',
      about: target,
    });
    expect(
      (await errorOf(client.evidence.exportCopy({ jobId: 'copy', id, path: join(folder, '没有', '副本.bin') }))).code,
    ).toBe('file-missing');
    const paper = await value(
      client.evidence.save({ id: null, fields: { title: '纸质档案', physicalPlace: '档案柜3' } }),
    );
    expect(
      (await errorOf(client.evidence.exportCopy({ jobId: 'copy', id: paper.id, path: join(folder, '纸') }))).code,
    ).toBe('not-found');
    expect(existsSync(join(folder, '纸'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('lists a slice of the evidence as it stands in the whole list', async () => {
    const { client } = bench();
    for (const number of ['10', '2', '', '1']) {
      await value(client.evidence.save({ id: null, fields: { number, title: `材料${number}` } }));
    }
    const whole = await value(client.evidence.list({}));
    expect(await value(client.evidence.list({ from: 1, count: 2 }))).toEqual(whole.slice(1, 3));
    expect(await value(client.evidence.list({ from: 3, count: 2 }))).toEqual(whole.slice(3));
    expect(await value(client.evidence.list({ from: 4, count: 2 }))).toEqual([]);
  });

  it('lists evidence in natural order, what has no number last', async () => {
    const { client } = bench();
    for (const number of ['1.1-10', '', 'II-1', '1.1-2', '佐证材料15', '佐证材料9']) {
      await value(client.evidence.save({ id: null, fields: { title: `材料${number}`, number } }));
    }
    const rows = await value(client.evidence.list({}));
    expect(rows.map(({ number }) => number)).toEqual(['1.1-2', '1.1-10', 'II-1', '佐证材料9', '佐证材料15', '']);
  });

  it('removes a piece with its links', async () => {
    const { client, status } = bench();
    const { added } = await ingest(folderOf({ 'a.txt': '甲' }));
    const evidenceId = added[0]?.id ?? '';
    await value(client.evidence.link({ evidenceId, targetKind: 'department', targetId: status.departmentId }));
    expect(await value(client.evidence.remove({ id: evidenceId }))).toEqual({ removed: 2 });
    expect(await value(client.evidence.list({}))).toEqual([]);
    // The bytes are still here for the history's sake, so the same file makes a new piece, not a duplicate.
    const again = await ingest(folderOf({ 'b.txt': '甲' }));
    expect([again.added.length, again.duplicates.length]).toEqual([1, 0]);
  });
}

async function waitFor(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('Waited 20 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
