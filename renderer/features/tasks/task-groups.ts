import type { TaskRow } from '../../../shared/contract/tasks.ts';
import { type TaskClass, taskClasses } from '../../../shared/domain/annual-task.ts';
import { partsUnderWholes } from '../../../shared/domain/task-parts.ts';
import { sumPoints } from '../../../shared/domain/statement-points.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';

/** The tasks of one class with the figures of its head. */
export interface TaskGroup {
  readonly taskClass: TaskClass;
  readonly rows: readonly TaskRow[];
  readonly count: number;
  readonly done: number;
  /** Points, rounded to hundredths. */
  readonly weight: number;
}

/** Which tasks of a year are listed. */
export const taskFilters = ['all', 'open', 'without-goal', 'without-evidence'] as const;
export type TaskFilter = (typeof taskFilters)[number];

/** What the list is narrowed to. */
export interface TaskChoice {
  readonly text: string;
  readonly filter?: TaskFilter;
  /** Owner or doer; '' means everybody. */
  readonly personId?: string;
}

/** Whether a task belongs to a filter. Routine work (class C) needs no goal. */
export function fitsFilter(row: TaskRow, filter: TaskFilter): boolean {
  if (filter === 'open') return row.state !== 'done';
  if (filter === 'without-goal') return row.goalId === null && row.taskClass !== 'C';
  if (filter === 'without-evidence') return row.evidenceCount === 0;
  return true;
}

/** All classes in order; rows by every word of the choice, each part under its whole, figures always of all rows. */
export function groupTasks(rows: readonly TaskRow[], choice: TaskChoice): readonly TaskGroup[] {
  const { filter = 'all', personId = '' } = choice;
  const words = wordsOf(choice.text);
  const known = new Set(rows.map((row) => row.id));
  return taskClasses.map((taskClass) => {
    const all = rows.filter((row) => row.taskClass === taskClass);
    const shown = all.filter((row) => {
      if (!fitsFilter(row, filter)) return false;
      if (personId !== '' && row.ownerPersonId !== personId && row.doerPersonId !== personId) return false;
      if (words.length === 0) return true;
      const { code, project, content, ownerName, doerName, sectionName, positionName, due, checkpoint, goalText } = row;
      const hay = [code, project, content, ownerName, doerName, sectionName, positionName, due, checkpoint, goalText]
        .join('\n')
        .toLowerCase();
      return words.every((word) => hay.includes(word));
    });
    return {
      taskClass,
      rows: partsUnderWholes(shown),
      count: all.length,
      done: all.filter((row) => row.state === 'done').length,
      // The points of a whole are those of its parts: counted once.
      weight: sumPoints(all.filter((row) => !known.has(row.parentTaskId ?? '')).map((row) => row.weight)),
    };
  });
}

/**
 * All tasks of the year in the order that one step of a task makes, past the next one in the list that stands beside it
 * (under the same whole); null when there is none. What the list hides keeps its place.
 */
export function movedTasks(
  rows: readonly TaskRow[],
  shown: readonly TaskRow[],
  step: { readonly id: string; readonly by: -1 | 1 },
): string[] | null {
  const known = new Set(shown.map((row) => row.id));
  const wholeOf = (row: TaskRow): string | null =>
    row.parentTaskId !== null && known.has(row.parentTaskId) ? row.parentTaskId : null;
  const moved = shown.find((row) => row.id === step.id);
  if (moved === undefined) return null;
  const beside = shown.filter((row) => wholeOf(row) === wholeOf(moved));
  const neighbour = beside[beside.indexOf(moved) + step.by];
  if (neighbour === undefined) return null;
  const ids = rows.map((row) => row.id).filter((id) => id !== step.id);
  ids.splice(ids.indexOf(neighbour.id) + (step.by === 1 ? 1 : 0), 0, step.id);
  return ids;
}

/** A weight as typed, in points; null when it is none: 0 to 100, at most two decimals, full-width digits too. */
export function readWeight(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/分$/u, '');
  if (!/^\d{1,3}(?:\.\d{1,2})?$/u.test(plain)) return null;
  const value = Number(plain);
  return value <= 100 ? value : null;
}
