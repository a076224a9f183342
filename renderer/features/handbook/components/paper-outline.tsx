import { useEffect, useRef } from 'react';

interface PaperOutlineProps {
  readonly entries: readonly {
    readonly title: string;
    readonly level: number;
    readonly page: number;
  }[];
  readonly now: number;
  /** The pages are being set for the first time: nobody knows yet whether there are chapters. */
  readonly waiting: boolean;
  readonly words: {
    readonly outlineLabel: string;
    readonly noOutline: string;
    readonly outlineWaiting: string;
  };
  readonly onGo: (page: number) => void;
}

/** Grey bars where the chapters will stand. */
const placeholderWidths = ['46%', '62%', '54%', '70%', '40%', '58%'];

/** The chapters of a paper with their pages; the one in sight is marked. */
export function PaperOutline({ entries, now, waiting, words, onGo }: PaperOutlineProps) {
  const current = entries.findLastIndex((entry) => entry.page <= now);
  const box = useRef<HTMLElement>(null);
  // The chapter being read stays in sight while the pages are turned.
  useEffect(() => {
    if (current >= 0) box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (waiting) {
    return (
      <div className="paper-outline-waiting" role="status">
        <span className="gb-visually-hidden">{words.outlineWaiting}</span>
        {placeholderWidths.map((width, index) => (
          <span key={index} style={{ width }} aria-hidden="true" />
        ))}
      </div>
    );
  }
  if (entries.length === 0) return <p className="gb-hint paper-no-outline">{words.noOutline}</p>;
  return (
    <nav ref={box} aria-label={words.outlineLabel} className="paper-outline">
      <ol>
        {entries.map((entry, index) => (
          // Two chapters may have the same name and stand on the same page.
          <li key={`${index}:${entry.title}`}>
            <button
              type="button"
              aria-current={index === current ? 'true' : undefined}
              style={{ paddingLeft: 8 + 14 * Math.max(0, entry.level - 1) }}
              title={entry.title}
              onClick={() => onGo(entry.page)}
            >
              <span className={entry.level <= 1 ? 'gb-ellipsis is-chapter' : 'gb-ellipsis'}>{entry.title}</span>
              <span className="gb-muted">{entry.page}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
