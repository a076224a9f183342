import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { sortByNumber } from '../../../shared/domain/evidence-number.ts';

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

/** The rows with what was read of some of them: changed ones where they stood, new ones where their numbers belong. */
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
  return fresh.size === 0 ? kept : placed(kept, fresh);
}

/** Each new row behind the one that comes before it in a list that is read afresh: what an undo brings back is where it was. */
function placed(rows: readonly EvidenceRow[], fresh: ReadonlyMap<string, EvidenceRow>): readonly EvidenceRow[] {
  const byOrdinal = [...rows, ...fresh.values()].toSorted((a, b) => a.ordinal - b.ordinal);
  const behind = new Map<string, EvidenceRow[]>([['', []]]);
  let last: EvidenceRow[] | undefined = behind.get('');
  for (const row of sortByNumber(byOrdinal, ({ number }) => number)) {
    if (fresh.has(row.id)) last?.push(row);
    else behind.set(row.id, (last = []));
  }
  return [...(behind.get('') ?? []), ...rows.flatMap((row) => [row, ...(behind.get(row.id) ?? [])])];
}
