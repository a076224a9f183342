import type { CalendarDay } from '../calendar-day.ts';
import type { Period } from './periods.ts';
import { type YearSpan, yearTouches } from './year-span.ts';

/**
 * present: all that is due is there. partial: some of it, or pieces that do not say when they are from. stale: only
 * pieces of earlier years. missing: nothing at all. pending: nothing is due yet.
 */
export const coverageStates = ['missing', 'stale', 'partial', 'pending', 'present'] as const;
export type CoverageState = (typeof coverageStates)[number];

/** The states in which something is to be done: what 提交前检查 lists. */
export const lackingStates: readonly CoverageState[] = ['missing', 'stale', 'partial'];

/** Whether something is to be done; nothing is about what is there or not due yet. */
export const isLacking = (state: CoverageState): boolean => lackingStates.includes(state);

/** Why it is so; the window and the papers have a sentence for each. */
export const coverageReasons = [
  'nothing', // no piece at all
  'only-earlier', // pieces of earlier years only
  'periods-missing', // some periods have theirs, others have none
  'damaged', // what is there for it cannot be read any more
  'undated', // pieces that do not say which period, or which year, they are of
  'not-mended', // a finding whose day has gone by: no piece can show a mending that nobody has entered
  'not-due', // the first one is still to come
  'complete',
] as const;
export type CoverageReason = (typeof coverageReasons)[number];

/** A piece of evidence as it proves one thing. */
export interface Proof {
  /** When it was formed; empty where that is not known. */
  readonly day: CalendarDay;
  /** The year it proves the thing for, as the link says; empty: as the piece itself says. */
  readonly linkYear: string;
  readonly evidenceYear: string;
  /** The month that it proves, where it is tied to a month: `2026-03`. */
  readonly month: string;
  /** Its stored bytes are not what they were: it counts for nothing, and that is the reason. */
  readonly damaged: boolean;
}

export interface Judgement {
  readonly state: CoverageState;
  readonly reason: CoverageReason;
  /** Names of the periods that are due and have nothing. */
  readonly missing: readonly string[];
  /** One a month of the year: `P` expected and there, `M` expected and not, `F` expected later, `E` there unasked, `.`. */
  readonly cells: string;
  /** Pieces that count for this year. */
  readonly count: number;
  /** The newest day of any piece, whatever its year; empty where none has a day. */
  readonly newest: CalendarDay;
}

export interface JudgeSetting {
  readonly span: YearSpan;
  /** `monthsOfSpan` of the span. */
  readonly months: readonly string[];
  readonly today: CalendarDay;
}

/** Whether a piece proves something in a year: the link's year says it, else the piece's day, else the piece's year. */
export function countsFor(proof: Omit<Proof, 'damaged'>, span: YearSpan): boolean {
  if (proof.month !== '') return proof.month >= span.from.slice(0, 7) && proof.month <= span.to.slice(0, 7);
  if (proof.linkYear !== '') return yearTouches(proof.linkYear, span);
  if (proof.day !== '') return proof.day >= span.from && proof.day <= span.to;
  return yearTouches(proof.evidenceYear, span);
}

function fills(proof: Proof, period: Period, span: YearSpan): boolean {
  if (proof.month !== '') return proof.month >= period.from.slice(0, 7) && proof.month <= period.to.slice(0, 7);
  // Whatever counts for the year fills a period that is the year.
  if (period.from <= span.from && period.to >= span.to) return countsFor(proof, span) || inside(proof.day, period);
  return inside(proof.day, period) && (proof.linkYear === '' || yearTouches(proof.linkYear, span));
}

function inside(day: CalendarDay, { from, to }: Period): boolean {
  return day !== '' && day >= from && day <= to;
}

/**
 * Says of one thing in one year whether its evidence is there. `excused` names periods that need none, such as a month
 * that was closed by an exception.
 */
export function judge(
  periods: readonly Period[],
  proofs: readonly Proof[],
  setting: JudgeSetting & { readonly excused?: ReadonlySet<string> },
): Judgement {
  const { span, months, today, excused } = setting;
  const cells = months.map((): string => '.');
  const put = (month: string, mark: string): void => {
    const at = months.indexOf(month);
    // Of two periods that end in one month the worse one is shown.
    if (at !== -1 && rank(mark) > rank(cells[at] ?? '.')) cells[at] = mark;
  };
  let newest = '';
  let count = 0;
  let unplaced = 0;
  let undated = 0;
  let earlier = false;
  const filled = new Set<string>();
  let damaged = false;
  for (const proof of proofs) {
    if (proof.damaged) {
      damaged ||= countsFor(proof, span) || periods.some((period) => fills(proof, period, span));
      continue;
    }
    if (proof.day > newest) newest = proof.day;
    if (isBefore(proof, span)) earlier = true;
    let placed = false;
    for (const period of periods) {
      if (!fills(proof, period, span)) continue;
      placed = true;
      filled.add(period.name);
    }
    if (placed || countsFor(proof, span)) {
      count += 1;
      if (!placed) unplaced += 1;
      const month = proof.month || proof.day.slice(0, 7);
      if (month !== '') put(month, 'E');
    } else if (proof.day === '' && proof.linkYear === '' && !/^\d{4}/u.test(proof.evidenceYear)) undated += 1;
  }
  const missing: string[] = [];
  let open = 0;
  for (const period of periods) {
    const month = monthOfMark(period, span);
    if (filled.has(period.name) || excused?.has(period.name) === true) put(month, 'P');
    else if (period.dueOn < today) {
      missing.push(period.name);
      put(month, 'M');
    } else {
      open += 1;
      put(month, 'F');
    }
  }
  const verdict = ((): readonly [CoverageState, CoverageReason] => {
    if (missing.length === 0)
      return filled.size + (excused?.size ?? 0) === 0 && open > 0 ? pendingVerdict() : ['present', 'complete'];
    if (filled.size > 0) return ['partial', damaged ? 'damaged' : 'periods-missing'];
    if (unplaced > 0 || undated > 0) return ['partial', damaged ? 'damaged' : 'undated'];
    if (damaged) return ['missing', 'damaged'];
    return earlier ? ['stale', 'only-earlier'] : ['missing', 'nothing'];
  })();
  return { state: verdict[0], reason: verdict[1], missing, cells: cells.join(''), count, newest };
}

/** At which month a period is marked; empty for what may come at any time of the year: it has no month of its own. */
function monthOfMark({ dueOn, to, markOn }: Period, span: YearSpan): string {
  if (markOn !== undefined) return markOn.slice(0, 7);
  return dueOn < span.from ? '' : (dueOn > to ? to : dueOn).slice(0, 7);
}

/** Whether a piece is of a year before. */
function isBefore(proof: Proof, span: YearSpan): boolean {
  if (proof.day !== '') return proof.day < span.from;
  const year = Number.parseInt(proof.month || proof.linkYear || proof.evidenceYear, 10);
  return Number.isFinite(year) && year < span.year;
}

function pendingVerdict(): readonly [CoverageState, CoverageReason] {
  return ['pending', 'not-due'];
}

function rank(mark: string): number {
  return '.EPFM'.indexOf(mark);
}
