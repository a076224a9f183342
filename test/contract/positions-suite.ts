import { expect, it } from 'vitest';
import { type ContractHost, errorOf, nobody, useHost, value } from './contract-host.ts';

export function positionsSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  const position = async (
    name: string,
    fields: { sectionId?: string; reportsToPositionId?: string; code?: string } = {},
  ) => value(bench().client.positions.save({ id: null, fields: { name, ...fields } }));

  /** A position with two duties, the first of them with a work item and two standards. */
  async function filled(name: string) {
    const { client } = bench();
    const { id } = await position(name, { code: 'HQ-01' });
    const duties = await value(
      client.positions.addLines({ kind: 'duty', parentId: id, lines: '一、负责维修\n二、负责值班' }),
    );
    const items = await value(
      client.positions.addLines({ kind: 'workItem', parentId: duties.ids[0] ?? '', lines: '受理报修' }),
    );
    const standards = await value(
      client.positions.addLines({
        kind: 'workStandard',
        parentId: items.ids[0] ?? '',
        lines: '（1）24小时值班\n（2）3个工作日内办结',
      }),
    );
    return { id, dutyIds: duties.ids, itemIds: items.ids, standardIds: standards.ids };
  }

  it('fills the fields of a standard from its text, follows a changed text, and keeps what was corrected', async () => {
    const { client } = bench();
    const { id, itemIds } = await filled('维修管理员');
    const [, second] = (await value(client.positions.get({ id }))).duties[0]?.workItems[0]?.standards ?? [];
    expect(second?.timeLimit).toBe('3个工作日内');
    const made = await value(
      client.positions.saveStandard({
        id: null,
        fields: { workItemId: itemIds[0] ?? '', requirement: '师生满意度≥95%' },
      }),
    );
    expect([made.measure, made.comparison, made.targetValue, made.unit]).toEqual(['师生满意度', '≥', '95', '%']);
    const changed = await value(
      client.positions.saveStandard({ id: made.id, fields: { requirement: '师生满意度≥98%，每学期测评1次' } }),
    );
    expect([changed.targetValue, changed.frequency]).toEqual(['98', '每学期1次']);
    await value(client.positions.saveStandard({ id: made.id, fields: { targetValue: '97' } }));
    const kept = await value(client.positions.saveStandard({ id: made.id, fields: { requirement: '师生满意度≥99%' } }));
    expect([kept.targetValue, kept.frequency]).toEqual(['97', '']);
  });

  it('lists positions by section and place, with names and counts', async () => {
    const { client } = bench();
    const repair = await value(client.department.saveSection({ id: null, fields: { name: '维修科' } }));
    const food = await value(client.department.saveSection({ id: null, fields: { name: '餐饮科' } }));
    await position('处长');
    const chief = await position('餐饮科科长', { sectionId: food.id });
    const { id } = await filled('维修管理员');
    await value(
      client.positions.save({
        id,
        fields: { sectionId: repair.id, reportsToPositionId: chief.id, level: '九级', headcount: 2 },
      }),
    );
    const holder = await value(client.department.savePerson({ id: null, fields: { name: '顾安然' } }));
    await value(client.positions.addHolder({ id: null, fields: { positionId: id, personId: holder.id } }));
    const rows = await value(client.positions.list({}));
    expect(rows.map(({ name }) => name)).toEqual(['维修管理员', '餐饮科科长', '处长']);
    expect(rows[0]).toEqual({
      id,
      code: 'HQ-01',
      name: '维修管理员',
      level: '九级',
      sectionId: repair.id,
      sectionName: '维修科',
      headcount: 2,
      holderNames: ['顾安然'],
      reportsToPositionId: chief.id,
      reportsToName: '餐饮科科长',
      dutyCount: 2,
      workItemCount: 1,
      standardCount: 2,
      measurableCount: 1,
      workflowCount: 0,
      evidenceCount: 0,
    });
  });

  it('reads a position with everything that hangs on it', async () => {
    const { client } = bench();
    const { id, dutyIds, itemIds } = await filled('维修管理员');
    await value(
      client.workflows.save({ id: null, fields: { name: '报修流程', positionId: id }, steps: [], links: [] }),
    );
    const detail = await value(client.positions.get({ id }));
    expect(
      detail.duties.map((duty) => [
        duty.text,
        duty.workItems.map((item) => [item.text, item.standards.map((one) => one.requirement)]),
      ]),
    ).toEqual([
      ['负责维修', [['受理报修', ['24小时值班', '3个工作日内办结']]]],
      ['负责值班', []],
    ]);
    expect(detail.duties.map((duty) => duty.id)).toEqual(dutyIds);
    expect(detail.duties[0]?.workItems[0]?.id).toBe(itemIds[0]);
    expect(detail.workflows).toMatchObject([{ name: '报修流程', stepCount: 0 }]);
  });

  it('counts a workflow for the position that owns it and for those that act in it', async () => {
    const { client } = bench();
    const [owner, actor] = [await position('维修管理员'), await position('水电工')];
    await value(
      client.workflows.save({
        id: null,
        fields: { name: '报修流程', positionId: owner.id },
        steps: [{ key: 'a', fields: { kind: 'start', action: '报修', actorPositionId: actor.id } }],
        links: [],
      }),
    );
    const rows = await value(client.positions.list({}));
    expect(rows.map(({ name, workflowCount }) => [name, workflowCount])).toEqual([
      ['维修管理员', 1],
      ['水电工', 1],
    ]);
    expect((await value(client.positions.get({ id: actor.id }))).workflows).toMatchObject([
      { name: '报修流程', stepCount: 1 },
    ]);
  });

  it('refuses a position that would report to itself over others and leaves it as it was', async () => {
    const { client } = bench();
    const head = await position('处长');
    const chief = await position('科长', { reportsToPositionId: head.id });
    const clerk = await position('科员', { reportsToPositionId: chief.id });
    expect(
      await errorOf(client.positions.save({ id: head.id, fields: { reportsToPositionId: clerk.id, name: '改' } })),
    ).toEqual({
      code: 'rule-broken',
      about: 'reports-to-cycle',
    });
    expect((await value(client.positions.get({ id: head.id }))).position).toMatchObject({
      name: '处长',
      reportsToPositionId: null,
    });
    expect(
      await errorOf(client.positions.save({ id: null, fields: { name: '无', reportsToPositionId: nobody } })),
    ).toMatchObject({ code: 'not-found' });
  });

  it('refuses the same holder twice', async () => {
    const { client } = bench();
    const { id } = await position('安全员');
    const holder = await value(client.department.savePerson({ id: null, fields: { name: '顾安然' } }));
    const held = await value(client.positions.addHolder({ id: null, fields: { positionId: id, personId: holder.id } }));
    expect(
      await errorOf(client.positions.addHolder({ id: null, fields: { positionId: id, personId: holder.id } })),
    ).toEqual({
      code: 'rule-broken',
      about: 'holder-twice',
    });
    await value(client.positions.removeHolder({ id: held.id }));
    expect((await value(client.positions.get({ id }))).holders).toEqual([]);
  });

  it('adds one entry a line below what is there, as one command', async () => {
    const { client, notices } = bench();
    const { id } = await position('安全员');
    await value(client.positions.saveDuty({ id: null, fields: { positionId: id, text: '原有职责' } }));
    const before = notices.length;
    const { ids } = await value(
      client.positions.addLines({ kind: 'duty', parentId: id, lines: '● 巡查\n\n 2. 值班\r\n③ 记录' }),
    );
    expect(notices).toHaveLength(before + 1);
    const { duties } = await value(client.positions.get({ id }));
    expect(duties.map(({ text }) => text)).toEqual(['原有职责', '巡查', '值班', '记录']);
    expect(duties.slice(1).map((duty) => duty.id)).toEqual(ids);
    expect(await value(client.positions.addLines({ kind: 'duty', parentId: id, lines: ' \n1、\n' }))).toEqual({
      ids: [],
    });
  });

  it('orders siblings and refuses strangers among them', async () => {
    const { client } = bench();
    const { id, dutyIds } = await filled('维修管理员');
    const other = await filled('水电工');
    await value(client.positions.orderDuties({ ids: dutyIds.toReversed() }));
    expect((await value(client.positions.get({ id }))).duties.map((duty) => duty.id)).toEqual(dutyIds.toReversed());
    expect(await errorOf(client.positions.orderDuties({ ids: [dutyIds[0] ?? '', other.dutyIds[0] ?? ''] }))).toEqual({
      code: 'rule-broken',
      about: 'not-siblings',
    });
    await value(client.positions.order({ ids: [other.id, id] }));
    expect((await value(client.positions.list({}))).map((row) => row.id)).toEqual([other.id, id]);
  });

  it('moves a work item to the end of another duty', async () => {
    const { client } = bench();
    const { id, dutyIds, itemIds } = await filled('维修管理员');
    const [, second = ''] = dutyIds;
    await value(client.positions.addLines({ kind: 'workItem', parentId: second, lines: '夜间值班\n节假日值班' }));
    await value(client.positions.saveWorkItem({ id: itemIds[0] ?? '', fields: { dutyId: second } }));
    const { duties } = await value(client.positions.get({ id }));
    expect(duties.map((duty) => duty.workItems.map(({ text }) => text))).toEqual([
      [],
      ['夜间值班', '节假日值班', '受理报修'],
    ]);
  });

  it('copies a position with duties, work items and standards, without holders, code and workflows', async () => {
    const { client } = bench();
    const { id } = await filled('维修管理员');
    const holder = await value(client.department.savePerson({ id: null, fields: { name: '顾安然' } }));
    await value(client.positions.addHolder({ id: null, fields: { positionId: id, personId: holder.id } }));
    const copy = await value(client.positions.duplicate({ id }));
    const again = await value(client.positions.duplicate({ id }));
    const [original, twin] = [await value(client.positions.get({ id })), await value(client.positions.get(copy))];
    const words = (detail: typeof original) =>
      detail.duties.map((duty) => [
        duty.text,
        duty.workItems.map((item) => [item.text, item.standards.map((one) => one.requirement)]),
      ]);
    expect(words(twin)).toEqual(words(original));
    expect(twin.position).toMatchObject({ name: '维修管理员（副本）', code: '' });
    expect(twin.holders).toEqual([]);
    expect((await value(client.positions.get(again))).position.name).toBe('维修管理员（副本2）');
    const ids = [original, twin].flatMap((detail) => detail.duties.map((duty) => duty.id));
    expect(new Set(ids).size).toBe(4);
  });

  it('removes a position with everything that it owns', async () => {
    const { client } = bench();
    const { id } = await filled('维修管理员');
    const reporting = await position('水电工', { reportsToPositionId: id });
    expect(await value(client.positions.remove({ id }))).toEqual({ removed: 6 });
    expect((await value(client.positions.get({ id: reporting.id }))).position.reportsToPositionId).toBeNull();
    expect(await errorOf(client.positions.get({ id }))).toMatchObject({ code: 'not-found' });
  });

  it('parts a line in two as one step, and what hangs on it stays with the first', async () => {
    const { client } = bench();
    const { id, dutyIds, itemIds } = await filled('维修管理员');
    const [first = '', second = ''] = dutyIds;
    const made = await value(client.positions.splitLine({ kind: 'duty', id: first, before: '负责', after: '维修' }));
    const { duties } = await value(client.positions.get({ id }));
    expect(duties.map((duty) => [duty.id, duty.text, duty.workItems.map((item) => item.id)])).toEqual([
      [first, '负责', itemIds],
      [made.id, '维修', []],
      [second, '负责值班', []],
    ]);
    await value(client.history.undo({}));
    expect((await value(client.positions.get({ id }))).duties.map(({ text }) => text)).toEqual([
      '负责维修',
      '负责值班',
    ]);
  });

  it('parts a standard that asks for several things as one step, each with the fields that its text says', async () => {
    const { client } = bench();
    const { id, itemIds } = await filled('维修管理员');
    const [workItemId = ''] = itemIds;
    const before = (await value(client.positions.get({ id }))).duties[0]?.workItems[0]?.standards ?? [];
    const made = await value(
      client.positions.saveStandard({
        id: null,
        fields: { workItemId, requirement: '2小时内响应，满意度不低于95%', checkMethod: '抽查工单', ratedScore: 10 },
      }),
    );
    const { ids } = await value(
      client.positions.splitStandard({ id: made.id, parts: ['2小时内响应', '满意度不低于95%'] }),
    );
    const standards = (await value(client.positions.get({ id }))).duties[0]?.workItems[0]?.standards ?? [];
    expect(standards.map((standard) => standard.id)).toEqual([...before.map((standard) => standard.id), ...ids]);
    expect(ids[0]).toBe(made.id);
    expect(
      standards
        .slice(-2)
        .map(({ requirement, timeLimit, measure, comparison, targetValue, checkMethod, ratedScore }) => [
          requirement,
          timeLimit,
          `${measure}${comparison}${targetValue}`,
          checkMethod,
          ratedScore,
        ]),
    ).toEqual([
      ['2小时内响应', '2小时内', '', '抽查工单', 10],
      ['满意度不低于95%', '', '满意度≥95', '抽查工单', 0],
    ]);
    await value(client.history.undo({}));
    const again = (await value(client.positions.get({ id }))).duties[0]?.workItems[0]?.standards ?? [];
    expect(again.at(-1)).toEqual(expect.objectContaining({ id: made.id, requirement: '2小时内响应，满意度不低于95%' }));
    expect(again).toHaveLength(before.length + 1);
  });

  it('joins two lines with what stands under them and what proves them, each piece of evidence once', async () => {
    const { client } = bench();
    const { id, dutyIds, itemIds } = await filled('维修管理员');
    const [first = '', second = ''] = dutyIds;
    const { ids } = await value(client.positions.addLines({ kind: 'workItem', parentId: second, lines: '排班' }));
    const evidence = await value(client.evidence.save({ id: null, fields: { title: '值班表' } }));
    const other = await value(client.evidence.save({ id: null, fields: { title: '台账' } }));
    for (const [evidenceId, targetId] of [
      [evidence.id, first],
      [evidence.id, second],
      [other.id, second],
    ] as const)
      await value(client.evidence.link({ evidenceId, targetKind: 'duty', targetId }));
    await value(client.positions.mergeLines({ kind: 'duty', id: second, into: first }));
    const detail = await value(client.positions.get({ id }));
    expect(detail.duties.map((duty) => [duty.id, duty.text, duty.workItems.map((item) => item.id)])).toEqual([
      [first, '负责维修；负责值班', [...itemIds, ...ids]],
    ]);
    expect(detail.evidenceCounts).toEqual({ [first]: 2 });
    await value(client.history.undo({}));
    expect((await value(client.positions.get({ id }))).evidenceCounts).toEqual({ [first]: 1, [second]: 2 });
    expect(await errorOf(client.positions.mergeLines({ kind: 'duty', id: second, into: second }))).toMatchObject({
      about: 'not-siblings',
    });
  });

  it('copies a line behind itself with all that stands under it, and moves one to another position whole', async () => {
    const { client } = bench();
    const { id, dutyIds, standardIds } = await filled('维修管理员');
    const [first = '', second = ''] = dutyIds;
    const made = await value(client.positions.duplicateLine({ kind: 'duty', id: first }));
    const { duties } = await value(client.positions.get({ id }));
    expect(duties.map((duty) => duty.id)).toEqual([first, made.id, second]);
    expect(duties[1]?.workItems[0]?.standards.map(({ requirement }) => requirement)).toEqual(
      duties[0]?.workItems[0]?.standards.map(({ requirement }) => requirement),
    );
    const other = await position('餐饮管理员');
    await value(client.positions.saveDuty({ id: first, fields: { positionId: other.id } }));
    const moved = await value(client.positions.get({ id: other.id }));
    expect(moved.duties.map((duty) => [duty.id, duty.workItems[0]?.standards.map((one) => one.id)])).toEqual([
      [first, standardIds],
    ]);
  });
}
