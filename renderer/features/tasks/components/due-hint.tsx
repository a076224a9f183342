import { dueWindows, restsOnUsualTerms } from '../../../../shared/domain/due/due-windows.ts';
import { readDue } from '../../../../shared/domain/due/read-due.ts';
import { type SchoolCalendar, usualCalendar } from '../../../../shared/domain/school-calendar.ts';
import { api } from '../../../lib/client.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import type { Words } from '../../../lib/words/words-shape.ts';

const shownAtMost = 3;

interface DueHintProps {
  readonly due: string;
  readonly year: number;
  readonly words: Words['tasks'];
}

/** What the program makes of a due text, under the field in which it stands as it was written. */
export function DueHint({ due, year, words }: DueHintProps) {
  const school = useLoaded(() => api.schoolCalendar.get({}), {
    key: 'school',
    kinds: ['schoolTerm', 'schoolHoliday'],
  });
  const text = describeDue(due, { year, calendar: school.value ?? usualCalendar, words: words.dueReading });
  return text === '' ? null : <div className="gb-hint due-hint">{text}</div>;
}

function describeDue(
  due: string,
  setting: { readonly year: number; readonly calendar: SchoolCalendar; readonly words: Words['tasks']['dueReading'] },
): string {
  const { words } = setting;
  const reading = readDue(due);
  if (reading.kind === 'empty') return '';
  if (reading.kind === 'continuous') return words.continuous;
  if (reading.kind === 'event') return words.event;
  if (reading.kind === 'unread') return words.unread;
  const windows = dueWindows(reading, setting);
  if (windows.length === 0) return words.none;
  const days = windows
    .slice(0, shownAtMost)
    .map(({ from, to }) => (from === to || windows.length > 1 ? to : words.between(from, to)))
    .join('、');
  const hint = words.dates(days, windows.length > shownAtMost ? windows.length : 0);
  return restsOnUsualTerms(reading, setting) ? `${hint}（${words.assumed}）` : hint;
}
