import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { TaskMonthList, TaskMonthRow } from '../../../../shared/contract/task-months.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { pageOf, rowAfterKey } from '../../../ui/row-keys.ts';
import { StandingTag } from './standing-tag.tsx';

interface MonthTableProps {
  readonly list: TaskMonthList;
  readonly rows: readonly TaskMonthRow[];
  readonly openId: string | null;
  readonly words: Words['tasks']['months'];
  readonly onOpen: (id: string) => void;
}

const rowHeight = 44;
const columns = ['code', 'content', 'due', 'person', 'progress', 'evidence', 'standing'] as const;

/** The tasks of a month: one stop for the Tab key, arrows inside, only the rows in sight in the page. */
export function MonthTable({ list, rows, openId, words, onOpen }: MonthTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 1000, height: 560 },
    scrollPaddingStart: 36,
  });
  const openIndex = rows.findIndex((row) => row.taskId === openId);
  useEffect(() => {
    if (openIndex >= 0) virtual.scrollToIndex(openIndex);
  }, [openIndex, virtual]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = pageOf(scroller.current, rowHeight);
    const next = rows[rowAfterKey(event.key, openIndex, { count: rows.length, page })];
    if (next === undefined) return;
    event.preventDefault();
    onOpen(next.taskId);
  };
  return (
    <div
      ref={scroller}
      className="month-table"
      role="grid"
      tabIndex={0}
      aria-label={words.table}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={openIndex < 0 ? undefined : `month-${openId}`}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="month-table-head">
        <div role="row" className="month-row" aria-rowindex={1}>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`month-cell is-${column}`}>
              {words.columns[column]}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="month-table-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const isOpen = row.taskId === openId;
          return (
            <div
              key={row.taskId}
              id={`month-${row.taskId}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isOpen}
              className={isOpen ? 'month-row is-selected' : 'month-row'}
              style={{ transform: `translateY(${start}px)` }}
              onMouseDown={() => onOpen(row.taskId)}
            >
              <span role="gridcell" className="month-cell is-code" title={row.code}>
                {row.code}
              </span>
              <span role="gridcell" className="month-cell is-content" title={row.content}>
                <span className="month-content">{row.content}</span>
                {row.project !== '' && <span className="month-project">{row.project}</span>}
              </span>
              <span role="gridcell" className="month-cell is-due" title={row.due}>
                {dueWords(row, words)}
              </span>
              <span role="gridcell" className="month-cell is-person" title={[row.ownerName, row.doerName].join(' ')}>
                {row.doerName || row.ownerName || row.sectionName}
              </span>
              <span role="gridcell" className="month-cell is-progress">
                <span className="month-progress" aria-hidden="true">
                  <span style={{ width: `${row.progress}%` }} />
                </span>
                {row.progress}%
              </span>
              <span role="gridcell" className="month-cell is-evidence">
                {row.evidenceCount === 0 ? '' : row.evidenceCount}
              </span>
              <span role="gridcell" className="month-cell is-standing">
                <StandingTag row={row} today={list.today} warningDays={list.warningDays} words={words} />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The day that counts in this month, or the text as it was written. */
function dueWords(row: TaskMonthRow, words: Words['tasks']['months']): string {
  const [day] = row.days;
  if (day === undefined) return row.due;
  if (row.days.length > 1) return `${row.due}（${words.times(row.days.length)}）`;
  return day;
}
