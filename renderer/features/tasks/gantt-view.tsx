import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { TaskYearRow } from '../../../shared/contract/task-months.ts';
import { dayNumber, dayOf } from '../../../shared/domain/calendar-day.ts';
import { api } from '../../lib/client.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rowAfterKey } from '../../ui/row-keys.ts';
import { useTasksView } from './tasks-store.ts';

const rowHeight = 32;
const monthNumbers = Array.from({ length: 12 }, (_, index) => index + 1);

/** The year's tasks as bars over twelve months, each month's part in the colour of how it stands. */
export function GanttView() {
  const all = useWords();
  const words = all.tasks.months;
  const { year, personId, set } = useTasksView();
  const [at, setAt] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const loaded = useLoaded(() => api.taskMonths.year({ year }), {
    key: String(year),
    kinds: ['annualTask', 'taskMonth', 'person', 'schoolTerm', 'schoolHoliday'],
  });
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person'] });
  const rows = useMemo(
    () =>
      (loaded.value === null ? [] : (JSON.parse(loaded.value.rowsJson) as TaskYearRow[])).filter(
        (row) => personId === '' || row.ownerPersonId === personId || row.doerPersonId === personId,
      ),
    [loaded.value, personId],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 1000, height: 560 },
    scrollPaddingStart: 36,
  });
  const first = dayNumber(dayOf(year, 1, 1));
  const length = dayNumber(dayOf(year + 1, 1, 1)) - first;
  const percent = (day: string, after = 0): number =>
    Math.min(100, Math.max(0, ((dayNumber(day) + after - first) / length) * 100));
  const today = loaded.value?.today ?? '';
  const openMonth = (row: TaskYearRow, month: string): void =>
    set({ view: 'month', month, filter: 'all', text: '', openTaskId: row.taskId });
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = rowAfterKey(event.key, at, { count: rows.length, page: 15 });
    if (next !== -1) {
      setAt(next);
      virtual.scrollToIndex(next);
      event.preventDefault();
    } else if (event.key === 'Enter') {
      const row = rows[at];
      if (row !== undefined) openMonth(row, row.months[0]?.month ?? `${year}-01`);
    }
  };
  if (loaded.value !== null && rows.length === 0) return <EmptyState icon="tasks" text={all.tasks.empty(year)} />;
  return (
    <div className="tasks-list">
      <div className="month-tools">
        <Select
          label={words.person}
          value={personId}
          options={[
            { value: '', label: words.everybody },
            ...(department.value?.people ?? []).map((person) => ({ value: person.id, label: person.name })),
          ]}
          onChange={(id) => set({ personId: id })}
        />
        <ul className="gantt-legend">
          {(['open', 'overdue', 'waiting', 'closed', 'continuous'] as const).map((name) => (
            <li key={name}>
              <span className={`gantt-key is-${name}`} aria-hidden="true" />
              {words.legend[name]}
            </li>
          ))}
        </ul>
      </div>
      <div
        ref={scroller}
        className="gb-card gantt"
        role="grid"
        tabIndex={0}
        aria-label={words.gantt}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={rows[at] === undefined ? undefined : `gantt-${rows[at].taskId}`}
        onKeyDown={onKeyDown}
      >
        <div role="row" className="gantt-row gantt-head" aria-rowindex={1}>
          <span role="columnheader" className="gantt-name">
            {words.columns.content}
          </span>
          <span role="columnheader" className="gantt-track gantt-months">
            {monthNumbers.map((month) => (
              <span
                key={month}
                style={{
                  left: `${percent(dayOf(year, month, 1))}%`,
                  width: `${percent(month === 12 ? dayOf(year, 12, 31) : dayOf(year, month + 1, 1)) - percent(dayOf(year, month, 1))}%`,
                }}
              >
                {month}
              </span>
            ))}
          </span>
        </div>
        <div role="rowgroup" className="gantt-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                key={row.taskId}
                id={`gantt-${row.taskId}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={index === at}
                className={index === at ? 'gantt-row is-selected' : 'gantt-row'}
                style={{ transform: `translateY(${start}px)` }}
                onMouseDown={() => setAt(index)}
                onDoubleClick={() => openMonth(row, row.months[0]?.month ?? `${year}-01`)}
              >
                <span role="gridcell" className="gantt-name" title={row.content}>
                  <span className="gantt-code">{row.code}</span>
                  {row.content}
                </span>
                <span
                  role="gridcell"
                  className="gantt-track"
                  aria-label={words.ganttRow(row.content, row.months.length)}
                >
                  {monthNumbers.slice(1).map((month) => (
                    <span key={month} className="gantt-line" style={{ left: `${percent(dayOf(year, month, 1))}%` }} />
                  ))}
                  {row.months.map((part) => (
                    <button
                      key={part.month}
                      type="button"
                      tabIndex={-1}
                      aria-label={part.month}
                      title={`${part.month}　${row.content}`}
                      className={`gantt-bar is-${barState(row, part, today)}`}
                      style={barPlace(part, percent)}
                      onClick={() => openMonth(row, part.month)}
                    />
                  ))}
                  {today.startsWith(String(year)) && (
                    <span className="gantt-today" style={{ left: `${percent(today)}%` }} />
                  )}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Part = TaskYearRow['months'][number];

function barState(row: TaskYearRow, part: Part, today: string): string {
  if (part.state === 'closed' || part.state === 'excepted' || row.taskState === 'done') return 'closed';
  if (part.state === 'waiting') return 'waiting';
  if (part.to !== '' && part.days.length > 0 && part.to < today) return 'overdue';
  return row.continuous ? 'continuous' : 'open';
}

/** A dated part from its first to its last day, anything else over the whole month. */
function barPlace(part: Part, percent: (day: string, after?: number) => number): { left: string; width: string } {
  const [year, month] = [Number(part.month.slice(0, 4)), Number(part.month.slice(5))];
  const from = part.from === '' ? dayOf(year, month, 1) : part.from;
  const left = percent(from);
  const right = part.to === '' ? percent(dayOf(year, month, 28), 1) : percent(part.to, 1);
  return { left: `${left}%`, width: `${Math.max(0.5, right - left)}%` };
}
