import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ContractHost, errorOf, nobody, useHost, value } from './contract-host.ts';

export function positionsSplitSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  it('goes apart in one step with all that hangs on what goes, is taken back by one undo, and merges to what it was', async () => {
    const { client, folder } = bench();
    const chief = await value(client.positions.save({ id: null, fields: { name: '科长' } }));
    const fields = { name: '综合管理岗', headcount: 3, qualification: '大专以上', reportsToPositionId: chief.id };
    const { id } = await value(client.positions.save({ id: null, fields }));
    const last = await value(client.positions.save({ id: null, fields: { name: '保洁岗', reportsToPositionId: id } }));
    const add = (kind: 'duty' | 'workItem' | 'workStandard', parentId: string, lines: string) =>
      value(client.positions.addLines({ kind, parentId, lines })).then(({ ids }) => ids);
    const duties = await add('duty', id, '负责公文\n负责档案\n负责印章\n负责考勤');
    const [item = ''] = await add('workItem', duties[1] ?? '', '归档');
    const [standard = ''] = await add('workStandard', item, '每月归档一次');
    const people: string[] = [];
    for (const name of ['周暮云', '阮青禾']) {
      const person = await value(client.department.savePerson({ id: null, fields: { name } }));
      people.push(
        (await value(client.positions.addHolder({ id: null, fields: { positionId: id, personId: person.id } }))).id,
      );
    }
    const flow = (name: string, positionId: string) =>
      value(
        client.workflows.save({
          id: null,
          fields: { name, positionId },
          steps: [{ key: 'a', fields: { action: '登记', actorPositionId: id } }],
          links: [],
        }),
      );
    const [own, others] = [await flow('归档流程', id), await flow('收文流程', chief.id)];
    const task = await value(
      client.tasks.save({ id: null, fields: { year: 2026, content: '整理历年档案', positionId: id } }),
    );
    const indicator = await value(client.indicators.save({ id: null, fields: { name: '归档及时率', positionId: id } }));
    const finding = await value(
      client.findings.save({ id: null, fields: { problem: '两卷档案缺目录', positionId: id } }),
    );
    await writeFile(join(folder, '档案目录.txt'), '一号柜');
    const taken = await value(client.evidence.ingest({ jobId: 'split', paths: [join(folder, '档案目录.txt')] }));
    const evidenceId = taken.added[0]?.id ?? '';
    await value(client.evidence.link({ evidenceId, targetKind: 'position', targetId: id }));
    await value(client.evidence.link({ evidenceId, targetKind: 'workStandard', targetId: standard }));

    const shares = await value(client.positions.shares({ id }));
    expect(shares.duty.map(({ along }) => along)).toMatchObject([
      { workItems: 0 },
      { workItems: 1, standards: 1, evidence: 1 },
      { workItems: 0 },
      { workItems: 0 },
    ]);
    expect(shares.workflow.map(({ title, along }) => [title, along.steps])).toEqual([
      ['归档流程', 1],
      ['收文流程', 1],
    ]);
    const [link] = shares.evidenceLink;
    const whole = async () => ({
      detail: await value(client.positions.get({ id })),
      rows: await value(client.positions.list({})),
      shares: await value(client.positions.shares({ id })),
    });
    const before = await whole();
    const base = {
      id,
      name: '档案管理岗',
      sectionId: null,
      level: '',
      posts: 1,
      withTexts: true,
      goes: [duties[1] ?? ''],
    };
    const everything = Object.values(shares).flatMap((kind) => kind.map((share) => share.id));
    const refusals = [
      [{ ...base, name: '保洁岗' }, { about: 'position-name-taken' }],
      [{ ...base, goes: [] }, { about: 'split-nothing' }],
      [{ ...base, goes: everything }, { about: 'split-everything' }],
      [{ ...base, posts: 4 }, { about: 'split-posts' }],
      [{ ...base, goes: [nobody] }, { code: 'not-found' }],
      [{ ...base, name: '' }, { code: 'invalid-input' }],
    ] as const;
    for (const [input, refusal] of refusals)
      expect(await errorOf(client.positions.split({ ...input, goes: [...input.goes] }))).toMatchObject(refusal);
    expect(await whole()).toEqual(before);

    const goes = [
      duties[3],
      duties[1],
      people[1],
      own.workflow.id,
      others.workflow.id,
      task.id,
      indicator.id,
      finding.id,
      last.id,
      link?.id,
    ].map((one) => one ?? '');
    const made = await value(client.positions.split({ ...base, goes }));
    const [part, rest] = [
      await value(client.positions.get({ id: made.id })),
      await value(client.positions.get({ id })),
    ];
    expect(part.position).toMatchObject({ headcount: 1, qualification: '大专以上', reportsToPositionId: chief.id });
    expect(part.duties.map((duty) => duty.id)).toEqual([duties[1], duties[3]]);
    expect(part.duties[0]?.workItems[0]?.standards[0]?.id).toBe(standard);
    expect(part.evidenceCounts).toEqual({ [standard]: 1 });
    expect([rest.position.headcount, rest.duties.map((duty) => duty.id)]).toEqual([2, [duties[0], duties[2]]]);
    expect([part, rest].map(({ holders }) => holders.map(({ personName }) => personName))).toEqual([
      ['阮青禾'],
      ['周暮云'],
    ]);
    expect([part, rest].map(({ workflows }) => workflows.map(({ name }) => name))).toEqual([
      ['归档流程', '收文流程'],
      [],
    ]);
    const flowOfChief = await value(client.workflows.get({ id: others.workflow.id }));
    expect([flowOfChief.workflow.positionId, flowOfChief.steps[0]?.actorPositionId]).toEqual([chief.id, made.id]);
    const gone = await value(client.positions.shares({ id: made.id }));
    expect(
      [gone.annualTask, gone.indicator, gone.finding, gone.position, gone.evidenceLink].map((list) =>
        list.map(({ title }) => title),
      ),
    ).toEqual([['整理历年档案'], ['归档及时率'], ['两卷档案缺目录'], ['保洁岗'], ['档案目录']]);
    expect((await value(client.positions.list({}))).map(({ name }) => name)).toEqual([
      '科长',
      '综合管理岗',
      '档案管理岗',
      '保洁岗',
    ]);

    await value(client.history.undo({}));
    expect((await whole()).shares).toEqual(before.shares);
    expect((await value(client.positions.get({ id }))).duties.map((duty) => duty.id)).toEqual(duties);
    await value(client.history.redo({}));
    await value(client.positions.merge({ id: made.id, into: id }));
    const again = await whole();
    const { detail } = again;
    expect(detail.duties.map((duty) => duty.id).toSorted()).toEqual([...duties].toSorted());
    expect({ ...detail.position, revisionId: '' }).toEqual({ ...before.detail.position, revisionId: '' });
    expect(again.rows.map(({ name, ...row }) => [name, row])).toEqual(
      before.rows.map(({ name, ...row }) => [name, row]),
    );
    for (const kind of ['positionHolder', 'workflow', 'annualTask', 'position'] as const)
      expect(again.shares[kind].map((share) => share.id).toSorted()).toEqual(
        before.shares[kind].map((share) => share.id).toSorted(),
      );
  });
}
