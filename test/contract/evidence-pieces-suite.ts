import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import type { EvidenceRow, IngestOutcome } from '../../shared/contract/evidence.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

/** Several pieces at once, the files of one piece, and intakes that do not come to their end. */
export function evidencePiecesSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  let jobs = 0;
  const jobId = (): string => `pieces-${(jobs += 1)}`;

  function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = join(bench().folder, name);
    for (const [file, bytes] of Object.entries(files)) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), bytes);
    }
    return folder;
  }
  const take = (...paths: string[]): Promise<IngestOutcome> =>
    value(bench().client.evidence.ingest({ jobId: jobId(), paths }));
  const list = (): Promise<EvidenceRow[]> => value(bench().client.evidence.list({}));
  const undo = (): Promise<unknown> => value(bench().client.history.undo({}));
  const titles = (rows: readonly EvidenceRow[]): string[] => rows.map(({ title }) => title);

  it('numbers chosen pieces in their order as one step, which one undo takes back', async () => {
    const { client } = bench();
    await take(folderOf('a', { '9-1 甲.txt': '甲', '乙.txt': '乙', '丙.txt': '丙' }));
    const ids = (await list()).map(({ id }) => id).toReversed();
    expect(await value(client.evidence.renumber({ ids, first: 'II-9' }))).toEqual({ changed: 3 });
    const numbered = await list();
    expect(numbered.map(({ id, number }) => [id, number])).toEqual(ids.map((id, index) => [id, `II-${9 + index}`]));
    await undo();
    expect((await list()).map(({ number }) => number).filter((number) => number.startsWith('II'))).toEqual([]);
    expect((await errorOf(client.evidence.renumber({ ids, first: '附件' }))).about).toBe('number-not-counting');
  });

  it('changes fields of many pieces in one step, and none when one of them may not be changed', async () => {
    const { client } = bench();
    await take(folderOf('b', { '甲.txt': '甲', '乙.txt': '乙' }));
    const rows = await list();
    const edits = rows.map(({ id }) => ({ id, fields: { keeper: '苏明溪', yearKind: 'school-year' as const } }));
    await value(client.evidence.saveMany({ edits }));
    expect((await list()).map(({ keeper, yearKind }) => [keeper, yearKind])).toEqual([
      ['苏明溪', 'school-year'],
      ['苏明溪', 'school-year'],
    ]);
    const broken = rows.map(({ id }, index) => ({ id, fields: index === 0 ? { keeper: '别人' } : { sizeBytes: 1 } }));
    expect((await errorOf(client.evidence.saveMany({ edits: broken }))).about).toBe('file-of-evidence-fixed');
    expect((await list()).map(({ keeper }) => keeper)).toEqual(['苏明溪', '苏明溪']);
    await undo();
    expect((await list()).map(({ keeper }) => keeper)).toEqual(['', '']);
  });

  it('makes one piece of several with all they prove, and several of one again', async () => {
    const { client } = bench();
    await take(
      folderOf('c', { '1 通知.txt': '通知', '2 签到表.txt': '签到', '3 照片.jpg': new Uint8Array([255, 216, 255]) }),
    );
    const position = await value(client.positions.save({ id: null, fields: { name: '安全员' } }));
    const [first, second, third] = await list();
    const target = { targetKind: 'position', targetId: position.id } as const;
    for (const piece of [first, second]) await value(client.evidence.link({ evidenceId: piece?.id ?? '', ...target }));
    const ids = [first, second, third].map((piece) => piece?.id ?? '');
    const grouped = await value(client.evidence.group({ ids }));
    const [only, ...others] = await list();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: first?.id, title: first?.title, fileName: '1 通知.txt' });
    expect(only?.parts.map(({ fileName, role }) => [fileName, role])).toEqual([
      ['2 签到表.txt', 'file'],
      ['3 照片.jpg', 'file'],
    ]);
    expect(only?.links.map(({ targetId }) => targetId)).toEqual([position.id]);
    const copy = join(bench().folder, 'copy.txt');
    const partId = only?.parts[0]?.id ?? '';
    expect(
      await value(client.evidence.exportCopy({ jobId: jobId(), id: grouped.id, partId, path: copy })),
    ).toMatchObject({
      sizeBytes: Buffer.byteLength('签到'),
    });
    const { ids: made } = await value(client.evidence.split({ id: grouped.id }));
    const split = await list();
    expect(made).toHaveLength(2);
    expect(split.map(({ fileName }) => fileName).toSorted()).toEqual(['1 通知.txt', '2 签到表.txt', '3 照片.jpg']);
    expect(split.every(({ links, parts }) => links.length === 1 && parts.length === 0)).toBe(true);
    await undo();
    await undo();
    expect(titles(await list())).toEqual(titles([first, second, third].flatMap((piece) => piece ?? [])));
  });

  it('keeps the old version readable when a new one comes, and leaves equal bytes alone', async () => {
    const { client } = bench();
    const folder = folderOf('d', { '预案.txt': '第一稿' });
    await take(folder);
    const [piece] = await list();
    const id = piece?.id ?? '';
    const draft = folderOf('e', { '预案.txt': '第二稿', '签字页.txt': '签字', 'x.txt': '第一稿' });
    const replace = (name: string) =>
      value(client.evidence.replaceFile({ jobId: jobId(), id, path: join(draft, name), remarks: '按意见修改' }));
    expect(await replace('预案.txt')).toEqual({ isNew: true, version: 2 });
    expect(await replace('预案.txt')).toEqual({ isNew: false, version: 2 });
    const added = await value(
      client.evidence.addFiles({ jobId: jobId(), id, paths: [join(draft, '签字页.txt'), join(draft, 'x.txt')] }),
    );
    expect(added).toEqual({ added: 1, known: 1, skipped: [] });
    const [row] = await list();
    expect(row?.parts.map(({ role, version, remarks, fileName }) => [role, version, remarks, fileName])).toEqual([
      ['version', 1, '按意见修改', '预案.txt'],
      ['file', 1, '', '签字页.txt'],
    ]);
    const copy = join(bench().folder, 'old.txt');
    const partId = row?.parts[0]?.id ?? '';
    expect((await value(client.evidence.exportCopy({ jobId: jobId(), id, partId, path: copy }))).sizeBytes).toBe(
      Buffer.byteLength('第一稿'),
    );
    // A folder that holds an earlier version brings no second piece.
    expect(await take(folder)).toMatchObject({ added: [], duplicates: [{ evidenceId: id }] });
    expect(await value(client.evidence.removePart({ id: partId }))).toEqual({ removed: 1 });
  });

  it('takes the same bytes for another use without storing them again', async () => {
    const { client } = bench();
    await take(folderOf('f', { '制度.txt': '制度' }));
    const [piece] = await list();
    const before = (await value(client.workspace.status({})))?.evidenceBytes;
    const second = await value(client.evidence.addUse({ id: piece?.id ?? '', fileName: '1.2-3 制度汇编.txt' }));
    expect(second).toMatchObject({ number: '1.2-3', title: '制度汇编', fileHash: piece?.fileHash });
    expect((await value(client.workspace.status({})))?.evidenceBytes).toBe(before);
  });

  it('takes a whole intake back with one undo, however many portions it was written in, and does it again', async () => {
    const { client } = bench();
    const names = Array.from({ length: 600 }, (_, index) => `${index}.txt`);
    const folder = folderOf('一大批', Object.fromEntries(names.map((name) => [name, name])));
    const before = (await list()).length;
    const { added, addedIds } = await take(folder);
    expect(await list()).toHaveLength(before + names.length);
    // The first are named; all of them can be looked through.
    expect([added.length, new Set(addedIds).size]).toEqual([500, names.length]);
    await undo();
    expect(await list()).toHaveLength(before);
    await value(client.history.redo({}));
    expect(await list()).toHaveLength(before + names.length);
    await undo();
    expect(await list()).toHaveLength(before);
  });

  it('leaves what was written while an intake ran, and what came after it, as steps of their own', async () => {
    const { client } = bench();
    const folder = folderOf(
      '录像',
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.bin`, randomBytes(1_000_000)])),
    );
    const running = take(folder);
    while ((await list()).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await value(client.evidence.save({ id: null, fields: { title: '锦旗', kind: 'object' } }));
    await running;
    expect(await list()).toHaveLength(61);
    await undo();
    const rows = await list();
    expect(rows.some(({ title }) => title === '锦旗')).toBe(true);
    expect(rows.length).toBeLessThan(61);
    await undo();
    await undo();
    expect(await list()).toEqual([]);
  });

  it('offers an intake again in whose midst the file was closed, and none that was cancelled', async () => {
    const { client, status } = bench();
    const names = Array.from({ length: 60 }, (_, index) => `录像${index}.bin`);
    const folder = folderOf('录像', Object.fromEntries(names.map((name) => [name, randomBytes(1_000_000)])));
    const begin = async (id: string) => {
      const before = bench().notices.length;
      const running = client.evidence.ingest({ jobId: id, paths: [folder] });
      const isUnderWay = () =>
        bench()
          .notices.slice(before)
          .some(({ notice }) => 'stage' in notice && notice.stage === 'ingesting');
      while (!isUnderWay()) await new Promise((resolve) => setTimeout(resolve, 1));
      return { running };
    };
    const closed = await begin('closed');
    await value(client.workspace.close({}));
    await closed.running;
    await value(client.workspace.open({ path: status.path }));
    expect((await list()).length).toBeLessThan(names.length);
    expect(await value(client.evidence.unfinished({}))).toMatchObject({ paths: [folder], available: true });
    const cancelled = await begin('cancelled');
    await value(client.jobs.cancel({ jobId: 'cancelled' }));
    expect(await value(cancelled.running)).toMatchObject({ cancelled: true });
    expect(await value(client.evidence.unfinished({}))).toBeNull();
  });

  it('offers an intake that was cut off again after others have come to their end', async () => {
    const { client } = bench();
    const names = Array.from({ length: 60 }, (_, index) => `录像${index}.bin`);
    const drive = folderOf('U盘二', Object.fromEntries(names.map((name) => [name, randomBytes(1_000_000)])));
    const before = bench().notices.length;
    const running = value(client.evidence.ingest({ jobId: 'cut-off', paths: [drive] }));
    const isUnderWay = () =>
      bench()
        .notices.slice(before)
        .some(({ notice }) => 'stage' in notice && notice.stage === 'ingesting');
    while (!isUnderWay()) await new Promise((resolve) => setTimeout(resolve, 1));
    renameSync(drive, `${drive}（拔出）`);
    expect((await running).notReached).toBeGreaterThan(0);
    await take(folderOf('别的', { '通知.txt': '别的材料' }));
    await take(drive); // taken up again too early
    expect(await value(client.evidence.unfinished({}))).toMatchObject({ paths: [drive] });
    await value(client.evidence.forgetUnfinished({}));
    expect(await value(client.evidence.unfinished({}))).toBeNull();
  });

  it('goes on with what is left when a file of an intake that was cut off has been thrown away', async () => {
    const { client } = bench();
    const folder = folderOf('散件', { '通知.txt': '通知', '签到.txt': '签到' });
    const paths = ['通知.txt', '签到.txt'].map((name) => join(folder, name));
    await value(client.evidence.noteWaiting({ paths }));
    rmSync(paths[1] ?? '');
    expect(await value(client.evidence.unfinished({}))).toMatchObject({ paths, available: true });
    const { counts, skipped } = await take(...paths);
    expect([counts.added, skipped.map(({ reason }) => reason)]).toEqual([1, ['missing']]);
    expect(await value(client.evidence.unfinished({}))).toBeNull();
  });

  it('takes in what was pasted, and leaves nothing behind that could be continued', async () => {
    const { client } = bench();
    const files = [{ name: '截图.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) }];
    const outcome = await value(client.evidence.paste({ jobId: jobId(), files }));
    expect(outcome.added.map(({ path, sizeBytes }) => [basename(path), sizeBytes])).toEqual([['截图.png', 8]]);
    expect(await value(client.evidence.unfinished({}))).toBeNull();
  });

  it('stops when the drive is pulled out that it reads from, keeps what it has, and goes on when it is back', async () => {
    const { client } = bench();
    const names = Array.from({ length: 90 }, (_, index) => `材料${index}.bin`);
    const drive = folderOf('U盘', Object.fromEntries(names.map((name) => [name, randomBytes(1_000_000)])));
    const away = `${drive}（拔出）`;
    const running = value(client.evidence.ingest({ jobId: 'drive', paths: [drive] }));
    while (!bench().notices.some(({ notice }) => 'stage' in notice && notice.stage === 'ingesting'))
      await new Promise((resolve) => setTimeout(resolve, 1));
    renameSync(drive, away);
    const outcome = await running;
    expect(outcome.notReached).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ cancelled: false, skipped: [] });
    expect(outcome.added.length + outcome.notReached).toBe(names.length);
    expect(await list()).toHaveLength(outcome.added.length);
    expect(await value(client.evidence.unfinished({}))).toMatchObject({ paths: [drive], available: false });
    renameSync(away, drive);
    const unfinished = await value(client.evidence.unfinished({}));
    expect(unfinished?.available).toBe(true);
    const rest = await take(...(unfinished?.paths ?? []));
    expect([rest.added.length, rest.duplicates.length]).toEqual([outcome.notReached, outcome.added.length]);
    expect(await value(client.evidence.unfinished({}))).toBeNull();
  });
}
