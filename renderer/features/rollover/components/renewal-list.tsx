import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import type { RenewalYear } from '../../../../shared/document/renewal-words.ts';
import type { Renewal } from '../../../../shared/domain/rollover/renewals.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/page.tsx';

interface RenewalListProps {
  readonly items: readonly Renewal[];
  readonly year: RenewalYear;
  readonly words: Words['rollover']['renewals'];
  readonly onOpen: (item: Renewal) => void;
}

const rowHeight = 62;

/** What the new year needs anew: why, where the last one lies, who keeps it, and the way to where it is done. */
export function RenewalList({ items, year, words, onOpen }: RenewalListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 1000, height: 600 },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...(scroller.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    event.preventDefault();
  };
  return (
    <div ref={scroller} className="carry-list" tabIndex={0} role="group" aria-label={words.list} onKeyDown={onKeyDown}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const title = item.what === 'term' ? words.term(item.title) : item.title;
          const reason = words.reason(item, year);
          const rest = [
            words.where(item),
            item.keepers.length === 0 ? words.nobody : words.who(item.keepers.join('、')),
          ].filter(Boolean);
          return (
            <li
              key={`${item.what} ${item.targetId} ${item.recordName} ${item.title}`}
              style={{ transform: `translateY(${start}px)`, height: rowHeight }}
            >
              <div className="carry-line">
                <span className="renewal-kind">
                  <Tag tone={item.what === 'proof' ? 'plain' : 'accent'}>{words.kindOf(item)}</Tag>
                </span>
                <span className="carry-words">
                  <span className="carry-title" title={title}>
                    {item.positionName !== '' && <b>{item.positionName}</b>}
                    {title}
                  </span>
                  <span className="carry-note" title={[reason, ...rest].join('\n')}>
                    {reason} {rest.join('；')}
                  </span>
                </span>
                <Button onClick={() => onOpen(item)} aria-label={`${words.open}：${title}`}>
                  {words.open}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
