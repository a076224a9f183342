import { create } from 'zustand';

/** What the screens of tasks and statements remember while the program runs; both show the same year. */
interface TasksView {
  readonly year: number;
  readonly text: string;
  readonly taskId: string | null;
  readonly statementId: string | null;
  readonly set: (change: Partial<Omit<TasksView, 'set'>>) => void;
}

export const useTasksView = create<TasksView>()((set) => ({
  year: new Date().getFullYear(),
  text: '',
  taskId: null,
  statementId: null,
  set: (change) => set(change),
}));
