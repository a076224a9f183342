import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

export function positionsMergeSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  const position = async (name: string, fields: { reportsToPositionId?: string } = {}) =>
    value(bench().client.positions.save({ id: null, fields: { name, ...fields } }));

  async function filled(name: string) {
    const { id } = await position(name);
    const lines = '一、负责维修\n二、负责值班';
    const { ids } = await value(bench().client.positions.addLines({ kind: 'duty', parentId: id, lines }));
    return { id, dutyIds: ids };
  }

  it('joins a position to another: nothing hangs in the air, nothing written is lost, and one undo takes it back', async () => {
    const { client, folder } = bench();
    const person = async (name: string) => value(client.department.savePerson({ id: null, fields: { name } }));
    const [first, second] = [await person('周暮云'), await person('阮青禾')];
    const kept = await filled('水电运维岗');
    const gone = await filled('水电抄表岗');
    const texts = { qualification: '持电工证\n三年以上经验', headcount: 2 };
    await value(client.positions.save({ id: kept.id, fields: { qualification: '持电工证' } }));
    await value(client.positions.save({ id: gone.id, fields: { ...texts, reportsToPositionId: kept.id } }));
    const below = await position('抄表员', { reportsToPositionId: gone.id });
    for (const [positionId, { id: personId }] of [
      [kept.id, first],
      [gone.id, first],
      [gone.id, second],
    ] as const)
      await value(client.positions.addHolder({ id: null, fields: { positionId, personId } }));
    const workflow = await value(
      client.workflows.save({
        id: null,
        fields: { name: '抄表流程', positionId: gone.id },
        steps: [{ key: 'a', fields: { action: '抄表', actorPositionId: gone.id } }],
        links: [],
      }),
    );
    await writeFile(join(folder, '抄表记录.txt'), '一号表');
    const taken = await value(client.evidence.ingest({ jobId: 'merge', paths: [join(folder, '抄表记录.txt')] }));
    const evidenceId = taken.added[0]?.id ?? '';
    await value(client.evidence.link({ evidenceId, targetKind: 'position', targetId: gone.id }));

    expect(await errorOf(client.positions.merge({ id: gone.id, into: gone.id }))).toMatchObject({
      code: 'rule-broken',
    });
    await value(client.positions.merge({ id: gone.id, into: kept.id }));
    const joined = await value(client.positions.get({ id: kept.id }));
    expect(joined.duties.map(({ id }) => id)).toEqual([...kept.dutyIds, ...gone.dutyIds]);
    expect(joined.holders.map(({ personName }) => personName)).toEqual(['周暮云', '阮青禾']);
    expect(joined.position).toMatchObject({
      name: '水电运维岗',
      headcount: 3,
      qualification: '持电工证\n三年以上经验',
      reportsToPositionId: null,
    });
    expect(joined.workflows.map(({ id }) => id)).toEqual([workflow.workflow.id]);
    expect((await value(client.positions.get({ id: below.id }))).position.reportsToPositionId).toBe(kept.id);
    const { links } = await value(client.evidence.list({})).then(([piece]) => piece ?? { links: [] });
    expect(links.map(({ targetId }) => targetId)).toEqual([kept.id]);
    expect((await errorOf(client.positions.get({ id: gone.id }))).code).toBe('not-found');

    await value(client.history.undo({}));
    const apart = await value(client.positions.get({ id: gone.id }));
    expect([apart.duties.map(({ id }) => id), apart.holders.length, apart.workflows.length]).toEqual([
      gone.dutyIds,
      2,
      1,
    ]);
    expect((await value(client.positions.get({ id: kept.id }))).position).toMatchObject({
      headcount: 1,
      qualification: '持电工证',
    });
  });
}
