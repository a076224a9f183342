import type { ReactNode } from 'react';

interface EntryProps {
  readonly id: string;
  readonly lit: string;
  readonly strong?: boolean;
  readonly onLight: (key: string) => void;
  readonly children: ReactNode;
}

/** A text of the result: pressing it shows where it stands in the source. */
export function Entry({ id, lit, strong = false, onLight, children }: EntryProps) {
  const classes = ['gb-import-entry', ...(lit === id ? ['gb-import-lit'] : []), ...(strong ? ['gb-import-name'] : [])];
  return (
    <button type="button" className={classes.join(' ')} data-key={id} onClick={() => onLight(id)}>
      {children}
    </button>
  );
}
