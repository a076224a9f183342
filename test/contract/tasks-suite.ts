import { expect, it } from 'vitest';
import { type ContractHost, errorOf, nobody, useHost, value } from './contract-host.ts';

export function tasksSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  const task = async (
    content: string,
    fields: { year?: number; weight?: number; checkpoint?: string; expectedResult?: string; due?: string } = {},
  ) => value(bench().client.tasks.save({ id: null, fields: { year: 2026, content, ...fields } }));
  const statement = async (year = 2026) =>
    value(bench().client.statements.save({ id: null, fields: { year, title: `${year}年度目标责任状` } }));

  it('lists a year of tasks with the names of who does them', async () => {
    const { client } = bench();
    const owner = await value(client.department.savePerson({ id: null, fields: { name: '顾安然' } }));
    const position = await value(client.positions.save({ id: null, fields: { name: '维修管理员' } }));
    const first = await task('改造配电房');
    await task('去年的任务', { year: 2025 });
    const second = await task('更换路灯');
    await value(
      client.tasks.save({ id: first.id, fields: { ownerPersonId: owner.id, positionId: position.id, taskClass: 'A' } }),
    );
    await value(client.tasks.order({ ids: [second.id, first.id] }));
    const rows = await value(client.tasks.list({ year: 2026 }));
    expect(
      rows.map(({ content, ownerName, positionName, taskClass, evidenceCount }) => [
        content,
        ownerName,
        positionName,
        taskClass,
        evidenceCount,
      ]),
    ).toEqual([
      ['更换路灯', '', '', 'C', 0],
      ['改造配电房', '顾安然', '维修管理员', 'A', 0],
    ]);
    const readAgain = await value(client.tasks.rowsOf({ ids: [first.id, nobody] }));
    expect(JSON.parse(readAgain.rowsJson)).toEqual(rows.slice(1));
    await statement(2027);
    expect(await value(client.tasks.years({}))).toEqual([2027, 2026, 2025]);
  });

  it('refuses a task without a year or content', async () => {
    const error = await errorOf(bench().client.tasks.save({ id: null, fields: { content: '无年份' } }));
    expect(error).toMatchObject({ code: 'invalid-input', details: [{ where: ['annualTask', 'year'] }] });
  });

  it('adds up the weights of a statement to hundredths', async () => {
    const { client } = bench();
    const { id } = await statement();
    for (const weight of [33.33, 33.33, 33.34]) {
      await value(
        client.statements.saveItem({ id: null, fields: { statementId: id, content: `占${weight}`, weight } }),
      );
    }
    const detail = await value(client.statements.get({ id }));
    expect([detail.totalWeight, detail.items.length]).toEqual([100, 3]);
    expect((await value(client.overview.get({ year: 2026 }))).gaps.map(({ rule }) => rule)).not.toContain(
      'statement-weight-not-100',
    );
    await value(client.statements.saveItem({ id: detail.items[0]?.id ?? '', fields: { weight: 33.32 } }));
    expect((await value(client.statements.list({ year: 2026 })))[0]?.totalWeight).toBe(99.99);
    expect((await value(client.overview.get({ year: 2026 }))).gaps).toEqual(
      expect.arrayContaining([
        {
          rule: 'statement-weight-not-100',
          count: 1,
          examples: [{ id, title: '2026年度目标责任状', positionId: null }],
        },
      ]),
    );
  });

  it('refuses a weight out of range and a period that ends before it begins', async () => {
    const { client } = bench();
    const { id } = await statement();
    expect(
      (
        await errorOf(
          client.statements.saveItem({ id: null, fields: { statementId: id, content: '过重', weight: 1000.5 } }),
        )
      ).code,
    ).toBe('invalid-input');
    const period = { periodFrom: '2026-12-31', periodTo: '2026-01-01' };
    expect(await errorOf(client.statements.save({ id, fields: period }))).toEqual({
      code: 'rule-broken',
      about: 'period-reversed',
    });
    expect((await value(client.statements.get({ id }))).statement.periodFrom).toBe('');
  });

  it('adds an item for each task that has none yet, in the order given', async () => {
    const { client } = bench();
    const { id } = await statement();
    const first = await task('改造配电房', { weight: 20, checkpoint: '验收合格', due: '2026.9' });
    const second = await task('更换路灯', { weight: 10, expectedResult: '更换120盏' });
    await value(client.statements.addTasks({ statementId: id, taskIds: [second.id] }));
    const detail = await value(
      client.statements.addTasks({ statementId: id, taskIds: [first.id, second.id, first.id] }),
    );
    expect(
      detail.items.map(({ content, target, due, weight, annualTaskId }) => ({
        content,
        target,
        due,
        weight,
        annualTaskId,
      })),
    ).toEqual([
      { content: '更换路灯', target: '更换120盏', due: '', weight: 10, annualTaskId: second.id },
      { content: '改造配电房', target: '验收合格', due: '2026.9', weight: 20, annualTaskId: first.id },
    ]);
    expect(await errorOf(client.statements.addTasks({ statementId: id, taskIds: [nobody] }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('keeps the item of a removed task, and removes items with their statement', async () => {
    const { client } = bench();
    const { id } = await statement();
    const done = await task('更换路灯');
    const { items } = await value(client.statements.addTasks({ statementId: id, taskIds: [done.id] }));
    const extra = await value(
      client.statements.saveItem({ id: null, fields: { statementId: id, content: '安全生产', category: 'common' } }),
    );
    await value(client.tasks.remove({ id: done.id }));
    await value(client.statements.orderItems({ ids: [extra.id, items[0]?.id ?? ''] }));
    const after = await value(client.statements.get({ id }));
    expect(after.items.map(({ content, annualTaskId }) => [content, annualTaskId])).toEqual([
      ['安全生产', null],
      ['更换路灯', null],
    ]);
    expect(await value(client.statements.remove({ id }))).toEqual({ removed: 3 });
  });

  it('asks for proof of tasks that have begun only', async () => {
    const { client } = bench();
    await task('还没开始');
    const begun = await task('已经完成');
    await value(client.tasks.save({ id: begun.id, fields: { state: 'done' } }));
    const overview = await value(client.overview.get({ year: 2026 }));
    expect(overview.counts).toMatchObject({ tasks: 2, doneTasks: 1, provenTasks: 0 });
    expect(overview.gaps.find(({ rule }) => rule === 'task-without-evidence')).toMatchObject({
      count: 1,
      examples: [{ id: begun.id }],
    });
  });
}
