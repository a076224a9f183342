import { missingCase } from '../../exhaustive.ts';
import { addDays, type CalendarDay, dayOf, monthEnd, yearOfDay } from '../calendar-day.ts';
import { findTerm, type SchoolCalendar, type SchoolTerm, termSeasons } from '../school-calendar.ts';
import type { Cadence } from './cadence.ts';
import type { YearSpan } from './year-span.ts';

/** A stretch of time for which evidence is to be there, named as `2026-03`, `2026-Q1`, `2026-spring`, `2026`. */
export interface Period {
  readonly name: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** The last day on which nobody would ask for it yet. */
  readonly dueOn: CalendarDay;
  /** The day at whose month it is marked, where that is not the last day for it; empty: at none. */
  readonly markOn?: CalendarDay;
}

/** What is gathered at a period's end may be filed within a week. */
export const graceDays = 7;

/**
 * The periods of a year, in order, without a gap between them: months and quarters count to the year in which they end,
 * terms to the one in which they begin. What is to be there once a year is due from its first day on: nobody can say
 * when in the year it will come, and a reader of the matrix wants to know that it is not there yet.
 */
export function periodsOf(cadence: Cadence, span: YearSpan, calendar: SchoolCalendar): readonly Period[] {
  switch (cadence.unit) {
    case 'months':
      return monthPeriods(cadence.months, span);
    case 'term':
      return termPeriods(span, calendar);
    case 'schoolYear':
      return schoolYears(span, calendar);
    case 'years':
      return [wholeYear(span, cadence.years)];
    case 'event':
      return [wholeYear(span, 1)];
    default:
      return missingCase(cadence);
  }
}

/** The year as one period; `years` over 1 reach back, for what is to be there once in so many years. */
export function wholeYear(span: YearSpan, years: number): Period {
  const [, month = 1, day = 1] = span.from.split('-').map(Number);
  const first = yearOfDay(span.from) - (years - 1);
  const from = years === 1 ? span.from : dayOf(first, month, Math.min(day, 28));
  return { name: String(span.year), from, to: span.to, dueOn: addDays(span.from, -1) };
}

function monthPeriods(months: number, span: YearSpan): Period[] {
  const found: Period[] = [];
  for (let year = yearOfDay(span.from); year <= yearOfDay(span.to); year++) {
    for (let last = months; last <= 12; last += months) {
      const to = monthEnd(year, last);
      if (to < span.from || to > span.to) continue;
      const from = dayOf(year, last - months + 1, 1);
      found.push({ name: nameOfMonths(year, last, months), from, to, dueOn: addDays(to, graceDays) });
    }
  }
  return found;
}

function nameOfMonths(year: number, last: number, months: number): string {
  if (months === 1) return `${year}-${String(last).padStart(2, '0')}`;
  if (months === 3) return `${year}-Q${last / 3}`;
  if (months === 6) return `${year}-H${last / 6}`;
  return `${year}-${String(last - months + 1).padStart(2, '0')}/${String(last).padStart(2, '0')}`;
}

/** A term reaches to the day before the next one, so that what is filed in the holidays counts to it. */
function termPeriods(span: YearSpan, calendar: SchoolCalendar): Period[] {
  const terms: SchoolTerm[] = [];
  for (let year = span.year - 1; year <= span.year + 2; year++) {
    for (const season of termSeasons) terms.push(findTerm(calendar, year, season));
  }
  terms.sort((a, b) => (a.from < b.from ? -1 : 1));
  return terms.flatMap((term, index) => {
    const next = terms[index + 1];
    if (next === undefined || term.from < span.from || term.from > span.to) return [];
    const name = term.season === 'autumn' ? `${term.schoolYear}-autumn` : `${term.schoolYear + 1}-spring`;
    return [{ name, from: term.from, to: addDays(next.from, -1), dueOn: addDays(term.to, graceDays) }];
  });
}

function schoolYears(span: YearSpan, calendar: SchoolCalendar): Period[] {
  return [span.year - 1, span.year].flatMap((year) => {
    const from = findTerm(calendar, year, 'autumn').from;
    const to = addDays(findTerm(calendar, year + 1, 'autumn').from, -1);
    return to < span.from || to > span.to ? [] : [{ name: `${year}-${year + 1}`, from, to, dueOn: to }];
  });
}

/** Days by which something is due, as the periods that they end; the last one takes the rest of the year. */
export function duePeriods(days: readonly CalendarDay[], span: YearSpan): readonly Period[] {
  const due = [...new Set(days)].filter((day) => day >= span.from && day <= span.to).sort();
  return due.map((day, index) => ({
    name: day,
    from: index === 0 ? span.from : addDays(due[index - 1] ?? day, 1),
    to: index === due.length - 1 ? span.to : day,
    dueOn: day,
  }));
}

/** The twelve months of a year, each as `2026-03`. */
export function monthsOfSpan(span: YearSpan): readonly string[] {
  return monthPeriods(1, span).map((period) => period.name);
}
