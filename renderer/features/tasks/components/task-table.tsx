import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TaskRow } from '../../../../shared/contract/tasks.ts';
import { type TaskClass, type TaskState, taskStates } from '../../../../shared/domain/annual-task.ts';
import { recordMark } from '../../../lib/links-door.ts';
import { LinksButton } from '../../../lib/links-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { pageOf, rowAfterKey } from '../../../ui/row-keys.ts';
import { useRowSlots } from '../../../ui/row-slots.ts';
import type { TaskGroup } from '../task-groups.ts';

export interface TaskTableWords {
  readonly table: string;
  readonly classes: Readonly<Record<TaskClass, string>>;
  readonly classNote: (count: number, done: number, weight: number) => string;
  readonly addToClass: (name: string) => string;
  readonly states: Readonly<Record<TaskState, string>>;
  readonly columns: Readonly<
    Record<'code' | 'content' | 'goal' | 'due' | 'owner' | 'weight' | 'state' | 'evidence', string>
  >;
  readonly open: (content: string) => string;
  readonly withoutGoal: string;
}

interface TaskTableProps {
  readonly groups: readonly TaskGroup[];
  readonly openId: string | null;
  readonly words: TaskTableWords;
  readonly onOpen: (id: string) => void;
  readonly onState: (id: string, state: TaskState) => void;
  readonly onAdd: (taskClass: TaskClass) => void;
  readonly onMove: (id: string, by: -1 | 1) => Promise<void>;
}

type Line = { readonly group: TaskGroup; readonly row: TaskRow | null };
const rowHeight = 44;
const columns = ['code', 'content', 'goal', 'due', 'owner', 'weight', 'evidence', 'state'] as const;

