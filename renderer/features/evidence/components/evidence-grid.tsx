import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type CompositionEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { EvidenceRow } from '../../../../shared/contract/evidence.ts';
import { recordMark } from '../../../lib/links-door.ts';
import type { EvidenceOrder } from '../evidence-order.ts';
import {
  type Block,
  blockOf,
  type Cell,
  cellText,
  choiceWords,
  gridColumns,
  type GridColumn,
  type GridWords,
} from '../grid-model.ts';
import { SortHead } from './sort-head.tsx';

interface EvidenceGridProps {
  /** The field that lies over the current cell. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly rows: readonly EvidenceRow[];
  readonly words: GridWords;
  readonly labels: {
    readonly grid: string;
    readonly columns: Readonly<Record<GridColumn, string>>;
    readonly mark: (row: number) => string;
    readonly markAll: string;
    readonly sortBy: (column: string) => string;
    readonly cell: (column: string, row: number) => string;
  };
  readonly order: EvidenceOrder | null;
  readonly onSort: (column: GridColumn) => void;
  readonly marked: ReadonlySet<string>;
  readonly onMark: (ids: ReadonlySet<string>) => void;
  readonly onBlock: (block: Block) => void;
  readonly onPut: (block: Block, texts: readonly (readonly string[])[]) => void;
  readonly onFillDown: (block: Block) => void;
  readonly onCopy: (block: Block) => string;
  readonly readPasted: (text: string) => readonly (readonly string[])[];
  readonly onUndo: (redo: boolean) => void;
}

const rowHeight = 32;
/** The column with the row's number and its tick, and the columns of the model, in pixels. */
const headWidth = 64;
const widths: Readonly<Record<GridColumn, number>> = {
  number: 110,
  title: 280,
  kind: 76,
  formedOn: 108,
  yearKind: 84,
  year: 100,
  provider: 120,
  keeper: 100,
  physicalPlace: 170,
  secrecyLevel: 76,
  remarks: 220,
};
const lefts = gridColumns.map((_, index) =>
  gridColumns.slice(0, index).reduce((sum, column) => sum + widths[column], headWidth),
);
const totalWidth = gridColumns.reduce((sum, column) => sum + widths[column], headWidth);
const template = `${headWidth}px ${gridColumns.map((column) => `${widths[column]}px`).join(' ')}`;
const lastColumn = gridColumns.length - 1;

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** Where a key leads from a cell, as in Excel; null for keys that move nothing. */
function moved(
  key: string,
  focus: Cell,
  { rows, page, far }: { rows: number; page: number; far: boolean },
): Cell | null {
  const { row, column } = focus;
  switch (key) {
    case 'ArrowDown':
      return { row: far ? rows - 1 : clamp(row + 1, rows - 1), column };
    case 'ArrowUp':
      return { row: far ? 0 : clamp(row - 1, rows - 1), column };
    case 'ArrowRight':
      return { row, column: far ? lastColumn : clamp(column + 1, lastColumn) };
    case 'ArrowLeft':
      return { row, column: far ? 0 : clamp(column - 1, lastColumn) };
    case 'PageDown':
      return { row: clamp(row + page, rows - 1), column };
    case 'PageUp':
      return { row: clamp(row - page, rows - 1), column };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? rows - 1 : row, column: lastColumn };
    default:
      return null;
  }
}

/**
 * Evidence as a sheet: move, type, fill down, copy and paste as in Excel. One field lies over the current cell and has
 * the focus always, so that a Chinese input method can begin in any cell.
 */
