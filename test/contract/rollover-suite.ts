import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { RolloverPlan } from '../../shared/contract/rollover.ts';
import type { Renewal } from '../../shared/domain/rollover/renewals.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

/** A new year: what it keeps, takes over, begins anew and has to renew. */
export function rolloverSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  const calendar = { basis: 'calendar', from: 2025 } as const;

  /** A standard, tasks, goals, statements and evidence of 2025. */
  async function department() {
    const { client } = bench();
    const home = await value(client.positions.save({ id: null, fields: { name: '维修管理员' } }));
    const person = await value(client.department.savePerson({ id: null, fields: { name: '秦望舒' } }));
    await value(client.positions.addHolder({ id: null, fields: { positionId: home.id, personId: person.id } }));
    const duty = await value(client.positions.saveDuty({ id: null, fields: { positionId: home.id, text: '维修' } }));
    const item = await value(client.positions.saveWorkItem({ id: null, fields: { dutyId: duty.id, text: '回访' } }));
    const standardOf = (requirement: string, frequency: string) =>
      value(client.positions.saveStandard({ id: null, fields: { workItemId: item.id, requirement, frequency } }));
    const [monthly, standing, termly] = [
      await standardOf('每月回访', '每月'),
      await standardOf('有章可循', ''),
      await standardOf('实训室检查', '每学期'),
    ];
    const taskOf = (fields: { content: string; due: string; taskClass: 'A' | 'B' | 'C'; state?: 'done' }) =>
      value(client.tasks.save({ id: null, fields: { year: 2025, positionId: home.id, ...fields } }));
    const routine = await taskOf({ content: '例会', due: '每月', taskClass: 'C', state: 'done' });
    const late = await taskOf({ content: '更新设备', due: '2025.12', taskClass: 'B' });
    const done = await taskOf({ content: '迁址', due: '2025.6', taskClass: 'A', state: 'done' });
    await value(
      client.tasks.saveQuantity({ id: null, fields: { annualTaskId: routine.id, name: '会', target: 12, actual: 11 } }),
    );
    const goalOf = (text: string, yearTo: number) =>
      value(client.goals.save({ id: null, fields: { text, yearFrom: 2021, yearTo } }));
    const [figure, worded, over] = [await goalOf('及时率', 2027), await goalOf('改造', 2027), await goalOf('旧', 2025)];
    for (const [goal, text] of [
      [figure, '95'],
      [worded, '完成一期'],
      [over, '80'],
    ] as const)
      await value(client.goals.setYear({ goalId: goal.id, year: 2025, value: text, result: '已达到' }));
    await value(
      client.statements.save({
        id: null,
        fields: { year: 2025, title: '2025年责任状', partyB: '维修科', partyBSigner: '顾安然' },
      }),
    );
    const pieceOf = async (
      fields: { title: string; formedOn: string; yearKind?: 'school-year'; keeper?: string; physicalPlace?: string },
      target: { targetKind: 'workStandard' | 'annualTask'; targetId: string },
    ) => {
      const piece = await value(client.evidence.save({ id: null, fields }));
      await value(client.evidence.link({ evidenceId: piece.id, ...target }));
      return piece;
    };
    const proves = (targetId: string) => ({ targetKind: 'workStandard', targetId }) as const;
    const rule = await pieceOf({ title: '维修管理办法', formedOn: '2025-02-01' }, proves(standing.id));
    const kept = { keeper: '程予安', physicalPlace: '一号柜' };
    await pieceOf({ title: '回访记录', formedOn: '2025-11-30', ...kept }, proves(monthly.id));
    const ofSchool = { title: '检查办法', formedOn: '2025-10-12', yearKind: 'school-year' } as const;
    await pieceOf(ofSchool, proves(termly.id));
    await pieceOf({ title: '开箱单', formedOn: '2025-10-01' }, { targetKind: 'annualTask', targetId: late.id });
    return { routine, late, done, figure, worded, over, rule, standing };
  }

  async function previewOf(year: { basis: 'calendar' | 'school'; from: number }) {
    const { planJson, renewalsJson, ...rest } = await value(bench().client.rollover.preview(year));
    return {
      ...rest,
      plan: JSON.parse(planJson) as RolloverPlan,
      renewals: JSON.parse(renewalsJson) as Renewal[],
    };
  }

  const sentences = (renewals: readonly Renewal[]) =>
    renewals.map(({ what, title, detail, keepers, place }) => [what, title, detail, keepers.join(), place]);

  it('says before anything is written what is kept, carried, begun anew and to be renewed, and by whom it is kept', async () => {
    await department();
    const found = await previewOf(calendar);
    expect([found.done, found.kept.standards, found.reset.quantities, found.reset.results]).toEqual([false, 3, 1, 3]);
    expect(
      found.plan.tasks.map(({ content, reason, proposed, dueIsPast }) => [content, reason, proposed, dueIsPast]),
    ).toEqual([
      ['例会', 'recurring', true, false],
      ['更新设备', 'unfinished', true, true],
      ['迁址', 'done', false, true],
    ]);
    expect(found.plan.targets.map(({ text, reason, proposed }) => [text, reason, proposed])).toEqual([
      ['及时率', 'measured', true],
      ['改造', 'in-words', false],
      ['旧', 'plan-over', false],
    ]);
    expect(found.plan.proofs.map(({ title, reason, proposed }) => [title, reason, proposed])).toEqual([
      ['维修管理办法', 'standing-rule', true],
      ['回访记录', 'asked-again', false],
    ]);
    expect(sentences(found.renewals)).toEqual([
      ['target', '改造', '完成一期', '', ''],
      ['due', '更新设备', '2025.12', '', ''],
      ['statement', '2025年责任状', '维修科', '顾安然', ''],
      ['proof', '每月回访', '', '程予安,秦望舒', '一号柜'],
      ['proof', '更新设备', '', '秦望舒', ''],
      ['proof', '例会', '', '秦望舒', ''],
    ]);
    expect((await value(bench().client.tasks.list({ year: 2026 }))).length).toBe(0);
  });

  it('carries what was chosen as one step: states begin anew, evidence goes over by reference, and undo takes all back', async () => {
    const { client } = bench();
    const { routine, late, figure, rule, standing } = await department();
    const before = await value(client.workspace.status({}));
    const { plan, renewals } = await previewOf(calendar);
    const chosen = {
      ...calendar,
      taskIds: plan.tasks.filter(({ proposed }) => proposed).map(({ id }) => id),
      goalIds: plan.targets.filter(({ proposed }) => proposed).map(({ goalId }) => goalId),
      linkIds: plan.proofs.filter(({ proposed }) => proposed).map(({ linkId }) => linkId),
    };
    expect(await value(client.rollover.apply(chosen))).toEqual({ tasks: 2, targets: 1, proofs: 1, present: 0 });
    const tasks = await value(client.tasks.list({ year: 2026 }));
    expect(
      tasks.map(({ content, state, due, carriedFromTaskId, evidenceCount }) => [
        content,
        state,
        due,
        carriedFromTaskId,
        evidenceCount,
      ]),
    ).toEqual([
      ['例会', 'planned', '每月', routine.id, 0],
      ['更新设备', 'planned', '2025.12', late.id, 1],
    ]);
    const detail = await value(client.tasks.detail({ id: tasks[0]?.id ?? '' }));
    expect(detail.quantities.map(({ target, actual }) => [target, actual])).toEqual([[12, 0]]);
    const goal = (await value(client.goals.list({}))).goals.find(({ id }) => id === figure.id);
    expect(goal?.targets.map(({ year, value: text, result }) => [year, text, result])).toEqual([
      [2025, '95', '已达到'],
      [2026, '95', ''],
    ]);
    const links = (await value(client.evidence.list({}))).find(({ id }) => id === rule.id)?.links ?? [];
    expect(links.map(({ targetId, year }) => [targetId, year])).toEqual([
      [standing.id, ''],
      [standing.id, '2026'],
    ]);
    const after = await value(client.rollover.renewals({ basis: 'calendar', year: 2026, limit: 100 }));
    expect(sentences(JSON.parse(after.itemsJson) as Renewal[])).toEqual(sentences(renewals));
    expect([after.open, after.asked]).toEqual([6, 7]);
    await value(client.history.undo({ stepId: null }));
    expect((await previewOf(calendar)).plan).toEqual(plan);
    expect((await value(client.workspace.status({})))?.departmentId).toBe(before?.departmentId);
  });

  it('carries no piece of which any file is damaged, a further one as little as the first', async () => {
    const { client, folder, status } = bench();
    const { standing } = await department();
    mkdirSync(join(folder, '材料'));
    const [first = '', further = ''] = ['值班制度.txt', '附表.txt'].map((name) => join(folder, '材料', name));
    for (const path of [first, further]) writeFileSync(path, path);
    const { added } = await value(client.evidence.ingest({ jobId: 'in', paths: [first] }));
    const id = added[0]?.id ?? '';
    await value(client.evidence.addFiles({ jobId: 'more', id, paths: [further] }));
    await value(client.evidence.save({ id, fields: { formedOn: '2025-03-01' } }));
    await value(client.evidence.link({ evidenceId: id, targetKind: 'workStandard', targetId: standing.id }));
    const reasonOf = async () => (await previewOf(calendar)).plan.proofs.find(({ title }) => title === '值班制度');
    expect(await reasonOf()).toMatchObject({ reason: 'standing-rule', proposed: true });
    await value(client.workspace.close({}));
    const raw = new Database(status.path);
    raw.prepare('UPDATE evidence_chunk SET bytes = ? WHERE bytes = ?').run(Buffer.from('坏'), Buffer.from(further));
    raw.close();
    await value(client.workspace.open({ path: status.path }));
    await value(client.keeping.check({ jobId: 'check', pace: 'full', restart: true }));
    expect(await reasonOf()).toMatchObject({ reason: 'damaged', proposed: false });
  });

  it('carries nothing twice, refuses a second time, and offers what is still missing', async () => {
    const { client } = bench();
    const { routine, late } = await department();
    const none = { ...calendar, taskIds: [], goalIds: [], linkIds: [] };
    expect(await errorOf(client.rollover.apply(none))).toMatchObject({ about: 'nothing-to-decide' });
    expect(await value(client.rollover.status({ basis: 'calendar', year: 2026 }))).toEqual({
      done: false,
      tasks: 0,
      tasksBefore: 3,
    });
    await value(client.rollover.apply({ ...none, taskIds: [routine.id] }));
    expect(await errorOf(client.rollover.apply({ ...none, taskIds: [routine.id, routine.id] }))).toMatchObject({
      code: 'rule-broken',
      about: 'rolled-over-already',
    });
    const again = await previewOf(calendar);
    expect(again.done).toBe(true);
    expect(again.plan.tasks.map(({ content, present, proposed }) => [content, present, proposed])).toEqual([
      ['例会', true, false],
      ['更新设备', false, true],
      ['迁址', false, false],
    ]);
    expect(await value(client.rollover.apply({ ...none, taskIds: [routine.id, late.id] }))).toMatchObject({
      tasks: 1,
      present: 1,
    });
    expect((await value(client.tasks.list({ year: 2026 }))).map(({ content }) => content)).toEqual([
      '例会',
      '更新设备',
    ]);
  });

  it('counts the evidence of teaching by the school year, with neither tasks nor targets', async () => {
    await department();
    const { plan, renewals } = await previewOf({ basis: 'school', from: 2025 });
    expect([plan.tasks, plan.targets, plan.proofs.map(({ title, reason }) => [title, reason])]).toEqual([
      [],
      [],
      [['检查办法', 'asked-again']],
    ]);
    expect(renewals.map(({ what, title }) => [what, title])).toEqual([['proof', '实训室检查']]);
    const { client } = bench();
    const linkIds = plan.proofs.map(({ linkId }) => linkId);
    await value(client.rollover.apply({ basis: 'school', from: 2025, taskIds: [], goalIds: [], linkIds }));
    const years = (await value(client.evidence.list({}))).flatMap(({ links }) => links.map(({ year }) => year));
    expect(years.filter(Boolean)).toEqual(['2026-2027']);
  });

  it('keeps the parts of a carried task under their whole', async () => {
    const { client } = bench();
    const whole = await value(
      client.tasks.save({
        id: null,
        fields: { year: 2025, content: '更新设备', due: '12月', code: 'B-02', weight: 5 },
      }),
    );
    await value(client.tasks.split({ id: whole.id, parts: [{ sectionId: null, positionId: null, personId: null }] }));
    const taskIds = (await value(client.tasks.list({ year: 2025 }))).map(({ id }) => id);
    await value(client.rollover.apply({ ...calendar, taskIds, goalIds: [], linkIds: [] }));
    const next = await value(client.tasks.list({ year: 2026 }));
    expect(next.map(({ code, carriedFromTaskId }) => [code, carriedFromTaskId])).toEqual([
      ['B-02', taskIds[0]],
      ['B-02-1', taskIds[1]],
    ]);
    expect(next[1]?.parentTaskId).toBe(next[0]?.id);
  });
}
