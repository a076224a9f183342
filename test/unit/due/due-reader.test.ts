import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, weekdayOf, yearOfDay } from '../../../shared/domain/calendar-day.ts';
import { dueWindows, restsOnUsualTerms } from '../../../shared/domain/due/due-windows.ts';
import { readDue } from '../../../shared/domain/due/read-due.ts';
import { findTerm, type SchoolCalendar, usualCalendar } from '../../../shared/domain/school-calendar.ts';
import { fixtureCalendar, judge, readDueCases } from '../../support/due-fixture.ts';

const daysIn = (text: string, year: number, calendar: SchoolCalendar = usualCalendar): string[] =>
  dueWindows(readDue(text), { year, calendar }).map((window) => window.to);

describe('due texts of real tables', () => {
  const cases = readDueCases();
  const further = [...readDueCases('department-texts'), ...readDueCases('held-out-1')];

  it('are never given a wrong date', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect([...cases, ...further].filter((one) => judge(one) === 'wrong')).toEqual([]);
  });

  it('are read rightly but for very few, which stay text', () => {
    const left = [...cases, ...further].filter((one) => judge(one) === 'text').map(({ text }) => text);
    expect(left).toEqual([]);
  });

  it('say when the usual terms had to serve', () => {
    expect(restsOnUsualTerms(readDue('第14周'), { year: 2026, calendar: usualCalendar })).toBe(true);
    expect(restsOnUsualTerms(readDue('第14周'), { year: 2026, calendar: fixtureCalendar })).toBe(false);
    expect(restsOnUsualTerms(readDue('每月5日'), { year: 2026, calendar: usualCalendar })).toBe(false);
  });

  it('of any kind are read without a crash, to windows that end after they begin', () => {
    const sign = fc.constantFrom(...'0123456789年月日周第每学期季度初末底前内上下半春秋寒暑假、,-—至到和.~ 一二三十');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 14 }), fc.integer({ min: 1990, max: 2060 }), (signs, year) => {
        for (const { from, to } of dueWindows(readDue(signs.join('')), { year, calendar: usualCalendar })) {
          expect(from <= to).toBe(true);
          expect(Number.isInteger(dayNumber(from))).toBe(true);
          expect(new Date(`${to}T00:00:00Z`).toISOString().slice(0, 10)).toBe(to);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** Any calendar: terms of any length that begin on any day about the usual time, some of them not entered. */
const calendars = fc
  .array(
    fc.record({
      schoolYear: fc.integer({ min: 2010, max: 2050 }),
      season: fc.constantFrom('autumn' as const, 'spring' as const),
      shift: fc.integer({ min: 0, max: 27 }),
      weeks: fc.integer({ min: 14, max: 20 }),
    }),
    { maxLength: 30 },
  )
  .map(
    (terms): SchoolCalendar => ({
      terms: terms.map(({ schoolYear, season, shift, weeks }) => ({
        schoolYear,
        season,
        weeks,
        startsOn:
          season === 'autumn'
            ? `${schoolYear}-09-${String(1 + (shift % 15)).padStart(2, '0')}`
            : `${schoolYear + 1}-${shift < 14 ? '02' : '03'}-${String((shift < 14 ? 15 : 1) + (shift % 14)).padStart(2, '0')}`,
      })),
      holidays: [],
    }),
  );
const years = fc.integer({ min: 2012, max: 2048 });

describe('what recurs', () => {
  const everyMonth = ['每月', '每月5日前', '每月29日', '每月31日', '每月底', '每月上旬', '每月中旬'];

  it.each(everyMonth)('%s comes once in every month, in leap years too', (text) => {
    fc.assert(
      fc.property(years, calendars, (year, calendar) => {
        const months = daysIn(text, year, calendar).map((day) => day.slice(0, 7));
        expect(months).toEqual(
          Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`),
        );
      }),
    );
  });

  it('每周五 comes every seventh day across the years, without a gap or a second time', () => {
    fc.assert(
      fc.property(years, fc.constantFrom('每周五', '每周', '每周日', '每周一'), (year, text) => {
        const days = [year, year + 1, year + 2].flatMap((each) => daysIn(text, each));
        expect(new Set(days.map(weekdayOf)).size).toBe(1);
        const steps = new Set(days.slice(1).map((day, index) => dayNumber(day) - dayNumber(days[index] ?? '')));
        expect([...steps]).toEqual([7]);
      }),
    );
  });

  it('每季度末, 每半年 and 每年 come four times, twice and once a year', () => {
    fc.assert(
      fc.property(years, (year) => {
        expect(daysIn('每季度末', year)).toEqual([`${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`]);
        expect(daysIn('每半年', year)).toEqual([`${year}-06-30`, `${year}-12-31`]);
        expect(daysIn('每年11月', year)).toEqual([`${year}-11-30`]);
      }),
    );
  });

  it.each(['每学期末', '每学期初', '每学期第8周', '第14周左右', '每学期开学前'])(
    '%s comes once in every term of every calendar',
    (text) => {
      fc.assert(
        fc.property(years, calendars, (first, calendar) => {
          const found = [first, first + 1, first + 2, first + 3].flatMap((year) => daysIn(text, year, calendar));
          expect(new Set(found).size).toBe(found.length);
          // Every term whose due day lies in these years has it, and no other.
          const expected = Array.from({ length: 6 }, (_, index) => first - 1 + index).flatMap((schoolYear) =>
            (['autumn', 'spring'] as const).flatMap((season) => {
              const term = findTerm(calendar, schoolYear, season);
              const end = {
                每学期末: term.weeks * 7 - 1,
                每学期初: 13,
                每学期第8周: 55,
                第14周左右: 97,
                每学期开学前: -1,
              }[text];
              const day = new Date(Date.parse(`${term.from}T00:00:00Z`) + (end ?? 0) * 86_400_000)
                .toISOString()
                .slice(0, 10);
              return yearOfDay(day) >= first && yearOfDay(day) <= first + 3 ? [day] : [];
            }),
          );
          expect(found).toEqual(expected.sort());
        }),
      );
    },
  );

  it.each(['寒假前', '暑假前', '寒假期间', '暑假期间'])('%s comes once a year in every calendar', (text) => {
    fc.assert(
      fc.property(years, calendars, (first, calendar) => {
        const found = [0, 1, 2, 3].flatMap((step) => daysIn(text, first + step, calendar));
        expect(new Set(found).size).toBe(found.length);
        expect(Math.abs(found.length - 4)).toBeLessThanOrEqual(1); // a break at the turn of the year counts where it ends
        const gaps = found.slice(1).map((day, index) => dayNumber(day) - dayNumber(found[index] ?? ''));
        for (const gap of gaps) expect(gap).toBeGreaterThan(250);
        for (const gap of gaps) expect(gap).toBeLessThan(480);
      }),
    );
  });

  it('2017-2020 每年12月底 holds in its years only', () => {
    expect([2016, 2017, 2020, 2021].map((year) => daysIn('2017-2020 每年12月底', year))).toEqual([
      [],
      ['2017-12-31'],
      ['2020-12-31'],
      [],
    ]);
  });
});
