import { useEffect, useState } from 'react';
import type { RowGroup } from './search-rows.ts';

/** No key for this long means that one looks at the lines: sooner, the next answer would replace what was just drawn. */
const restMs = 150;

/**
 * Whether these lines are to be drawn to the last one. What can be seen is drawn at once, what one would scroll to a
 * moment after: neither a key nor its answer waits for lines that nobody sees.
 */
export function useDrawnWhole(groups: readonly RowGroup[]): boolean {
  const [whole, setWhole] = useState<readonly RowGroup[] | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setWhole(groups), restMs);
    return () => clearTimeout(timer);
  }, [groups]);
  return whole === groups;
}
