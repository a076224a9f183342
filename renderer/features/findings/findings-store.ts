import { create } from 'zustand';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import { findingIsOverdue, findingState, isInLedger } from '../../../shared/domain/finding-state.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';

/** Which findings of a year are listed. */
export const findingFilters = ['all', 'open', 'overdue', 'mended', 'closed', 'unproven'] as const;
export type FindingFilter = (typeof findingFilters)[number];

/** What the ledger remembers while the program runs. */
interface FindingsView {
  /** Null: all years. */
  readonly year: number | null;
  readonly filter: FindingFilter;
  /** '' means every position. */
  readonly positionId: string;
  readonly text: string;
  readonly openId: string | null;
  readonly set: (change: Partial<Omit<FindingsView, 'set'>>) => void;
}

export const useFindingsView = create<FindingsView>()((set) => ({
  year: new Date().getFullYear(),
  filter: 'all',
  positionId: '',
  text: '',
  openId: null,
  set: (change) => set(change),
}));

/** Whether a finding belongs to a filter. What is mended should have left a proof behind. */
export function fitsFilter(row: FindingRow, filter: FindingFilter, today: string): boolean {
  const state = findingState(row);
  switch (filter) {
    case 'open':
      return state === 'open' || state === 'mending';
    case 'overdue':
      return findingIsOverdue(row, today);
    case 'mended':
    case 'closed':
      return state === filter;
    case 'unproven':
      return (state === 'mended' || state === 'closed') && row.evidence.length === 0;
    default:
      return true;
  }
}

/** The ledger of a year. */
export function ofYear(rows: readonly FindingRow[], year: number | null): readonly FindingRow[] {
  return year === null ? rows : rows.filter((row) => isInLedger(row, year));
}

/** What the list is narrowed to: by state, by position, by every word of the search. */
export function chooseFindings(
  rows: readonly FindingRow[],
  choice: Pick<FindingsView, 'filter' | 'positionId' | 'text'> & { readonly today: string },
): readonly FindingRow[] {
  const words = wordsOf(choice.text);
  return rows.filter((row) => {
    if (!fitsFilter(row, choice.filter, choice.today)) return false;
    if (choice.positionId !== '' && row.positionId !== choice.positionId) return false;
    const hay = [row.number, row.problem, row.cause, row.correction, row.outcome, row.foundBy, row.positionName]
      .join('\n')
      .toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
