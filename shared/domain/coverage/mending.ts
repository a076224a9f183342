import { addDays, type CalendarDay } from '../calendar-day.ts';
import { findingIsOverdue, findingState } from '../finding-state.ts';
import { type Period, wholeYear } from './periods.ts';
import type { FindingSource } from './sources.ts';
import type { YearSpan } from './year-span.ts';

/** Later than any day that is asked about. */
const never: CalendarDay = '9999-12-31';

/**
 * From when on a finding is asked for proof of its mending: from the day on which it is called mended (`mended`), or from
 * the one by which it was to be mended (`due`). Before that nothing is due, and nothing is proven either: what is linked
 * to it while it is open shows how things were before.
 */
export function mendingOf(
  finding: FindingSource,
  { span, today }: { readonly span: YearSpan; readonly today: CalendarDay },
): { readonly cadence: 'mended' | 'due'; readonly period: Period } {
  const { mendBy, mendedOn, verifiedOn } = finding;
  const state = findingState(finding);
  const year = wholeYear(span, 1);
  if (state === 'mended' || state === 'closed') {
    const days = [mendedOn, verifiedOn].filter((day) => day !== '');
    const [name = ''] = days;
    // The mark stands at the first of its days that is of this year: a finding may have been mended in the one before.
    const markOn = days.find((day) => day >= span.from) ?? '';
    return { cadence: 'mended', period: { ...year, name, dueOn: addDays(name < today ? name : today, -1), markOn } };
  }
  if (findingIsOverdue(finding, today))
    return { cadence: 'due', period: { ...year, name: mendBy, dueOn: mendBy, markOn: mendBy } };
  const period = { name: mendBy, from: never, to: never, dueOn: mendBy || never, markOn: mendBy };
  return { cadence: mendBy === '' ? 'mended' : 'due', period };
}
