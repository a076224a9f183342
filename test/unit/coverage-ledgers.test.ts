import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageSentence, expectedWords } from '../../shared/document/coverage-words.ts';
import { addDays } from '../../shared/domain/calendar-day.ts';
import { CoverageMatrix } from '../../shared/domain/coverage/matrix.ts';
import type { FindingSource, GoalSource, IndicatorSource, LinkedProof } from '../../shared/domain/coverage/sources.ts';
import { isInLedger, standsBetween } from '../../shared/domain/finding-state.ts';
import { usualCalendar } from '../../shared/domain/school-calendar.ts';
import { DueBook } from '../../shared/domain/task-schedule.ts';

const book = new DueBook(usualCalendar);

function matrixOf(proofs: readonly Partial<LinkedProof>[], change: Partial<{ basis: 'school'; year: number }> = {}) {
  const plain = { recordName: '', title: '', day: '', linkYear: '', evidenceYear: '', month: '', damaged: false };
  const linked = proofs.map((proof) => ({ ...plain, ...proof }));
  const setting = { basis: 'calendar', year: 2026, today: '2026-04-20', calendar: usualCalendar, book } as const;
  return new CoverageMatrix({ ...setting, ...change }, () => linked);
}

const finding: FindingSource = {
  id: 'f',
  number: '2026-01',
  problem: '灭火器压力不足',
  positionId: 'p',
  foundOn: '2026-02-10',
  mendBy: '2026-03-31',
  startedOn: '',
  mendedOn: '',
  verifiedOn: '',
};

describe('proof that a finding is mended', () => {
  const row = (change: Partial<FindingSource>, proofs: readonly Partial<LinkedProof>[] = []) =>
    matrixOf(proofs).finding({ ...finding, ...change });

  it('is missing once the finding is called mended, on that very day', () => {
    const mended = row({ mendedOn: '2026-04-20' });
    expect(mended).toMatchObject({
      kind: 'finding',
      targetId: 'f',
      positionId: 'p',
      title: '2026-01 灭火器压力不足',
      cadence: 'mended',
      state: 'missing',
      reason: 'nothing',
      missing: ['2026-04-20'],
      cells: '...M........',
    });
    expect(mended && coverageSentence(mended, '2026年')).toBe('2026年4月20日已整改，还没有整改材料。');
    expect(mended && expectedWords(mended)).toBe('整改前后的材料');
    expect(row({ mendedOn: '2026-03-01' })?.cells).toBe('..M.........');
    expect(row({ verifiedOn: '2026-03-01' })).toMatchObject({ state: 'missing', missing: ['2026-03-01'] });
  });

  it('is missing once the day for it has gone by, and is not due before that or without such a day', () => {
    const overdue = row({});
    expect(overdue).toMatchObject({ cadence: 'due', state: 'missing', missing: ['2026-03-31'], cells: '..M.........' });
    expect(overdue && coverageSentence(overdue, '2026年')).toBe('应于3月31日前整改，还没有登记整改完成。');
    expect(row({ mendBy: '2026-04-20' })).toMatchObject({ state: 'pending', cells: '...F........' });
    expect(row({ mendBy: '2027-01-31' })).toMatchObject({ state: 'pending', cells: '............' });
    const open = row({ mendBy: '' });
    expect(open).toMatchObject({ cadence: 'mended', state: 'pending', missing: [] });
    expect(open && coverageSentence(open, '2026年')).toBe('还没有整改完成。');
  });

  it('is not there while the finding is open, whatever shows how things were before', () => {
    const before = [{ day: '2026-02-10' }];
    expect(row({ mendBy: '2026-05-31' }, before)).toMatchObject({ state: 'pending', count: 1, cells: '.E..F.......' });
    expect(row({ mendedOn: '2026-03-05' }, before)).toMatchObject({
      state: 'present',
      count: 1,
      cells: '.EP.........',
    });
    const overdue = row({}, before);
    expect(overdue).toMatchObject({ state: 'missing', reason: 'not-mended', count: 1, cells: '.EM.........' });
    expect(overdue && coverageSentence(overdue, '2026年')).toBe('应于3月31日前整改，还没有登记整改完成；已关联1件。');
  });

  it('is there by any piece that is not damaged, of whichever year or of none', () => {
    for (const piece of [{ day: '2025-12-30' }, {}, { evidenceYear: '2024' }, { linkYear: '2025' }])
      expect(row({ mendedOn: '2026-03-05' }, [piece])).toMatchObject({ state: 'present', count: 1, past: [0, 0] });
    expect(row({ mendedOn: '2026-03-05' }, [{ day: '2026-03-05', damaged: true }])).toMatchObject({
      state: 'missing',
      reason: 'damaged',
    });
  });

  it('is asked for in every ledger in which the finding stands, marked in the month that belongs to the year', () => {
    const late = { foundOn: '2025-11-01', mendBy: '2025-12-15' };
    const carried = row(late);
    expect(carried).toMatchObject({ state: 'missing', cells: '............' });
    expect(carried && coverageSentence(carried, '2026年')).toBe('应于2025年12月15日前整改，还没有登记整改完成。');
    expect(row({ ...late, mendedOn: '2025-12-20', verifiedOn: '2026-01-05' })).toMatchObject({
      missing: ['2025-12-20'],
      cells: 'M...........',
    });
    expect(row({ ...late, mendedOn: '2025-12-20', verifiedOn: '2025-12-31' })).toBeNull();
    expect(matrixOf([], { year: 2025 }).finding(finding)).toBeNull();
    expect(matrixOf([], { basis: 'school', year: 2025 }).finding({ ...finding, foundOn: '2025-10-01' })).not.toBeNull();
  });

  it('stands in the ledger of a year exactly as it stands between its first day and its last', () => {
    const day = fc.oneof(
      fc.integer({ min: 0, max: 1400 }).map((offset) => addDays('2024-06-01', offset)),
      fc.constant(''),
    );
    fc.assert(
      fc.property(day, day, fc.integer({ min: 2024, max: 2028 }), (foundOn, verifiedOn, year) => {
        const some = { ...finding, foundOn, verifiedOn };
        const found = foundOn === '' ? year : Number(foundOn.slice(0, 4));
        const closed = verifiedOn === '' ? 9999 : Number(verifiedOn.slice(0, 4));
        expect(isInLedger(some, year)).toBe(found === year || (found < year && closed >= year));
        const terms = { from: `${year}-09-01`, to: `${year + 1}-08-31` };
        expect(standsBetween({ ...some, foundOn: terms.to }, terms)).toBe(true);
        expect(standsBetween({ ...some, foundOn: addDays(terms.to, 1) }, terms)).toBe(false);
      }),
    );
  });
});

