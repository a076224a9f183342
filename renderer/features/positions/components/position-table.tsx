import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef } from 'react';
import type { Standing } from '../../../../shared/domain/approval.ts';
import type { PositionRow } from '../../../../shared/contract/positions.ts';
import { StandingTag } from '../../../lib/approval/standing-tag.tsx';
import { type RowOf, standingOfRow } from '../../../lib/approval/use-approvals.ts';
import { LinksButton } from '../../../lib/links-button.tsx';
import { recordMark } from '../../../lib/links-door.ts';
import { pageOf, rowAfterKey } from '../../../ui/row-keys.ts';
import { gapsOf, type PositionGap } from '../positions-store.ts';

export interface PositionTableWords {
  readonly label: string;
  readonly columns: Readonly<
    Record<
      | 'code'
      | 'name'
      | 'section'
      | 'level'
      | 'holders'
      | 'duties'
      | 'workItems'
      | 'standards'
      | 'workflows'
      | 'evidence'
      | 'gaps'
      | 'standing',
      string
    >
  >;
  readonly gaps: Readonly<Record<PositionGap, string>>;
  readonly complete: string;
  readonly vacant: string;
  readonly headcount: (held: number, headcount: number) => string;
  readonly selectAll: string;
  readonly selectOne: (name: string) => string;
}

interface PositionTableProps {
  readonly rows: readonly PositionRow[];
  readonly selectedId: string | null;
  readonly words: PositionTableWords;
  readonly rowOf: RowOf;
  readonly checked: ReadonlySet<string>;
  readonly onCheck: (checked: ReadonlySet<string>) => void;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onRemove: (row: PositionRow) => void;
  readonly onMove: (id: string, by: -1 | 1) => void;
}

const rowHeight = 38;

/** Notes in the browser's own timeline that the list was painted, once a window: test/bench/start.bench.ts reads it. */
function useListedMark(listed: boolean): void {
  useEffect(() => {
    if (!listed || performance.getEntriesByName('positions-listed').length > 0) return;
    // The first frame callback runs before the paint, a task queued in it after it.
    requestAnimationFrame(() => setTimeout(() => performance.mark('positions-listed')));
  }, [listed]);
}

