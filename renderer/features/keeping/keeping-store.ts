import { create } from 'zustand';
import { useWorkspace } from '../../lib/workspace-store.ts';

/** Jobs that this screen has started: they go on, and are shown again, when the user comes back. */
interface KeepingView {
  readonly jobs: Readonly<Record<'check' | 'repair' | 'export' | 'bin' | 'space', string | null>>;
  readonly pace: 'quiet' | 'full';
  /** Pieces that the last export left out because they are damaged. */
  readonly leftOut: readonly string[];
  readonly setJob: (which: keyof KeepingView['jobs'], id: string | null) => void;
  readonly setPace: (pace: KeepingView['pace']) => void;
  readonly setLeftOut: (leftOut: readonly string[]) => void;
}

export const useKeepingView = create<KeepingView>()((set) => ({
  jobs: { check: null, repair: null, export: null, bin: null, space: null },
  pace: 'full',
  leftOut: [],
  setJob: (which, id) => set(({ jobs }) => ({ jobs: { ...jobs, [which]: id } })),
  setPace: (pace) => set({ pace }),
  setLeftOut: (leftOut) => set({ leftOut }),
}));

// What an export of one file left out says nothing of another.
useWorkspace.subscribe((now, before) => {
  if (now.status?.path !== before.status?.path) useKeepingView.setState({ leftOut: [] });
});
