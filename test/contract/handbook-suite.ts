import { expect, it } from 'vitest';
import type { ShownEntry } from '../../shared/contract/handbook.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

export function handbookSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  const year = 2026;
  const outline = async () => (await value(bench().client.handbook.outline({ year }))).entries;
  const arrange = (known: readonly ShownEntry[], entries: readonly ShownEntry[]) =>
    bench().client.handbook.arrange({
      year,
      known: known.flatMap(({ id }) => id ?? []),
      entries: entries.map(({ hasText: _hasText, ...entry }) => entry),
    });
  const sources = (entries: readonly ShownEntry[]) => entries.map(({ source }) => source);

  it('writes the outline at its first change, in one step that undo takes back whole', async () => {
    const implied = await outline();
    expect(implied.every(({ id }) => id === null)).toBe(true);
    const [first, second, ...rest] = implied;
    if (first === undefined || second === undefined) throw new Error('no outline');
    const { entries } = await value(arrange(implied, [second, { ...first, title: '本处概况' }, ...rest]));
    expect(entries.every(({ id }) => id !== null)).toBe(true);
    expect(sources(entries)).toEqual(sources([second, first, ...rest]));
    expect(await value(bench().client.papers.handbook({ year }))).not.toBeNull();
    await value(bench().client.history.undo({}));
    expect(await outline()).toEqual(implied);
  });

  it('adds, renames, orders and takes out in one go, and leaves alone what the caller has not seen', async () => {
    const { entries: before } = await value(arrange(await outline(), await outline()));
    const own: ShownEntry = {
      id: null,
      source: 'free',
      title: '管理制度',
      isAppendix: false,
      isIncluded: true,
      hasText: false,
    };
    const { entries: added } = await value(arrange(before, [own, ...before.slice(2)]));
    expect(sources(added)).toEqual(['free', ...sources(before.slice(2))]);
    // A window that still shows the older outline takes out nothing that it does not know.
    const { entries: merged } = await value(arrange(before.slice(2), before.slice(2).toReversed()));
    expect(sources(merged)).toEqual([...sources(before.slice(2)).toReversed(), 'free']);
    const id = merged.at(-1)?.id ?? '';
    const chapter = await value(bench().client.handbook.chapter({ id }));
    const saved = await value(
      bench().client.handbook.saveChapter({
        id,
        expectedRevisionId: chapter?.revisionId,
        fields: { text: '物资采购按制度办理。' },
      }),
    );
    expect(saved.text).toBe('物资采购按制度办理。');
    const hits = await value(bench().client.search.find({ text: '物资采购' }));
    expect(hits.groups.flatMap((group) => group.hits.map((hit) => [hit.kind, hit.id]))).toContainEqual([
      'handbookChapter',
      id,
    ]);
    expect((await outline()).at(-1)?.hasText).toBe(true);
    await value(arrange(await outline(), []));
    expect((await errorOf(arrange([], merged.slice(0, 1)))).code).toBe('not-found');
  });

  it('releases what is approved, makes the same files again after every change, compares, and withdraws', async () => {
    const { client } = bench();
    const who = { by: '秦望川', on: '2026-03-01', remarks: '' };
    const release = (jobId: string) => client.handbook.release({ jobId, year, ...who, remarks: '首次发布' });
    const handbook = await value(
      client.papers.saveHandbook({ id: null, fields: { year, title: '质量手册', codeScheme: '{部门}/SC-{年}' } }),
    );
    expect((await errorOf(release('early'))).about).toBe('edition-not-approved');
    const subject = { subjectKind: 'handbook' as const, subjectIds: [handbook.id] };
    await value(client.approvals.submit({ ...subject, ...who }));
    await value(client.approvals.approve({ ...subject, ...who, effectiveOn: '', reviewBy: '' }));
    const edition = await value(release('first'));
    expect(edition).toMatchObject({ edition: 'A/0', state: 'released', releasedBy: '秦望川' });
    expect((await errorOf(release('again'))).about).toBe('edition-twice');
    const pages = async (jobId: string) =>
      value(client.papers.preview({ jobId, spec: { paper: 'handbook-edition', editionId: edition.id } }));
    const first = await pages('before');

    await value(client.positions.save({ id: null, fields: { name: '绿化岗' } }));
    await value(client.papers.saveHandbook({ id: handbook.id, fields: { edition: 'A/1' } }));
    expect(Buffer.compare((await pages('after')).pdf, first.pdf)).toBe(0);
    expect(await value(client.handbook.rebuild({ jobId: 'rebuild', id: edition.id }))).toMatchObject({
      pdf: true,
      docx: true,
    });
    const changes = await value(
      client.papers.preview({ jobId: 'c', spec: { paper: 'handbook-changes', before: edition.id, after: null } }),
    );
    expect(changes.outline.map(({ title }) => title)).toContain('部门直属岗位（新增）');
    expect((await errorOf(release('changed'))).about).toBe('edition-not-approved');
    const { next, editions } = await value(client.handbook.editions({ year }));
    expect([next, editions.length]).toEqual(['A/1', 1]);

    await value(client.handbook.withdraw({ id: edition.id, ...who, remarks: '换版' }));
    expect((await value(client.handbook.editions({ year }))).editions[0]).toMatchObject({
      state: 'withdrawn',
      withdrawRemarks: '换版',
    });
    expect((await pages('still')).pageCount).toBe(first.pageCount);
  });

  it('numbers the copies that are handed out', async () => {
    const { client } = bench();
    const first = await value(client.handbook.addCopy({ year, recipient: '办公室' }));
    await value(client.handbook.addCopy({ year, recipient: '诊改办' }));
    await value(client.handbook.saveCopy({ id: first.id, fields: { receivedBy: '林知微', count: 2 } }));
    const copies = await value(client.handbook.copies({ year }));
    expect(copies.map(({ number, recipient, count, receivedBy }) => [number, recipient, count, receivedBy])).toEqual([
      ['01', '办公室', 2, '林知微'],
      ['02', '诊改办', 1, ''],
    ]);
    await value(client.handbook.removeCopy({ id: first.id }));
    expect((await value(client.handbook.copies({ year }))).length).toBe(1);
  });
}