export function EvidenceGrid(props: EvidenceGridProps) {
  const { field, rows, words, labels, order, marked, onMark, onBlock } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<Cell>({ row: 0, column: 0 });
  const [focus, setFocus] = useState<Cell>({ row: 0, column: 0 });
  /** What is being typed; null while the field only waits. */
  const [typed, setTyped] = useState<string | null>(null);
  const lastMark = useRef(0);
  const dragging = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1000, height: 600 },
    scrollPaddingStart: rowHeight,
  });
  const at: Cell = { row: clamp(focus.row, Math.max(0, rows.length - 1)), column: focus.column };
  const block = blockOf({ ...anchor, row: clamp(anchor.row, Math.max(0, rows.length - 1)) }, at);
  const column = gridColumns[at.column] ?? 'title';
  const current = rows[at.row];
  const options = choiceWords(column, words);

  useEffect(() => onBlock(block), [block.top, block.bottom, block.left, block.right]); // oxlint-disable-line react-hooks/exhaustive-deps -- the block is made anew each time; its edges are what counts
  useEffect(() => field.current?.focus({ preventScroll: true }), [field]);

  const go = (next: Cell, extend = false): void => {
    setFocus(next);
    if (!extend) setAnchor(next);
    virtual.scrollToIndex(next.row);
    const box = scroller.current;
    if (box === null) return;
    const left = lefts[next.column] ?? 0;
    const right = left + widths[gridColumns[next.column] ?? 'title'];
    if (left - headWidth < box.scrollLeft) box.scrollLeft = left - headWidth;
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  };
  const begin = (text: string): void => setTyped(text);
  /** Writes what was typed, into all chosen cells with Ctrl+Enter. */
  const commit = (whole = false): void => {
    if (typed === null) return;
    setTyped(null);
    const one: Block = { top: at.row, bottom: at.row, left: at.column, right: at.column };
    props.onPut(whole ? block : one, [[typed]]);
  };
  const onEditingKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') setTyped(null);
    else if (event.key === 'Enter') {
      commit(event.ctrlKey);
      if (!event.ctrlKey) go({ ...at, row: clamp(at.row + (event.shiftKey ? -1 : 1), rows.length - 1) });
    } else if (event.key === 'Tab') {
      commit();
      go({ ...at, column: clamp(at.column + (event.shiftKey ? -1 : 1), lastColumn) });
    } else return false;
    return true;
  };
  const onRestingKey = (event: KeyboardEvent): boolean => {
    const { key, ctrlKey, shiftKey, altKey } = event;
    const letter = key.toLowerCase();
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const next = altKey ? null : moved(key, at, { rows: rows.length, page, far: ctrlKey });
    if (next !== null) go(next, shiftKey);
    else if (key === 'Enter' && shiftKey) go({ ...at, row: clamp(at.row - 1, rows.length - 1) });
    else if (key === 'F2' || (key === 'Enter' && !ctrlKey))
      begin(current === undefined ? '' : cellText(current, column, words));
    else if (key === 'Tab' && !ctrlKey && at.column !== (shiftKey ? 0 : lastColumn))
      go({ ...at, column: at.column + (shiftKey ? -1 : 1) });
    else if (key === 'Delete' || key === 'Backspace') props.onPut(block, [['']]);
    else if (key === ' ' && shiftKey) toggleRows(block.top, block.bottom);
    else if (ctrlKey && letter === 'd') props.onFillDown(block);
    else if (ctrlKey && letter === 'a') {
      setAnchor({ row: 0, column: 0 });
      setFocus({ row: rows.length - 1, column: lastColumn });
    } else if (ctrlKey && (letter === 'z' || letter === 'y')) props.onUndo(letter === 'y' || shiftKey);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys that choose a character belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (typed === null ? onRestingKey(event) : onEditingKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (typed !== null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', props.onCopy(block));
  };
  const onCut = (event: ClipboardEvent): void => {
    onCopy(event);
    if (typed === null) props.onPut(block, [['']]);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (typed !== null || event.clipboardData.files.length > 0) return; // files go to whoever takes files in
    event.preventDefault();
    props.onPut(block, props.readPasted(event.clipboardData.getData('text/plain')));
  };
  const toggleRows = (from: number, to: number): void => {
    const ids = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
    const on = !ids.every((id) => marked.has(id));
    const next = new Set(marked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onMark(next);
  };
  const cellUnder = (event: { readonly target: EventTarget }): Cell | null => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row][data-column]');
    return cell === null ? null : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
  };
  return (
    <div ref={scroller} className="evidence-grid" style={{ ['--grid-columns' as string]: template }}>
      <div
        role="grid"
        className="evidence-grid-sheet"
        aria-label={labels.grid}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        style={{ width: totalWidth }}
        onMouseDown={(event) => {
          const cell = event.button === 0 ? cellUnder(event) : null;
          if (cell === null) return;
          commit();
          go(cell, event.shiftKey);
          dragging.current = true;
          event.preventDefault();
          field.current?.focus({ preventScroll: true });
        }}
        onMouseOver={(event) => {
          const cell = dragging.current && event.buttons === 1 ? cellUnder(event) : null;
          if (cell !== null) setFocus(cell);
        }}
        onMouseUp={() => {
          dragging.current = false;
        }}
        onDoubleClick={(event) => {
          if (cellUnder(event) !== null && current !== undefined) begin(cellText(current, column, words));
        }}
      >
        <div role="rowgroup" className="evidence-grid-head">
          <div role="row" className="evidence-grid-row" aria-rowindex={1}>
            <span role="columnheader" className="evidence-grid-mark">
              <input
                type="checkbox"
                aria-label={labels.markAll}
                checked={rows.length > 0 && marked.size >= rows.length}
                onChange={(event) =>
                  onMark(event.currentTarget.checked ? new Set(rows.map(({ id }) => id)) : new Set())
                }
              />
            </span>
            {gridColumns.map((name, index) => (
              <SortHead
                key={name}
                className={
                  index >= block.left && index <= block.right ? 'evidence-grid-cell is-in' : 'evidence-grid-cell'
                }
                text={labels.columns[name]}
                hint={labels.sortBy(labels.columns[name])}
                sorted={order?.column === name ? (order.down ? 'down' : 'up') : null}
                onSort={() => {
                  props.onSort(name);
                  field.current?.focus({ preventScroll: true });
                }}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="evidence-grid-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const inBlock = index >= block.top && index <= block.bottom;
            return (
              <div
                key={row.id}
                {...recordMark('evidence', row.id)}
                {...(row === current ? { 'data-record-open': '' } : {})}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={marked.has(row.id)}
                className={marked.has(row.id) ? 'evidence-grid-row is-marked' : 'evidence-grid-row'}
                style={{ transform: `translateY(${start}px)` }}
              >
                <span role="rowheader" className={inBlock ? 'evidence-grid-mark is-in' : 'evidence-grid-mark'}>
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={labels.mark(index + 1)}
                    checked={marked.has(row.id)}
                    onChange={() => {}}
                    onClick={(event) => {
                      toggleRows(event.shiftKey ? lastMark.current : index, index);
                      lastMark.current = index;
                    }}
                  />
                  {index + 1}
                </span>
                {gridColumns.map((name, place) => (
                  <span
                    key={name}
                    role="gridcell"
                    data-row={index}
                    data-column={place}
                    className={
                      inBlock && place >= block.left && place <= block.right
                        ? 'evidence-grid-cell is-in'
                        : 'evidence-grid-cell'
                    }
                  >
                    {cellText(row, name, words)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      <input
        ref={field}
        className={typed === null ? 'evidence-grid-field' : 'evidence-grid-field is-typing'}
        aria-label={labels.cell(labels.columns[column], at.row + 1)}
        value={typed ?? ''}
        maxLength={column === 'remarks' ? 20_000 : 200}
        list={options.length === 0 ? undefined : 'evidence-grid-words'}
        style={{
          left: lefts[at.column],
          top: rowHeight + at.row * rowHeight,
          width: widths[column],
          height: rowHeight,
        }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onCompositionStart={(_event: CompositionEvent) => setTyped((text) => text ?? '')}
        onKeyDown={onKeyDown}
        onBlur={() => commit()}
        onCopy={onCopy}
        onCut={onCut}
        onPaste={onPaste}
      />
      {options.length > 0 && (
        <datalist id="evidence-grid-words">
          {options.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </div>
  );
}
