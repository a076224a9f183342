import type { TaskRow } from '../../../shared/contract/tasks.ts';
import { type TaskClass, taskClasses } from '../../../shared/domain/annual-task.ts';
import { sumPoints } from '../../../shared/domain/statement-points.ts';

/** The tasks of one class with the figures of its head. */
export interface TaskGroup {
  readonly taskClass: TaskClass;
  readonly rows: readonly TaskRow[];
  readonly count: number;
  readonly done: number;
  /** Points, rounded to hundredths. */
  readonly weight: number;
}

/** All classes in order; rows by every word of the filter, figures always of all rows. */
export function groupTasks(rows: readonly TaskRow[], text: string): readonly TaskGroup[] {
  const words = text
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return taskClasses.map((taskClass) => {
    const all = rows.filter((row) => row.taskClass === taskClass);
    const shown = all.filter((row) => {
      const hay = [row.code, row.project, row.content, row.ownerName, row.positionName, row.due, row.checkpoint]
        .join('\n')
        .toLowerCase();
      return words.every((word) => hay.includes(word));
    });
    return {
      taskClass,
      rows: shown,
      count: all.length,
      done: all.filter((row) => row.state === 'done').length,
      weight: sumPoints(all.map((row) => row.weight)),
    };
  });
}

/** A weight as typed, in points; null when it is none: 0 to 100, at most two decimals, full-width digits too. */
export function readWeight(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/分$/u, '');
  if (!/^\d{1,3}(?:\.\d{1,2})?$/u.test(plain)) return null;
  const value = Number(plain);
  return value <= 100 ? value : null;
}
