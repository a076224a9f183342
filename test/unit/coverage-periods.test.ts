import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar-day.ts';
import { type Cadence, readCadence } from '../../shared/domain/coverage/cadence.ts';
import { duePeriods, monthsOfSpan, type Period, periodsOf } from '../../shared/domain/coverage/periods.ts';
import { spanText, yearBases, yearSpan, yearTouches } from '../../shared/domain/coverage/year-span.ts';
import { type SchoolCalendar, usualCalendar } from '../../shared/domain/school-calendar.ts';

const entered: SchoolCalendar = {
  terms: [
    { schoolYear: 2025, season: 'spring', startsOn: '2026-03-02', weeks: 19 },
    { schoolYear: 2026, season: 'autumn', startsOn: '2026-08-31', weeks: 20 },
  ],
  holidays: [],
};
const bases = fc.constantFrom(...yearBases);
const years = fc.integer({ min: 2016, max: 2045 });
const calendars = fc.constantFrom(usualCalendar, entered);
const repeating = fc.constantFrom<Cadence>(
  ...([1, 2, 3, 4, 6] as const).map((months) => ({ unit: 'months', months, gathered: false }) as const),
  { unit: 'term' },
  { unit: 'schoolYear' },
);

function names(cadence: Cadence, basis: 'calendar' | 'school', calendar = usualCalendar): string[] {
  return periodsOf(cadence, yearSpan(basis, 2026, calendar), calendar).map(({ name }) => name);
}

describe('how often evidence is to be there', () => {
  it('is read from the words that standards and workflows use', () => {
    const month = { unit: 'months', gathered: false } as const;
    const gathered = { unit: 'months', months: 1, gathered: true };
    const cases: readonly (readonly [string, Cadence | null | object])[] = [
      ['每月至少2次', { ...month, months: 1 }],
      ['每日', gathered],
      ['每周一', gathered],
      ['每2小时', gathered],
      ['每个工作日', gathered],
      ['每季度', { ...month, months: 3 }],
      ['每半年1次', { ...month, months: 6 }],
      ['每两个月', { ...month, months: 2 }],
      ['每5个月', { ...month, months: 4 }],
      ['每12个月', { unit: 'years', years: 1, assumed: false }],
      ['每学期不少于1次', { unit: 'term' }],
      ['每学年', { unit: 'schoolYear' }],
      ['每年11月', { unit: 'years', years: 1, assumed: false }],
      ['每两年复审', { unit: 'years', years: 2, assumed: false }],
      ['全年', { unit: 'years', years: 1, assumed: false }],
      ['每次会议', { unit: 'event' }],
      ['随时', { unit: 'event' }],
      ['每月20日前；每年汇总', { ...month, months: 1 }],
      ['第14周左右', null],
      ['', null],
      ['2小时内', null],
    ];
    expect(cases.map(([text]) => [text, readCadence(text)])).toEqual(cases);
  });

  it('makes the periods of a calendar year and of a school year, by the terms of the school', () => {
    expect(names({ unit: 'months', months: 3, gathered: false }, 'calendar')).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
    ]);
    expect(names({ unit: 'term' }, 'calendar', entered)).toEqual(['2026-spring', '2026-autumn']);
    expect(names({ unit: 'term' }, 'school', entered)).toEqual(['2026-autumn', '2027-spring']);
    expect(names({ unit: 'schoolYear' }, 'calendar')).toEqual(['2025-2026']);
    expect(names({ unit: 'schoolYear' }, 'school')).toEqual(['2026-2027']);
    expect(names({ unit: 'months', months: 1, gathered: true }, 'school')[0]).toBe('2026-09');
    const [spring] = periodsOf({ unit: 'term' }, yearSpan('calendar', 2026, entered), entered);
    expect(spring).toEqual({ name: '2026-spring', from: '2026-03-02', to: '2026-08-30', dueOn: '2026-07-19' });
  });

  it('gives every day to exactly one period of exactly one year', () => {
    fc.assert(
      fc.property(fc.tuple(repeating, bases, years, calendars), ([cadence, basis, year, calendar]) => {
        const all: Period[] = [-1, 0, 1].flatMap((step) => [
          ...periodsOf(cadence, yearSpan(basis, year + step, calendar), calendar),
        ]);
        for (const [index, period] of all.entries()) {
          expect(period.from <= period.to).toBe(true);
          const next = all[index + 1];
          if (next !== undefined) expect(next.from).toBe(addDays(period.to, 1));
        }
        expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
      }),
    );
  });

  it('follows year by year without a gap, each with twelve months or, where terms shift, one more or less', () => {
    fc.assert(
      fc.property(bases, years, calendars, (basis, year, calendar) => {
        const [span, next] = [yearSpan(basis, year, calendar), yearSpan(basis, year + 1, calendar)];
        expect(next.from).toBe(addDays(span.to, 1));
        expect(Math.abs(monthsOfSpan(span).length - 12)).toBeLessThanOrEqual(basis === 'calendar' ? 0 : 1);
        expect(yearTouches(spanText(span), span)).toBe(true);
        expect(yearTouches(spanText(span), next)).toBe(false);
      }),
    );
  });

  it('takes the days of a due text as ends of periods that cover the whole year', () => {
    const days = fc.array(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(years, days, (year, offsets) => {
        const span = yearSpan('calendar', year, usualCalendar);
        const periods = duePeriods(
          offsets.map((offset) => addDays(span.from, offset)),
          span,
        );
        expect(periods[0]?.from).toBe(span.from);
        expect(periods.at(-1)?.to).toBe(span.to);
        for (const [index, period] of periods.entries()) {
          expect(period.dueOn >= period.from && period.dueOn <= period.to).toBe(true);
          expect(periods[index + 1]?.from ?? addDays(span.to, 1)).toBe(addDays(period.to, 1));
        }
      }),
    );
  });
});
