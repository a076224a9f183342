import type { ReactNode } from 'react';

interface EntryProps {
  readonly id: string;
  readonly lit: string;
  readonly strong?: boolean;
  /** Keys of what was put somewhere by hand, and the word that marks it. */
  readonly byHand?: ReadonlySet<string>;
  readonly mark?: string;
  readonly onLight: (key: string) => void;
  readonly children: ReactNode;
}

/** A text of the result: pressing it shows where it stands in the source. */
export function Entry({ id, lit, strong = false, byHand, mark, onLight, children }: EntryProps) {
  const classes = ['gb-import-entry', ...(lit === id ? ['gb-import-lit'] : []), ...(strong ? ['gb-import-name'] : [])];
  return (
    <button type="button" className={classes.join(' ')} data-key={id} onClick={() => onLight(id)}>
      {children}
      {byHand?.has(id) === true && <span className="gb-import-by-hand">{mark}</span>}
    </button>
  );
}
