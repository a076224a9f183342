import { useEffect, useRef } from 'react';
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

/** The list beside the open position: names under their sections. */
export function PositionIndex({ rows, openId, words, onOpen, onBack }: PositionIndexProps) {
  const open = useRef<HTMLButtonElement>(null);
  useEffect(() => open.current?.scrollIntoView({ block: 'nearest' }), [openId]);
  const groups = new Map<string, PositionRow[]>();
  for (const row of rows) groups.set(row.sectionName, [...(groups.get(row.sectionName) ?? []), row]);
  return (
    <nav className="position-index" aria-label={words.listLabel}>
      <button type="button" className="position-index-back" onClick={onBack}>
        <Icon name="back" size={16} />
        {words.back}
      </button>
      {[...groups].map(([section, members]) => (
        <div key={section}>
          <h2>{section === '' ? words.noSection : section}</h2>
          <ul>
            {members.map((row) => {
              const gaps = gapsOf(row);
              return (
                <li key={row.id}>
                  <button
                    type="button"
                    ref={row.id === openId ? open : null}
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
      ))}
    </nav>
  );
}
