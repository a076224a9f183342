import { z } from 'zod';
import { addDays, type CalendarDay, dayOf, weekdayOf } from './calendar-day.ts';
import { dayField, lineField, ordinalField, requiredLineField, yearField } from './fields.ts';

/** A school year begins with its autumn term; 2026 stands for 2026-2027. */
export const termSeasons = ['autumn', 'spring'] as const;
export type TermSeason = (typeof termSeasons)[number];

/** 学期 of the school calendar as the school publishes it. */
export const schoolTermSchema = z.object({
  schoolYear: yearField, // 2026 stands for 2026-2027
  season: z.enum(termSeasons).default('autumn'),
  /** Monday of the first teaching week; another day of that week means the same week. */
  startsOn: z.iso.date(),
  /** Teaching and examination weeks. */
  weeks: z.number().int().min(1).max(40).default(20),
  remarks: lineField,
  ordinal: ordinalField,
});
export type SchoolTermRecord = z.infer<typeof schoolTermSchema>;

/** 节假日: days off, from the first to the last. */
export const schoolHolidaySchema = z.object({
  name: requiredLineField,
  fromDay: z.iso.date(),
  toDay: dayField, // empty: one day
  remarks: lineField,
  ordinal: ordinalField,
});
export type SchoolHolidayRecord = z.infer<typeof schoolHolidaySchema>;

/** A term with its first and last day: the first is a Monday, the last a Sunday. */
export interface SchoolTerm {
  readonly schoolYear: number;
  readonly season: TermSeason;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly weeks: number;
  /** Worked out from the usual habit, because the school's own calendar was not entered. */
  readonly assumed: boolean;
}

/** What due texts are read against. Years without an entered term have the usual ones. */
export interface SchoolCalendar {
  readonly terms: readonly Pick<SchoolTermRecord, 'schoolYear' | 'season' | 'startsOn' | 'weeks'>[];
  readonly holidays: readonly Pick<SchoolHolidayRecord, 'name' | 'fromDay' | 'toDay'>[];
}

/** A calendar in which nothing was entered. */
export const usualCalendar: SchoolCalendar = { terms: [], holidays: [] };

/**
 * 春节 (first day of the first lunar month) of the years 2015 to 2050, as month * 100 + day. Source: the almanac of the
 * Purple Mountain Observatory; the suite compares it with the calendar tables of the runtime.
 */
const springFestivals: readonly number[] = [
  219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208, 128, 215,
  204, 124, 212, 201, 122, 210, 130, 217, 206, 126, 214, 202, 123,
];
const firstFestivalYear = 2015;

/** The day of the Spring Festival; null outside the years that are known. */
export function springFestival(year: number): CalendarDay | null {
  const found = springFestivals[year - firstFestivalYear];
  return found === undefined ? null : dayOf(year, Math.floor(found / 100), found % 100);
}

function mondayOnOrAfter(day: CalendarDay): CalendarDay {
  return addDays(day, (8 - weekdayOf(day)) % 7);
}

function mondayOf(day: CalendarDay): CalendarDay {
  return addDays(day, 1 - weekdayOf(day));
}

/**
 * When a term usually begins: autumn on the first Monday of September, spring on the first Monday from the Lantern
 * Festival on (14 days after the Spring Festival), both with 20 weeks.
 */
export function usualTerm(schoolYear: number, season: TermSeason): SchoolTerm {
  const festival = springFestival(schoolYear + 1) ?? dayOf(schoolYear + 1, 2, 10);
  const from = season === 'autumn' ? mondayOnOrAfter(dayOf(schoolYear, 9, 1)) : mondayOnOrAfter(addDays(festival, 14));
  return termOf({ schoolYear, season, startsOn: from, weeks: 20 }, true);
}

function termOf(record: SchoolCalendar['terms'][number], assumed: boolean): SchoolTerm {
  const { schoolYear, season, weeks } = record;
  const from = mondayOf(record.startsOn);
  return { schoolYear, season, weeks, from, to: addDays(from, weeks * 7 - 1), assumed };
}

/** One term of a school year: as entered, or the usual one. */
export function findTerm(calendar: SchoolCalendar, schoolYear: number, season: TermSeason): SchoolTerm {
  const entered = calendar.terms.find((term) => term.schoolYear === schoolYear && term.season === season);
  return entered === undefined ? usualTerm(schoolYear, season) : termOf(entered, false);
}

/** The terms that a calendar year touches, the earliest first. */
export function termsAround(calendar: SchoolCalendar, year: number): readonly SchoolTerm[] {
  return [year - 1, year, year + 1].flatMap((schoolYear) =>
    termSeasons.map((season) => findTerm(calendar, schoolYear, season)),
  );
}

/** The first and the last day of a week of a term, counted from 1; null when the term has no such week. */
export function weekOfTerm(
  term: SchoolTerm,
  week: number,
): { readonly from: CalendarDay; readonly to: CalendarDay } | null {
  if (week < 1 || week > term.weeks) return null;
  const from = addDays(term.from, (week - 1) * 7);
  return { from, to: addDays(from, 6) };
}

/** Which teaching week a day lies in; null in the holidays. */
export function teachingWeek(
  calendar: SchoolCalendar,
  day: CalendarDay,
): { readonly term: SchoolTerm; readonly week: number } | null {
  for (const term of termsAround(calendar, Number(day.slice(0, 4)))) {
    if (day < term.from || day > term.to) continue;
    for (let week = 1; week <= term.weeks; week++) {
      const span = weekOfTerm(term, week);
      if (span !== null && day >= span.from && day <= span.to) return { term, week };
    }
  }
  return null;
}

/** 寒假 after the autumn term of a school year, 暑假 after its spring term: from the entered days, or between the terms. */
export function breakAfter(
  calendar: SchoolCalendar,
  schoolYear: number,
  season: TermSeason,
): { readonly from: CalendarDay; readonly to: CalendarDay } {
  const name = season === 'autumn' ? '寒假' : '暑假';
  const term = findTerm(calendar, schoolYear, season);
  const next =
    season === 'autumn' ? findTerm(calendar, schoolYear, 'spring') : findTerm(calendar, schoolYear + 1, 'autumn');
  const entered = calendar.holidays.find(
    (holiday) =>
      holiday.name.includes(name) &&
      !holiday.name.includes(name === '寒假' ? '暑' : '寒') &&
      holiday.fromDay >= addDays(term.to, -60) &&
      holiday.fromDay <= next.from,
  );
  if (entered !== undefined) return { from: entered.fromDay, to: entered.toDay || entered.fromDay };
  return { from: addDays(term.to, 1), to: addDays(next.from, -1) };
}
