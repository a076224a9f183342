import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { coverageTargets } from '../../../../shared/domain/coverage/kinds.ts';
import type { CoverageRow } from '../../../../shared/domain/coverage/matrix.ts';
import { recordMark } from '../../../lib/links-door.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { pageOf, rowAfterKey } from '../../../ui/row-keys.ts';
import type { CoverageLine } from '../coverage-lines.ts';

interface CoverageGridProps {
  readonly lines: readonly CoverageLine[];
  /** False while the lines after these are still being read. */
  readonly isWhole: boolean;
  readonly months: readonly string[];
  /** Names of the two years before, the older first. */
  readonly past: readonly [string, string];
  readonly yearName: string;
  readonly selectedId: string | null;
  readonly narrow: boolean;
  readonly words: Words['coverage'];
  readonly onSelect: (id: string) => void;
  readonly onOpen: (row: CoverageRow) => void;
  readonly onAdd: (row: CoverageRow) => void;
  readonly onDrop: (row: CoverageRow, event: DragEvent) => void;
}

const rowHeight = 34;

/** Rows by position, a column a month; only the lines in sight are in the page. */
export function CoverageGrid(props: CoverageGridProps) {
  const { lines, isWhole, months, past, words, selectedId, narrow, onSelect, onOpen, onAdd, onDrop } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<string | null>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 1000, height: 600 },
    // The head stays above the rows: what is scrolled to must end that much earlier.
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
  });
  const index = lines.findIndex((line) => line.id === selectedId);
  useEffect(() => {
    // After the first frame: only then is it known how high the grid is.
    const frame = requestAnimationFrame(() => index >= 0 && virtual.scrollToIndex(index));
    return () => cancelAnimationFrame(frame);
  }, [index, virtual]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const line = lines[index];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && line?.type === 'row') onOpen(line.row);
    else if (event.key === 'Insert' && line?.type === 'row') onAdd(line.row);
    else {
      const page = pageOf(scroller.current, rowHeight);
      const next = lines[rowAfterKey(event.key, index, { count: lines.length, page })];
      if (next === undefined) return;
      onSelect(next.id);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={narrow ? 'coverage-grid is-narrow' : 'coverage-grid'}
      role="grid"
      tabIndex={0}
      aria-label={words.grid}
      aria-busy={!isWhole}
      aria-rowcount={isWhole ? lines.length + 1 : -1}
      aria-activedescendant={index < 0 ? undefined : `coverage-${index}`}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const first = lines[0];
        if (index < 0 && first) onSelect(first.id);
      }}
    >
      <div role="rowgroup" className="coverage-head">
        <div role="row" className="coverage-row" aria-rowindex={1}>
          <span role="columnheader">{words.columns.title}</span>
          {!narrow && <span role="columnheader">{words.columns.expected}</span>}
          <span role="columnheader" className="is-cadence">
            {words.columns.cadence}
          </span>
          {!narrow &&
            past.map((name) => (
              <span key={name} role="columnheader" className="coverage-past" title={name}>
                {name.slice(0, 4)}
              </span>
            ))}
          <span role="columnheader" className="coverage-months">
            {months.map((month) => (
              <i key={month}>{Number(month.slice(5))}</i>
            ))}
          </span>
          <span role="columnheader">{words.columns.state}</span>
        </div>
      </div>
      <div role="rowgroup" className="coverage-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: at, start }) => {
          const line = lines[at];
          if (line === undefined) return null;
          const className = `${line.type === 'group' ? 'coverage-group' : 'coverage-row'}${
            at === index ? ' is-selected' : ''
          }${line.id === over ? ' is-target' : ''}`;
          return (
            // The grid itself takes the keys; a row only answers the mouse.
            <div
              key={line.id}
              id={`coverage-${at}`}
              {...(line.type === 'row' ? recordMark(coverageTargets[line.row.kind], line.row.targetId) : {})}
              {...(line.type === 'row' && at === index ? { 'data-record-open': '' } : {})}
              role="row"
              aria-rowindex={at + 2}
              aria-selected={at === index}
              className={className}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => (line.type === 'row' ? onOpen(line.row) : onSelect(line.id))}
              onDragOver={(event) => {
                if (line.type !== 'row') return;
                event.preventDefault();
                if (over !== line.id) setOver(line.id);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                setOver(null);
                if (line.type === 'row') onDrop(line.row, event);
              }}
            >
              {line.type === 'group' ? (
                <Group line={line} words={words} />
              ) : (
                <Row row={line.row} past={past} narrow={narrow} yearName={props.yearName} words={words} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Group({
  line,
  words,
}: {
  readonly line: Extract<CoverageLine, { type: 'group' }>;
  readonly words: Words['coverage'];
}) {
  const { position } = line;
  const about = [position?.sectionName ?? '', position?.holderNames ?? ''].filter((part) => part !== '').join(' · ');
  return (
    <span role="gridcell" className="coverage-group-cell">
      <b>{position?.name ?? words.noPosition}</b>
      <span className="gb-muted">{about}</span>
      <span className={line.gaps === 0 ? 'gb-muted' : 'coverage-gaps'}>{words.groupCounts(line.gaps, line.total)}</span>
    </span>
  );
}

interface RowProps {
  readonly row: CoverageRow;
  readonly past: readonly [string, string];
  readonly narrow: boolean;
  readonly yearName: string;
  readonly words: Words['coverage'];
}

/** The cells of one row; drawn again only when the row itself is another. */
const Row = memo(function Row({ row, past, narrow, yearName, words }: RowProps) {
  const sentence = words.sentence(row, yearName);
  const expected = words.expected(row);
  return (
    <>
      <span role="gridcell" className="coverage-title" title={row.title}>
        <em>{words.kinds[row.kind]}</em>
        {row.title}
      </span>
      {!narrow && (
        <span role="gridcell" className="coverage-text" title={expected}>
          {expected}
        </span>
      )}
      <span role="gridcell" className="coverage-text is-cadence">
        {words.cadences[row.cadence]}
      </span>
      {!narrow &&
        past.map((name, at) => (
          <span key={name} role="gridcell" className="coverage-past" title={words.pastTitle(name, row.past[at] ?? 0)}>
            {row.past[at] === 0 ? '–' : row.past[at]}
          </span>
        ))}
      <span role="gridcell" className="coverage-months" aria-label={sentence} title={sentence}>
        {Array.from(row.cells, (mark, at) => (
          // The place is the month.
          <i key={at} aria-hidden="true" data-mark={mark} />
        ))}
      </span>
      <span role="gridcell" className="coverage-state" data-state={row.state} title={sentence}>
        {words.states[row.state]}
      </span>
    </>
  );
});
