import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar-day.ts';
import type { Cadence } from '../../shared/domain/coverage/cadence.ts';
import { judge, type Proof } from '../../shared/domain/coverage/judge.ts';
import { CoverageMatrix } from '../../shared/domain/coverage/matrix.ts';
import { monthsOfSpan, periodsOf } from '../../shared/domain/coverage/periods.ts';
import type { LinkedProof, TaskSource } from '../../shared/domain/coverage/sources.ts';
import { yearSpan } from '../../shared/domain/coverage/year-span.ts';
import { usualCalendar } from '../../shared/domain/school-calendar.ts';
import { DueBook } from '../../shared/domain/task-schedule.ts';

const span = yearSpan('calendar', 2026, usualCalendar);
const months = monthsOfSpan(span);
const monthly: Cadence = { unit: 'months', months: 1, gathered: false };
const yearly: Cadence = { unit: 'years', years: 1, assumed: true };

function proof(given: Partial<Proof>): Proof {
  return { day: '', linkYear: '', evidenceYear: '', month: '', damaged: false, ...given };
}

function judged(cadence: Cadence, proofs: readonly Partial<Proof>[], today = '2026-04-20') {
  return judge(periodsOf(cadence, span, usualCalendar), proofs.map(proof), { span, months, today });
}

describe('whether evidence is there', () => {
  it('says missing, stale, partial, pending or present, and why', () => {
    expect(judged(yearly, [])).toMatchObject({ state: 'missing', reason: 'nothing', count: 0 });
    expect(judged(yearly, [{ day: '2025-11-02' }])).toMatchObject({ state: 'stale', reason: 'only-earlier', count: 0 });
    expect(judged(yearly, [{ day: '2027-01-02' }])).toMatchObject({ state: 'missing', reason: 'nothing' });
    expect(judged(yearly, [{ day: '2026-01-02' }])).toMatchObject({ state: 'present', count: 1 });
    expect(judged(yearly, [{ evidenceYear: '2025-2026' }])).toMatchObject({ state: 'present', count: 1 });
    expect(judged(yearly, [{}])).toMatchObject({ state: 'partial', reason: 'undated', count: 0 });
    expect(judged(monthly, [{ day: '2026-01-31' }, { day: '2026-03-01' }])).toEqual({
      state: 'partial',
      reason: 'periods-missing',
      missing: ['2026-02'],
      cells: 'PMPFFFFFFFFF',
      count: 2,
      newest: '2026-03-01',
    });
    expect(judged(monthly, [{ evidenceYear: '2026' }])).toMatchObject({
      state: 'partial',
      reason: 'undated',
      count: 1,
    });
    expect(judged(yearly, [{ day: '2026-01-02', damaged: true }])).toMatchObject({
      state: 'missing',
      reason: 'damaged',
      count: 0,
      newest: '',
    });
    expect(judged(yearly, [{ day: '2025-01-02', damaged: true }])).toMatchObject({ reason: 'nothing' });
    expect(judged(yearly, [{ day: '2026-01-02', damaged: true }, { day: '2026-02-02' }])).toMatchObject({
      state: 'present',
      count: 1,
    });
    expect(judged(monthly, [{ day: '2026-01-31' }, { day: '2026-02-03', damaged: true }])).toMatchObject({
      state: 'partial',
      reason: 'damaged',
      missing: ['2026-02', '2026-03'],
    });
    expect(judged(monthly, [], '2026-02-07')).toMatchObject({ state: 'pending', reason: 'not-due' });
    expect(judged(monthly, [], '2026-02-08')).toMatchObject({ state: 'missing', missing: ['2026-01'] });
    expect(judged(monthly, [{ month: '2026-01' }, { day: '2026-02-03' }, { day: '2026-03-03' }])).toMatchObject({
      state: 'present',
      cells: 'PPPFFFFFFFFF',
    });
  });

  it('lets a link carry an older piece into a year, without taking it away from its own', () => {
    const carried = { day: '2022-05-01', linkYear: '2026' };
    expect(judged(yearly, [carried])).toMatchObject({ state: 'present', count: 1, newest: '2022-05-01' });
    expect(judged(monthly, [carried])).toMatchObject({ state: 'partial', reason: 'undated' });
    expect(judged(yearly, [{ ...carried, linkYear: '2024' }])).toMatchObject({ state: 'stale' });
  });

  it('takes what is to be there once in two years from the year before as well', () => {
    const twoYears: Cadence = { unit: 'years', years: 2, assumed: false };
    expect(judged(twoYears, [{ day: '2025-03-01' }])).toMatchObject({ state: 'present' });
    expect(judged(twoYears, [{ day: '2024-12-31' }])).toMatchObject({ state: 'stale' });
  });

  it('never turns worse by a further piece, and never by a piece of another year', () => {
    const order = ['missing', 'stale', 'partial', 'pending', 'present'];
    const day = fc.integer({ min: -800, max: 600 }).map((offset) => addDays('2026-01-01', offset));
    const pieces = fc.array(
      fc.record({ day: fc.oneof(day, fc.constant('')), linkYear: fc.constantFrom('', '2025', '2026') }),
      { maxLength: 12 },
    );
    const cadences = fc.constantFrom<Cadence>(monthly, yearly, { unit: 'term' }, { unit: 'event' });
    fc.assert(
      fc.property(fc.tuple(cadences, pieces, pieces, day), ([cadence, some, more, today]) => {
        const before = judged(cadence, some, today);
        const after = judged(cadence, [...some, ...more], today);
        // Of what is not due yet nothing can be wrong, so that pending stands beside the others.
        if (before.state !== 'pending')
          expect(order.indexOf(after.state)).toBeGreaterThanOrEqual(order.indexOf(before.state));
        expect(after.missing.length).toBeLessThanOrEqual(before.missing.length);
        expect(after.cells).toHaveLength(12);
        if (after.missing.length === 0) expect(['present', 'pending']).toContain(after.state);
        else expect(['missing', 'stale', 'partial']).toContain(after.state);
      }),
    );
  });
});