/** The list of positions: one stop for the Tab key, arrows inside, only the rows in sight in the page. */
export function PositionTable(props: PositionTableProps) {
  const { rows, selectedId, words, rowOf, checked, onCheck, onSelect, onOpen, onRemove, onMove } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The first paint shows rows without waiting for a measurement.
    initialRect: { width: 1000, height: 640 },
    scrollPaddingStart: rowHeight,
  });
  useListedMark(rows.length > 0);
  const selectedIndex = rows.findIndex((row) => row.id === selectedId);
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex);
  }, [selectedIndex, virtual]);

  const toggle = (id: string): void =>
    onCheck(checked.has(id) ? new Set([...checked].filter((other) => other !== id)) : new Set([...checked, id]));
  // The same function for ever, so that the rows need not be drawn anew.
  const latestToggle = useRef(toggle);
  latestToggle.current = toggle;
  const toggleNow = useCallback((id: string) => latestToggle.current(id), []);
  const allChecked = rows.length > 0 && rows.every(({ id }) => checked.has(id));
  const onKeyDown = (event: KeyboardEvent): void => {
    const selected = rows[selectedIndex];
    if (event.target instanceof HTMLInputElement && event.key === ' ') return;
    if (event.key === 'Enter' && selected) onOpen(selected.id);
    else if (event.key === 'Delete' && selected) onRemove(selected);
    else if (event.key === ' ' && selected) toggle(selected.id);
    else if (event.ctrlKey && event.key.toLowerCase() === 'a') onCheck(new Set(rows.map(({ id }) => id)));
    else if (event.altKey && selected && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      onMove(selected.id, event.key === 'ArrowUp' ? -1 : 1);
    else {
      const page = pageOf(scroller.current, rowHeight);
      const next = rows[rowAfterKey(event.key, selectedIndex, { count: rows.length, page })];
      if (next === undefined) return;
      onSelect(next.id);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="positions-table"
      role="grid"
      tabIndex={0}
      aria-label={words.label}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={selectedIndex < 0 ? undefined : `position-${selectedId}`}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const first = rows[0];
        if (selectedIndex < 0 && first) onSelect(first.id);
      }}
    >
      <div role="rowgroup" className="positions-table-head">
        <div role="row" className="positions-row" aria-rowindex={1}>
          <span role="columnheader" className="positions-cell is-check">
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={words.selectAll}
              checked={allChecked}
              onChange={() => onCheck(allChecked ? new Set() : new Set(rows.map(({ id }) => id)))}
            />
          </span>
          {(
            [
              'code',
              'name',
              'section',
              'level',
              'standing',
              'holders',
              'duties',
              'workItems',
              'standards',
              'workflows',
              'evidence',
              'gaps',
            ] as const
          ).map((column) => (
            <span key={column} role="columnheader" className={`positions-cell is-${column}`}>
              {words.columns[column]}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="positions-table-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <Row
              key={row.id}
              row={row}
              index={index}
              start={start}
              selected={row.id === selectedId}
              checked={checked.has(row.id)}
              standing={standingOfRow(rowOf(row.id))}
              overdue={rowOf(row.id)?.reviewOverdue ?? false}
              words={words}
              onSelect={onSelect}
              onOpen={onOpen}
              onToggle={toggleNow}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps extends Pick<PositionTableProps, 'words' | 'onSelect' | 'onOpen'> {
  readonly row: PositionRow;
  readonly index: number;
  readonly start: number;
  readonly selected: boolean;
  readonly checked: boolean;
  readonly standing: Standing;
  readonly overdue: boolean;
  readonly onToggle: (id: string) => void;
}

/** Drawn anew only when something of it changed: a scroll moves rows, it does not make them. */
const Row = memo(function Row(props: RowProps) {
  const { row, index, start, selected, checked, standing, overdue, words, onSelect, onOpen, onToggle } = props;
  const gaps = gapsOf(row);
  return (
    // The grid itself takes the keys; a row only answers the mouse.
    <div
      id={`position-${row.id}`}
      {...recordMark('position', row.id)}
      {...(selected ? { 'data-record-open': '' } : {})}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={selected ? 'positions-row is-selected' : 'positions-row'}
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => onSelect(row.id)}
      onDoubleClick={() => onOpen(row.id)}
    >
      <span role="gridcell" className="positions-cell is-check">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={words.selectOne(row.name)}
          checked={checked}
          onChange={() => onToggle(row.id)}
        />
      </span>
      <span role="gridcell" className="positions-cell is-code">
        {row.code}
      </span>
      <span role="gridcell" className="positions-cell is-name" title={row.name}>
        <span className="positions-name" onClick={() => onOpen(row.id)}>
          {row.name}
        </span>
      </span>
      <span role="gridcell" className="positions-cell is-section" title={row.sectionName}>
        {row.sectionName}
      </span>
      <span role="gridcell" className="positions-cell is-level" title={row.level}>
        {row.level}
      </span>
      <span role="gridcell" className="positions-cell is-standing">
        <StandingTag standing={standing} overdue={overdue} />
      </span>
      <span role="gridcell" className="positions-cell is-holders" title={row.holderNames.join('、')}>
        <span className="positions-count">{words.headcount(row.holderNames.length, row.headcount)}</span>
        {row.holderNames.length > 0 ? (
          row.holderNames.join('、')
        ) : (
          <span className="positions-quiet">{words.vacant}</span>
        )}
      </span>
      <span role="gridcell" className="positions-cell is-duties">
        {row.dutyCount}
      </span>
      <span role="gridcell" className="positions-cell is-workItems">
        {row.workItemCount}
      </span>
      <span role="gridcell" className="positions-cell is-standards">
        {row.standardCount}
      </span>
      <span role="gridcell" className="positions-cell is-workflows">
        {row.workflowCount}
      </span>
      <span role="gridcell" className="positions-cell is-evidence">
        {row.evidenceCount}
      </span>
      <span role="gridcell" className="positions-cell is-gaps" title={gaps.map((gap) => words.gaps[gap]).join('；')}>
        {gaps[0] === undefined ? (
          <span className="positions-quiet">{words.complete}</span>
        ) : (
          <span className="positions-gap">{gaps.map((gap) => words.gaps[gap]).join('、')}</span>
        )}
      </span>
      <span role="gridcell" className="gb-row-act" onDoubleClick={(event) => event.stopPropagation()}>
        <LinksButton kind="position" id={row.id} className="is-row" />
      </span>
    </div>
  );
});
