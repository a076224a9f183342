import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { EvidenceRow } from '../../../../shared/contract/evidence.ts';
import type { EvidenceKind } from '../../../../shared/domain/evidence.ts';
import { LinksButton } from '../../../lib/links-button.tsx';
import { recordMark } from '../../../lib/links-door.ts';
import { pageOf, rowAfterKey } from '../../../ui/row-keys.ts';
import type { EvidenceOrder, OrderColumn } from '../evidence-order.ts';
import { isDamaged } from '../use-damaged.ts';
import { SortHead } from './sort-head.tsx';

const allColumns = ['number', 'title', 'kind', 'year', 'provider', 'keeper', 'file', 'size', 'links'] as const;
/** Beside an open panel, which shows the rest of the selected row. */
const fewColumns = ['number', 'title', 'kind', 'file', 'size', 'links'] as const satisfies readonly Column[];
type Column = (typeof allColumns)[number];

interface EvidenceTableProps {
  readonly rows: readonly EvidenceRow[];
  /** Hashes of files that are not what they were. */
  readonly damaged: ReadonlySet<string>;
  readonly selectedId: string | null;
  readonly words: {
    readonly listLabel: string;
    readonly damaged: string;
    readonly columns: Readonly<Record<Column, string>>;
    readonly kinds: Readonly<Record<EvidenceKind, string>>;
    readonly noFile: string;
    readonly sortBy: (column: string) => string;
  };
  readonly narrow: boolean;
  readonly order: EvidenceOrder | null;
  readonly onSort: (column: OrderColumn) => void;
  readonly formatBytes: (bytes: number) => string;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onRename: (id: string) => void;
  readonly onPreview: (id: string) => void;
  readonly onRemove: (row: EvidenceRow) => void;
}

const rowHeight = 36;

/** All evidence in natural order of its numbers; only the rows in sight are in the page. */
export function EvidenceTable({
  rows,
  damaged,
  selectedId,
  words,
  narrow,
  order,
  onSort,
  formatBytes,
  onSelect,
  onOpen,
  onRename,
  onPreview,
  onRemove,
}: EvidenceTableProps) {
  const columns: readonly Column[] = narrow ? fewColumns : allColumns;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 1000, height: 640 },
    scrollPaddingStart: rowHeight,
  });
  const index = rows.findIndex((row) => row.id === selectedId);
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index);
  }, [index, virtual]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The heads of the columns are buttons of their own.
    if ((event.target as HTMLElement).closest('[role="columnheader"]') !== null) return;
    const selected = rows[index];
    // Enter opens the details; beside them it opens what the piece holds, as the space bar does anywhere.
    if (selected && (event.key === ' ' || (event.key === 'Enter' && narrow))) onPreview(selected.id);
    else if (event.key === 'Enter' && selected) onOpen(selected.id);
    else if (event.key === 'F2' && selected) onRename(selected.id);
    else if (event.key === 'Delete' && selected) onRemove(selected);
    else {
      const page = pageOf(scroller.current, rowHeight);
      const next = rows[rowAfterKey(event.key, index, { count: rows.length, page })];
      if (next === undefined) return;
      onSelect(next.id);
    }
    event.preventDefault();
  };
  const cell = (row: EvidenceRow, column: Column): string => {
    switch (column) {
      case 'kind':
        return words.kinds[row.kind];
      case 'file':
        return row.fileHash === '' ? words.noFile : row.fileName;
      case 'size':
        return row.fileHash === '' ? '' : formatBytes(row.sizeBytes);
      case 'links':
        return row.links.length === 0 ? '' : String(row.links.length);
      default:
        return row[column];
    }
  };
  return (
    <div
      ref={scroller}
      className={narrow ? 'evidence-table is-narrow' : 'evidence-table'}
      role="grid"
      tabIndex={0}
      aria-label={words.listLabel}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={index < 0 ? undefined : `evidence-${selectedId}`}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const first = rows[0];
        if (index < 0 && first) onSelect(first.id);
      }}
    >
      <div role="rowgroup" className="evidence-head">
        <div role="row" className="evidence-row" aria-rowindex={1}>
          {columns.map((column) => (
            <SortHead
              key={column}
              className={`evidence-cell is-${column}`}
              text={words.columns[column]}
              hint={words.sortBy(words.columns[column])}
              sorted={order?.column === column ? (order.down ? 'down' : 'up') : null}
              onSort={() => onSort(column)}
            />
          ))}
        </div>
      </div>
      <div role="rowgroup" className="evidence-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: at, start }) => {
          const row = rows[at];
          if (row === undefined) return null;
          return (
            // The grid itself takes the keys; a row only answers the mouse.
            <div
              key={row.id}
              {...recordMark('evidence', row.id)}
              {...(row.id === selectedId ? { 'data-record-open': '' } : {})}
              id={`evidence-${row.id}`}
              role="row"
              aria-rowindex={at + 2}
              aria-selected={row.id === selectedId}
              className={row.id === selectedId ? 'evidence-row is-selected' : 'evidence-row'}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onOpen(row.id)}
              onDoubleClick={() => onPreview(row.id)}
            >
              {columns.map((column) => {
                const text = cell(row, column);
                const title = column === 'links' ? row.links.map((link) => link.targetTitle).join('\n') : text;
                return (
                  <span
                    key={column}
                    role="gridcell"
                    className={`evidence-cell is-${column}${column === 'file' && row.fileHash === '' ? ' is-quiet' : ''}`}
                    title={title}
                  >
                    {column === 'file' && isDamaged(row, damaged) && (
                      <span className="gb-tag gb-tag-bad">{words.damaged}</span>
                    )}
                    {text}
                  </span>
                );
              })}
              <span role="gridcell" className="gb-row-act" onClick={(event) => event.stopPropagation()}>
                <LinksButton kind="evidence" id={row.id} className="is-row" />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
