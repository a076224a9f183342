import { create } from 'zustand';
import type { CoverageState } from '../../../shared/domain/coverage/judge.ts';
import type { CoverageKind } from '../../../shared/domain/coverage/kinds.ts';
import type { YearBasis } from '../../../shared/domain/coverage/year-span.ts';

export interface CoverageFilter {
  readonly text: string;
  /** '' for all of them. */
  readonly sectionId: string;
  readonly positionId: string;
  readonly kind: CoverageKind | '';
  readonly state: CoverageState | '';
}

export const everything: CoverageFilter = { text: '', sectionId: '', positionId: '', kind: '', state: '' };

/** What the screen remembers while the program runs. */
interface CoverageView extends CoverageFilter {
  readonly basis: YearBasis;
  readonly year: number;
  /** The line that is chosen, as `lineId` names it. */
  readonly lineId: string | null;
  readonly panelOpen: boolean;
  readonly tab: 'matrix' | 'check';
  readonly set: (change: Partial<Omit<CoverageView, 'set'>>) => void;
}

export const useCoverageView = create<CoverageView>()((set) => ({
  ...everything,
  basis: 'calendar',
  year: new Date().getFullYear(),
  lineId: null,
  panelOpen: false,
  tab: 'matrix',
  set: (change) => set(change),
}));
