import { type KeyboardEvent, useRef, useState } from 'react';
import { lastReading, reachesTarget, valueWithUnit } from '../../../../shared/domain/indicator-state.ts';
import { LinksButton } from '../../../lib/links-button.tsx';
import { recordMark } from '../../../lib/links-door.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';
import { rowAfterKey } from '../../../ui/row-keys.ts';
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

/** Every indicator with its last value and its course: one stop for the Tab key, arrows inside. */
export function IndicatorTable({ list, openId, words, onOpen }: IndicatorTableProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const stop = [active, openId].find((id) => list.some(({ row }) => row.id === id)) ?? list[0]?.row.id;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const id = (event.target as HTMLElement).dataset['indicator'];
    if (id === undefined) return;
    const at = list.findIndex(({ row }) => row.id === id);
    const next = list[rowAfterKey(event.key, at, { count: list.length })]?.row.id;
    if (next === undefined) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-indicator="${next}"]`)?.focus();
  };
  return (
    <div ref={grid} className="ledger-table" role="grid" aria-label={words.table} onKeyDown={onKeyDown}>
      <div role="rowgroup" className="ledger-table-head">
        <div role="row" className="ledger-row indicator-row">
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`ledger-cell is-${column}`}>
              {words.columns[column]}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {list.map(({ row, readings, state }) => {
          const last = lastReading(readings);
          const name = [row.code, row.name].filter((part) => part !== '').join(' ');
          const reached = reachesTarget(row, readings);
          const valueOf = (value: number | null): string => valueWithUnit(value, row.unit);
          return (
            <div
              key={row.id}
              role="row"
              aria-selected={row.id === openId}
              {...recordMark('indicator', row.id)}
              {...(row.id === openId ? { 'data-record-open': '' } : {})}
              className={row.id === openId ? 'ledger-row indicator-row is-open' : 'ledger-row indicator-row'}
              onClick={() => onOpen(row.id)}
              onFocus={() => setActive(row.id)}
            >
              <span role="gridcell" className="ledger-cell is-name" title={row.watches?.title ?? row.name}>
                <button
                  type="button"
                  className="ledger-open"
                  data-indicator={row.id}
                  tabIndex={row.id === stop ? 0 : -1}
                  aria-label={words.open(name)}
                >
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
              <span role="gridcell" className="gb-row-act" onClick={(event) => event.stopPropagation()}>
                <LinksButton kind="indicator" id={row.id} className="is-row" />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
