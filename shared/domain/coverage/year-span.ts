import { addDays, type CalendarDay, dayOf } from '../calendar-day.ts';
import { findTerm, type SchoolCalendar } from '../school-calendar.ts';

/** A year as evidence is counted by: from January, or from the beginning of the autumn term. 2026 school is 2026-2027. */
export const yearBases = ['calendar', 'school'] as const;
export type YearBasis = (typeof yearBases)[number];

/** The days of one year. Spans of one basis follow each other without a gap. */
export interface YearSpan {
  readonly basis: YearBasis;
  readonly year: number;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

export function yearSpan(basis: YearBasis, year: number, calendar: SchoolCalendar): YearSpan {
  if (basis === 'calendar') return { basis, year, from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
  const from = findTerm(calendar, year, 'autumn').from;
  return { basis, year, from, to: addDays(findTerm(calendar, year + 1, 'autumn').from, -1) };
}

/** How a link writes the year of a span: 2026, or 2026-2027. */
export function spanText({ basis, year }: Pick<YearSpan, 'basis' | 'year'>): string {
  return basis === 'calendar' ? String(year) : `${year}-${year + 1}`;
}

/** Whether a year as it is written (2026, 2025-2026) has to do with a span; false where it is no year. */
export function yearTouches(text: string, { basis, year }: Pick<YearSpan, 'basis' | 'year'>): boolean {
  const match = /^(\d{4})(?:\s*[-—–~～至/]\s*(\d{4}))?/u.exec(text.trim());
  if (match === null) return false;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  // A school year that is written as such is that one alone; a calendar year lies in two school years.
  if (basis === 'school') return match[2] === undefined ? from === year || from === year + 1 : from === year;
  return from <= year && year <= to;
}
