import type { TaskState } from './annual-task.ts';
import type { TaskMonthState } from './task-month.ts';
import type { DueBook } from './task-schedule.ts';

/** What must be known of a task to say whether it is late. */
export interface DatedTask {
  readonly year: number;
  readonly due: string;
  readonly state: TaskState;
}

/** What is known of one of its months. */
export interface DatedMonth {
  readonly month: string;
  readonly dueOn: string;
  readonly state: TaskMonthState;
}

/**
 * Whether a day by which something of the task was to be done has passed (before `today`, as 2026-11-22) while neither
 * the task nor that month is closed. A task without a date is never late.
 */
export function isTaskOverdue(
  task: DatedTask,
  months: readonly DatedMonth[],
  on: { readonly book: DueBook; readonly today: string },
): boolean {
  if (task.state === 'done') return false;
  const settled = new Set(
    months.filter(({ state }) => state === 'closed' || state === 'excepted').map(({ month }) => month),
  );
  const byHand = months.filter(({ dueOn, month }) => dueOn !== '' && !settled.has(month));
  if (byHand.some(({ dueOn }) => dueOn < on.today)) return true;
  const moved = new Set(byHand.map(({ month }) => month));
  const { reading, windows } = on.book.plan(task.due, task.year);
  if (reading.kind !== 'dated') return false;
  return windows.some(({ to }) => to < on.today && !settled.has(to.slice(0, 7)) && !moved.has(to.slice(0, 7)));
}
