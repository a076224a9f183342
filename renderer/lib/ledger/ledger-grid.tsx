import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { pageOf, rowAfterKey } from '../../ui/row-keys.ts';
import { LinksButton } from '../links-button.tsx';
import { recordMark } from '../links-door.ts';

/** What the button of a line bears that opens it: the one stop of the Tab key in the list, and what the arrows go to. */
export interface LedgerOpener {
  readonly type: 'button';
  readonly className: string;
  readonly tabIndex: number;
}

interface LedgerGridProps {
  readonly kind: 'finding' | 'indicator';
  readonly label: string;
  readonly columns: readonly { readonly name: string; readonly label: string }[];
  readonly ids: readonly string[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  /** The cells of a line by its place in the list. */
  readonly cells: (at: number, opener: LedgerOpener) => ReactNode;
}

const rowHeight = 52;
const headHeight = 36;

/** A register as it is on paper: one stop for the Tab key, arrows inside, only the lines in sight in the page. */
export function LedgerGrid({ kind, label, columns, ids, openId, onOpen, cells }: LedgerGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const stopIndex = ids.indexOf([active, openId].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? '');
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 1000, height: 560 },
    scrollPaddingStart: headHeight,
    // The line that the Tab key comes to stays in the page, wherever the list was scrolled.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return stopIndex < 0 || shown.includes(stopIndex) ? shown : [...shown, stopIndex].sort((a, b) => a - b);
    },
  });
  const openIndex = openId === null ? -1 : ids.indexOf(openId);
  useEffect(() => {
    if (openIndex >= 0) virtual.scrollToIndex(openIndex);
  }, [openIndex, virtual]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const id = (event.target as HTMLElement).dataset[kind];
    if (id === undefined) return;
    const next = rowAfterKey(event.key, ids.indexOf(id), {
      count: ids.length,
      page: pageOf(scroller.current, rowHeight),
    });
    const nextId = ids[next];
    if (nextId === undefined) return;
    event.preventDefault();
    // At once: the next key may come before the next frame, and goes to what has the focus.
    flushSync(() => setActive(nextId));
    virtual.scrollToIndex(next);
    scroller.current?.querySelector<HTMLElement>(`[data-${kind}="${nextId}"]`)?.focus({ preventScroll: true });
  };
  return (
    <div
      ref={scroller}
      className="ledger-table"
      role="grid"
      aria-label={label}
      aria-rowcount={ids.length + 1}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="ledger-table-head">
        <div role="row" aria-rowindex={1} className={`ledger-row ${kind}-row`}>
          {columns.map(({ name, label: head }) => (
            <span key={name} role="columnheader" className={`ledger-cell is-${name}`}>
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="ledger-table-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const id = ids[index];
          if (id === undefined) return null;
          const isOpen = id === openId;
          const opener = { type: 'button', className: 'ledger-open', tabIndex: index === stopIndex ? 0 : -1 } as const;
          return (
            <div
              key={id}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isOpen}
              {...recordMark(kind, id)}
              {...(isOpen ? { 'data-record-open': '' } : {})}
              className={`ledger-row ${kind}-row${isOpen ? ' is-open' : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => (event.target as HTMLElement).closest('select') === null && onOpen(id)}
              onFocus={() => setActive(id)}
            >
              {cells(index, { ...opener, [`data-${kind}`]: id })}
              <span role="gridcell" className="gb-row-act" onClick={(event) => event.stopPropagation()}>
                <LinksButton kind={kind} id={id} className="is-row" />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
