import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { columnName, type ReadingSheet } from '../../../../shared/domain/reading.ts';
import { markRanges, rangesIn } from '../marks.ts';

/** A cell, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

interface SheetViewProps {
  readonly sheet: ReadingSheet;
  readonly label: string;
  readonly empty: string;
  readonly find: string;
  /** The cell that is looked at. */
  readonly now: CellPlace | null;
}

const rowHeight = 28;
const widths = { least: 56, most: 340, character: 14.5, padding: 18, head: 52 } as const;
/** Rows that decide how wide a column is. */
const sampleRows = 300;
const numeric = /^[-+(]?[¥$€]?\d[\d,]*(?:\.\d+)?%?\)?$/u;

/** A sheet with the letters and numbers of its columns and rows; only the rows in sight are in the page. */
export function SheetView({ sheet, label, empty, find, now }: SheetViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnWidths(sheet), [sheet]);
  const merged = useMemo(() => mergedCells(sheet), [sheet]);
  const virtual = useVirtualizer({
    count: sheet.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1000, height: 640 },
    scrollPaddingStart: rowHeight,
  });
  const row = now?.row ?? -1;
  const column = now?.column ?? -1;
  useEffect(() => {
    if (row < 0) return;
    virtual.scrollToIndex(row, { align: 'center' });
    const left = widths.head + columns.slice(0, column).reduce((sum, width) => sum + width, 0);
    const box = scroller.current;
    if (
      box !== null &&
      (left < box.scrollLeft + widths.head || left + (columns[column] ?? 0) > box.scrollLeft + box.clientWidth)
    )
      box.scrollLeft = Math.max(0, left - box.clientWidth / 2);
  }, [virtual, columns, row, column]);
  const items = virtual.getVirtualItems();
  const inSight = `${items[0]?.index}-${items.at(-1)?.index}`;
  useEffect(() => {
    const root = scroller.current;
    if (root === null || find === '' || inSight === '') return undefined;
    return markRanges(rangesIn(root, find), null);
  }, [find, inSight, sheet]);
  if (sheet.rows.length === 0) return <p className="reading-note">{empty}</p>;
  const total = widths.head + columns.reduce((sum, width) => sum + width, 0);
  return (
    <div ref={scroller} className="reading-sheet" tabIndex={0} role="region" aria-label={label} data-reading-focus="">
      <div role="table" aria-label={label} aria-rowcount={sheet.rows.length} style={{ width: total }}>
        <div role="row" className="reading-sheet-head">
          <span role="columnheader" className="reading-sheet-number">
            #
          </span>
          {columns.map((width, at) => (
            <span key={columnName(at)} role="columnheader" className="reading-sheet-letter" style={{ width }}>
              {columnName(at)}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 1}
              className="reading-sheet-row"
              style={{ transform: `translateY(${item.start}px)`, width: total }}
            >
              <span role="rowheader" className="reading-sheet-number">
                {item.index + 1}
              </span>
              {columns.map((width, at) => {
                const covered = merged.get(`${item.index},${at}`);
                if (covered === 'beside') return null;
                const text = covered === 'below' ? '' : (sheet.rows[item.index]?.[at] ?? '');
                const span = typeof covered === 'number' ? covered : 1;
                const isNow = item.index === row && at === column;
                return (
                  <span
                    key={columnName(at)}
                    role="cell"
                    data-line=""
                    className={`reading-sheet-cell${numeric.test(text) ? ' is-number' : ''}${isNow ? ' is-now' : ''}${covered === 'below' ? ' is-below' : ''}`}
                    style={{ width: columns.slice(at, at + span).reduce((sum, one) => sum + one, 0) || width }}
                  >
                    {text}
                  </span>
                );
              })}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function columnWidths({ rows, merges }: ReadingSheet): number[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const wide = new Set(merges.filter(({ columns }) => columns > 1).map(({ row, column }) => `${row},${column}`));
  return Array.from({ length: count }, (_, column) => {
    let longest = 0;
    for (const [at, row] of rows.slice(0, sampleRows).entries()) {
      if (wide.has(`${at},${column}`)) continue;
      for (const line of (row[column] ?? '').slice(0, 400).split('\n')) longest = Math.max(longest, widthOf(line));
    }
    return Math.min(widths.most, Math.max(widths.least, Math.ceil(longest * widths.character + widths.padding)));
  });
}

/** In Chinese characters; Latin letters take a little more than half of one. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.56 : 1;
  return width;
}

/** What a merged area does to its cells: the first of a row takes the width of all, those under the first are empty. */
function mergedCells({ merges }: ReadingSheet): ReadonlyMap<string, number | 'beside' | 'below'> {
  const cells = new Map<string, number | 'beside' | 'below'>();
  for (const { row, column, rows, columns } of merges) {
    for (let down = 0; down < Math.min(rows, 2_000); down += 1) {
      for (let across = 0; across < columns; across += 1) {
        const key = `${row + down},${column + across}`;
        if (across > 0) cells.set(key, 'beside');
        else cells.set(key, down === 0 ? columns : 'below');
      }
    }
  }
  return cells;
}
