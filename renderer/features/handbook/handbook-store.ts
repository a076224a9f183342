import { create } from 'zustand';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import type { Zoom } from '../../lib/paper-preview/page-layout.ts';

export const paperNames = [
  'handbook',
  'job-description',
  'standards-table',
  'statement',
  'evidence-list',
  'goal-table',
  'organization-chart',
] as const satisfies readonly PaperSpec['paper'][];
export type PaperName = (typeof paperNames)[number];

/** What the handbook screen remembers while the program runs. */
interface HandbookView {
  readonly paper: PaperName;
  readonly year: number;
  /** '' means all. */
  readonly positionId: string;
  readonly statementId: string;
  readonly tab: 'outline' | 'settings';
  readonly zoom: Zoom;
  readonly set: (change: Partial<Omit<HandbookView, 'set'>>) => void;
}

export const useHandbookView = create<HandbookView>()((set) => ({
  paper: 'handbook',
  year: new Date().getFullYear(),
  positionId: '',
  statementId: '',
  tab: 'outline',
  zoom: 'width',
  set: (change) => set(change),
}));

/** The paper that is chosen; null while a statement must be chosen first. */
export function specOf({
  paper,
  year,
  positionId,
  statementId,
}: Pick<HandbookView, 'paper' | 'year' | 'positionId' | 'statementId'>): PaperSpec | null {
  if (paper === 'handbook') return { paper, year };
  if (paper === 'job-description') return { paper, positionIds: positionId === '' ? [] : [positionId] };
  if (paper === 'statement') return statementId === '' ? null : { paper, statementId };
  return { paper };
}
