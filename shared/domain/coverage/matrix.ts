import type { CalendarDay } from '../calendar-day.ts';
import { standsBetween } from '../finding-state.ts';
import type { SchoolCalendar } from '../school-calendar.ts';
import { shortText } from '../short-text.ts';
import type { DueBook } from '../task-schedule.ts';
import { type Cadence, type CadenceName, nameOfCadence, onceAYear, readCadence } from './cadence.ts';
import { countsFor, type CoverageReason, type CoverageState, judge, type Proof } from './judge.ts';
import type { CoverageKind } from './kinds.ts';
import { mendingOf } from './mending.ts';
import { duePeriods, monthsOfSpan, type Period, periodsOf, wholeYear } from './periods.ts';
import {
  type CoverageSources,
  type FindingSource,
  type GoalSource,
  type IndicatorSource,
  type LinkedProof,
  proofsOfDuty,
  provesRecord,
  type RecordSource,
  type StandardSource,
  type TaskSource,
} from './sources.ts';
import { spanText, type YearSpan, yearSpan } from './year-span.ts';

/** One thing in one year: what is expected, how often, and whether it is there. */
export interface CoverageRow {
  readonly kind: CoverageKind;
  readonly targetId: string;
  /** Of a workflow: which record. */
  readonly recordName: string;
  /** The position that it belongs to; null for the whole department. */
  readonly positionId: string | null;
  readonly title: string;
  /** What should be there, as the standard, the workflow, the task … says; empty where it does not. */
  readonly expected: string;
  readonly cadence: CadenceName;
  /** Who keeps or does it, where the text names somebody beside the position. */
  readonly keeper: string;
  readonly state: CoverageState;
  readonly reason: CoverageReason;
  /** Names of periods (`2026-03`, `2026-Q1`, `2026-05-31`) that are due and have nothing. */
  readonly missing: readonly string[];
  /** One mark a month, see `Judgement`. */
  readonly cells: string;
  readonly count: number;
  readonly newest: CalendarDay;
  /** How many pieces count for each of the two years before, the older first. */
  readonly past: readonly [number, number];
}

export interface CoverageSetting {
  readonly basis: YearSpan['basis'];
  readonly year: number;
  readonly today: CalendarDay;
  readonly calendar: SchoolCalendar;
  readonly book: DueBook;
}

type RowMakers = { readonly [K in CoverageKind]: (source: CoverageSources[K]) => CoverageRow | null };

/** Says of every source whether its evidence is there. `proofsOf` answers the pieces that are linked to a record by its id. */
export class CoverageMatrix implements RowMakers {
  readonly span: YearSpan;
  readonly months: readonly string[];
  readonly #setting: CoverageSetting;
  readonly #before: readonly [YearSpan, YearSpan];
  readonly #periods = new Map<string, readonly Period[]>();
  readonly #cadences = new Map<string, Cadence>();
  readonly #proofsOf: (id: string) => readonly LinkedProof[];

  constructor(setting: CoverageSetting, proofsOf: (id: string) => readonly LinkedProof[]) {
    const { basis, year, calendar } = setting;
    this.#setting = setting;
    this.#proofsOf = proofsOf;
    this.span = yearSpan(basis, year, calendar);
    this.months = monthsOfSpan(this.span);
    this.#before = [yearSpan(basis, year - 2, calendar), yearSpan(basis, year - 1, calendar)];
  }

  /** The row of a source of any kind; null for one that has nothing to do with this year. */
  row<K extends CoverageKind>(kind: K, source: CoverageSources[K]): CoverageRow | null {
    return (this as RowMakers)[kind](source);
  }

