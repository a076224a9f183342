import { listEvidence, listEvidenceIds, readEvidenceByIds } from '../../../db/queries/evidence.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

interface Reading {
  readonly departmentId: string;
  readonly ids: readonly string[];
  /** How many rows the connection had written by then. */
  readonly writes: number;
  readonly readAtMs: number;
}

/**
 * The order of a list that is being read slice by slice: sorting 20,000 rows for every slice of 200 would take the host
 * half a minute, and holding all of them some 100 MB. While an intake commits, the slices of one reading belong together all the same; its end makes the list
 * be read again.
 */
const readings = new WeakMap<WorkspaceDb, Reading>();
const longestReadingMs = 3_000;

/** `count` rows from row `from` on of the whole list; reading the first slice reads the list anew. */
export function evidenceSlice(
  { db, departmentId }: OpenWorkspace,
  { from, count }: { readonly from: number; readonly count: number },
): EvidenceRow[] {
  const writes = db.raw.prepare('SELECT total_changes()').pluck().get() as number;
  const known = readings.get(db);
  const isOfReading =
    known?.departmentId === departmentId &&
    (known.writes === writes || (from > 0 && performance.now() - known.readAtMs < longestReadingMs));
  if (from === 0 && count === Number.POSITIVE_INFINITY) return listEvidence(db, departmentId);
  const ids = isOfReading ? known.ids : listEvidenceIds(db, departmentId);
  if (from + count >= ids.length) readings.delete(db);
  else if (!isOfReading) readings.set(db, { departmentId, ids, writes, readAtMs: performance.now() });
  return readEvidenceByIds(db, ids.slice(from, from + count));
}
