import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { type ContractHost, errorOf, nobody, useHost, value } from './contract-host.ts';

export function keepingSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  let jobs = 0;
  const jobId = (): string => `keeping-${(jobs += 1)}`;

  /** Takes files of these bytes in, one piece each; answers them in the order given. */
  async function takeIn(
    files: Readonly<Record<string, Uint8Array>>,
  ): Promise<{ id: string; path: string; fileHash: string }[]> {
    const folder = join(bench().folder, `材料${(jobs += 1)}`);
    mkdirSync(folder);
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    return (await value(bench().client.evidence.ingest({ jobId: jobId(), paths }))).added;
  }

  /** Flips a bit in the first chunk of each file, while the host has the file closed. */
  async function damage(hashes: readonly string[]): Promise<void> {
    const { client, status } = bench();
    await value(client.workspace.close({}));
    const raw = new Database(status.path);
    for (const fileHash of hashes) {
      const hash = raw.prepare('SELECT chunk_hash FROM evidence_file_chunk WHERE file_hash = ?').pluck().get(fileHash);
      const bytes = raw.prepare('SELECT bytes FROM evidence_chunk WHERE hash = ?').pluck().get(hash) as Buffer;
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      raw.prepare('UPDATE evidence_chunk SET bytes = ? WHERE hash = ?').run(bytes, hash);
    }
    raw.close();
    await value(client.workspace.open({ path: status.path }));
  }

  const bin = async (text = '') => value(bench().client.keeping.bin({ from: 0, count: 100, text }));

  it('removed evidence lies in the bin and is restored with its links, as one step', async () => {
    const { client, status } = bench();
    const [first] = await takeIn({ '1.1-1 台账.txt': Buffer.from('一'), '1.1-2 检查通报.jpg': Buffer.from('二') });
    const target = { targetKind: 'department', targetId: status.departmentId } as const;
    await value(client.evidence.link({ evidenceId: first?.id ?? '', ...target }));
    const rows = await value(client.evidence.list({}));
    for (const { id } of rows) await value(client.evidence.remove({ id }));
    const { total, entries } = await bin();
    expect(total).toBe(2);
    expect(
      entries.map(({ title, number, linkCount, restorable }) => ({ title, number, linkCount, restorable })),
    ).toEqual([
      { title: '检查通报', number: '1.1-2', linkCount: 0, restorable: true },
      { title: '台账', number: '1.1-1', linkCount: 1, restorable: true },
    ]);
    const searched = await bin('检查 1.1-2');
    expect([searched.total, searched.found, searched.entries.map(({ title }) => title)]).toEqual([2, 1, ['检查通报']]);
    expect(await bin('1.1-3')).toEqual({ total: 2, found: 0, entries: [] });
    const revisionIds = entries.map(({ revisionId }) => revisionId);
    expect(await value(client.keeping.restore({ revisionIds }))).toEqual({ restored: 3, lostLinks: 0 });
    const back = await value(client.evidence.list({}));
    expect(back.map(({ id, links }) => [id, links.length])).toEqual(rows.map(({ id, links }) => [id, links.length]));
    expect((await errorOf(client.keeping.restore({ revisionIds }))).code).toBe('conflict');
    expect((await errorOf(client.keeping.restore({ revisionIds: [nobody] }))).code).toBe('not-found');
    await value(client.history.undo({ stepId: null }));
    expect((await bin()).total).toBe(2);
  });

  it('emptying says beforehand what goes, and undo says afterwards that it is gone', async () => {
    const { client } = bench();
    const added = await takeIn({ 'a.bin': randomBytes(3_000), 'b.bin': randomBytes(4_000) });
    for (const { id } of added) await value(client.evidence.remove({ id }));
    const [b] = (await bin()).entries;
    const revisionIds = [b?.revisionId ?? ''];
    expect(await value(client.keeping.planEmptying({ revisionIds }))).toEqual({
      entries: 1,
      files: 1,
      bytes: 4_000,
      sharedFiles: 0,
      leftoverFiles: 0,
      leftoverBytes: 0,
    });
    expect(await value(client.keeping.empty({ jobId: jobId(), revisionIds }))).toEqual({
      entries: 1,
      files: 1,
      bytes: 4_000,
      cancelled: false,
    });
    expect((await bin()).entries.map(({ title }) => title)).toEqual(['a']);
    expect(await errorOf(client.history.undo({ stepId: null }))).toMatchObject({
      code: 'rule-broken',
      details: [{ rule: 'bytes-gone', found: 'b' }],
    });
    const all = await value(client.keeping.empty({ jobId: jobId(), revisionIds: null }));
    expect(all).toMatchObject({ entries: 1, files: 1, bytes: 3_000 });
    expect((await value(client.keeping.status({}))).storedFiles).toBe(0);
  });

  it('a year takes what was formed in it and what is linked as its proof, whether the piece names its year or only its day', async () => {
    const { client, status } = bench();
    const pieceOf = async (fields: { title: string; year?: string; formedOn?: string; yearKind?: 'school-year' }) =>
      (await value(client.evidence.save({ id: null, fields }))).id;
    const rule = await pieceOf({ title: '采购办法', year: '2024' });
    const record = await pieceOf({ title: '会议纪要', formedOn: '2026-03-04' });
    const lesson = await pieceOf({ title: '听课记录', formedOn: '2026-03-04', yearKind: 'school-year' });
    await pieceOf({ title: '没有日期' });
    const target = { targetKind: 'department', targetId: status.departmentId } as const;
    await value(client.evidence.link({ evidenceId: rule, ...target, year: '2026' }));
    await value(client.evidence.link({ evidenceId: lesson, ...target }));
    const choose = async (year: string | null) => {
      const { evidenceIds, years } = await value(client.keeping.choose({ year, kind: null }));
      return [evidenceIds, years] as const;
    };
    const years = ['2026', '2025-2026', '2024'];
    expect(await choose('2026')).toEqual([[rule, record], years]);
    expect(await choose('2024')).toEqual([[rule], years]);
    expect(await choose('2025-2026')).toEqual([[lesson], years]);
    expect((await choose(null))[0]).toHaveLength(4);
  });

  it('the file gives back what was freed', async () => {
    const { client } = bench();
    const [gone] = await takeIn({ 'a.bin': randomBytes(5_000_000) });
    await value(client.evidence.remove({ id: gone?.id ?? '' }));
    await value(client.keeping.empty({ jobId: jobId(), revisionIds: null }));
    const before = await value(client.keeping.status({}));
    expect(before.freeBytes).toBeGreaterThan(4_900_000);
    const { beforeBytes, afterBytes, cancelled } = await value(client.keeping.shrink({ jobId: jobId() }));
    expect([beforeBytes - afterBytes >= before.freeBytes - 100_000, cancelled]).toEqual([true, false]);
    expect(await value(client.keeping.status({}))).toMatchObject({ freeBytes: 0, stepwise: true });
  });

  it('damage is found by name, keeps a file from going out as good, and is mended by equal bytes only', async () => {
    const { client, folder } = bench();
    const [one, two, three] = await takeIn({
      '好.bin': randomBytes(10),
      '坏一.bin': randomBytes(2_000_000),
      '坏二.bin': randomBytes(70),
    });
    if (one === undefined || two === undefined || three === undefined) throw new Error('Not taken in');
    const backup = join(folder, '备份.qhd');
    await value(client.workspace.backup({ jobId: jobId(), path: backup }));
    const bundle = join(folder, '同步包.zip');
    await value(client.bundles.export({ jobId: jobId(), path: bundle }));
    await damage([two.fileHash, three.fileHash]);

    const copied = client.evidence.exportCopy({ jobId: jobId(), id: three.id, path: join(folder, '副本.bin') });
    expect(await errorOf(copied)).toEqual({
      code: 'rule-broken',
      about: 'file-damaged',
      details: [{ where: ['坏二'], rule: 'file-damaged' }],
    });
    expect(await value(client.keeping.damaged({}))).toEqual([three.fileHash]);
    const packed = client.bundles.export({ jobId: jobId(), path: join(folder, '坏.zip') });
    expect(await errorOf(packed)).toMatchObject({ code: 'rule-broken', about: 'file-damaged' });

    const found = await value(client.keeping.check({ jobId: jobId(), pace: 'full', restart: true }));
    expect(new Set(found.damaged.map(({ pieces }) => pieces[0]?.title))).toEqual(new Set(['坏一', '坏二']));
    expect(found).toMatchObject({ finished: { filesChecked: 3, structure: [] }, underWay: null });

    expect(await errorOf(client.keeping.repair({ jobId: jobId(), paths: [bench().status.path] }))).toMatchObject({
      code: 'rule-broken',
      about: 'repair-from-itself',
    });
    const stranger = join(folder, '别的.bin');
    writeFileSync(stranger, randomBytes(70));
    expect(await value(client.keeping.repair({ jobId: jobId(), paths: [stranger] }))).toEqual({
      repaired: [],
      left: 2,
    });
    expect(await value(client.keeping.repair({ jobId: jobId(), paths: [three.path] }))).toEqual({
      repaired: [three.fileHash],
      left: 1,
    });
    expect(await value(client.keeping.repair({ jobId: jobId(), paths: [bundle] }))).toEqual({
      repaired: [two.fileHash],
      left: 0,
    });
    await damage([two.fileHash]);
    await value(client.workspace.check({ jobId: jobId() }));
    expect(await value(client.keeping.repair({ jobId: jobId(), paths: [stranger, backup] }))).toEqual({
      repaired: [two.fileHash],
      left: 0,
    });
    const copy = await value(
      client.evidence.exportCopy({ jobId: jobId(), id: two.id, path: join(folder, '副本2.bin') }),
    );
    expect(copy.sizeBytes).toBe(2_000_000);
  });

  it('a check that is cancelled goes on where it was', async () => {
    const { client } = bench();
    await takeIn(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.bin`, randomBytes(9_000_000)])));
    const id = jobId();
    const checking = client.keeping.check({ jobId: id, pace: 'quiet', restart: true });
    const timer = setInterval(() => void client.jobs.cancel({ jobId: id }), 60);
    const answer = await checking;
    clearInterval(timer);
    expect(answer.ok ? 'ended' : answer.error.code).toBe('cancelled');
    const broken = await value(client.keeping.status({}));
    expect(broken.underWay).not.toBeNull();
    const whole = await value(client.keeping.check({ jobId: jobId(), pace: 'full', restart: false }));
    expect(whole.finished).toMatchObject({
      startedAt: broken.underWay?.startedAt,
      filesChecked: 6,
      bytesChecked: 54_000_000,
    });
    expect(whole.underWay).toBeNull();
    const missing = client.keeping.repair({ jobId: jobId(), paths: [join(bench().folder, '没有.zip')] });
    expect(await value(missing)).toEqual({ repaired: [], left: 0 }); // nothing is damaged: nothing is looked at
  }, 60_000);
}
