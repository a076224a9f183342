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
