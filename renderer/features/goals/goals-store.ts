import { create } from 'zustand';

/** Which goals are shown: all, or those with a gap of one kind. */
export type GapFilter = 'without-task' | 'not-smart' | 'weights' | null;

/** What the screen remembers while the program runs. */
interface GoalsView {
  readonly view: 'tree' | 'table' | 'papers';
  /** 0 means all years. */
  readonly year: number;
  /** '' means all. */
  readonly sectionId: string;
  readonly ownerId: string;
  readonly gap: GapFilter;
  readonly closed: ReadonlySet<string>;
  readonly goalId: string | null;
  readonly set: (change: Partial<Omit<GoalsView, 'set' | 'toggle'>>) => void;
  readonly toggle: (id: string, open: boolean) => void;
}

export const useGoalsView = create<GoalsView>()((set) => ({
  view: 'tree',
  year: 0,
  sectionId: '',
  ownerId: '',
  gap: null,
  closed: new Set(),
  goalId: null,
  set: (change) => set(change),
  toggle: (id, open) =>
    set(({ closed }) => {
      const next = new Set(closed);
      if (open) next.delete(id);
      else next.add(id);
      return { closed: next };
    }),
}));
