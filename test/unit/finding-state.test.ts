import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysOfState,
  findingIsOverdue,
  findingRefused,
  findingState,
  findingStates,
  isInLedger,
  nextFindingNumber,
  reversedDay,
} from '../../shared/domain/finding-state.ts';

const today = '2026-11-23';
const days = fc
  .uniqueArray(
    fc
      .date({ min: new Date('2023-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    { minLength: 4, maxLength: 4 },
  )
  .map((found) => found.toSorted());
/** A finding whose known days follow each other; each may be missing. */
const finding = fc
  .tuple(days, fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()))
  .map(([[foundOn = '', a = '', b = '', c = ''], [started, mended, verified]]) => ({
    foundOn,
    startedOn: started ? a : '',
    mendedOn: mended ? b : '',
    verifiedOn: verified ? c : '',
  }));

describe('where a finding stands', () => {
  it('is what it was put into, by days that follow each other, and days that were known stay', () => {
    fc.assert(
      fc.property(finding, fc.constantFrom(...findingStates), (before, state) => {
        const after = { ...before, ...daysOfState(before, state, today) };
        expect(findingState(after)).toBe(state);
        expect(reversedDay(after)).toBeNull();
        for (const field of ['startedOn', 'mendedOn', 'verifiedOn'] as const)
          if (before[field] !== '' && after[field] !== '') expect(after[field]).toBe(before[field]);
        expect(daysOfState(after, state, '2027-01-01')).toEqual(daysOfState(before, state, today));
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  it('is overdue only while it is not mended, from the day after the one by which it was to be', () => {
    const open = { startedOn: '2026-11-01', mendedOn: '', verifiedOn: '', mendBy: '2026-11-22' };
    expect([
      findingIsOverdue(open, '2026-11-22'),
      findingIsOverdue(open, '2026-11-23'),
      findingIsOverdue({ ...open, mendedOn: '2026-11-30' }, '2026-12-01'),
      findingIsOverdue({ ...open, mendBy: '' }, '2026-12-01'),
    ]).toEqual([false, true, false, false]);
  });

  it('refuses days that run backwards, whichever are missing between them', () => {
    const concerns = { workStandardId: null, dutyId: null, annualTaskId: null, indicatorId: null };
    const days = { foundOn: '2026-03-02', startedOn: '', mendedOn: '2026-03-01', verifiedOn: '2026-03-05' };
    expect(reversedDay(days)).toEqual({ field: 'mendedOn', before: '2026-03-02' });
    expect(findingRefused({ ...days, ...concerns })).toBe('finding-days-reversed');
    expect(findingRefused({ ...days, ...concerns, foundOn: '2026-03-01' })).toBeNull();
  });

  it('refuses what concerns two things at once', () => {
    const days = { foundOn: '2026-03-02', startedOn: '', mendedOn: '', verifiedOn: '' };
    const concerns = { workStandardId: null, dutyId: null, annualTaskId: 'task', indicatorId: null };
    expect(findingRefused({ ...days, ...concerns })).toBeNull();
    expect(findingRefused({ ...days, ...concerns, indicatorId: 'indicator' })).toBe('finding-concerns-one');
  });
});

describe('the ledger of a year', () => {
  it('holds each finding of its year and takes what is not closed along into every later one', () => {
    fc.assert(
      fc.property(finding, (found) => {
        const first = Number(found.foundOn.slice(0, 4));
        const last = found.verifiedOn === '' ? 2030 : Math.max(first, Number(found.verifiedOn.slice(0, 4)));
        for (let year = 2022; year <= 2030; year += 1)
          expect(isInLedger(found, year)).toBe(year >= first && year <= last);
      }),
      { seed: 23, numRuns: 100 },
    );
  });

  it('numbers a new finding after the highest of its year, whatever else is called', () => {
    expect(nextFindingNumber([], 2026)).toBe('2026-01');
    expect(nextFindingNumber(['2026-07', '2026-2', '2025-30', '整改-9', '2026-x'], 2026)).toBe('2026-08');
    expect(nextFindingNumber(['2026-99'], 2026)).toBe('2026-100');
  });
});
