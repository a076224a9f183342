import { missingCase } from '../../exhaustive.ts';
import {
  addDays,
  type CalendarDay,
  dayAt,
  dayNumber,
  dayOf,
  isRealDay,
  monthEnd,
  weekdayOf,
  yearOfDay,
} from '../calendar-day.ts';
import {
  breakAfter,
  findTerm,
  type SchoolCalendar,
  type SchoolTerm,
  termSeasons,
  termsAround,
  weekOfTerm,
} from '../school-calendar.ts';
import { feastDay } from './feast-days.ts';
import type { DuePoint, DueReading, DueRule, DueWindow, Feast, MonthPart, PeriodPart, YearRange } from './due-rule.ts';

/** The year of the task that a due text belongs to, and the calendar it is read against. */
export interface DueSetting {
  readonly year: number;
  readonly calendar: SchoolCalendar;
}

/**
 * When a task of `year` is due, in order of the days by which it must be done, each day once. What recurs does so within
 * that year; dates that name their own year stand as they are. Nothing for texts without a date, and nothing for a date
 * that does not exist (第30周 of a term of 20 weeks).
 */
export function dueWindows(reading: DueReading, setting: DueSetting): readonly DueWindow[] {
  if (reading.kind !== 'dated') return [];
  const byEnd = new Map<CalendarDay, DueWindow>();
  for (const window of reading.rules.flatMap((rule) => windowsOf(rule, setting))) {
    const same = byEnd.get(window.to);
    if (same === undefined || window.from < same.from) byEnd.set(window.to, window);
  }
  return [...byEnd.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** Whether a due text was read by terms that nobody has entered. */
export function restsOnUsualTerms(reading: DueReading, setting: DueSetting): boolean {
  if (reading.kind !== 'dated') return false;
  return reading.rules.some((rule) => {
    if (rule.type === 'schoolYear') return true;
    if (rule.type !== 'once' && rule.type !== 'bare' && rule.type !== 'yearly') return false;
    if (rule.point.at !== 'term' && rule.point.at !== 'break') return false;
    const year =
      rule.type === 'once' ? rule.year : setting.year + (rule.type === 'bare' && rule.nextYear === true ? 1 : 0);
    const { season } = rule.point;
    if (rule.point.at === 'term' && season !== null)
      return findTerm(setting.calendar, season === 'autumn' ? year : year - 1, season).assumed;
    return termsAround(setting.calendar, year).some(
      (term) => term.assumed && (yearOfDay(term.from) === year || yearOfDay(term.to) === year),
    );
  });
}

function windowsOf(rule: DueRule, { year, calendar }: DueSetting): readonly DueWindow[] {
  switch (rule.type) {
    case 'once':
      return pointWindows(rule.point, rule.year, calendar);
    case 'bare':
      return pointWindows(rule.point, rule.nextYear === true ? year + 1 : year, calendar);
    case 'span':
      return [{ from: rule.from, to: rule.to }];
    case 'schoolYear':
      return [
        {
          from: findTerm(calendar, rule.schoolYear, 'autumn').from,
          to: findTerm(calendar, rule.schoolYear, 'spring').to,
        },
      ];
    case 'yearly':
    case 'halfYearly':
    case 'quarterly':
    case 'monthly':
    case 'monthlyWeekday':
    case 'weekly':
    case 'daily':
      return holdsIn(rule.years, year) ? recurring(rule, year, calendar) : [];
    default:
      return missingCase(rule);
  }
}

function holdsIn(years: YearRange, year: number): boolean {
  return (years.from === null || year >= years.from) && (years.to === null || year <= years.to);
}

type Recurring = Extract<DueRule, { readonly years: YearRange }>;

function recurring(rule: Recurring, year: number, calendar: SchoolCalendar): readonly DueWindow[] {
  switch (rule.type) {
    case 'yearly':
      return pointWindows(rule.point, year, calendar);
    case 'halfYearly':
      return [1, 2].map((half) => periodWindow(year, { first: half * 6 - 5, count: 6, part: rule.part }));
    case 'quarterly':
      return [1, 2, 3, 4].map((quarter) => {
        const first = quarter * 3 - 2;
        if (rule.month === undefined) return periodWindow(year, { first, count: 3, part: rule.part });
        const month = first + rule.month - 1;
        const from = dayOf(year, month, 1);
        return { from, to: rule.day === undefined ? monthEnd(year, month) : dayOf(year, month, rule.day) };
      });
    case 'monthly':
      return monthsOfYear
        .filter((month) => rule.months === undefined || (month >= rule.months[0] && month <= rule.months[1]))
        .map((month) => monthlyWindow(rule, year, month));
    case 'monthlyWeekday':
      return monthsOfYear.flatMap((month) => {
        const days = daysOfYear(year).filter(
          (day) => Number(day.slice(5, 7)) === month && weekdayOf(day) === rule.weekday,
        );
        const day = rule.place === 'last' ? days.at(-1) : days[rule.place - 1];
        return day === undefined ? [] : [{ from: day, to: day }];
      });
    case 'weekly':
      return weeklyWindows(year, rule.weekdays);
    case 'daily':
      return daysOfYear(year).map((day) => ({ from: day, to: day }));
    default:
      return missingCase(rule);
  }
}

const monthsOfYear: readonly number[] = Array.from({ length: 12 }, (_, index) => index + 1);

/** The 31st of a shorter month is its last day: the month is not skipped. */
function monthlyWindow(rule: Extract<DueRule, { type: 'monthly' }>, year: number, month: number): DueWindow {
  if (rule.day === undefined) return monthWindow(year, month, rule.part);
  const to = isRealDay(year, month, rule.day) ? dayOf(year, month, rule.day) : monthEnd(year, month);
  return { from: dayOf(year, month, 1), to };
}

function monthWindow(year: number, month: number, part: MonthPart): DueWindow {
  switch (part) {
    case 'all':
      return { from: dayOf(year, month, 1), to: monthEnd(year, month) };
    case 'early':
      return { from: dayOf(year, month, 1), to: dayOf(year, month, 10) };
    case 'middle':
      return { from: dayOf(year, month, 11), to: dayOf(year, month, 20) };
    case 'late':
    case 'end':
      return { from: dayOf(year, month, 21), to: monthEnd(year, month) };
    default:
      return missingCase(part);
  }
}

/** 初 of a quarter, a half or a year is its first month, 末 its last. */
function periodWindow(
  year: number,
  { first, count, part }: { readonly first: number; readonly count: number; readonly part: PeriodPart },
): DueWindow {
  const last = first + count - 1;
  if (part === 'start') return { from: dayOf(year, first, 1), to: monthEnd(year, first) };
  return { from: dayOf(year, part === 'end' ? last : first, 1), to: monthEnd(year, last) };
}

/** Weeks from Monday to Sunday that end in the year: every week of history belongs to one year. */
function weeklyWindows(year: number, weekdays: readonly number[]): readonly DueWindow[] {
  if (weekdays.length > 0) {
    return daysOfYear(year)
      .filter((day) => weekdays.includes(weekdayOf(day)))
      .map((day) => ({ from: day, to: day }));
  }
  return daysOfYear(year)
    .filter((day) => weekdayOf(day) === 7)
    .map((day) => ({ from: addDays(day, -6), to: day }));
}

function daysOfYear(year: number): CalendarDay[] {
  const first = dayNumber(dayOf(year, 1, 1));
  const count = dayNumber(dayOf(year + 1, 1, 1)) - first;
  return Array.from({ length: count }, (_, index) => dayAt(first + index));
}

/** A point in a calendar year. A term lies in the year in which it is due, so that no year has it twice. */
function pointWindows(point: DuePoint, year: number, calendar: SchoolCalendar): readonly DueWindow[] {
  switch (point.at) {
    case 'month':
      return [monthWindow(year, point.month, point.part)];
    case 'day': {
      if (!isRealDay(year, point.month, point.day)) return []; // the 29th of February
      const day = dayOf(year, point.month, point.day);
      return [{ from: day, to: day }];
    }
    case 'stretch': {
      const [from] = pointWindows(point.from, year, calendar);
      const [to] = pointWindows(point.to, point.nextYear ? year + 1 : year, calendar);
      return from === undefined || to === undefined || to.to < from.from ? [] : [{ from: from.from, to: to.to }];
    }
    case 'quarter':
      return [periodWindow(year, { first: point.quarter * 3 - 2, count: 3, part: point.part })];
    case 'half':
      return [periodWindow(year, { first: point.half * 6 - 5, count: 6, part: point.part })];
    case 'year':
      if (point.part === 'middle') return [{ from: dayOf(year, 6, 1), to: monthEnd(year, 6) }];
      return [periodWindow(year, { first: 1, count: 12, part: point.part })];
    case 'term':
      return termWindows(point, year, calendar);
    case 'break':
      return breakWindows(point, year, calendar);
    case 'feast':
      return feastWindow(point.feast, year);
    default:
      return missingCase(point);
  }
}

type TermPoint = Extract<DuePoint, { at: 'term' }>;

/** A named season of a year is the term that begins in it; without a season it is every term whose day falls in the year. */
function termWindows(point: TermPoint, year: number, calendar: SchoolCalendar): readonly DueWindow[] {
  if (point.season !== null) {
    const term = findTerm(calendar, point.season === 'autumn' ? year : year - 1, point.season);
    return termWindow(point, term);
  }
  return termsAround(calendar, year)
    .flatMap((term) => termWindow(point, term))
    .filter((window) => yearOfDay(window.to) === year);
}

function termWindow(point: TermPoint, term: SchoolTerm): readonly DueWindow[] {
  switch (point.part) {
    case 'all':
      return [{ from: term.from, to: term.to }];
    case 'start':
      return [{ from: term.from, to: addDays(term.from, Math.min(2, term.weeks) * 7 - 1) }];
    case 'end':
      return [{ from: addDays(term.to, 1 - Math.min(2, term.weeks) * 7), to: term.to }];
    case 'before': {
      const to = addDays(term.from, -1);
      return [{ from: addDays(to, -6), to }];
    }
    case 'weeks': {
      const [first = 1, last = first] = point.weeks ?? [];
      const [from, to] = [weekOfTerm(term, first), weekOfTerm(term, last)];
      if (from === null || to === null) return [];
      if (point.weekday === undefined) return [{ from: from.from, to: to.to }];
      const day = addDays(from.from, point.weekday - 1);
      return [{ from: day, to: day }];
    }
    default:
      return missingCase(point.part);
  }
}

/** Breaks whose day falls in the year, so that no year has one twice. */
function breakWindows(
  point: Extract<DuePoint, { at: 'break' }>,
  year: number,
  calendar: SchoolCalendar,
): readonly DueWindow[] {
  const seasons = point.season === null ? termSeasons : [point.season];
  return [year - 2, year - 1, year]
    .flatMap((schoolYear) =>
      seasons.map((season) => {
        const days = breakAfter(calendar, schoolYear, season);
        if (point.part === 'all') return days;
        const to = addDays(days.from, -1);
        return { from: addDays(to, -6), to };
      }),
    )
    .filter((window) => yearOfDay(window.to) === year);
}

/** The week before a feast. */
function feastWindow(feast: Feast, year: number): readonly DueWindow[] {
  const day = feastDay(feast, year);
  return day === null ? [] : [{ from: addDays(day, -7), to: addDays(day, -1) }];
}
