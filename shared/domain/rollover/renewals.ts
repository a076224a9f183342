import type { CoverageState } from '../coverage/judge.ts';
import type { CadenceName } from '../coverage/cadence.ts';
import type { CoverageKind } from '../coverage/kinds.ts';
import type { CoverageRow } from '../coverage/matrix.ts';
import type { YearBasis } from '../coverage/year-span.ts';
import type { EvidenceYearKind } from '../evidence.ts';

/** What a new year asks for anew, in the order of the list. */
export const renewalKinds = [
  'goal', // the goal's plan is over
  'target', // the goal has no target for the year
  'due', // a carried task names days that are over
  'statement', // a responsibility statement of the year before has none that follows it
  'handbook',
  'term', // the school calendar was entered for the year before, and not for this one
  'proof', // evidence of the year before, which this year needs anew
] as const;
export type RenewalKind = (typeof renewalKinds)[number];

/** One thing to renew. The window and the paper make a sentence of it. */
export interface Renewal {
  readonly what: RenewalKind;
  readonly targetId: string;
  /** Of evidence: of what kind the thing is. */
  readonly kind: CoverageKind | null;
  readonly recordName: string;
  readonly positionName: string;
  readonly title: string;
  /** What should be there, or what the old year had: a target, a due text. */
  readonly detail: string;
  readonly cadence: CadenceName | null;
  readonly state: CoverageState | null;
  /** Pieces of the year before. */
  readonly count: number;
  /** Pieces that count for the new year already. */
  readonly countNow: number;
  /** The newest day of any piece; empty where none has a day. */
  readonly newest: string;
  /** Everybody who may have it or answers for it. */
  readonly keepers: readonly string[];
  /** Where the newest known piece lies. */
  readonly place: string;
  readonly placeDay: string;
}

/**
 * By which year a thing is counted: what comes by term or school year by the school's, and what only pieces of teaching
 * prove; tasks, goals and everything else by the calendar's.
 */
export function basisOfRow(
  { kind, cadence }: Pick<CoverageRow, 'kind' | 'cadence'>,
  yearKinds: ReadonlySet<EvidenceYearKind> | undefined,
): YearBasis {
  if (kind === 'task' || kind === 'goal') return 'calendar';
  if (cadence === 'term' || cadence === 'schoolYear') return 'school';
  return yearKinds?.size === 1 && yearKinds.has('school-year') ? 'school' : 'calendar';
}

/**
 * Whether a row of the new year needs new evidence: it had some in the year before, or is a task that came over. A finding
 * has none of a year before: all of its pieces prove it in every year in which it stands in the ledger.
 */
export function needsRenewal(
  row: Pick<CoverageRow, 'kind' | 'targetId' | 'state' | 'past'>,
  carriedTasks: ReadonlySet<string>,
): boolean {
  if (row.state === 'present') return false;
  return row.kind === 'task' ? carriedTasks.has(row.targetId) : row.past[1] > 0;
}
