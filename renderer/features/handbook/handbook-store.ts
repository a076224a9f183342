import { create } from 'zustand';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import type { Zoom } from '../../lib/paper-preview/page-layout.ts';

export const paperNames = [
  'handbook',
  'job-description',
  'standards-table',
  'statement',
  'goal-table',
  'task-table',
  'task-plan',
  'task-month',
  'evidence-list',
  'organization-chart',
  'workflows',
  'layer-standards',
  'scored-standards',
] as const satisfies readonly PaperSpec['paper'][];
export type PaperName = (typeof paperNames)[number];

export const handbookTabs = ['compose', 'outline', 'settings', 'copies', 'editions'] as const;
export type HandbookTab = (typeof handbookTabs)[number];

/** What the handbook screen remembers while the program runs. */
interface HandbookView {
  readonly paper: PaperName;
  readonly year: number;
  /** '' means all. */
  readonly positionId: string;
  readonly statementId: string;
  /** A month of `year`, 1 to 12. */
  readonly month: number;
  readonly tableId: string;
  /** '' means all. */
  readonly workflowId: string;
  /** Prints everything as it stands now, marked as a draft, instead of what is in force. */
  readonly drafts: boolean;
  readonly tab: HandbookTab;
  /** The chapter whose words are being written; '' while the outline is shown. */
  readonly chapterId: string;
  /** A released edition or a comparison that is shown in place of the handbook as it is now. */
  readonly special: { readonly spec: PaperSpec; readonly label: string } | null;
  readonly zoom: Zoom;
  readonly set: (change: Partial<Omit<HandbookView, 'set'>>) => void;
}

export const useHandbookView = create<HandbookView>()((set) => ({
  paper: 'handbook',
  year: new Date().getFullYear(),
  positionId: '',
  statementId: '',
  month: new Date().getMonth() + 1,
  tableId: '',
  workflowId: '',
  drafts: false,
  tab: 'compose',
  chapterId: '',
  special: null,
  zoom: 'width',
  set: (change) => set(change),
}));

/** Papers that print what is in force, and drafts only when they are asked for. */
export const approvedPapers: ReadonlySet<PaperName> = new Set([
  'handbook',
  'job-description',
  'standards-table',
  'workflows',
  'layer-standards',
  'scored-standards',
]);

type Chosen = Omit<HandbookView, 'tab' | 'chapterId' | 'special' | 'zoom' | 'set'>;

/** The paper that is chosen; null while a statement or a breakdown table must be made first. */
export function specOf(view: Chosen): PaperSpec | null {
  const { paper, year, month, positionId, statementId, tableId, workflowId } = view;
  const drafts = view.drafts ? { drafts: true } : {};
  switch (paper) {
    case 'handbook':
      return { paper, year, ...drafts };
    case 'task-plan':
      return { paper, year };
    case 'task-month':
      return { paper, month: `${year}-${String(month).padStart(2, '0')}` };
    case 'job-description':
      return { paper, positionIds: positionId === '' ? [] : [positionId], ...drafts };
    case 'workflows':
      return { paper, workflowIds: workflowId === '' ? [] : [workflowId], ...drafts };
    case 'standards-table':
    case 'layer-standards':
    case 'scored-standards':
      return { paper, ...drafts };
    case 'statement':
      return statementId === '' ? null : { paper, statementId };
    case 'task-table':
      return tableId === '' ? null : { paper, tableId };
    default:
      return { paper };
  }
}
