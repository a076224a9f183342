import type { TaskRow } from '../../../shared/contract/tasks.ts';

/**
 * The rows with what was read again of some of them; null when the list is another one now: a task came or went, moved to
 * another place or another year, so that all of it has to be read.
 */
export function patchTasks(
  rows: readonly TaskRow[],
  ids: readonly string[],
  fresh: readonly TaskRow[],
): readonly TaskRow[] | null {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(rows.map((row) => row.id));
  if (!ids.every((id) => known.has(id) && byId.has(id))) return null;
  const patched = rows.map((row) => byId.get(row.id) ?? row);
  const stands = patched.every((row, at) => row.ordinal === rows[at]?.ordinal && row.year === rows[at]?.year);
  return stands ? patched : null;
}
