/** A day of the calendar as `2026-11-22`; comparing two as texts compares them as days. */
export type CalendarDay = string;

const msPerDay = 86_400_000;

/** Days since 1970-01-01. The day must be a real one (`isCalendarDay`). */
export function dayNumber(day: CalendarDay): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / msPerDay;
}

/** The inverse of `dayNumber`. */
export function dayAt(number: number): CalendarDay {
  return new Date(number * msPerDay).toISOString().slice(0, 10);
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayAt(dayNumber(day) + days);
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: CalendarDay): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** How many days a month (1 to 12) has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A day from its parts, which must name a real day. */
export function dayOf(year: number, month: number, day: number): CalendarDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The last day of a month (1 to 12). */
export function monthEnd(year: number, month: number): CalendarDay {
  return dayOf(year, month, daysInMonth(year, month));
}

/** Whether these parts name a day that exists. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The year of a day. */
export function yearOfDay(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}
