import type { TaskMonthList, TaskMonthRow } from '../../../shared/contract/task-months.ts';
import { addDays, dayNumber } from '../../../shared/domain/calendar-day.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';
import type { MonthFilter } from './tasks-store.ts';

/** How a month stands on a day, the most pressing first; `none` has no day to be late for. */
export type Standing = 'overdue' | 'soon' | 'waiting' | 'open' | 'none' | 'done' | 'closed' | 'excepted';

/** Overdue after its last day, soon within the days of warning before it. */
export function standingOf(
  row: Pick<TaskMonthRow, 'state' | 'place' | 'to' | 'taskState'>,
  { today, warningDays }: Pick<TaskMonthList, 'today' | 'warningDays'>,
): Standing {
  if (row.state !== 'open') return row.state;
  if (row.taskState === 'done') return 'done'; // marked as done as a whole: nothing presses any more
  if (row.place !== 'due') return 'none';
  if (row.to < today) return 'overdue';
  return row.to <= addDays(today, warningDays) ? 'soon' : 'open';
}

/** Days from today until a day; negative when it is past. */
export function daysUntil(day: string, today: string): number {
  return dayNumber(day) - dayNumber(today);
}

interface Choice {
  readonly filter: MonthFilter;
  readonly personId: string;
  readonly text: string;
}

/** The rows that the user asked for: by state, by person (owner or doer), by every word of the search. */
export function chooseRows(list: TaskMonthList, { filter, personId, text }: Choice): readonly TaskMonthRow[] {
  const words = wordsOf(text);
  return list.rows.filter((row) => {
    if (personId !== '' && row.ownerPersonId !== personId && row.doerPersonId !== personId) return false;
    if (!passes(row, filter, list)) return false;
    if (words.length === 0) return true;
    const hay = `${row.code}\n${row.project}\n${row.content}\n${row.ownerName}\n${row.doerName}\n${row.sectionName}\n${row.due}`;
    const lower = hay.toLowerCase();
    return words.every((word) => lower.includes(word));
  });
}

function passes(row: TaskMonthRow, filter: MonthFilter, list: TaskMonthList): boolean {
  switch (filter) {
    case 'due':
      return row.place === 'due';
    case 'open':
      return row.place === 'due' && (row.state === 'open' || row.state === 'waiting');
    case 'late':
      return standingOf(row, list) === 'overdue';
    case 'going':
      return row.place === 'ongoing' || row.place === 'always';
    case 'undated':
      return row.place === 'undated';
    default:
      return true;
  }
}

/** How many rows each filter shows, for one person or all. */
export function countRows(list: TaskMonthList, personId: string): Readonly<Record<MonthFilter, number>> {
  const count = (filter: MonthFilter): number => chooseRows(list, { filter, personId, text: '' }).length;
  return {
    due: count('due'),
    open: count('open'),
    late: count('late'),
    going: count('going'),
    undated: count('undated'),
    all: count('all'),
  };
}

/** `2026-03` and a number of months → the month that many later. */
export function shiftMonth(month: string, by: number): string {
  const place = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
}
