import { expect, it } from 'vitest';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

export function approvalsSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  const signed = { by: '林晓禾', on: '2026-03-02', remarks: '' };

  async function position(name: string) {
    const { client } = bench();
    const { id } = await value(client.positions.save({ id: null, fields: { name } }));
    const { ids } = await value(
      client.positions.addLines({ kind: 'duty', parentId: id, lines: '接到报修后2小时内到场\n登记台账' }),
    );
    return { subjectKind: 'position' as const, subjectIds: [id], id, dutyIds: ids };
  }
  const of = ({ subjectKind, subjectIds }: Awaited<ReturnType<typeof position>>) => ({ subjectKind, subjectIds });
  const rowOf = async (id: string) => {
    const rows = await value(bench().client.approvals.list({ subjectKind: 'position' }));
    return rows.find(({ subjectId }) => subjectId === id);
  };

  it('takes a position from draft over a return to a version in force, and tells who, when and why', async () => {
    const { client } = bench();
    const repair = await position('维修员');
    expect(await rowOf(repair.id)).toBeUndefined();
    await value(client.approvals.submit({ ...of(repair), ...signed }));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'submitted', inForceVersion: null, changed: false });
    expect(await errorOf(client.approvals.giveBack({ ...of(repair), ...signed }))).toMatchObject({
      about: 'return-without-remarks',
    });
    await value(client.approvals.giveBack({ ...of(repair), ...signed, by: '秦望舒', remarks: '时限写到分钟' }));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'returned' });
    await value(client.positions.saveDuty({ id: repair.dutyIds[0] ?? '', fields: { text: '接到报修后30分钟内到场' } }));
    await value(client.approvals.submit({ ...of(repair), ...signed }));
    await value(
      client.approvals.approve({
        ...of(repair),
        ...signed,
        by: '秦望舒',
        effectiveOn: '2026-03-10',
        reviewBy: '2026-03-11',
      }),
    );
    const { row, versions } = await value(client.approvals.get({ subjectKind: 'position', subjectId: repair.id }));
    expect(row).toEqual({
      subjectId: repair.id,
      standing: 'in-force',
      inForceVersion: 1,
      effectiveOn: '2026-03-10',
      reviewBy: '2026-03-11',
      reviewOverdue: true,
      changed: false,
    });
    expect(
      versions.map(({ version, state, decidedBy, decisionRemarks }) => [version, state, decidedBy, decisionRemarks]),
    ).toEqual([
      [1, 'approved', '秦望舒', ''],
      [1, 'returned', '秦望舒', '时限写到分钟'],
    ]);
    const compared = await value(
      client.approvals.compare({
        subjectKind: 'position',
        subjectId: repair.id,
        before: versions[1]?.id ?? null,
        after: versions[0]?.id ?? null,
      }),
    );
    expect(compared.map(({ kind, change }) => [kind, change])).toEqual([
      ['position', 'same'],
      ['duty', 'changed'],
      ['duty', 'same'],
    ]);
    expect(compared[1]?.fields).toEqual([
      {
        field: 'text',
        pieces: [
          { change: 'same', text: '接到报修后' },
          { change: 'removed', text: '2小时' },
          { change: 'added', text: '30分钟' },
          { change: 'same', text: '内到场' },
        ],
      },
    ]);
  });

  it('holds a changed position as a draft beside its version in force, until it is put back or approved anew', async () => {
    const { client } = bench();
    const repair = await position('维修员');
    await value(client.approvals.submit({ ...of(repair), ...signed }));
    await value(client.approvals.approve({ ...of(repair), ...signed, effectiveOn: '', reviewBy: '' }));
    expect(await errorOf(client.approvals.submit({ ...of(repair), ...signed }))).toMatchObject({
      about: 'nothing-to-decide',
    });
    await value(client.positions.removeDuty({ id: repair.dutyIds[1] ?? '' }));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'changed', inForceVersion: 1, changed: true });
    await value(client.history.undo({}));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'in-force', changed: false });
    await value(client.history.redo({}));
    await value(client.approvals.submit({ ...of(repair), ...signed }));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'submitted', inForceVersion: 1 });
    await value(client.approvals.approve({ ...of(repair), ...signed, effectiveOn: '', reviewBy: '' }));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'in-force', inForceVersion: 2 });
    await value(client.approvals.withdraw({ ...of(repair), ...signed, remarks: '岗位撤销' }));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'withdrawn', inForceVersion: null });
  });

  it('takes a batch as one step and says which were left', async () => {
    const { client } = bench();
    const [repair, food] = [await position('维修员'), await position('餐饮管理员')];
    await value(client.approvals.submit({ ...of(repair), ...signed }));
    const both = { subjectKind: 'position' as const, subjectIds: [repair.id, food.id] };
    expect(await value(client.approvals.submit({ ...both, ...signed }))).toEqual({ done: 1, skipped: [repair.id] });
    expect(await value(client.approvals.approve({ ...both, ...signed, effectiveOn: '', reviewBy: '' }))).toEqual({
      done: 2,
      skipped: [],
    });
    await value(client.history.undo({}));
    expect((await value(client.approvals.list({ subjectKind: 'position' }))).map(({ standing }) => standing)).toEqual([
      'submitted',
      'submitted',
    ]);
  });

  it('loses the versions of a removed position, and has them back when the removal is undone', async () => {
    const { client } = bench();
    const repair = await position('维修员');
    await value(client.approvals.submit({ ...of(repair), ...signed }));
    const before = await rowOf(repair.id);
    await value(client.positions.remove({ id: repair.id }));
    expect(await value(client.approvals.list({ subjectKind: 'position' }))).toEqual([]);
    await value(client.history.undo({}));
    expect(await rowOf(repair.id)).toEqual(before);
  });

  it('approves workflows, statements and handbooks in the same way', async () => {
    const { client } = bench();
    const workflow = await value(
      client.workflows.save({
        id: null,
        fields: { name: '报修流程' },
        steps: [{ key: 'a', fields: { action: '接单' } }],
        links: [],
      }),
    );
    const handbook = await value(client.papers.saveHandbook({ id: null, fields: { year: 2026, title: '质量手册' } }));
    for (const [subjectKind, id] of [
      ['workflow', workflow.workflow.id],
      ['handbook', handbook.id],
    ] as const) {
      await value(client.approvals.submit({ subjectKind, subjectIds: [id], ...signed }));
      await value(
        client.approvals.approve({ subjectKind, subjectIds: [id], ...signed, effectiveOn: '', reviewBy: '' }),
      );
      expect(await value(client.approvals.list({ subjectKind }))).toMatchObject([
        { subjectId: id, standing: 'in-force', changed: false },
      ]);
    }
  });
}
