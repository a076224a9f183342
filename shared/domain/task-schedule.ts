import { type CalendarDay, dayOf, monthEnd } from './calendar-day.ts';
import type { DueReading, DueWindow } from './due/due-rule.ts';
import { dueWindows, restsOnUsualTerms } from './due/due-windows.ts';
import { readDue } from './due/read-due.ts';
import type { SchoolCalendar } from './school-calendar.ts';

/** Why a task stands in a month: due in it, under way, going on all the time, or without any date. */
export type MonthPlace = 'due' | 'ongoing' | 'always' | 'undated';

/** What a due text means for a task of one year. */
export interface DuePlan {
  readonly reading: DueReading;
  readonly windows: readonly DueWindow[];
  /** Worked out from terms that nobody has entered. */
  readonly assumed: boolean;
}

/** A task in one month by its due text alone. */
export interface MonthPlan {
  readonly place: MonthPlace;
  /** Days of this month by which something is to be done, in order. */
  readonly days: readonly CalendarDay[];
  /** First and last day of what the month's work belongs to; empty texts where nothing is dated. */
  readonly from: string;
  readonly to: string;
}

/** The first and the last day of `2026-03`. */
export function daysOfMonth(month: string): { readonly from: CalendarDay; readonly to: CalendarDay } {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return { from: dayOf(year, number, 1), to: monthEnd(year, number) };
}

/** The months of a year as `2026-01` to `2026-12`. */
export function monthsOf(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

/** Reads due texts against one calendar and remembers them: thousands of tasks share a few hundred texts. */
export class DueBook {
  readonly #calendar: SchoolCalendar;
  readonly #plans = new Map<string, DuePlan>();
  readonly #places = new Map<string, MonthPlan | null>();

  constructor(calendar: SchoolCalendar) {
    this.#calendar = calendar;
  }

  plan(text: string, year: number): DuePlan {
    const key = `${year} ${text}`;
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const reading = readDue(text);
    const setting = { year, calendar: this.#calendar };
    const plan = { reading, windows: dueWindows(reading, setting), assumed: restsOnUsualTerms(reading, setting) };
    if (this.#plans.size > 20_000) this.#plans.clear();
    this.#plans.set(key, plan);
    return plan;
  }

  /** `placeInMonth` of a text, remembered as well. */
  place(text: string, year: number, month: string): MonthPlan | null {
    const key = `${month} ${year} ${text}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const placed = placeInMonth(this.plan(text, year), year, month);
    if (this.#places.size > 100_000) this.#places.clear();
    this.#places.set(key, placed);
    return placed;
  }
}

/** Where a task stands in a month by its due text; null when it has nothing to do with the month. */
function placeInMonth(plan: DuePlan, taskYear: number, month: string): MonthPlan | null {
  const { from, to } = daysOfMonth(month);
  const ofYear = month.startsWith(`${taskYear}-`);
  if (plan.reading.kind === 'continuous') {
    const since = plan.reading.from;
    if (!ofYear || (since !== null && since > to)) return null;
    return { place: 'always', days: [], from: '', to: '' };
  }
  if (plan.reading.kind !== 'dated') return ofYear ? { place: 'undated', days: [], from: '', to: '' } : null;
  const due = plan.windows.filter((window) => window.to >= from && window.to <= to);
  const [first] = due;
  if (first !== undefined) {
    const last = due.at(-1) ?? first;
    return { place: 'due', days: due.map((window) => window.to), from: first.from, to: last.to };
  }
  const across = plan.windows.find((window) => window.from <= to && window.to > to);
  return across === undefined ? null : { place: 'ongoing', days: [], from: across.from, to: across.to };
}