describe('the coverage matrix', () => {
  const book = new DueBook(usualCalendar);
  const setting = { basis: 'calendar', year: 2026, today: '2026-04-20', calendar: usualCalendar, book } as const;
  const linked = (given: Partial<LinkedProof>): LinkedProof => ({
    ...proof(given),
    recordName: '',
    title: '',
    ...given,
  });
  const matrixOf = (proofs: Readonly<Record<string, readonly LinkedProof[]>>) =>
    new CoverageMatrix(setting, (id) => proofs[id] ?? []);
  const task: TaskSource = {
    id: 't',
    year: 2026,
    positionId: 'p',
    content: '召开处务会',
    checkpoint: '会议纪要、督办台账',
    due: '每月',
    keeper: '周暮云',
    excepted: [],
  };

  it('asks a task for a proof by each month in which it is due, and none where the head excepted it', () => {
    const row = matrixOf({ t: [linked({ month: '2026-01' }), linked({ day: '2026-02-20' })] }).task({
      ...task,
      excepted: ['2026-03'],
    });
    expect(row).toMatchObject({ state: 'present', cadence: 'due', cells: 'PPPFFFFFFFFF', missing: [] });
    expect(matrixOf({}).task(task)).toMatchObject({
      state: 'missing',
      missing: ['2026-01-31', '2026-02-28', '2026-03-31'],
    });
  });

  it('asks a task that is due once for one proof, whenever in the year it was formed', () => {
    const once = { ...task, due: '2026.6' };
    expect(matrixOf({}).task(once)).toMatchObject({ state: 'pending', cells: '.....F......' });
    expect(matrixOf({ t: [linked({ day: '2026-02-20' })] }).task(once)).toMatchObject({
      state: 'present',
      cells: '.E...P......',
    });
    expect(matrixOf({}).task({ ...task, year: 2025, due: '2025.6' })).toBeNull();
  });

  it('counts a piece of a workflow for the record that its link or its title names', () => {
    const record = { workflowId: 'w', workflowName: '报修流程', positionId: null, keeper: '', due: '', siblings: 2 };
    const matrix = matrixOf({
      w: [
        linked({ day: '2026-02-01', title: '报修登记单（样张）' }),
        linked({ day: '2026-02-02', recordName: '《回访记录》' }),
      ],
    });
    expect(matrix.record({ ...record, name: '报修登记单' })).toMatchObject({ count: 1, newest: '2026-02-01' });
    expect(matrix.record({ ...record, name: '回访记录' })).toMatchObject({ count: 1, newest: '2026-02-02' });
    expect(matrix.record({ ...record, name: '派工单' })).toMatchObject({
      count: 0,
      state: 'missing',
      cadence: 'event',
    });
    expect(matrix.record({ ...record, name: '派工单', siblings: 1 })).toMatchObject({ count: 1 });
  });

  it('proves a standard by its work item as well, and counts the years before', () => {
    const standard = {
      id: 's',
      workItemId: 'i',
      dutyId: 'd',
      siblings: 2,
      positionId: 'p',
      requirement: '每月抽检',
      frequency: '每季度',
      timeLimit: '',
      checkMethod: '查抽检表',
      expectedEvidence: '',
    };
    const row = matrixOf({
      s: [linked({ day: '2026-02-01' }), linked({ day: '2025-02-01' })],
      i: [linked({ day: '2024-03-01' }), linked({ day: '2025-12-31' })],
    }).standard(standard);
    expect(row).toMatchObject({ state: 'present', cadence: 'quarter', past: [1, 2], expected: '查抽检表', count: 1 });
    const ofDuty = matrixOf({
      d: [linked({ day: '2026-02-01', title: '《抽检表》2月' }), linked({ day: '2026-02-02' })],
    });
    expect(ofDuty.standard(standard).count).toBe(0);
    expect(ofDuty.standard({ ...standard, siblings: 1 }).count).toBe(2);
    expect(ofDuty.standard({ ...standard, expectedEvidence: '抽检表、通报' }).count).toBe(1);
  });
});
