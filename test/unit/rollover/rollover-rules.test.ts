import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryProof, type ProofToCarry } from '../../../shared/domain/rollover/carry-proofs.ts';
import { carryTargets, type GoalOfYear } from '../../../shared/domain/rollover/carry-targets.ts';
import { carryTasks, type TaskToCarry } from '../../../shared/domain/rollover/carry-tasks.ts';
import { statementsToRenew } from '../../../shared/domain/rollover/statement-renewals.ts';
import { usualCalendar } from '../../../shared/domain/school-calendar.ts';
import { DueBook } from '../../../shared/domain/task-schedule.ts';

const book = new DueBook(usualCalendar);
type Party = Parameters<typeof statementsToRenew>[1][number];
let count = 0;

function task(given: Partial<TaskToCarry>): TaskToCarry {
  count += 1;
  const head = { id: `task ${count}`, content: `任务${count}`, positionId: null, sectionId: null };
  return { taskClass: 'A', due: '', state: 'planned', carriedFromTaskId: null, ...head, ...given };
}

describe('which tasks a new year has again', () => {
  it('takes what comes round, goes on or is routine, and what is unfinished; leaves what is done or over', () => {
    const cases = [
      [{ due: '每年11月', state: 'done' }, 'recurring', true, false],
      [{ due: '每月底', taskClass: 'B' }, 'recurring', true, false],
      [{ due: '2024-2028 每年12月底', state: 'done' }, 'recurring', true, false],
      [{ due: '2021-2026 每年12月底', state: 'done' }, 'ended', false, true],
      [{ due: '2021-2026 每年12月底' }, 'unfinished', true, true],
      [{ due: '2021-2026 每年12月底', taskClass: 'C' }, 'ended', false, true],
      [{ due: '长期', state: 'done' }, 'continuing', true, false],
      [{ due: '11月底', taskClass: 'C', state: 'done' }, 'routine', true, false],
      [{ due: '2026.7', taskClass: 'C' }, 'routine', true, true],
      [{ due: '2026.7', state: 'done' }, 'done', false, true],
      [{ due: '2026.7', state: 'active' }, 'unfinished', true, true],
      [{ due: '接通知一周内', taskClass: 'C' }, 'routine', true, false],
      [{ due: '', state: 'done' }, 'done', false, false],
    ] as const;
    const found = carryTasks(
      cases.map(([given]) => task(given)),
      { standing: [], to: 2027, book },
    );
    expect(found.map(({ reason, proposed, dueIsPast }) => [reason, proposed, dueIsPast])).toEqual(
      cases.map(([, ...expected]) => expected),
    );
  });

  it('proposes nothing twice: neither a copy nor what somebody typed in already, and each typed one stands for one', () => {
    const copied = task({ content: '巡检', taskClass: 'C' });
    const twins = [task({ content: '培 训', taskClass: 'C' }), task({ content: '培训', taskClass: 'C' })];
    const other = task({ content: '培训', taskClass: 'C', sectionId: 'section' });
    const standing = [
      task({ id: 'copy', content: '改了名', carriedFromTaskId: copied.id }),
      task({ id: 'typed', content: '培训' }),
    ];
    const found = carryTasks([copied, ...twins, other], { standing, to: 2027, book });
    expect(found.map(({ presentId, proposed }) => [presentId, proposed])).toEqual([
      ['copy', false],
      ['typed', false],
      [null, true],
      [null, true],
    ]);
  });

  it('finds nothing more to carry once all that it proposed was carried, whatever the tasks', () => {
    const texts = ['', '每年11月', '2026.7', '长期', '每月', '2020-2030 每年6月', '接通知一周内', '乱写'];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            due: fc.constantFrom(...texts),
            content: fc.constantFrom('甲', '乙', '丙'),
            taskClass: fc.constantFrom('A', 'B', 'C'),
            state: fc.constantFrom('planned', 'active', 'done'),
          }),
          { maxLength: 12 },
        ),
        (given) => {
          const tasks = given.map((fields) => task(fields));
          const setting = { to: 2027, book };
          const first = carryTasks(tasks, { ...setting, standing: [] }).filter(({ proposed }) => proposed);
          const standing = first.map((one) => task({ content: one.task.content, carriedFromTaskId: one.task.id }));
          const again = carryTasks(tasks, { ...setting, standing });
          expect(again.filter(({ proposed }) => proposed)).toEqual([]);
          expect(again.filter(({ presentId }) => presentId !== null)).toHaveLength(first.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('which targets a new year has again', () => {
  it('carries figures, asks anew for words, and says which plans are over', () => {
    const goal = (id: string, given: Partial<GoalOfYear>): GoalOfYear => ({
      id,
      yearFrom: 2024,
      yearTo: 2028,
      value: '',
      hasNext: false,
      ...given,
    });
    const values = ['95', '≥98%', '10～20', '不少于4次', '4.5分以上', '完成一期改造', '建成2个实训室'];
    const found = carryTargets(
      [
        ...values.map((value) => goal(value, { value })),
        goal('有下年', { value: '90', hasNext: true }),
        goal('没有值', {}),
        goal('规划期满', { yearTo: 2026, value: '90' }),
        goal('早已期满', { yearTo: 2025, value: '90' }),
      ],
      2027,
    );
    expect(found.map(({ goal: { id }, reason, proposed }) => [id, reason, proposed])).toEqual([
      ...values.slice(0, 5).map((value) => [value, 'measured', true]),
      ...values.slice(5).map((value) => [value, 'in-words', false]),
      ['有下年', 'measured', false],
      ['规划期满', 'plan-over', false],
    ]);
  });
});

describe('which evidence proves the next year too', () => {
  const reason = (title: string, given: Partial<ProofToCarry> = {}): string =>
    carryProof({ title, kind: 'text', cadence: 'assumed', damaged: false, ...given });

  it('takes rules and licences in force, and asks again for what a year leaves', () => {
    for (const title of [
      '维修管理办法',
      '采购管理办法（2024年修订）',
      '关于印发《食堂管理规定》的通知',
      '会议制度',
      '突发事件应急预案',
      '培训管理办法',
      '岗位说明书',
      '报修流程图',
    ])
      expect(reason(title), title).toBe('standing-rule');
    for (const title of [
      '2026年工作总结',
      '应急预案演练记录',
      '采购管理办法学习记录',
      '制度执行情况检查表',
      '2026年招生章程',
      '节能改造合同',
      '满意度问卷统计',
      '会议纪要第5期',
      '获奖证书',
    ])
      expect(reason(title), title).toBe('of-its-year');
    expect(reason('食品经营许可证', { kind: 'certificate' })).toBe('standing-licence');
    expect(reason('许可证年检报告', { kind: 'certificate' })).toBe('of-its-year');
  });

  it('lets nothing old stand for what is asked for each time, nor what is damaged', () => {
    expect(reason('维修管理办法', { cadence: 'month' })).toBe('asked-again');
    expect(reason('维修记录', { cadence: 'term' })).toBe('asked-again');
    expect(reason('维修管理办法', { cadence: 'years' })).toBe('standing-rule');
    expect(reason('维修管理办法', { cadence: null })).toBe('standing-rule');
    expect(reason('维修管理办法', { damaged: true })).toBe('damaged');
  });
});

describe('which statements are to be signed again', () => {
  it('names each party once that has none in the new year, by the year that the statement goes by', () => {
    const party: Party = {
      partyB: '',
      partySectionId: null,
      partyPositionId: null,
      partyPersonId: null,
      periodKind: 'calendar',
      supplementToId: null,
    };
    const old: readonly Party[] = [
      { ...party, partyB: '维修科', partySectionId: 'a' },
      { ...party, partyB: '维修科', partySectionId: 'a' },
      { ...party, partyB: '补充', partySectionId: 'b', supplementToId: 'x' },
      { ...party, partyB: '后勤处 ' },
      { ...party, partyB: '教务处', periodKind: 'school-year' },
    ];
    const names = (fresh: readonly Party[], basis: 'calendar' | 'school') =>
      statementsToRenew(old, fresh, basis).map(({ partyB }) => partyB);
    expect(names([], 'calendar')).toEqual(['维修科', '后勤处 ']);
    expect(names([{ ...party, partyB: '后勤处' }], 'calendar')).toEqual(['维修科']);
    expect(names([], 'school')).toEqual(['教务处']);
  });
});
