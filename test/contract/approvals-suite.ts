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
      maySubmit: true,
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

  it('submits a position unchanged once its review is due, and not before', async () => {
    const { client } = bench();
    const [due, early] = [await position('维修员'), await position('餐饮管理员')];
    const approve = (subject: Awaited<ReturnType<typeof position>>, reviewBy: string) =>
      value(client.approvals.approve({ ...of(subject), ...signed, effectiveOn: '2026-03-02', reviewBy }));
    for (const subject of [due, early]) await value(client.approvals.submit({ ...of(subject), ...signed }));
    await approve(due, '2026-03-11');
    await approve(early, '2099-12-31');
    const both = { subjectKind: 'position' as const, subjectIds: [due.id, early.id] };
    expect(await value(client.approvals.submit({ ...both, ...signed, remarks: '复审，内容不变' }))).toEqual({
      done: 1,
      skipped: [early.id],
    });
    expect(await rowOf(due.id)).toMatchObject({ standing: 'submitted', inForceVersion: 1, maySubmit: false });
    expect(await rowOf(early.id)).toMatchObject({ standing: 'in-force', maySubmit: false });
    await approve(due, '2099-12-31');
    expect(await rowOf(due.id)).toMatchObject({
      standing: 'in-force',
      inForceVersion: 2,
      reviewOverdue: false,
      maySubmit: false,
    });
  });

  it('does not submit again what is approved for a later day, unless it was changed since', async () => {
    const { client } = bench();
    const repair = await position('维修员');
    await value(client.approvals.submit({ ...of(repair), ...signed }));
    await value(client.approvals.approve({ ...of(repair), ...signed, effectiveOn: '2099-01-01', reviewBy: '' }));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'approved', inForceVersion: null, maySubmit: false });
    expect(await errorOf(client.approvals.submit({ ...of(repair), ...signed }))).toMatchObject({
      about: 'nothing-to-decide',
    });
    await value(client.positions.removeDuty({ id: repair.dutyIds[1] ?? '' }));
    expect(await rowOf(repair.id)).toMatchObject({ maySubmit: true });
    await value(client.approvals.submit({ ...of(repair), ...signed }));
    expect(await rowOf(repair.id)).toMatchObject({ standing: 'submitted' });
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

  it('approves workflows, standards of the department and handbooks in the same way', async () => {
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
    const standard = await value(
      client.libraries.saveStandard({ id: null, fields: { name: '报到率', requirement: '报到率≥95%' } }),
    );
    for (const [subjectKind, id] of [
      ['workflow', workflow.workflow.id],
      ['layerStandard', standard.id],
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

  it('compares two versions of a workflow by the names of its steps, also of those that are gone', async () => {
    const { client } = bench();
    const step = (key: string, action: string) => ({ key, fields: { action } });
    const { workflow, steps } = await value(
      client.workflows.save({
        id: null,
        fields: { name: '报修流程' },
        steps: [step('a', '接单'), step('b', '派工')],
        links: [{ from: 'a', to: 'b', label: '' }],
      }),
    );
    const subject = { subjectKind: 'workflow' as const, subjectIds: [workflow.id] };
    await value(client.approvals.submit({ ...subject, ...signed }));
    const [first = ''] = steps.map(({ id }) => id);
    await value(
      client.workflows.save({
        id: workflow.id,
        fields: { serviceTimeLimit: '2小时' },
        steps: [step(first, '接单并登记'), step('c', '验收')],
        links: [{ from: first, to: 'c', label: '完工' }],
      }),
    );
    const { versions } = await value(client.approvals.get({ subjectKind: 'workflow', subjectId: workflow.id }));
    const compared = await value(
      client.approvals.compare({
        subjectKind: 'workflow',
        subjectId: workflow.id,
        before: versions[0]?.id ?? null,
        after: null,
      }),
    );
    expect(
      compared.map(({ kind, change, fields }) => [
        kind,
        change,
        fields
          .filter(({ pieces }) => pieces.some((piece) => piece.change !== 'same'))
          .map(({ field, pieces }) => `${field} ${pieces.map((piece) => `${piece.change}:${piece.text}`).join('|')}`),
      ]),
    ).toEqual([
      ['workflow', 'changed', ['serviceTimeLimit added:2小时']],
      ['workflowStep', 'changed', ['action same:接单|added:并登记']],
      ['workflowStep', 'removed', ['kind removed:action', 'action removed:派工']],
      ['workflowStep', 'added', ['kind added:action', 'action added:验收']],
      ['workflowLink', 'removed', ['fromStepId removed:接单并登记', 'toStepId removed:派工']],
      ['workflowLink', 'added', ['fromStepId added:接单并登记', 'toStepId added:验收', 'label added:完工']],
    ]);
  });
}
