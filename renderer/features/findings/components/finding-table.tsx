import { useMemo } from 'react';
import type { FindingRow } from '../../../../shared/contract/findings.ts';
import { dayNumber } from '../../../../shared/domain/calendar-day.ts';
import {
  type FindingState,
  findingIsOverdue,
  findingState,
  findingStates,
  findingYear,
} from '../../../../shared/domain/finding-state.ts';
import { LedgerGrid, type LedgerOpener } from '../../../lib/ledger/ledger-grid.tsx';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';

interface FindingTableProps {
  readonly rows: readonly FindingRow[];
  /** What was found before it is marked as carried over; null: all years are shown. */
  readonly year: number | null;
  readonly today: string;
  readonly openId: string | null;
  readonly words: Words['findings'];
  readonly onOpen: (id: string) => void;
  readonly onState: (id: string, state: FindingState) => void;
}

const columns = ['number', 'foundOn', 'problem', 'correction', 'position', 'mendBy', 'evidence', 'state'] as const;

/** The ledger as it is on paper, one finding a row. */
export function FindingTable({ rows, year, today, openId, words, onOpen, onState }: FindingTableProps) {
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const cells = (at: number, opener: LedgerOpener) => {
    const row = rows[at];
    if (row === undefined) return null;
    const state = findingState(row);
    const found = findingYear(row);
    return (
      <>
        <span role="gridcell" className="ledger-cell is-number">
          {row.number}
        </span>
        <span role="gridcell" className="ledger-cell is-foundOn">
          {row.foundOn}
          <small>{words.origins[row.origin]}</small>
        </span>
        <span role="gridcell" className="ledger-cell is-problem" title={row.problem}>
          <button {...opener} aria-label={words.open(row.problem)}>
            {row.problem}
          </button>
        </span>
        <span role="gridcell" className="ledger-cell is-correction" title={row.correction}>
          {row.correction}
        </span>
        <span role="gridcell" className="ledger-cell is-position" title={row.positionName}>
          {row.positionName}
          {row.holderNames !== '' && <small>{row.holderNames}</small>}
        </span>
        <span role="gridcell" className="ledger-cell is-mendBy">
          {row.mendBy}
          {findingIsOverdue(row, today) && (
            <small className="finding-late">{words.overdueBy(dayNumber(today) - dayNumber(row.mendBy))}</small>
          )}
        </span>
        <span role="gridcell" className="ledger-cell is-evidence">
          {row.evidence.length === 0 ? '' : row.evidence.length}
        </span>
        <span role="gridcell" className="ledger-cell is-state">
          <select
            className={`gb-select ledger-state finding-state is-${state}`}
            aria-label={words.stateOf(row.problem)}
            tabIndex={opener.tabIndex}
            value={state}
            onChange={(event) => onState(row.id, event.currentTarget.value as FindingState)}
          >
            {findingStates.map((name) => (
              <option key={name} value={name}>
                {words.states[name]}
              </option>
            ))}
          </select>
          {year !== null && found !== null && found < year && <Tag>{words.carried}</Tag>}
        </span>
      </>
    );
  };
  return (
    <LedgerGrid
      kind="finding"
      label={words.table}
      columns={columns.map((name) => ({ name, label: words.columns[name] }))}
      ids={ids}
      openId={openId}
      onOpen={onOpen}
      cells={cells}
    />
  );
}
