import type { AnnualTask } from '../annual-task.ts';
import { dayOf } from '../calendar-day.ts';
import type { DueRule } from '../due/due-rule.ts';
import type { DueBook } from '../task-schedule.ts';

/** Why a task goes into the next year, or stays behind. The first four go. */
export const taskCarryReasons = [
  'recurring', // its due text comes round again: 每年11月, 每月底
  'continuing', // goes on all the time, or for several years of which the next is one
  'routine', // class C: done every year, whatever its due text says
  'unfinished', // was to be done once and is not
  'done', // was to be done once and is
  'ended', // its due text names years that are over
] as const;
export type TaskCarryReason = (typeof taskCarryReasons)[number];

/** What the rule needs to know of a task. */
export type TaskToCarry = Pick<
  AnnualTask,
  'taskClass' | 'content' | 'due' | 'state' | 'positionId' | 'sectionId' | 'carriedFromTaskId'
> & { readonly id: string };

export interface TaskCarry<T> {
  readonly task: T;
  readonly reason: TaskCarryReason;
  /** Whether the rule would take it into the next year. */
  readonly proposed: boolean;
  /** The task of the next year that it already became, or that says the same for the same people; null when there is none. */
  readonly presentId: string | null;
  /** Its due text names days that are over by then: the copy would be overdue before it begins. */
  readonly dueIsPast: boolean;
}

const repeating: ReadonlySet<DueRule['type']> = new Set([
  'yearly',
  'halfYearly',
  'quarterly',
  'monthly',
  'monthlyWeekday',
  'weekly',
  'daily',
]);
const lasting: ReadonlySet<DueRule['type']> = new Set(['span', 'schoolYear']);

/**
 * Says of every task of a year whether the next year `to` has it again. Routine and recurring work comes back whatever
 * became of it; what was to be done once goes over only while it is unfinished.
 */
export function carryTasks<T extends TaskToCarry>(
  tasks: readonly T[],
  { standing, to, book }: { readonly standing: readonly TaskToCarry[]; readonly to: number; readonly book: DueBook },
): readonly TaskCarry<T>[] {
  const copies = new Map(
    standing.flatMap((task) => (task.carriedFromTaskId === null ? [] : [[task.carriedFromTaskId, task.id]])),
  );
  // Who typed the next year's tasks by hand is not to have them twice. Each of them stands for one task only.
  const typed = Map.groupBy(
    standing.filter(({ carriedFromTaskId }) => carriedFromTaskId === null),
    sameness,
  );
  return tasks.map((task) => {
    const reason = reasonOf(task, to, book);
    const presentId = copies.get(task.id) ?? typed.get(sameness(task))?.shift()?.id ?? null;
    return {
      task,
      reason,
      proposed: presentId === null && reason !== 'done' && reason !== 'ended',
      presentId,
      dueIsPast: dueIsPast(task.due, to, book),
    };
  });
}

/** Whether all days that a due text names for a task of the year are over before it begins. */
export function dueIsPast(due: string, year: number, book: DueBook): boolean {
  const { reading, windows } = book.plan(due, year);
  const first = dayOf(year, 1, 1);
  return reading.kind === 'dated' && !windows.some((window) => window.to >= first);
}

function reasonOf(task: TaskToCarry, to: number, book: DueBook): TaskCarryReason {
  const { reading, windows } = book.plan(task.due, to);
  const once = task.state === 'done' ? 'done' : 'unfinished';
  if (reading.kind === 'continuous') return 'continuing';
  if (reading.kind === 'dated') {
    const repeats = reading.rules.some(({ type }) => repeating.has(type));
    if (repeats || reading.rules.some(({ type }) => lasting.has(type))) {
      const reaches = windows.some((window) => window.to >= dayOf(to, 1, 1) && window.from <= dayOf(to, 12, 31));
      if (reaches) return repeats ? 'recurring' : 'continuing';
      return once === 'done' || task.taskClass === 'C' ? 'ended' : once;
    }
  }
  return task.taskClass === 'C' ? 'routine' : once;
}

/** The same words for the same section and position. */
function sameness({ content, positionId, sectionId }: TaskToCarry): string {
  return [content.normalize('NFKC').replaceAll(/\s+/gu, ''), positionId ?? '', sectionId ?? ''].join('\n');
}
