import { type KeyboardEvent, useRef, useState } from 'react';
import type { FindingRow } from '../../../../shared/contract/findings.ts';
import { dayNumber } from '../../../../shared/domain/calendar-day.ts';
import {
  type FindingState,
  findingIsOverdue,
  findingState,
  findingStates,
  findingYear,
} from '../../../../shared/domain/finding-state.ts';
import { LinksButton } from '../../../lib/links-button.tsx';
import { recordMark } from '../../../lib/links-door.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';
import { rowAfterKey } from '../../../ui/row-keys.ts';

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

/** The ledger as it is on paper, one finding a row: one stop for the Tab key, arrows inside. */
export function FindingTable({ rows, year, today, openId, words, onOpen, onState }: FindingTableProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const stop = [active, openId].find((id) => rows.some((row) => row.id === id)) ?? rows[0]?.id;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const id = (event.target as HTMLElement).dataset['finding'];
    if (id === undefined) return;
    const at = rows.findIndex((row) => row.id === id);
    const next = rows[rowAfterKey(event.key, at, { count: rows.length })];
    if (next === undefined) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-finding="${next.id}"]`)?.focus();
  };
  return (
    <div ref={grid} className="ledger-table" role="grid" aria-label={words.table} onKeyDown={onKeyDown}>
      <div role="rowgroup" className="ledger-table-head">
        <div role="row" className="ledger-row finding-row">
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`ledger-cell is-${column}`}>
              {words.columns[column]}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {rows.map((row) => {
          const state = findingState(row);
          const found = findingYear(row);
          const tabIndex = row.id === stop ? 0 : -1;
          return (
            <div
              key={row.id}
              role="row"
              aria-selected={row.id === openId}
              {...recordMark('finding', row.id)}
              {...(row.id === openId ? { 'data-record-open': '' } : {})}
              className={row.id === openId ? 'ledger-row finding-row is-open' : 'ledger-row finding-row'}
              onClick={(event) => (event.target as HTMLElement).closest('select') === null && onOpen(row.id)}
              onFocus={() => setActive(row.id)}
            >
              <span role="gridcell" className="ledger-cell is-number">
                {row.number}
              </span>
              <span role="gridcell" className="ledger-cell is-foundOn">
                {row.foundOn}
                <small>{words.origins[row.origin]}</small>
              </span>
              <span role="gridcell" className="ledger-cell is-problem" title={row.problem}>
                <button
                  type="button"
                  data-finding={row.id}
                  tabIndex={tabIndex}
                  aria-label={words.open(row.problem)}
                  className="ledger-open"
                >
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
                  tabIndex={tabIndex}
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
              <span role="gridcell" className="gb-row-act" onClick={(event) => event.stopPropagation()}>
                <LinksButton kind="finding" id={row.id} className="is-row" />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
