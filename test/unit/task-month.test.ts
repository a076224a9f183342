import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MonthStanding, type MonthStep, stateAfter, stepMonth } from '../../shared/domain/task-month.ts';
import { shareAmount, sumQuantities } from '../../shared/domain/task-quantity.ts';

const head = '01980000-0000-7000-8000-000000000001';
const proven = { evidenceCount: 1, headPersonId: head };
const open: MonthStanding = { state: 'open', progress: 40 };

describe('the close-out of a month', () => {
  it('needs proof', () => {
    expect(stepMonth(open, { action: 'close', text: '' }, { ...proven, evidenceCount: 0 })).toEqual({
      ok: false,
      rule: 'close-without-proof',
    });
    expect(stepMonth(open, { action: 'close', text: '' }, proven)).toEqual({
      ok: true,
      next: { state: 'closed', progress: 100 },
    });
  });

  it('or a reasoned exception that the head approved, and nobody else', () => {
    const facts = { ...proven, evidenceCount: 0 };
    expect(stepMonth(open, { action: 'ask', text: ' ' }, facts)).toEqual({ ok: false, rule: 'reason-missing' });
    expect(stepMonth(open, { action: 'approve', text: '', personId: head }, facts)).toEqual({
      ok: false,
      rule: 'no-exception-asked',
    });
    const waiting: MonthStanding = { state: 'waiting', progress: 40 };
    expect(
      stepMonth(waiting, { action: 'approve', text: '', personId: null }, { ...facts, headPersonId: null }),
    ).toEqual({ ok: false, rule: 'only-head-decides' });
    expect(stepMonth(waiting, { action: 'approve', text: '', personId: 'other' }, facts)).toEqual({
      ok: false,
      rule: 'only-head-decides',
    });
    expect(stepMonth(waiting, { action: 'approve', text: '', personId: head, basis: ' ' }, facts)).toEqual({
      ok: false,
      rule: 'approval-without-paper',
    });
    expect(
      stepMonth(waiting, { action: 'approve', text: '', personId: head, basis: '处务会纪要第5期' }, facts),
    ).toEqual({
      ok: true,
      next: { state: 'excepted', progress: 40 },
    });
    expect(stepMonth(waiting, { action: 'refuse', text: '', personId: head }, facts)).toEqual({ ok: true, next: open });
  });

  it('is undone with a reason only', () => {
    const closed: MonthStanding = { state: 'closed', progress: 100 };
    expect(stepMonth(closed, { action: 'progress', text: '', progress: 50 }, proven)).toEqual({
      ok: false,
      rule: 'month-is-closed',
    });
    expect(stepMonth(closed, { action: 'reopen', text: '' }, proven)).toEqual({ ok: false, rule: 'reason-missing' });
    expect(stepMonth(open, { action: 'reopen', text: '重查' }, proven)).toEqual({
      ok: false,
      rule: 'month-not-closed',
    });
    expect(stepMonth(closed, { action: 'reopen', text: '重查' }, proven)).toMatchObject({ next: { state: 'open' } });
  });

  it('in any order leaves entries that lead to where the month stands', () => {
    const steps = fc.array(
      fc.record({
        action: fc.constantFrom<MonthStep['action'][]>('progress', 'close', 'ask', 'approve', 'refuse', 'reopen'),
        text: fc.constantFrom('', '材料正在补'),
        progress: fc.integer({ min: 0, max: 100 }),
        personId: fc.constantFrom(head, 'other', null),
        basis: fc.constantFrom('', '例外申请单签批'),
        evidenceCount: fc.integer({ min: 0, max: 1 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (tried) => {
        let standing: MonthStanding = { state: 'open', progress: 0 };
        const entries: { action: MonthStep['action'] }[] = [];
        for (const { evidenceCount, ...step } of tried) {
          const result = stepMonth(standing, step, { evidenceCount, headPersonId: head });
          if (!result.ok) continue;
          standing = result.next;
          entries.push({ action: step.action });
          expect(stateAfter(entries)).toBe(standing.state);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('quantities', () => {
  it('of one name and unit are added, others stand apart', () => {
    expect(
      sumQuantities([
        { name: '培训', unit: '人次', target: 0.1, actual: 1 },
        { name: '培训', unit: '场', target: 3, actual: 0 },
        { name: '培训', unit: '人次', target: 0.2, actual: 2 },
      ]),
    ).toEqual([
      { name: '培训', unit: '人次', target: 0.3, actual: 3 },
      { name: '培训', unit: '场', target: 3, actual: 0 },
    ]);
  });

  it('are shared so that the parts add up to the whole, whole numbers in whole parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 60 }), (amount, count) => {
        const parts = shareAmount(amount, count);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(parts.every(Number.isInteger)).toBe(true);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
    expect(shareAmount(0.5, 2)).toEqual([0.25, 0.25]);
  });
});
