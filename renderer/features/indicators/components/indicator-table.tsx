import { useMemo } from 'react';
import { lastReading, reachesTarget, valueWithUnit } from '../../../../shared/domain/indicator-state.ts';
import { LedgerGrid, type LedgerOpener } from '../../../lib/ledger/ledger-grid.tsx';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';
import { type IndicatorOfYear, indicatorTones } from '../indicators-store.ts';
import { Course } from './course.tsx';

interface IndicatorTableProps {
  readonly list: readonly IndicatorOfYear[];
  readonly openId: string | null;
  readonly words: Words['indicators'];
  readonly onOpen: (id: string) => void;
}

const columns = ['name', 'target', 'line', 'last', 'course', 'frequency', 'position', 'evidence', 'state'] as const;
/** More values than this say no more in a picture of this size. */
const drawnAtMost = 24;

/** Every indicator with its last value and its course. */
export function IndicatorTable({ list, openId, words, onOpen }: IndicatorTableProps) {
  const ids = useMemo(() => list.map(({ row }) => row.id), [list]);
  const cells = (at: number, opener: LedgerOpener) => {
    const one = list[at];
    if (one === undefined) return null;
    const { row, readings, state } = one;
    const last = lastReading(readings);
    const name = [row.code, row.name].filter((part) => part !== '').join(' ');
    const reached = reachesTarget(row, readings);
    const valueOf = (value: number | null): string => valueWithUnit(value, row.unit);
    return (
      <>
        <span role="gridcell" className="ledger-cell is-name" title={row.watches?.title ?? row.name}>
          <button {...opener} aria-label={words.open(name)}>
            {name}
          </button>
          {row.watches !== null && <small>{row.watches.title}</small>}
        </span>
        <span role="gridcell" className="ledger-cell is-target">
          {valueOf(row.targetValue)}
          {reached !== null && <small>{reached ? words.reached : words.notReached}</small>}
        </span>
        <span role="gridcell" className="ledger-cell is-line">
          {row.warningValue === null ? '' : `${words.sides[row.warningSide]} ${valueOf(row.warningValue)}`}
        </span>
        <span role="gridcell" className="ledger-cell is-last">
          {last !== null && (
            <>
              <strong>{valueOf(last.measured)}</strong>
              <small>{last.readOn}</small>
            </>
          )}
        </span>
        <span role="gridcell" className="ledger-cell is-course">
          <Course
            values={readings.slice(-drawnAtMost).map(({ measured }) => measured)}
            line={row.warningValue}
            label={words.courseOf(
              readings.length,
              valueOf(readings[0]?.measured ?? null),
              valueOf(last?.measured ?? null),
            )}
          />
        </span>
        <span role="gridcell" className="ledger-cell is-frequency" title={row.frequency}>
          {row.frequency}
        </span>
        <span role="gridcell" className="ledger-cell is-position" title={row.positionName}>
          {row.positionName}
        </span>
        <span role="gridcell" className="ledger-cell is-evidence">
          {row.evidence.length === 0 ? '' : row.evidence.length}
        </span>
        <span role="gridcell" className="ledger-cell is-state">
          <Tag tone={indicatorTones[state]}>{words.states[state]}</Tag>
        </span>
      </>
    );
  };
  return (
    <LedgerGrid
      kind="indicator"
      label={words.table}
      columns={columns.map((column) => ({ name: column, label: words.columns[column] }))}
      ids={ids}
      openId={openId}
      onOpen={onOpen}
      cells={cells}
    />
  );
}
