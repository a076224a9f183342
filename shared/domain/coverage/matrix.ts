import type { CalendarDay } from '../calendar-day.ts';
import type { SchoolCalendar } from '../school-calendar.ts';
import { shortText } from '../short-text.ts';
import type { DueBook } from '../task-schedule.ts';
import { type Cadence, onceAYear, readCadence } from './cadence.ts';
import { expectedNames } from './expected-names.ts';
import { countsFor, type CoverageReason, type CoverageState, judge, type Proof } from './judge.ts';
import { duePeriods, monthsOfSpan, type Period, periodsOf, wholeYear } from './periods.ts';
import { type YearSpan, yearSpan } from './year-span.ts';

/** What evidence is expected for: a work standard, a record that a workflow keeps, a task. */
export const coverageKinds = ['standard', 'record', 'task'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** How often, as one word: the window and the papers have a phrase for each. */
export const cadenceNames = [
  'month',
  'gathered',
  'months2',
  'quarter',
  'months4',
  'halfYear',
  'term',
  'schoolYear',
  'year',
  'assumed',
  'years',
  'event',
  'due',
] as const;
export type CadenceName = (typeof cadenceNames)[number];

/** One thing in one year: what is expected, how often, and whether it is there. */
export interface CoverageRow {
  readonly kind: CoverageKind;
  readonly targetId: string;
  /** Of a workflow: which record. */
  readonly recordName: string;
  /** The position that it belongs to; null for the whole department. */
  readonly positionId: string | null;
  readonly title: string;
  /** What should be there, as the standard, the workflow or the task says; empty where it does not. */
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

export interface StandardSource {
  readonly id: string;
  readonly workItemId: string;
  readonly dutyId: string;
  /** How many standards the duty has. */
  readonly siblings: number;
  readonly positionId: string;
  readonly requirement: string;
  readonly frequency: string;
  readonly timeLimit: string;
  readonly checkMethod: string;
  readonly expectedEvidence: string;
}
export interface RecordSource {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly positionId: string | null;
  readonly name: string;
  readonly keeper: string;
  readonly due: string;
  /** How many records the workflow keeps. */
  readonly siblings: number;
}
export interface TaskSource {
  readonly id: string;
  readonly year: number;
  readonly positionId: string | null;
  readonly content: string;
  readonly checkpoint: string;
  readonly due: string;
  readonly keeper: string;
  /** Months that were closed by an exception, as `2026-03`. */
  readonly excepted: readonly string[];
}
/** A piece as it proves something, with what ties it to one of a workflow's records. */
export interface LinkedProof extends Proof {
  readonly recordName: string;
  readonly title: string;
}

export interface CoverageSetting {
  readonly basis: YearSpan['basis'];
  readonly year: number;
  readonly today: CalendarDay;
  readonly calendar: SchoolCalendar;
  readonly book: DueBook;
}

/** Says of every source whether its evidence is there. `proofsOf` answers the pieces that are linked to a record by its id. */
export class CoverageMatrix {
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
        cadence: nameOf(cadence),
        keeper: '',
      },
      { periods: this.#periodsOf(cadence), proofs },
    );
  }

  /** A link that names no record counts for the only one, or for the one that the piece's title names. */
  record(source: RecordSource): CoverageRow {
    const cadence = this.#recordCadence(source.due);
    const name = plainName(source.name);
    const proofs = this.#proofsOf(source.workflowId).filter(
      (proof) =>
        (proof.recordName === '' && (source.siblings === 1 || plainName(proof.title).includes(name))) ||
        (proof.recordName !== '' && plainName(proof.recordName) === name),
    );
    return this.#row(
      {
        kind: 'record',
        targetId: source.workflowId,
        recordName: source.name.slice(0, 200),
        positionId: source.positionId,
        title: shortText(source.name, 90),
        expected: shortText(source.workflowName, 60),
        cadence: nameOf(cadence),
        keeper: source.keeper,
      },
      { periods: this.#periodsOf(cadence), proofs },
    );
  }

  /** Null for a task that has nothing to do with this year. Its own pieces and those of its months prove it. */
  task(source: TaskSource): CoverageRow | null {
    const { windows, reading } = this.#setting.book.plan(source.due, source.year);
    const ofYear = this.span.basis === 'calendar' ? source.year === this.span.year : source.year === this.span.year + 1;
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

  /** The periods of a row, for those who want to see them one by one. */
  periodsOfStandard(source: Pick<StandardSource, 'frequency' | 'timeLimit'>): readonly Period[] {
    return this.#periodsOf(this.#cadence([source.frequency, source.timeLimit]));
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

/** Which pieces of a duty count for one of its standards. */
export function proofsOfDuty<T extends { readonly title: string }>(
  { siblings, expectedEvidence }: Pick<StandardSource, 'siblings' | 'expectedEvidence'>,
  proofs: readonly T[],
): readonly T[] {
  if (proofs.length === 0 || siblings === 1) return proofs;
  const names = expectedNames(expectedEvidence).map(plainName);
  return proofs.filter(({ title }) => names.some((name) => plainName(title).includes(name)));
}

/** 《报名表》 and 报名表 are one record. */
function plainName(name: string): string {
  return name.replace(/[《》“”"\s]/gu, '');
}

function nameOf(cadence: Cadence): CadenceName {
  switch (cadence.unit) {
    case 'months': {
      if (cadence.gathered) return 'gathered';
      const names = { 1: 'month', 2: 'months2', 3: 'quarter', 4: 'months4', 6: 'halfYear' } as const;
      return names[cadence.months];
    }
    case 'years':
      return cadence.assumed ? 'assumed' : cadence.years === 1 ? 'year' : 'years';
    default:
      return cadence.unit;
  }
}
