import type { CoveragePositionView } from '../../../shared/contract/coverage.ts';
import { type CoverageState, coverageStates, isLacking } from '../../../shared/domain/coverage/judge.ts';
import type { CoverageRow } from '../../../shared/domain/coverage/matrix.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';
import type { CoverageFilter } from './coverage-store.ts';

/** A line of the grid: the head of a position, or one of its rows. */
export type CoverageLine =
  | {
      readonly type: 'group';
      readonly id: string;
      readonly position: CoveragePositionView | null;
      readonly gaps: number;
      readonly total: number;
    }
  | { readonly type: 'row'; readonly id: string; readonly row: CoverageRow };

type RowLine = Extract<CoverageLine, { type: 'row' }>;

/** Made once for each row: a link changes one of thousands, and the others are the same objects as before. */
const lineOfRow = new WeakMap<CoverageRow, RowLine>();

function lineOf(row: CoverageRow): RowLine {
  let line = lineOfRow.get(row);
  if (line === undefined) {
    line = { type: 'row', id: `${row.kind}:${row.targetId}:${row.recordName}`, row };
    lineOfRow.set(row, line);
  }
  return line;
}

/** Which line of the grid a row is; the same for the row that takes its place when it was read again. */
export function lineId(row: CoverageRow): string {
  return lineOf(row).id;
}

export interface FilteredCoverage {
  readonly lines: readonly CoverageLine[];
  readonly total: number;
  /** Of each state among the rows that all other filters let through. */
  readonly counts: Readonly<Record<CoverageState, number>>;
}

/** Whether a filter lets a row through, its state left aside. */
export function letsThrough(
  row: CoverageRow,
  position: CoveragePositionView | null,
  { filter, wanted }: { readonly filter: CoverageFilter; readonly wanted: readonly string[] },
): boolean {
  if (filter.sectionId !== '' && position?.sectionId !== filter.sectionId) return false;
  if (filter.positionId !== '' && position?.id !== filter.positionId) return false;
  if (filter.kind !== '' && row.kind !== filter.kind) return false;
  if (wanted.length === 0) return true;
  const hay = `${row.title}\n${row.expected}\n${row.keeper}\n${position?.name ?? ''}`.toLowerCase();
  return wanted.every((word) => hay.includes(word));
}

/** The lines that a filter lets through, each position with its own head; each word of the text must be found in a row. */
export function filterCoverage(
  rows: readonly CoverageRow[],
  positions: readonly CoveragePositionView[],
  filter: CoverageFilter,
): FilteredCoverage {
  const byId = new Map(positions.map((position) => [position.id, position]));
  const wanted = wordsOf(filter.text);
  const counts = Object.fromEntries(coverageStates.map((state) => [state, 0])) as Record<CoverageState, number>;
  const lines: CoverageLine[] = [];
  let total = 0;
  let group: { position: CoveragePositionView | null; at: number; gaps: number; total: number } | null = null;
  const close = (): void => {
    if (group === null) return;
    const { position, gaps, total: ofGroup, at } = group;
    lines[at] = { type: 'group', id: `group:${position?.id ?? ''}`, position, gaps, total: ofGroup };
  };
  for (const row of rows) {
    const position = byId.get(row.positionId ?? '') ?? null;
    if (!letsThrough(row, position, { filter, wanted })) continue;
    counts[row.state] += 1;
    if (filter.state !== '' && row.state !== filter.state) continue;
    total += 1;
    if (group === null || group.position !== position) {
      close();
      group = { position, at: lines.length, gaps: 0, total: 0 };
      lines.push({ type: 'group', id: '', position, gaps: 0, total: 0 });
    }
    group.total += 1;
    if (isLacking(row.state)) group.gaps += 1;
    lines.push(lineOf(row));
  }
  close();
  return { lines, total, counts };
}

/** Puts rows that were read again in the place of the old ones; a row that is gone leaves. */
export function replaceRows(
  rows: readonly CoverageRow[],
  thing: Pick<CoverageRow, 'kind' | 'targetId'>,
  fresh: readonly CoverageRow[],
): readonly CoverageRow[] {
  const byId = new Map(fresh.map((row) => [lineId(row), row]));
  return rows.flatMap((row) =>
    row.kind === thing.kind && row.targetId === thing.targetId ? (byId.get(lineId(row)) ?? []) : row,
  );
}
