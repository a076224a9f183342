import type { EvidenceRow } from '../../../shared/contract/evidence.ts';

/**
 * What to ask for after a change of these records: themselves, and the pieces whose links or further files they were,
 * for a record that is gone no longer says where it belonged.
 */
export function recordsInRows(rows: readonly EvidenceRow[], recordIds: readonly string[]): string[] {
  const changed = new Set(recordIds);
  const holders = rows.filter(
    ({ links, parts }) => links.some(({ id }) => changed.has(id)) || parts.some(({ id }) => changed.has(id)),
  );
  return [...new Set([...recordIds, ...holders.map(({ id }) => id)])];
}

/** The rows with what was read of some of them: changed ones in their places, new ones at the end, those that went not. */
export function patchRows(
  rows: readonly EvidenceRow[],
  change: { readonly rows: readonly EvidenceRow[]; readonly gone: readonly string[] },
): readonly EvidenceRow[] {
  const gone = new Set(change.gone);
  const fresh = new Map(change.rows.map((row) => [row.id, row]));
  const kept = rows
    .filter(({ id }) => !gone.has(id))
    .map((row) => {
      const next = fresh.get(row.id);
      fresh.delete(row.id);
      return next ?? row;
    });
  return [...kept, ...fresh.values()];
}
