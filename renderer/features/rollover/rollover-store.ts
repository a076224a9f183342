import { create } from 'zustand';
import type { YearBasis } from '../../../shared/domain/coverage/year-span.ts';
import type { LineShow, RolloverTab } from './rollover-lines.ts';

/** What the screen remembers while the program runs. */
interface RolloverView {
  readonly basis: YearBasis;
  /** The old year. */
  readonly from: number;
  readonly tab: RolloverTab;
  readonly text: string;
  readonly show: LineShow;
  /** What was ticked or unticked by hand, for the years `ticksOf`: looking something up and coming back keeps it. */
  readonly ticks: ReadonlyMap<string, boolean>;
  readonly ticksOf: string;
  readonly set: (change: Partial<Omit<RolloverView, 'set'>>) => void;
}

/** The year that people think of now: from autumn on the next one, before that the one that has begun. */
function usualFrom(now: Date): number {
  return now.getMonth() >= 8 ? now.getFullYear() : now.getFullYear() - 1;
}

export const useRolloverView = create<RolloverView>()((set) => ({
  basis: 'calendar',
  from: usualFrom(new Date()),
  tab: 'tasks',
  text: '',
  show: 'all',
  ticks: new Map(),
  ticksOf: '',
  set: (change) => set(change),
}));
