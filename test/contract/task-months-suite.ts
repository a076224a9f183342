import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TaskMonthRow, TaskYearRow } from '../../shared/contract/task-months.ts';
import { stateAfter } from '../../shared/domain/task-month.ts';
import { type ContractHost, errorOf, nobody, useHost, value } from './contract-host.ts';

export function taskMonthsSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  const task = async (content: string, due: string, fields: { weight?: number; code?: string } = {}) =>
    value(bench().client.tasks.save({ id: null, fields: { year: 2026, content, due, ...fields } }));
  const prove = async (taskId: string, month: string): Promise<void> => {
    const { client } = bench();
    const evidence = await value(client.evidence.save({ id: null, fields: { title: '验收单' } }));
    const { id } = await value(client.taskMonths.ensure({ taskId, month }));
    await value(client.evidence.link({ evidenceId: evidence.id, targetKind: 'taskMonth', targetId: id }));
  };
  const head = async (): Promise<string> => {
    const { client } = bench();
    const person = await value(client.department.savePerson({ id: null, fields: { name: '林知远' } }));
    const { department } = await value(client.department.get({}));
    await value(client.department.saveDepartment({ id: department.id, fields: { headPersonId: person.id } }));
    return person.id;
  };

  const rowsOf = async (month: string): Promise<TaskMonthRow[]> =>
    JSON.parse((await value(bench().client.taskMonths.month({ month }))).rowsJson) as TaskMonthRow[];

  it('lists what is due in a month, what goes on, and what has no date', async () => {
    const { client } = bench();
    await task('屋面维修', '2026年3月底');
    await task('周例会', '每周五');
    await task('安全巡查', '常年');
    await task('迎接检查', '接通知一周内');
    await task('九月的事', '9月');
    await task('春季绿化', '3月—5月');
    const rows = await rowsOf('2026-03');
    expect(rows.map(({ content, place, days, to, state }) => [content, place, days.length, to, state])).toEqual([
      ['屋面维修', 'due', 1, '2026-03-31', 'open'],
      ['周例会', 'due', 4, '2026-03-27', 'open'],
      ['安全巡查', 'always', 0, '', 'open'],
      ['迎接检查', 'undated', 0, '', 'open'],
      ['春季绿化', 'ongoing', 0, '2026-05-31', 'open'],
    ]);
    const byHand = await value(
      client.taskMonths.setDue({ taskId: rows[3]?.taskId ?? '', month: '2026-03', dueOn: '2026-03-12' }),
    );
    expect([byHand.place, byHand.days]).toEqual(['due', ['2026-03-12']]);
    const year = JSON.parse((await value(client.taskMonths.year({ year: 2026 }))).rowsJson) as TaskYearRow[];
    expect(year.map(({ content, months }) => [content, months.length])).toEqual([
      ['屋面维修', 1],
      ['周例会', 12],
      ['安全巡查', 12],
      ['迎接检查', 1],
      ['九月的事', 1],
      ['春季绿化', 1],
    ]);
  });

  it('closes a month with its proof only, and the task with its last month', async () => {
    const { client } = bench();
    const { id } = await task('设备检修', '6月、12月');
    expect(await errorOf(client.taskMonths.close({ taskId: id, month: '2026-06', text: '' }))).toEqual({
      code: 'rule-broken',
      about: 'close-without-proof',
    });
    expect((await value(client.taskMonths.detail({ taskId: id, month: '2026-06' }))).entries).toEqual([]);
    await value(client.taskMonths.note({ taskId: id, month: '2026-06', text: '已完成一半', progress: 50 }));
    await prove(id, '2026-06');
    const closed = await value(client.taskMonths.close({ taskId: id, month: '2026-06', text: '验收合格' }));
    expect([closed.state, closed.progress, closed.evidenceCount, closed.taskState]).toEqual([
      'closed',
      100,
      1,
      'active',
    ]);
    await prove(id, '2026-12');
    const last = await value(client.taskMonths.close({ taskId: id, month: '2026-12', text: '' }));
    expect(last.taskState).toBe('done');
    expect(
      (await value(client.taskMonths.reopen({ taskId: id, month: '2026-12', text: '复查不合格' }))).taskState,
    ).toBe('active');
    const detail = await value(client.taskMonths.detail({ taskId: id, month: '2026-12' }));
    expect(detail.entries.map(({ action, text }) => [action, text])).toEqual([
      ['close', ''],
      ['reopen', '复查不合格'],
    ]);
    expect(detail.evidence.map(({ title }) => title)).toEqual(['验收单']);
  });

  it('lets the head alone approve a reasoned exception', async () => {
    const { client } = bench();
    const place = { taskId: (await task('校外检测', '4月')).id, month: '2026-04' };
    const headId = await head();
    expect(await errorOf(client.taskMonths.ask({ ...place, text: '  ' }))).toMatchObject({ about: 'reason-missing' });
    await value(client.taskMonths.ask({ ...place, text: '对方只给口头结果' }));
    expect(
      await errorOf(client.taskMonths.decide({ ...place, approved: true, personId: headId, text: '同意' })),
    ).toMatchObject({ about: 'approval-without-paper' });
    expect(
      await errorOf(client.taskMonths.decide({ ...place, approved: true, personId: nobody, text: '' })),
    ).toMatchObject({ about: 'only-head-decides' });
    expect((await value(client.taskMonths.reminders({}))).waiting.count).toBe(
      (await value(client.taskMonths.reminders({}))).today >= '2026-03-24' ? 1 : 0,
    );
    const approved = await value(
      client.taskMonths.decide({
        ...place,
        approved: true,
        personId: headId,
        text: '同意',
        decidedOn: '2026-05-06',
        basis: '例外申请单签批',
      }),
    );
    expect([approved.state, approved.taskState]).toEqual(['excepted', 'done']);
    const { entries } = await value(client.taskMonths.detail(place));
    expect(entries.map(({ action, personName, decidedOn, basis }) => [action, personName, decidedOn, basis])).toEqual([
      ['ask', '', '', ''],
      ['approve', '林知远', '2026-05-06', '例外申请单签批'],
    ]);
  });

  it('keeps a full trace of closing and reopening in any order', async () => {
    const { client } = bench();
    const headId = await head();
    const { id } = await task('台账', '5月');
    const place = { taskId: id, month: '2026-05' };
    await prove(id, '2026-05');
    const kinds = ['note', 'close', 'ask', 'approve', 'refuse', 'reopen'] as const;
    const done: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...kinds), { maxLength: 12 }), async (steps) => {
        for (const kind of steps) {
          const text = `第${done.length}次`;
          const taken =
            kind === 'note'
              ? await client.taskMonths.note({ ...place, text, progress: 10 })
              : kind === 'approve' || kind === 'refuse'
                ? await client.taskMonths.decide({
                    ...place,
                    text,
                    approved: kind === 'approve',
                    personId: headId,
                    basis: '签批',
                  })
                : await client.taskMonths[kind]({ ...place, text });
          if (taken.ok) done.push(`${kind === 'note' ? 'progress' : kind} ${text}`);
        }
        const { entries } = await value(client.taskMonths.detail(place));
        expect(entries.map(({ action, text }) => `${action} ${text}`)).toEqual(done);
        expect(entries.every(({ madeAt, author }) => madeAt !== '' && author !== undefined)).toBe(true);
        const rows = await rowsOf('2026-05');
        expect(rows.find(({ taskId }) => taskId === id)?.state).toBe(stateAfter(entries));
      }),
      { numRuns: 15 },
    );
  });

  it('splits a task so that weight and quantities add up, and sums them again', async () => {
    const { client } = bench();
    const { id } = await task('培训', '每季度末', { weight: 10, code: 'A-01' });
    await value(
      client.tasks.saveQuantity({ id: null, fields: { annualTaskId: id, name: '培训', unit: '人次', target: 100 } }),
    );
    const people = await Promise.all(
      ['程予安', '秦望舒', '顾安然'].map((name) => value(client.department.savePerson({ id: null, fields: { name } }))),
    );
    const { ids } = await value(
      client.tasks.split({
        id,
        parts: people.map((person) => ({ sectionId: null, positionId: null, personId: person.id })),
      }),
    );
    const detail = await value(client.tasks.detail({ id }));
    expect([detail.partWeight, detail.partSums, detail.parts.map(({ code, ownerName }) => [code, ownerName])]).toEqual([
      10,
      [{ name: '培训', unit: '人次', target: 100, actual: 0 }],
      [
        ['A-01-1', '程予安'],
        ['A-01-2', '秦望舒'],
        ['A-01-3', '顾安然'],
      ],
    ]);
    expect(await errorOf(client.tasks.save({ id, fields: { parentTaskId: ids[0] ?? null } }))).toMatchObject({
      about: 'task-under-itself',
    });
  });

  it('reads weeks by the school calendar that was entered, each term once', async () => {
    const { client } = bench();
    const { id } = await task('期中检查', '春季学期第2周');
    const before = await rowsOf('2026-03');
    expect(before.map(({ assumed }) => assumed)).toEqual([true]);
    const fields = { schoolYear: 2025, season: 'spring' as const, startsOn: '2026-02-23', weeks: 19 };
    await value(client.schoolCalendar.saveTerm({ id: null, fields }));
    const rows = await rowsOf('2026-03');
    expect(rows.map(({ taskId, to, assumed }) => [taskId, to, assumed])).toEqual([[id, '2026-03-08', false]]);
    expect(await errorOf(client.schoolCalendar.saveTerm({ id: null, fields }))).toMatchObject({ about: 'term-twice' });
    const holiday = { name: '清明', fromDay: '2026-04-06', toDay: '2026-04-04' };
    expect(await errorOf(client.schoolCalendar.saveHoliday({ id: null, fields: holiday }))).toMatchObject({
      about: 'period-reversed',
    });
  });
}
