import { expect, it } from 'vitest';
import { specialPlans } from '../../shared/templates/special-plans.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

export function goalsSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  type Fields = Parameters<ContractHost['client']['goals']['save']>[0]['fields'];

  const goal = async (text: string, fields: Fields = {}) =>
    value(bench().client.goals.save({ id: null, fields: { text, yearFrom: 2026, yearTo: 2030, ...fields } }));
  const shape = async () => {
    const { goals } = await value(bench().client.goals.list({}));
    return goals.map((each) => [each.text, goals.find(({ id }) => id === each.parentGoalId)?.text ?? null]);
  };

  it('keeps a tree of goals with a value for each year, the newest word of a year counting', async () => {
    const { client } = bench();
    const school = await goal('学校发展规划', { level: 'school' });
    const own = await goal('报修及时率达到96%', { parentGoalId: school.id, measure: '报修及时率', unit: '%' });
    for (const [year, value_] of [
      [2027, '92'],
      [2026, '90'],
      [2026, '91'],
    ] as const)
      await value(client.goals.setYear({ goalId: own.id, year, value: value_ }));
    await value(client.goals.setYear({ goalId: own.id, year: 2026, result: '91.5' }));
    await value(client.goals.setYear({ goalId: own.id, year: 2028, value: '93' }));
    await value(client.goals.setYear({ goalId: own.id, year: 2028, value: '' }));
    const { goals } = await value(client.goals.list({}));
    expect(goals[1]?.targets.map(({ year, value: target, result }) => [year, target, result])).toEqual([
      [2026, '91', '91.5'],
      [2027, '92', ''],
    ]);
  });

  it('moves a goal with all under it, and refuses a circle, a lower level above and reversed years, changing nothing', async () => {
    const { client } = bench();
    const school = await goal('学校', { level: 'school' });
    const a = await goal('部门甲', { parentGoalId: school.id });
    const b = await goal('部门乙', { parentGoalId: school.id });
    const person = await goal('个人', { level: 'person', parentGoalId: a.id });
    await value(client.goals.move({ id: b.id, parentGoalId: school.id, beforeId: a.id }));
    await value(client.goals.move({ id: a.id, parentGoalId: b.id, beforeId: null }));
    const before = await shape();
    expect(before).toEqual([
      ['学校', null],
      ['部门乙', '学校'],
      ['个人', '部门甲'],
      ['部门甲', '部门乙'],
    ]);
    const refused = [
      await errorOf(client.goals.move({ id: b.id, parentGoalId: a.id, beforeId: null })),
      await errorOf(client.goals.save({ id: b.id, fields: { parentGoalId: b.id } })),
      await errorOf(client.goals.move({ id: a.id, parentGoalId: person.id, beforeId: null })),
      await errorOf(client.goals.move({ id: b.id, parentGoalId: person.id, beforeId: null })),
      await errorOf(client.goals.save({ id: school.id, fields: { level: 'person' } })),
      await errorOf(client.goals.save({ id: a.id, fields: { yearTo: 2020 } })),
      await errorOf(client.goals.move({ id: a.id, parentGoalId: school.id, beforeId: person.id })),
    ];
    expect(refused.map(({ about }) => about)).toEqual([
      'goal-under-itself',
      'goal-under-itself',
      'goal-under-itself',
      'goal-under-itself',
      'goal-level-above',
      'years-reversed',
      'not-siblings',
    ]);
    expect(await shape()).toEqual(before);
  });

  it('removes a goal alone or with all under it; its tasks stay and serve no goal', async () => {
    const { client } = bench();
    const top = await goal('上级');
    const middle = await goal('中间', { parentGoalId: top.id });
    const low = await goal('下级', { parentGoalId: middle.id });
    const task = await value(
      client.tasks.save({ id: null, fields: { year: 2026, content: '任务', goalId: middle.id } }),
    );
    expect(await value(client.goals.remove({ id: middle.id, under: 'move-up' }))).toEqual({ removed: 1 });
    expect(await shape()).toEqual([
      ['上级', null],
      ['下级', '上级'],
    ]);
    await value(client.goals.linkTasks({ goalId: low.id, taskIds: [task.id] }));
    expect((await value(client.goals.list({}))).tasks).toMatchObject([{ id: task.id, goalId: low.id }]);
    expect(await value(client.goals.remove({ id: top.id, under: 'remove' }))).toEqual({ removed: 2 });
    expect(await value(client.goals.list({}))).toMatchObject({ goals: [], tasks: [{ id: task.id, goalId: null }] });
  });

  it('adopts the twelve special plans with their lead units once, and hangs the department under the plan it leads', async () => {
    const { client } = bench();
    const plan = { yearFrom: 2026, yearTo: 2030, schoolPlan: '学校事业发展规划', specialPlans: [...specialPlans] };
    expect(await value(client.goals.adopt(plan))).toEqual({ created: 14 });
    expect(await value(client.goals.adopt(plan))).toEqual({ created: 0 });
    const { goals } = await value(client.goals.list({}));
    const special = goals.filter(({ level }) => level === 'special');
    expect(special.map(({ text, leadUnit }) => ({ name: text, leadUnit }))).toEqual(specialPlans);
    const own = goals.find(({ level }) => level === 'department');
    expect(goals.find(({ id }) => id === own?.parentGoalId)?.text).toBe(
      specialPlans.find(({ leadUnit }) => leadUnit === own?.leadUnit)?.name ?? '学校事业发展规划',
    );
    expect(await errorOf(client.goals.adopt({ ...plan, yearTo: 2020 }))).toMatchObject({ about: 'years-reversed' });
  });

  it('names goals in the order of the tree, and a task says which of them it serves', async () => {
    const { client } = bench();
    const school = await goal('学校发展规划', { level: 'school' });
    await goal('另一规划', { level: 'school' });
    const own = await goal('报修及时率达到96%', { parentGoalId: school.id });
    const task = await value(
      client.tasks.save({ id: null, fields: { year: 2026, content: '改造报修平台', goalId: own.id } }),
    );
    const names = await value(client.goals.names({}));
    expect(names.map(({ text, depth }) => [text, depth])).toEqual([
      ['学校发展规划', 0],
      ['报修及时率达到96%', 1],
      ['另一规划', 0],
    ]);
    const rows = async () => JSON.parse((await value(client.tasks.table({ year: 2026 }))).rowsJson) as unknown[];
    expect(await rows()).toMatchObject([{ id: task.id, goalId: own.id, goalText: '报修及时率达到96%' }]);
    await value(client.goals.remove({ id: own.id, under: 'move-up' }));
    expect(await rows()).toMatchObject([{ id: task.id, goalId: null, goalText: '' }]);
  });
}
