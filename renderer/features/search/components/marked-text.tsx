import type { ReactNode } from 'react';

interface MarkedTextProps {
  readonly text: string;
  /** Parts to mark, in order, in UTF-16 units. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** A text with what was found in it marked. */
export function MarkedText({ text, ranges }: MarkedTextProps): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(Math.max(at, start), end)}</mark>);
    at = Math.max(at, end);
  }
  parts.push(text.slice(at));
  return parts;
}
