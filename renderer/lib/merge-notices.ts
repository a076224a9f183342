import type { ChangeNotice } from '../../shared/contract/notices.ts';

/** Two commits within a moment as one: the later one's name and time, and what either changed. */
export function mergeNotices(earlier: ChangeNotice | null, later: ChangeNotice): ChangeNotice {
  if (earlier === null) return later;
  // No ids means too many to name.
  const areNamed = earlier.recordIds.length > 0 && later.recordIds.length > 0;
  return {
    ...later,
    kinds: [...new Set([...earlier.kinds, ...later.kinds])],
    recordIds: areNamed ? [...new Set([...earlier.recordIds, ...later.recordIds])] : [],
  };
}
