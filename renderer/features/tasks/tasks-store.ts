import { create } from 'zustand';
import type { TaskFilter } from './task-groups.ts';

export const taskViews = ['list', 'month', 'calendar', 'gantt'] as const;
export type TaskView = (typeof taskViews)[number];

/** Which tasks of a month are shown. */
export const monthFilters = ['due', 'open', 'late', 'going', 'undated', 'all'] as const;
export type MonthFilter = (typeof monthFilters)[number];

function thisMonth(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
}

/** What the screens of tasks and statements remember while the program runs; both show the same year. */
interface TasksView {
  readonly year: number;
  readonly text: string;
  readonly taskId: string | null;
  /** Which tasks the list of the year shows. */
  readonly listFilter: TaskFilter;
  readonly statementId: string | null;
  readonly view: TaskView;
  readonly month: string;
  readonly filter: MonthFilter;
  /** Whose tasks; '' means everybody's. */
  readonly personId: string;
  /** The task whose month is open beside the list. */
  readonly openTaskId: string | null;
  readonly set: (change: Partial<Omit<TasksView, 'set'>>) => void;
}

export const useTasksView = create<TasksView>()((set) => ({
  year: new Date().getFullYear(),
  text: '',
  taskId: null,
  listFilter: 'all',
  statementId: null,
  view: 'list',
  month: thisMonth(),
  filter: 'due',
  personId: '',
  openTaskId: null,
  set: (change) => set(change),
}));
