import { create } from 'zustand';
import type { StandingFilter } from '../../lib/approval/use-approvals.ts';

/** What the workflow screen remembers while the program runs. */
interface WorkflowsView {
  readonly openId: string | null;
  readonly text: string;
  readonly standing: StandingFilter;
  /** Rows chosen for a batch. */
  readonly checked: ReadonlySet<string>;
  readonly fit: boolean;
  readonly open: (openId: string | null) => void;
  readonly setText: (text: string) => void;
  readonly setStanding: (standing: StandingFilter) => void;
  readonly setChecked: (checked: ReadonlySet<string>) => void;
  readonly setFit: (fit: boolean) => void;
}

export const useWorkflowsView = create<WorkflowsView>()((set) => ({
  openId: null,
  text: '',
  standing: '',
  checked: new Set(),
  fit: true,
  open: (openId) => set({ openId }),
  setText: (text) => set({ text }),
  setStanding: (standing) => set({ standing }),
  setChecked: (checked) => set({ checked }),
  setFit: (fit) => set({ fit }),
}));
