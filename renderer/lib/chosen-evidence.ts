import { create } from 'zustand';
import { navigate } from './navigation.ts';
import { useWorkspace } from './workspace-store.ts';

/** Pieces that were chosen in the list of evidence, for an export or a printed list of exactly these; null means none were. */
export const useChosenEvidence = create<{ readonly ids: readonly string[] | null }>(() => ({ ids: null }));

/** Takes these pieces to where evidence is exported and printed as a list. */
export function exportChosen(ids: readonly string[]): void {
  useChosenEvidence.setState({ ids });
  navigate('keeping', { focus: 'export' });
}

/** Exports and lists are of everything again, or of what is narrowed down there. */
export function forgetChosen(): void {
  useChosenEvidence.setState({ ids: null });
}

// What was chosen in one file means nothing in another.
useWorkspace.subscribe((now, before) => {
  if (now.status?.path !== before.status?.path) forgetChosen();
});