  /**
   * A standard is proven by its own evidence and by that of its work item. A piece of the duty counts for the only
   * standard of it, or for those that expect it by name: of a duty with many, it alone says nothing of each.
   */
  standard(source: StandardSource): CoverageRow {
    const cadence = this.#cadence([source.frequency, source.timeLimit]);
    const own = this.#proofsOf(source.id);
    const ofItem = this.#proofsOf(source.workItemId);
    const ofDuty = proofsOfDuty(source, this.#proofsOf(source.dutyId));
    const proofs = ofItem.length === 0 && ofDuty.length === 0 ? own : [...own, ...ofItem, ...ofDuty];
    return this.#row(
      {
        kind: 'standard',
        targetId: source.id,
        recordName: '',
        positionId: source.positionId,
        title: shortText(source.requirement, 90),
        expected: source.expectedEvidence || source.checkMethod,
        cadence: nameOfCadence(cadence),
        keeper: '',
      },
      { periods: this.#periodsOf(cadence), proofs },
    );
  }

  record(source: RecordSource): CoverageRow {
    const cadence = this.#recordCadence(source.due);
    const proofs = this.#proofsOf(source.workflowId).filter((proof) => provesRecord(source, proof));
    return this.#row(
      {
        kind: 'record',
        targetId: source.workflowId,
        recordName: source.name.slice(0, 200),
        positionId: source.positionId,
        title: shortText(source.name, 90),
        expected: shortText(source.workflowName, 60),
        cadence: nameOfCadence(cadence),
        keeper: source.keeper,
      },
      { periods: this.#periodsOf(cadence), proofs },
    );
  }

  /** Null for a task that has nothing to do with this year. Its own pieces and those of its months prove it. */
  task(source: TaskSource): CoverageRow | null {
    const { windows, reading } = this.#setting.book.plan(source.due, source.year);
    const ofYear = source.year === this.#planYear;
    const days = windows.map(({ to }) => to).filter((day) => day >= this.span.from && day <= this.span.to);
    if (days.length === 0 && (windows.length > 0 || !ofYear)) {
      // A task whose text names days of another year only still has to prove itself in its own one.
      if (!ofYear) return null;
    }
    const cadence: Cadence = reading.kind === 'event' ? { unit: 'event' } : onceAYear;
    const many = new Set(days.map((day) => day.slice(0, 7))).size > 1;
    const periods =
      days.length === 0
        ? this.#periodsOf(cadence)
        : many
          ? duePeriods(lastOfMonths(days), this.span)
          : [{ ...wholeYear(this.span, 1), name: days.at(-1) ?? '', dueOn: days.at(-1) ?? '' }];
    const excused = new Set(
      periods.filter(({ dueOn }) => source.excepted.includes(dueOn.slice(0, 7))).map(({ name }) => name),
    );
    return this.#row(
      {
        kind: 'task',
        targetId: source.id,
        recordName: '',
        positionId: source.positionId,
        title: shortText(source.content, 90),
        expected: shortText(source.checkpoint.replaceAll('\n', '；'), 90),
        cadence: days.length === 0 ? (reading.kind === 'event' ? 'event' : 'assumed') : 'due',
        keeper: source.keeper,
      },
      { periods, proofs: this.#proofsOf(source.id), excused },
    );
  }

  /** Null for a goal whose plan is of other years. What is reached of it in a year is proven in that year. */
  goal(source: GoalSource): CoverageRow | null {
    if (source.yearFrom > this.#planYear || source.yearTo < this.#planYear) return null;
    return this.#row(
      {
        kind: 'goal',
        targetId: source.id,
        recordName: '',
        positionId: source.positionId,
        title: shortText(source.text, 90),
        expected: shortText(source.checkpoint.replaceAll('\n', '；'), 90),
        cadence: nameOfCadence(onceAYear),
        keeper: source.keeper,
      },
      { periods: this.#periodsOf(onceAYear), proofs: this.#proofsOf(source.id) },
    );
  }

  /** What is read of an indicator comes from somewhere, as often as it is read. */
  indicator(source: IndicatorSource): CoverageRow {
    const cadence = this.#cadence([source.frequency]);
    return this.#row(
      {
        kind: 'indicator',
        targetId: source.id,
        recordName: '',
        positionId: source.positionId,
        title: shortText(`${source.code} ${source.name}`.trim(), 90),
        expected: shortText(source.dataSource, 90),
        cadence: nameOfCadence(cadence),
        keeper: '',
      },
      { periods: this.#periodsOf(cadence), proofs: this.#proofsOf(source.id) },
    );
  }

  /**
   * Null for a finding that does not stand in the year's ledger. Once it is called mended, what is linked to it proves
   * it, of whichever year it is.
   */
  finding(source: FindingSource): CoverageRow | null {
    const { span } = this;
    if (!standsBetween(source, span)) return null;
    const { cadence, period, isOpen } = mendingOf(source, { span, today: this.#setting.today });
    const linkYear = spanText(span);
    const row = this.#row(
      {
        kind: 'finding',
        targetId: source.id,
        recordName: '',
        positionId: source.positionId,
        title: shortText(`${source.number} ${source.problem}`.trim(), 90),
        expected: '',
        cadence,
        keeper: '',
      },
      { periods: [period], proofs: this.#proofsOf(source.id).map((proof) => ({ ...proof, linkYear })) },
    );
    return isOpen && row.missing.length > 0 ? { ...row, state: 'missing', reason: 'not-mended' } : row;
  }

  /** Tasks and plans are of calendar years; those of a school year are of the one in which it ends. */
  get #planYear(): number {
    return this.span.basis === 'calendar' ? this.span.year : this.span.year + 1;
  }

  #row(
    head: Omit<CoverageRow, 'state' | 'reason' | 'missing' | 'cells' | 'count' | 'newest' | 'past'>,
    facts: {
      readonly periods: readonly Period[];
      readonly proofs: readonly Proof[];
      readonly excused?: ReadonlySet<string>;
    },
  ): CoverageRow {
    const { proofs, excused } = facts;
    const { span, months } = this;
    const setting = { span, months, today: this.#setting.today, ...(excused === undefined ? {} : { excused }) };
    const [older, old] = this.#before;
    const past: [number, number] = [0, 0];
    for (const proof of proofs) {
      if (proof.damaged) continue;
      if (countsFor(proof, older)) past[0] += 1;
      if (countsFor(proof, old)) past[1] += 1;
    }
    return { ...head, ...judge(facts.periods, proofs, setting), past };
  }

  #cadence(texts: readonly string[]): Cadence {
    const key = texts.join('\n');
    let found = this.#cadences.get(key);
    if (found === undefined) {
      found = texts.map(readCadence).find((cadence) => cadence !== null) ?? onceAYear;
      this.#cadences.set(key, found);
    }
    return found;
  }

  /** A record without a time of its own comes each time that the workflow is run. */
  #recordCadence(due: string): Cadence {
    const key = `record\n${due}`;
    let found = this.#cadences.get(key);
    if (found === undefined) {
      found = readCadence(due) ?? { unit: 'event' };
      this.#cadences.set(key, found);
    }
    return found;
  }

  #periodsOf(cadence: Cadence): readonly Period[] {
    const key = JSON.stringify(cadence);
    let found = this.#periods.get(key);
    if (found === undefined) {
      found = periodsOf(cadence, this.span, this.#setting.calendar);
      this.#periods.set(key, found);
    }
    return found;
  }
}

/** One day a month is enough to prove a month. */
function lastOfMonths(days: readonly CalendarDay[]): CalendarDay[] {
  return [...new Map(days.toSorted().map((day) => [day.slice(0, 7), day])).values()];
}
