import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dueWindows } from '../../shared/domain/due/due-windows.ts';
import { readDue } from '../../shared/domain/due/read-due.ts';
import type { SchoolCalendar } from '../../shared/domain/school-calendar.ts';

/** The school calendar that the expectations of the fixture were written from. */
export const fixtureCalendar: SchoolCalendar = {
  terms: [
    { schoolYear: 2025, season: 'autumn', startsOn: '2025-09-01', weeks: 20 },
    { schoolYear: 2025, season: 'spring', startsOn: '2026-03-02', weeks: 20 },
    { schoolYear: 2026, season: 'autumn', startsOn: '2026-09-07', weeks: 20 },
  ],
  holidays: [{ name: '国庆节', fromDay: '2026-10-01', toDay: '2026-10-07' }],
};

export interface DueCase {
  readonly text: string;
  readonly year: number;
  /** Each `none`, `event`, `always`, or the days separated by blanks; more than one where people would differ. */
  readonly accepted: readonly string[];
}

/** Tables in test/fixtures/due; the numbered ones were written by somebody who had not read the reader. */
export type DueTable = 'due-texts' | 'department-texts' | 'held-out-1' | 'held-out-2' | 'held-out-3';

/** Texts as real tables write them, each with what a reader of the table would enter into a diary. */
export function readDueCases(name: DueTable = 'due-texts'): readonly DueCase[] {
  const path = fileURLToPath(new URL(`../fixtures/due/${name}.tsv`, import.meta.url));
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [text = '', year = '', expected = ''] = line.split('\t');
      return {
        text,
        year: Number(year),
        accepted: expected.split('‖').map((one) => expand(one.trim(), Number(year))),
      };
    });
}

/** Writes `monthly:5` and `weekly:1,3` out day by day, with the runtime's own calendar and nothing of the program's. */
function expand(expected: string, year: number): string {
  const [rhythm, list = ''] = expected.split(':');
  if (rhythm !== 'monthly' && rhythm !== 'weekly') return expected;
  const wanted = list.split(',');
  const days: string[] = [];
  for (const date = new Date(Date.UTC(year, 0, 1)); date.getUTCFullYear() === year; ) {
    const day = date.getUTCDate();
    const next = new Date(date.getTime() + 86_400_000);
    const isLast = next.getUTCDate() === 1;
    const names =
      rhythm === 'weekly'
        ? [String(date.getUTCDay() === 0 ? 7 : date.getUTCDay())]
        : [String(day), ...(isLast ? ['end', ...[29, 30, 31].filter((late) => late > day).map(String)] : [])];
    if (names.some((name) => wanted.includes(name))) days.push(date.toISOString().slice(0, 10));
    date.setTime(next.getTime());
  }
  return days.join(' ');
}

/** What the program makes of a case, in the fixture's own words; texts that stay text are `none`. */
export function readingOf({ text, year }: DueCase): string {
  const reading = readDue(text);
  if (reading.kind === 'continuous') return 'always';
  if (reading.kind === 'event') return 'event';
  if (reading.kind !== 'dated') return 'none';
  return dueWindows(reading, { year, calendar: fixtureCalendar })
    .map((window) => window.to)
    .join(' ');
}

/** `right`; `text` when a date was there to be read and the text stayed text; `wrong` when a day differs. */
export function judge(one: DueCase): 'right' | 'text' | 'wrong' {
  const found = readingOf(one);
  if (one.accepted.includes(found)) return 'right';
  return /\d/u.test(found) ? 'wrong' : 'text';
}
