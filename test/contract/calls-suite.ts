import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ContractHost, errorOf, nobody, useHost, value } from './contract-host.ts';

export function callsSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  it('answers invalid-input to every name that the contract does not have', async () => {
    const names = [
      '',
      'positions',
      'positions.',
      'positions.explode',
      'positions.list.x',
      '__proto__.toString',
      'constructor.name',
      'desktop.settings',
    ];
    for (const name of names)
      expect(await errorOf(bench().call(name, {})), name).toMatchObject({ code: 'invalid-input' });
  });

  it('names the fields of bad input and writes nothing', async () => {
    const { call, client } = bench();
    const error = await errorOf(call('positions.save', { id: null, fields: { name: '', headcount: -1, salary: 1 } }));
    expect(error.code).toBe('invalid-input');
    expect(error.details?.map((issue) => issue.where.join('.'))).toEqual(
      expect.arrayContaining(['fields.name', 'fields.headcount']),
    );
    for (const input of [
      undefined,
      null,
      7,
      'x',
      [],
      { id: 'not-an-id', fields: {} },
      { id: null, fields: {}, extra: 1 },
    ]) {
      expect((await errorOf(call('positions.save', input))).code).toBe('invalid-input');
    }
    expect(await value(client.positions.list({}))).toEqual([]);
  });

  it('answers not-found about the record that is not there', async () => {
    const { client } = bench();
    const asked = [
      client.positions.get({ id: nobody }),
      client.positions.remove({ id: nobody }),
      client.positions.save({ id: nobody, fields: { name: '无' } }),
      client.positions.order({ ids: [nobody] }),
      client.positions.duplicate({ id: nobody }),
      client.positions.merge({ id: nobody, into: nobody }),
      client.positions.shares({ id: nobody }),
      client.positions.addLines({ kind: 'duty', parentId: nobody, lines: '无' }),
      client.workflows.get({ id: nobody }),
      client.statements.get({ id: nobody }),
      client.statements.addTasks({ statementId: nobody, taskIds: [] }),
      client.evidence.exportCopy({ jobId: 'copy', id: nobody, path: join(bench().folder, 'x') }),
      client.evidence.link({ evidenceId: nobody, targetKind: 'position', targetId: nobody }),
    ];
    for (const answer of asked)
      expect(await errorOf(answer)).toMatchObject({ code: 'not-found', about: expect.stringContaining(nobody) });
  });

  it('answers no-workspace while no file is open', async () => {
    const { client } = bench();
    await value(client.workspace.close({}));
    expect(await value(client.workspace.status({}))).toBeNull();
    const asked = [
      client.overview.get({ year: 2026 }),
      client.department.get({}),
      client.positions.list({}),
      client.positions.save({ id: null, fields: { name: '安全员' } }),
      client.workflows.list({}),
      client.tasks.years({}),
      client.statements.list({ year: 2026 }),
      client.evidence.list({}),
      client.evidence.ingest({ jobId: 'ingest', paths: ['/nowhere'] }),
      client.history.list({ recordId: null }),
    ];
    for (const answer of asked) expect(await errorOf(answer)).toEqual({ code: 'no-workspace' });
  });

  it('tells after a commit which kinds and records it changed, and nothing after a refusal or when nothing changed', async () => {
    const { client, notices } = bench();
    const position = await value(client.positions.save({ id: null, fields: { name: '安全员' } }));
    expect(notices).toEqual([
      {
        type: 'notice',
        name: 'changed',
        notice: {
          kinds: ['position'],
          recordIds: [position.id],
          commandName: 'positions.save',
          savedAt: expect.stringMatching(/^\d{4}-.*Z$/u),
        },
      },
    ]);
    await value(client.positions.save({ id: position.id, fields: { name: '安全员' } }));
    await errorOf(client.positions.save({ id: position.id, fields: { reportsToPositionId: position.id } }));
    expect(notices).toHaveLength(1);
  });

  it('answers conflict when both changed the same field, and merges when they changed different ones', async () => {
    const { client } = bench();
    const read = await value(client.positions.save({ id: null, fields: { name: '安全员', level: '九级' } }));
    const save = (fields: { name?: string; level?: string }) =>
      client.positions.save({ id: read.id, expectedRevisionId: read.revisionId, fields });
    await value(save({ name: '安全管理员' }));
    expect(await errorOf(save({ name: '治安员' }))).toEqual({ code: 'conflict', about: 'position.name' });
    expect(await value(save({ level: '八级' }))).toMatchObject({ name: '安全管理员', level: '八级' });
  });

  it('keeps every change as a revision in words, newest first, also of what was removed', async () => {
    const { client } = bench();
    const section = await value(client.department.saveSection({ id: null, fields: { name: '维修科' } }));
    const position = await value(
      client.positions.save({ id: null, fields: { name: '水电工', sectionId: section.id } }),
    );
    await value(client.positions.save({ id: position.id, fields: { headcount: 3, sectionId: null } }));
    await value(client.positions.remove({ id: position.id }));
    const entries = await value(client.history.list({ recordId: position.id }));
    expect(
      entries.map(({ action, recordTitle, author, commandName }) => ({ action, recordTitle, author, commandName })),
    ).toEqual([
      { action: 'remove', recordTitle: '水电工', author: '林晓禾', commandName: 'positions.remove' },
      { action: 'update', recordTitle: '水电工', author: '林晓禾', commandName: 'positions.save' },
      { action: 'create', recordTitle: '水电工', author: '林晓禾', commandName: 'positions.save' },
    ]);
    expect(entries[1]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'headcount', from: '1', to: '3' },
        { field: 'sectionId', from: '维修科', to: null },
      ]),
    );
    expect(entries[2]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'name', from: null, to: '水电工' },
        { field: 'sectionId', from: null, to: '维修科' },
      ]),
    );
    const all = await value(client.history.list({ recordId: null, limit: 2 }));
    const older = await value(client.history.list({ recordId: null, limit: 500, before: all[1]?.id ?? null }));
    const ids = [...all, ...older].map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(ids).size).toBe((await value(client.workspace.status({})))?.revisionCount);
  });

  it('shows what was written when the file is opened again', async () => {
    const { client, status } = bench();
    await value(client.positions.save({ id: null, fields: { name: '安全员' } }));
    await value(client.workspace.close({}));
    const opened = await value(client.workspace.open({ path: status.path }));
    expect(opened).toMatchObject({
      workspaceId: status.workspaceId,
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '林晓禾',
    });
    expect((await value(client.positions.list({}))).map(({ name }) => name)).toEqual(['安全员']);
  });

  it('answers file-missing for a file that is gone and keeps the open one open', async () => {
    const { client, folder, status } = bench();
    rmSync(join(folder, 'gone.qhd'), { force: true });
    expect(await errorOf(client.workspace.open({ path: join(folder, 'gone.qhd') }))).toMatchObject({
      code: 'file-missing',
    });
    expect((await value(client.workspace.status({})))?.path).toBe(status.path);
  });

  it('counts what is there and names what is missing, the most pressing first', async () => {
    const { client } = bench();
    const empty = await value(client.overview.get({ year: 2026 }));
    expect(empty.gaps.map(({ rule, count }) => [rule, count])).toEqual([
      ['department-head-missing', 1],
      ['working-group-empty', 1],
      ['statement-missing', 1],
      ['handbook-not-prepared', 1],
    ]);
    const position = await value(client.positions.save({ id: null, fields: { name: '安全员' } }));
    const { ids } = await value(
      client.positions.addLines({ kind: 'duty', parentId: position.id, lines: '1、巡查\n2、值班' }),
    );
    const [first = ''] = ids;
    const items = await value(
      client.positions.addLines({ kind: 'workItem', parentId: first, lines: '每日巡查\n每月汇总' }),
    );
    const [item = ''] = items.ids;
    await value(
      client.positions.saveStandard({
        id: null,
        fields: { workItemId: item, requirement: '巡查到位', frequency: '每日2次' },
      }),
    );
    await value(client.positions.saveStandard({ id: null, fields: { workItemId: item, requirement: '记录清楚' } }));
    const overview = await value(client.overview.get({ year: 2026 }));
    expect(overview.counts).toMatchObject({
      positions: 1,
      duties: 2,
      workItems: 2,
      standards: 2,
      measurableStandards: 1,
      provenStandards: 0,
    });
    const gaps = new Map(overview.gaps.map((gap) => [gap.rule, gap]));
    expect(gaps.get('duty-without-work-item')).toEqual({
      rule: 'duty-without-work-item',
      count: 1,
      examples: [{ id: ids[1], title: '值班', positionId: position.id }],
    });
    expect(gaps.get('work-item-without-standard')?.examples[0]).toMatchObject({
      title: '每月汇总',
      positionId: position.id,
    });
    expect(gaps.get('standard-not-measurable')?.examples[0]).toMatchObject({ title: '记录清楚' });
    expect(gaps.get('standard-without-evidence')?.count).toBe(2);
    expect(gaps.get('position-without-holder')?.count).toBe(1);
    expect(gaps.get('position-without-workflow')?.count).toBe(1);
  });
}
