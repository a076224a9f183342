import type { CalendarDay } from '../calendar-day.ts';
import type { TermSeason } from '../school-calendar.ts';

/** Part of a month: 上旬 or 初, 中旬, 下旬, 底; `all` is the month itself. */
export type MonthPart = 'all' | 'early' | 'middle' | 'late' | 'end';
/** Part of a longer period: its beginning, its end, or all of it. */
export type PeriodPart = 'all' | 'start' | 'end';

/** A point or stretch of time within some calendar year. */
export type DuePoint =
  | { readonly at: 'month'; readonly month: number; readonly part: MonthPart }
  | { readonly at: 'day'; readonly month: number; readonly day: number }
  /** From one point to another; a `to` that lies before `from` is in the following year. */
  | { readonly at: 'stretch'; readonly from: DuePoint; readonly to: DuePoint; readonly nextYear: boolean }
  | { readonly at: 'quarter'; readonly quarter: number; readonly part: PeriodPart }
  | { readonly at: 'half'; readonly half: 1 | 2; readonly part: PeriodPart }
  | { readonly at: 'year'; readonly part: PeriodPart | 'middle' }
  | {
      readonly at: 'term';
      /** null: every term. */
      readonly season: TermSeason | null;
      readonly part: PeriodPart | 'before' | 'weeks';
      /** With `weeks`: the first and the last week, counted from 1. */
      readonly weeks?: readonly [number, number];
      /** With one week: its day, 1 to 7. */
      readonly weekday?: number;
    }
  | { readonly at: 'break'; readonly season: TermSeason | null; readonly part: 'all' | 'before' }
  | { readonly at: 'feast'; readonly feast: Feast };

/** Feasts with a day that is known in advance; a due names the days before them. */
export type Feast =
  | 'newYear'
  | 'springFestival'
  | 'lantern'
  | 'womensDay'
  | 'tombSweeping'
  | 'labourDay'
  | 'youthDay'
  | 'dragonBoat'
  | 'partyDay'
  | 'armyDay'
  | 'teachersDay'
  | 'midAutumn'
  | 'nationalDay'
  | 'doubleNinth';

/** Years in which a rule holds; null leaves that side open. */
export interface YearRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** What one part of a due text says. */
export type DueRule =
  /** In the year that the text names. */
  | { readonly type: 'once'; readonly year: number; readonly point: DuePoint }
  /** In the task's own year, or in the one after it (次年3月). */
  | { readonly type: 'bare'; readonly point: DuePoint; readonly nextYear?: true }
  | { readonly type: 'yearly'; readonly years: YearRange; readonly point: DuePoint }
  | { readonly type: 'halfYearly'; readonly years: YearRange; readonly part: PeriodPart }
  | {
      readonly type: 'quarterly';
      readonly years: YearRange;
      readonly part: PeriodPart;
      /** Month of the quarter (1 to 3) and perhaps its day. */
      readonly month?: number;
      readonly day?: number;
    }
  | {
      readonly type: 'monthly';
      readonly years: YearRange;
      readonly part: MonthPart;
      readonly day?: number;
      /** Only these months, such as March to June. */
      readonly months?: readonly [number, number];
    }
  /** 每月第二个周三, 每月最后一个周五. */
  | {
      readonly type: 'monthlyWeekday';
      readonly years: YearRange;
      readonly place: number | 'last';
      /** 1 to 7. */
      readonly weekday: number;
    }
  | {
      readonly type: 'weekly';
      readonly years: YearRange /** 1 to 7; empty: the week. */;
      readonly weekdays: readonly number[];
    }
  | { readonly type: 'daily'; readonly years: YearRange }
  /** From one day to another, such as 2017.9—2018.6 or 2017—2020年. */
  | { readonly type: 'span'; readonly from: CalendarDay; readonly to: CalendarDay }
  /** A school year: from its autumn term's first day to its spring term's last. */
  | { readonly type: 'schoolYear'; readonly schoolYear: number };

/**
 * A due text as the program understands it. The text itself is always kept and printed; what is not certain stays
 * `unread` and never becomes a date.
 */
export type DueReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unread' }
  /** Counted from something that has no date yet: 接通知一周内, 按上级要求. */
  | { readonly kind: 'event' }
  /** Goes on all the time: 长期, 常年; from a day on when the text says so. */
  | { readonly kind: 'continuous'; readonly from: CalendarDay | null }
  | { readonly kind: 'dated'; readonly rules: readonly DueRule[] };

/** When something is to happen: between two days, done by the second. */
export interface DueWindow {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}
