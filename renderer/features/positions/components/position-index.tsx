import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { PositionRow } from '../../../../shared/contract/positions.ts';
import { Icon } from '../../../ui/icons.tsx';
import { gapsOf, type PositionGap } from '../positions-store.ts';

interface PositionIndexProps {
  readonly rows: readonly PositionRow[];
  readonly openId: string;
  readonly words: {
    readonly back: string;
    readonly listLabel: string;
    readonly noSection: string;
    readonly gaps: Readonly<Record<PositionGap, string>>;
  };
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
}

/** A section's name, or a position under it. */
type Line =
  | { readonly key: string; readonly section: string }
  | { readonly key: string; readonly row: PositionRow; readonly place: number };

const headHeight = 36;
const lineHeight = 34;

/** The list beside the open position: names under their sections, only those in sight in the page. */
export function PositionIndex({ rows, openId, words, onOpen, onBack }: PositionIndexProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(rows), [rows]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index] !== undefined && 'section' in lines[index] ? headHeight : lineHeight),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 6,
    initialRect: { width: 232, height: 640 },
  });
  const openIndex = lines.findIndex((line) => line.key === openId);
  useEffect(() => {
    if (openIndex >= 0) virtual.scrollToIndex(openIndex, { align: 'auto' });
  }, [openIndex, virtual]);
  return (
    <nav className="position-index" aria-label={words.listLabel}>
      <button type="button" className="position-index-back" onClick={onBack}>
        <Icon name="back" size={16} />
        {words.back}
      </button>
      <div ref={scroller} className="position-index-scroll">
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const style = { transform: `translateY(${start}px)` };
            if ('section' in line) {
              return (
                <li key={line.key} style={style}>
                  <h2>{line.section === '' ? words.noSection : line.section}</h2>
                </li>
              );
            }
            const { row, place } = line;
            const gaps = gapsOf(row);
            return (
              <li key={line.key} style={style} aria-posinset={place} aria-setsize={rows.length}>
                <button
                  type="button"
                  aria-current={row.id === openId ? 'true' : undefined}
                  title={[row.name, ...gaps.map((gap) => words.gaps[gap])].join('\n')}
                  onClick={() => onOpen(row.id)}
                >
                  <span className="gb-ellipsis">{row.name}</span>
                  {gaps.length > 0 && (
                    <span
                      className="position-index-gap"
                      role="img"
                      aria-label={gaps.map((gap) => words.gaps[gap]).join('、')}
                    />
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </nav>
  );
}

function linesOf(rows: readonly PositionRow[]): readonly Line[] {
  let place = 0;
  return [...Map.groupBy(rows, ({ sectionName }) => sectionName)].flatMap(([section, members]): Line[] => [
    { key: `section-${section}`, section },
    ...members.map((row): Line => {
      place += 1;
      return { key: row.id, row, place };
    }),
  ]);
}
