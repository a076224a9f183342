import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';
import type { CarryLine } from '../rollover-lines.ts';

interface CarryListProps {
  readonly label: string;
  readonly lines: readonly CarryLine[];
  readonly chosen: ReadonlySet<string>;
  readonly words: Words['rollover'];
  readonly onToggle: (ids: readonly string[], on: boolean) => void;
}

const rowHeight = 54;

/** What can be carried, each line with its box, the reason for what is proposed, and what has to be mended afterwards. */
export function CarryList({ label, lines, chosen, words, onToggle }: CarryListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 1000, height: 600 },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const boxes = [...(scroller.current?.querySelectorAll<HTMLElement>('input:not(:disabled)') ?? [])];
    boxes[boxes.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    event.preventDefault();
  };
  return (
    <div ref={scroller} className="carry-list" tabIndex={0} role="group" aria-label={label} onKeyDown={onKeyDown}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          return (
            <li key={line.id} style={{ transform: `translateY(${start}px)` }}>
              <label className="carry-line">
                <input
                  type="checkbox"
                  checked={line.isPresent || chosen.has(line.id)}
                  disabled={line.isPresent || line.isFixed}
                  onChange={(event) => onToggle([line.id], event.currentTarget.checked)}
                />
                <span className="carry-words">
                  <span className="carry-title" title={line.title}>
                    {line.title}
                  </span>
                  <span className="carry-note" title={[line.note, line.warning].filter(Boolean).join('　')}>
                    {line.note}
                    {line.warning !== '' && <em>{line.warning}</em>}
                  </span>
                </span>
                <span className="carry-who" title={line.who}>
                  {line.who}
                </span>
                <span className="carry-reason">
                  {line.isPresent ? (
                    <Tag tone="good">{words.present}</Tag>
                  ) : (
                    <Tag tone={line.isProposed ? 'accent' : 'plain'}>{line.reason}</Tag>
                  )}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