/** All tasks of a year under their classes: one stop for the Tab key, arrows inside, only the rows in sight in the page. */
export function TaskTable({ groups, openId, words, onOpen, onState, onAdd, onMove }: TaskTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const lines = useMemo(
    () => groups.flatMap((group): Line[] => [{ group, row: null }, ...group.rows.map((row) => ({ group, row }))]),
    [groups],
  );
  const taskIds = useMemo(() => lines.flatMap(({ row }) => row?.id ?? []), [lines]);
  const stop = [active, openId].find((id) => id !== null && taskIds.includes(id)) ?? taskIds[0] ?? null;
  const indexOf = (id: string | null): number => (id === null ? -1 : lines.findIndex(({ row }) => row?.id === id));
  const stopIndex = indexOf(stop);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 1000, height: 560 },
    scrollPaddingStart: 36,
    // The row that the Tab key comes to stays in the page, wherever the list was scrolled.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return stopIndex < 0 || shown.includes(stopIndex) ? shown : [...shown, stopIndex].sort((a, b) => a - b);
    },
  });
  const openIndex = indexOf(openId);
  useEffect(() => {
    if (openIndex >= 0) virtual.scrollToIndex(openIndex);
  }, [openIndex, virtual]);

  const focus = (id: string): void => {
    // At once: the next key may come before the next frame, and goes to what has the focus.
    flushSync(() => setActive(id));
    virtual.scrollToIndex(indexOf(id));
    scroller.current?.querySelector<HTMLElement>(`[data-task="${id}"]`)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const id = (event.target as HTMLElement).dataset['task'];
    if (id === undefined) return;
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      void onMove(id, event.key === 'ArrowDown' ? 1 : -1).then(() => focus(id));
      return;
    }
    const page = pageOf(scroller.current, rowHeight);
    const next = taskIds[rowAfterKey(event.key, taskIds.indexOf(id), { count: taskIds.length, page })];
    if (next === undefined) return;
    event.preventDefault();
    focus(next);
  };
  // The same functions for ever, so that a scroll draws no row anew.
  const latest = useRef({ onOpen, onState });
  latest.current = { onOpen, onState };
  const open = useCallback((id: string) => latest.current.onOpen(id), []);
  const setState = useCallback((id: string, state: TaskState) => latest.current.onState(id, state), []);
  const items = virtual.getVirtualItems();
  const slots = useRowSlots(items.flatMap(({ index }) => lines[index]?.row?.id ?? []));
  return (
    <div
      ref={scroller}
      className="task-table"
      role="grid"
      aria-label={words.table}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="task-table-head">
        <div role="row" className="task-row" aria-rowindex={1}>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`task-cell is-${column}`}>
              {words.columns[column]}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="task-table-body" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const { group, row } = line;
          if (row === null)
            return (
              <div
                key={group.taskClass}
                role="row"
                aria-rowindex={index + 2}
                className="task-class"
                style={{ transform: `translateY(${start}px)` }}
              >
                <span role="gridcell" aria-colspan={columns.length} className="task-class-head">
                  <strong>{words.classes[group.taskClass]}</strong>
                  <span className="gb-muted">{words.classNote(group.count, group.done, group.weight)}</span>
                  <Button tone="quiet" icon="plus" onClick={() => onAdd(group.taskClass)}>
                    {words.addToClass(group.taskClass)}
                  </Button>
                </span>
              </div>
            );
          return (
            <Row
              key={slots.get(row.id) ?? row.id}
              row={row}
              index={index}
              start={start}
              isOpen={row.id === openId}
              isStop={row.id === stop}
              words={words}
              onOpen={open}
              onState={setState}
              onFocus={setActive}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps extends Pick<TaskTableProps, 'words' | 'onOpen' | 'onState'> {
  readonly row: TaskRow;
  readonly index: number;
  readonly start: number;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly onFocus: (id: string) => void;
}

/** Drawn anew only when something of it changed: a scroll moves rows, it does not make them. */
const Row = memo(function Row(props: RowProps) {
  const { row, index, start, isOpen, isStop, words, onOpen, onState, onFocus } = props;
  const tabIndex = isStop ? 0 : -1;
  const cell = (column: (typeof columns)[number], text: string | number, title = String(text)) => (
    <span role="gridcell" className={`task-cell is-${column}`} {...(title === '' ? {} : { title })}>
      {text}
    </span>
  );
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      {...recordMark('annualTask', row.id)}
      {...(isOpen ? { 'data-record-open': '' } : {})}
      className={['task-row', isOpen ? 'is-open' : '', row.parentTaskId === null ? '' : 'is-part'].join(' ').trim()}
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => (event.target as HTMLElement).closest('select') === null && onOpen(row.id)}
      onFocus={() => onFocus(row.id)}
    >
      {cell('code', row.code)}
      <span role="gridcell" className="task-cell is-content" title={row.content}>
        <button
          type="button"
          className="task-content"
          data-task={row.id}
          tabIndex={tabIndex}
          aria-label={words.open(row.content)}
        >
          {row.content}
        </button>
        {row.project !== '' && <span className="task-project">{row.project}</span>}
      </span>
      {row.goalText === '' && row.taskClass !== 'C' ? (
        <span role="gridcell" className="task-cell is-goal is-missing">
          {words.withoutGoal}
        </span>
      ) : (
        cell('goal', row.goalText)
      )}
      {cell('due', row.due)}
      {cell(
        'owner',
        // Whoever has it: a part is often a section's or a position's.
        row.ownerName || row.doerName || row.sectionName || row.positionName,
        [row.ownerName, row.doerName, row.sectionName, row.positionName].filter((name) => name !== '').join('　'),
      )}
      {cell('weight', row.weight === 0 ? '' : row.weight)}
      {cell('evidence', row.evidenceCount === 0 ? '' : row.evidenceCount)}
      <span role="gridcell" className="task-cell is-state">
        <select
          className={`gb-select task-state is-${row.state}`}
          aria-label={`${words.columns.state} ${row.code}`}
          tabIndex={tabIndex}
          value={row.state}
          onChange={(event) => onState(row.id, event.currentTarget.value as TaskState)}
        >
          {taskStates.map((state) => (
            <option key={state} value={state}>
              {words.states[state]}
            </option>
          ))}
        </select>
      </span>
      <span role="gridcell" className="gb-row-act" onClick={(event) => event.stopPropagation()}>
        <LinksButton kind="annualTask" id={row.id} className="is-row" />
      </span>
    </div>
  );
});
