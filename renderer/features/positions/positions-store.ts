import { create } from 'zustand';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { passesStanding, type RowOf, type StandingFilter } from '../../lib/approval/use-approvals.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';

/** 1 is the size on paper; `fit`: all of it in the window; null: that, but never too small to be read. */
export type ChartZoom = number | 'fit' | null;

/** What the positions screen remembers while the program runs. The file holds everything else. */
interface PositionsView {
  readonly text: string;
  /** A section's id, `''` for all, or `none` for positions without a section. */
  readonly section: string;
  readonly onlyGaps: boolean;
  readonly standing: StandingFilter;
  readonly view: 'list' | 'chart';
  readonly chartZoom: ChartZoom;
  /** Rows chosen for a batch. */
  readonly checked: ReadonlySet<string>;
  readonly selectedId: string | null;
  readonly openId: string | null;
  /** Where in the opened position a link leads: a record of its outline, or a part of the form. */
  readonly focus: string | null;
  readonly setText: (text: string) => void;
  readonly setSection: (section: string) => void;
  readonly setOnlyGaps: (onlyGaps: boolean) => void;
  readonly setStanding: (standing: StandingFilter) => void;
  readonly setChecked: (checked: ReadonlySet<string>) => void;
  readonly setView: (view: 'list' | 'chart') => void;
  readonly setChartZoom: (chartZoom: ChartZoom) => void;
  readonly select: (id: string | null) => void;
  readonly open: (id: string, focus?: string) => void;
  readonly close: () => void;
}

export const usePositionsView = create<PositionsView>()((set) => ({
  text: '',
  section: '',
  onlyGaps: false,
  standing: '',
  view: 'list',
  chartZoom: null,
  checked: new Set(),
  selectedId: null,
  openId: null,
  focus: null,
  setText: (text) => set({ text }),
  setSection: (section) => set({ section }),
  setOnlyGaps: (onlyGaps) => set({ onlyGaps }),
  setStanding: (standing) => set({ standing }),
  setChecked: (checked) => set({ checked }),
  setView: (view) => set({ view }),
  setChartZoom: (chartZoom) => set({ chartZoom }),
  select: (selectedId) => set({ selectedId }),
  open: (id, focus) => set({ openId: id, selectedId: id, focus: focus ?? null }),
  close: () => set({ openId: null }),
}));

/** What a position still lacks, the most pressing first. */
export const positionGaps = ['no-duty', 'no-holder', 'no-standard', 'not-measurable', 'no-workflow'] as const;
export type PositionGap = (typeof positionGaps)[number];

/** The gaps of a row of the list. */
export function gapsOf(row: PositionRow): readonly PositionGap[] {
  const gaps: PositionGap[] = [];
  if (row.dutyCount === 0) gaps.push('no-duty');
  if (row.holderNames.length === 0) gaps.push('no-holder');
  if (row.dutyCount > 0 && row.standardCount === 0) gaps.push('no-standard');
  if (row.measurableCount < row.standardCount) gaps.push('not-measurable');
  if (row.workflowCount === 0) gaps.push('no-workflow');
  return gaps;
}

export interface PositionFilter {
  readonly text: string;
  readonly section: string;
  readonly onlyGaps: boolean;
  readonly standing: StandingFilter;
}

/**
 * The rows that a filter lets through; every word of the text must be found somewhere in the row. `rowOf` answers
 * where a position stands on its way to approval.
 */
export function filterPositions(
  rows: readonly PositionRow[],
  filter: PositionFilter,
  rowOf: RowOf = () => null,
): readonly PositionRow[] {
  const words = wordsOf(filter.text);
  return rows.filter((row) => {
    if (filter.section === 'none' ? row.sectionId !== null : filter.section !== '' && row.sectionId !== filter.section)
      return false;
    if (!passesStanding(rowOf(row.id), filter.standing)) return false;
    if (filter.onlyGaps && gapsOf(row).length === 0) return false;
    const hay = [row.code, row.name, row.level, row.sectionName, ...row.holderNames].join('\n').toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