describe('proof of readings and of goals', () => {
  const indicator: IndicatorSource = {
    id: 'i',
    code: 'JC-01',
    name: '报修按时完成率',
    positionId: null,
    frequency: '每月',
    dataSource: '报修平台月度统计',
  };
  const goal: GoalSource = {
    id: 'g',
    yearFrom: 2026,
    yearTo: 2028,
    positionId: 'p',
    text: '消防设施完好率达到100%',
    checkpoint: '检测报告\n整改清单',
    keeper: '程予安',
  };

  it('is expected of an indicator as often as it is read, from the source that it names', () => {
    const monthly = matrixOf([{ day: '2026-01-31' }, { day: '2025-12-31' }]).indicator(indicator);
    expect(monthly).toMatchObject({
      kind: 'indicator',
      positionId: null,
      title: 'JC-01 报修按时完成率',
      expected: '报修平台月度统计',
      cadence: 'month',
      state: 'partial',
      missing: ['2026-02', '2026-03'],
      cells: 'PMMFFFFFFFFF',
      past: [0, 1],
    });
    const unsaid = matrixOf([]).indicator({ ...indicator, frequency: '', dataSource: '' });
    expect(unsaid).toMatchObject({ cadence: 'assumed', state: 'missing', missing: ['2026'] });
    expect(expectedWords(unsaid)).toBe('数据来源材料');
    expect(matrixOf([]).indicator({ ...indicator, frequency: '每学期' })).toMatchObject({ cadence: 'term' });
  });

  it('is expected of a goal once a year as long as its plan runs, as its checkpoint says', () => {
    expect(matrixOf([]).goal(goal)).toMatchObject({
      kind: 'goal',
      expected: '检测报告；整改清单',
      cadence: 'assumed',
      keeper: '程予安',
      state: 'missing',
    });
    expect(matrixOf([{ day: '2026-04-01' }]).goal(goal)).toMatchObject({ state: 'present', count: 1 });
    expect(matrixOf([], { year: 2025 }).goal(goal)).toBeNull();
    expect(matrixOf([], { year: 2029 }).goal(goal)).toBeNull();
    // The school year 2025-2026 is reported with the calendar year 2026.
    expect(matrixOf([], { basis: 'school', year: 2025 }).goal(goal)).not.toBeNull();
    expect(matrixOf([], { basis: 'school', year: 2028 }).goal(goal)).toBeNull();
  });
});
