import { addDays, type CalendarDay } from '../calendar-day.ts';
import { findingState } from '../finding-state.ts';
import { type Period, wholeYear } from './periods.ts';
import type { FindingSource } from './sources.ts';
import type { YearSpan } from './year-span.ts';

/** Later than any day that is asked about. */
const never: CalendarDay = '9999-12-31';

/**
 * From when on a finding is asked for proof of its mending: from the day on which it is called mended (`mended`), or from
 * the one by which it was to be mended (`due`). Until it is called mended nothing proves it (`isOpen`): what is linked to
 * it meanwhile shows how things were before.
 */
export function mendingOf(
  finding: FindingSource,
  { span, today }: { readonly span: YearSpan; readonly today: CalendarDay },
): { readonly cadence: 'mended' | 'due'; readonly period: Period; readonly isOpen: boolean } {
  const { mendBy, mendedOn, verifiedOn } = finding;
  const state = findingState(finding);
  const year = wholeYear(span, 1);
  if (state === 'mended' || state === 'closed') {
    const days = [mendedOn, verifiedOn].filter((day) => day !== '');
    const [name = ''] = days;
    // The mark stands at the first of its days that is of this year: a finding may have been mended in the one before.
    const markOn = days.find((day) => day >= span.from) ?? '';
    const dueOn = addDays(name < today ? name : today, -1);
    return { cadence: 'mended', period: { ...year, name, dueOn, markOn }, isOpen: false };
  }
  const period = { name: mendBy, from: never, to: never, dueOn: mendBy || never, markOn: mendBy };
  return { cadence: mendBy === '' ? 'mended' : 'due', period, isOpen: true };
}
