import type { Revision } from '../../shared/domain/revision.ts';
import type { RevisionRow } from '../schema.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { findRevision, revisionColumns, revisionOf } from './revision-store.ts';

/** Which revisions to list. `before` is a revision id: only older ones. */
export interface RevisionQuery {
  readonly recordId?: string | undefined;
  readonly limit: number;
  readonly before?: string | undefined;
}

const pageRows = 1_000;

/** Newest first (ids are UUIDv7 and sort by time): of one record, or of the whole file. */
export function listRevisions(db: WorkspaceDb, query: RevisionQuery): Revision[] {
  const before = query.before ?? '~'; // sorts after every id
  const rows =
    query.recordId === undefined
      ? statement<RevisionRow>(
          db.raw,
          `SELECT ${revisionColumns} FROM revision WHERE id < ? ORDER BY id DESC LIMIT ?`,
        ).all(before, query.limit)
      : statement<RevisionRow>(
          db.raw,
          `SELECT ${revisionColumns} FROM revision WHERE record_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
        ).all(query.recordId, before, query.limit);
  return rows.map(revisionOf);
}

/**
 * Every revision of a department and of the college above it, by id. Reads page by page, so that it may be paused and
 * the file written meanwhile; what is written during it shows when its id lies ahead, unless it arrived after `until`
 * (`lastArrival` of another moment).
 */
export function* iterateRevisions(
  db: WorkspaceDb,
  departmentId: string,
  { until = Number.MAX_SAFE_INTEGER }: { readonly until?: number } = {},
): Generator<Revision> {
  const page = statement<RevisionRow>(
    db.raw,
    `SELECT ${revisionColumns} FROM revision WHERE (department_id = ? OR department_id IS NULL) AND id > ? AND arrival <= ? ORDER BY id LIMIT ${pageRows}`,
  );
  let after = '';
  for (;;) {
    const rows = page.all(departmentId, after, until);
    for (const row of rows) yield revisionOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}

/** How many revisions the file holds. */
export function countRevisions(db: WorkspaceDb): number {
  return statement<{ count: number }>(db.raw, 'SELECT count(*) AS count FROM revision').get()?.count ?? 0;
}

/** One revision, or null when this file does not have it. */
export function getRevision(db: WorkspaceDb, id: string): Revision | null {
  return findRevision(db.raw, id);
}

/** When the newest revision was made (UTC, ISO 8601), or null when nothing was ever written. */
export function lastSavedAt(db: WorkspaceDb): string | null {
  return (
    statement<{ made_at: string }>(db.raw, 'SELECT made_at FROM revision ORDER BY id DESC LIMIT 1').get()?.made_at ??
    null
  );
}
