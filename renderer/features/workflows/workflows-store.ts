import { create } from 'zustand';

/** What the workflow screen remembers while the program runs. */
interface WorkflowsView {
  readonly openId: string | null;
  readonly text: string;
  readonly fit: boolean;
  readonly open: (openId: string | null) => void;
  readonly setText: (text: string) => void;
  readonly setFit: (fit: boolean) => void;
}

export const useWorkflowsView = create<WorkflowsView>()((set) => ({
  openId: null,
  text: '',
  fit: true,
  open: (openId) => set({ openId }),
  setText: (text) => set({ text }),
  setFit: (fit) => set({ fit }),
}));
