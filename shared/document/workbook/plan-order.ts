/** A sibling as the workbook wants it: `id` of a record, and its place if the sheet numbers its rows. */
export interface WantedSibling {
  readonly id: string;
  readonly rank: number;
}

/**
 * The ordinals that change so that siblings stand as the workbook has them. Records that it does not mention keep their
 * order and go to the end when the order changes at all; when it does not, old records keep their ordinals, gaps and
 * ties included, so that an import of what was exported changes nothing.
 */
export function planOrdinals(
  stored: readonly { readonly id: string; readonly ordinal: number }[],
  wanted: readonly WantedSibling[],
): Map<string, number> {
  const changes = new Map<string, number>();
  const sorted = wanted
    .map((sibling, index) => ({ ...sibling, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const place = new Map(stored.map(({ id }, index) => [id, index]));
  const isNew = (id: string): boolean => !place.has(id);
  const firstNew = sorted.findIndex(({ id }) => isNew(id));
  const old = sorted.filter(({ id }) => !isNew(id));
  const newOnesLast = firstNew === -1 || sorted.slice(firstNew).every(({ id }) => isNew(id));
  const sameOrder = old.every(
    ({ id }, index) => index === 0 || (place.get(id) ?? 0) > (place.get(old[index - 1]?.id ?? '') ?? 0),
  );
  if (newOnesLast && sameOrder) {
    let next = stored.reduce((last, { ordinal }) => Math.max(last, ordinal + 1), 0);
    for (const { id } of sorted.slice(firstNew === -1 ? sorted.length : firstNew)) {
      changes.set(id, next);
      next += 1;
    }
    return changes;
  }
  const mentioned = new Set(sorted.map(({ id }) => id));
  const sequence = [
    ...sorted.map(({ id }) => id),
    ...stored.filter(({ id }) => !mentioned.has(id)).map(({ id }) => id),
  ];
  for (const [index, id] of sequence.entries()) {
    const ordinal = stored[place.get(id) ?? -1]?.ordinal;
    if (ordinal !== index) changes.set(id, index);
  }
  return changes;
}
