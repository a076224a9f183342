import { create } from 'zustand';
import type { LibraryEntryRow } from '../../../shared/contract/libraries.ts';
import type { Layer, Safeguard, StandardType } from '../../../shared/domain/library.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';

export const libraryTabs = ['browse', 'own', 'check'] as const;
export type LibraryTab = (typeof libraryTabs)[number];

/** A row of the coverage table: a layer, or one of the six safeguards. */
export type CoverageRow =
  | { readonly kind: 'layer'; readonly layer: Layer }
  | { readonly kind: 'safeguard'; readonly safeguard: Exclude<Safeguard, ''> };

/** What of the libraries is shown; the file holds everything else. */
export interface EntryFilter {
  readonly text: string;
  readonly libraryKey: string;
  readonly row: CoverageRow | null;
  readonly type: StandardType | null;
  readonly onlyOpen: boolean;
}

interface LibrariesView extends EntryFilter {
  readonly tab: LibraryTab;
  readonly ownLayer: Layer | '';
  /** The department's standard whose further fields are open. */
  readonly ownId: string | null;
  readonly set: (part: Partial<Omit<LibrariesView, 'set'>>) => void;
}

export const noFilter: EntryFilter = { text: '', libraryKey: '', row: null, type: null, onlyOpen: false };

export const useLibrariesView = create<LibrariesView>()((set) => ({
  ...noFilter,
  tab: 'browse',
  ownLayer: '',
  ownId: null,
  set: (part) => set(part),
}));

type Placed = Pick<LibraryEntryRow, 'layer' | 'safeguard' | 'standardType'>;

/** Whether an entry stands in a row of the coverage table. The six safeguards are rows of their own. */
export function isInRow(entry: Placed, row: CoverageRow): boolean {
  return row.kind === 'layer' ? entry.safeguard === '' && entry.layer === row.layer : entry.safeguard === row.safeguard;
}

/** How many of some entries were adopted. */
export function coverageOf(entries: readonly LibraryEntryRow[]): { readonly adopted: number; readonly total: number } {
  return { adopted: entries.filter(({ adopted }) => adopted.length > 0).length, total: entries.length };
}

/** The entries that a filter lets through; every word of the text must be found somewhere in the entry. */
export function filterEntries(entries: readonly LibraryEntryRow[], filter: EntryFilter): readonly LibraryEntryRow[] {
  const words = wordsOf(filter.text);
  return entries.filter((entry) => {
    if (filter.libraryKey !== '' && entry.libraryKey !== filter.libraryKey) return false;
    if (filter.row !== null && !isInRow(entry, filter.row)) return false;
    if (filter.type !== null && entry.standardType !== filter.type) return false;
    if (filter.onlyOpen && entry.adopted.length > 0) return false;
    const hay = `${entry.name}\n${entry.requirement}\n${entry.area}\n${entry.basis}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
