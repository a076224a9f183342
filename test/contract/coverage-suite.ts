import { expect, it } from 'vitest';
import { type ContractHost, useHost, value } from './contract-host.ts';

/** What evidence proves, for which year, and what is missing. */
export function coverageSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  it('links many pieces to many things as one step, each for its year, and what is linked already once', async () => {
    const { client } = bench();
    const departmentId = (await value(client.workspace.status({})))?.departmentId;
    const proof = { targetKind: 'department', targetId: departmentId ?? '' } as const;
    const first = await value(client.evidence.save({ id: null, fields: { title: '制度汇编' } }));
    const second = await value(client.evidence.save({ id: null, fields: { title: '会议纪要' } }));
    await value(client.evidence.link({ ...proof, evidenceId: first.id, year: '2025' }));
    const proofs = ['2025', '2026', '2025-2026'].map((year) => ({ ...proof, year }));
    expect(await value(client.evidence.linkMany({ evidenceIds: [first.id, second.id, first.id], proofs }))).toEqual({
      made: 5,
    });
    const linked = (await value(client.evidence.list({}))).flatMap(({ title, links }) =>
      links.map(({ year }) => `${title} ${year}`),
    );
    expect(linked.toSorted()).toEqual(
      ['会议纪要', '制度汇编'].flatMap((title) => ['2025', '2025-2026', '2026'].map((year) => `${title} ${year}`)),
    );
    expect(await value(client.history.undo({ stepId: null }))).toMatchObject({ recordCount: 5 });
    const left = (await value(client.evidence.list({}))).flatMap(({ links }) => links.map(({ id }) => id));
    expect(left).toHaveLength(1);
    await value(client.evidence.unlinkMany({ ids: left }));
    expect((await value(client.evidence.list({}))).flatMap(({ links }) => links)).toEqual([]);
  });
}
