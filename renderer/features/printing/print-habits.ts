import type { PaperName } from '../../../shared/contract/papers.ts';
import type { PrintHabit } from '../../../shared/contract/printing.ts';
import { saveSettings, useSettings } from '../../lib/settings-store.ts';

const unknown: PrintHabit = {
  printer: '',
  copies: 1,
  sides: 'one',
  booklet: false,
  fileBooklet: false,
  templateId: '',
};

/** How a kind of paper was printed last on this computer. */
export function habitOf(paper: PaperName): PrintHabit {
  return useSettings.getState().printing[paper] ?? unknown;
}

/** The same, for screens. */
export function useHabit(paper: PaperName | null): PrintHabit {
  const printing = useSettings((settings) => settings.printing);
  return (paper === null ? undefined : printing[paper]) ?? unknown;
}

/** Remembers a change of how a kind of paper is printed. */
export function changeHabit(paper: PaperName, change: Partial<PrintHabit>): Promise<boolean> {
  const { printing } = useSettings.getState();
  return saveSettings({ printing: { ...printing, [paper]: { ...habitOf(paper), ...change } } });
}
