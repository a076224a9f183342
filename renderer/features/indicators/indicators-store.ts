import { create } from 'zustand';
import type { IndicatorRow } from '../../../shared/contract/indicators.ts';
import { type IndicatorState, indicatorState, readingsOf } from '../../../shared/domain/indicator-state.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';

/** Which indicators are listed. */
export const indicatorFilters = ['all', 'warning', 'normal', 'unread', 'unproven'] as const;
export type IndicatorFilter = (typeof indicatorFilters)[number];

/** In which colour an indicator's state is told. */
export const indicatorTones = { unread: 'plain', unwatched: 'plain', normal: 'good', warning: 'bad' } as const;

/** What the list remembers while the program runs. */
interface IndicatorsView {
  /** Whose readings are shown and judged; null: of all years. */
  readonly year: number | null;
  readonly filter: IndicatorFilter;
  readonly text: string;
  readonly openId: string | null;
  readonly set: (change: Partial<Omit<IndicatorsView, 'set'>>) => void;
}

export const useIndicatorsView = create<IndicatorsView>()((set) => ({
  year: new Date().getFullYear(),
  filter: 'all',
  text: '',
  openId: null,
  set: (change) => set(change),
}));

/** An indicator with its readings of one year, and how it stands by them. */
export interface IndicatorOfYear {
  readonly row: IndicatorRow;
  readonly readings: IndicatorRow['readings'];
  readonly state: IndicatorState;
}

/** The indicators as one year shows them. */
export function ofYear(rows: readonly IndicatorRow[], year: number | null): readonly IndicatorOfYear[] {
  return rows.map((row) => {
    const readings = [...readingsOf(row.readings, year)];
    return { row, readings, state: indicatorState(row, readings) };
  });
}

/** Whether an indicator belongs to a filter. What was read comes from somewhere. */
export function fitsFilter({ row, readings, state }: IndicatorOfYear, filter: IndicatorFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'unproven') return readings.length > 0 && row.evidence.length === 0;
  return state === filter;
}

/** What the list is narrowed to: by state, and by every word of the search. */
export function chooseIndicators(
  list: readonly IndicatorOfYear[],
  { filter, text }: Pick<IndicatorsView, 'filter' | 'text'>,
): readonly IndicatorOfYear[] {
  const words = wordsOf(text);
  return list.filter((one) => {
    const { code, name, positionName, dataSource, watches } = one.row;
    const hay = [code, name, positionName, dataSource, watches?.title ?? ''].join('\n').toLowerCase();
    return fitsFilter(one, filter) && words.every((word) => hay.includes(word));
  });
}

/** A figure as typed, full-width digits and thousands too; null for an empty text, undefined when it is none. */
export function readFigure(text: string, unit = ''): number | null | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/gu, '');
  const bare = unit !== '' && plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain;
  if (bare === '') return null;
  return /^[-+]?\d{1,12}(?:\.\d{1,6})?$/u.test(bare) ? Number(bare) : undefined;
}
