import { getMeta } from '../../../db/meta.ts';
import { getCollege } from '../../../db/records/read-records.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { MergeLimits } from '../../../shared/sync/merge-plan.ts';

/** What a workspace begins with (SPEC.md, M10). */
const usualPercent = 20;

/** The share of a department's records that a bundle may remove without asking, in percent. */
export function maxRemovedPercent(db: WorkspaceDb): number {
  const set = Number(getMeta(db, 'maxRemovedPercent') ?? usualPercent);
  return Number.isInteger(set) && set >= 1 && set <= 100 ? set : usualPercent;
}

/**
 * How far a bundle about this department may go. A copy keeps to the college that it has: another one is another copy's
 * affair, and the central office's own is nobody else's (M8); nor does a department write the office's verdicts (M13).
 * `nevertheless`: a person saw what stands against it and wants it.
 */
export function mergeLimits(
  db: WorkspaceDb,
  bundle: { readonly departmentId: string; readonly nevertheless: boolean },
): MergeLimits {
  const isOffice = getMeta(db, 'kind') === 'office';
  const own = isOffice ? null : getCollege(db);
  return {
    departmentId: bundle.departmentId,
    collegeIds: own === null ? [] : [own.id],
    maxRemovedPercent: bundle.nevertheless ? 100 : maxRemovedPercent(db),
    officeWrites: !isOffice || bundle.nevertheless,
  };
}
