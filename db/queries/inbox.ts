import type { Issue } from '../../shared/app-error.ts';
import type { InboxEntry, InboxState } from '../../shared/contract/inbox.ts';
import type { InboxBundleRow } from '../schema.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** What was found of a file in the inbox. */
export interface InboxFinding {
  readonly report: InboxEntry['report'];
  readonly issues: readonly Issue[];
}

/** Settled entries that are listed. */
const settledShown = 100;

const listSql = `SELECT * FROM inbox_bundle WHERE settled_at = '' UNION ALL SELECT * FROM (
    SELECT * FROM inbox_bundle WHERE settled_at <> '' AND state = 'applied' ORDER BY settled_at DESC, id DESC LIMIT ${settledShown})`;

/** What waits or lies in quarantine, in the order in which it came, and then what was taken in, the newest first. */
export function listInbox(db: WorkspaceDb): InboxEntry[] {
  return statement<InboxBundleRow>(db.raw, listSql).all().map(entryOf);
}

/** One entry, or null. */
export function getInboxEntry(db: WorkspaceDb, id: string): InboxEntry | null {
  const row = statement<InboxBundleRow>(db.raw, 'SELECT * FROM inbox_bundle WHERE id = ?').get(id);
  return row === undefined ? null : entryOf(row);
}

function entryOf(row: InboxBundleRow): InboxEntry {
  const { report, issues } = JSON.parse(row.report) as { report: InboxEntry['report']; issues: Issue[] };
  return {
    id: row.id,
    path: row.path,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    state: row.state,
    departmentName: row.department_name,
    receivedAt: row.received_at,
    settledAt: row.settled_at,
    report,
    issues,
  };
}

/** The unsettled entry of a file that was put in before, or null. */
export function findUnsettled(db: WorkspaceDb, path: string): InboxEntry | null {
  const sql = "SELECT * FROM inbox_bundle WHERE path = ? AND settled_at = ''";
  const row = statement<InboxBundleRow>(db.raw, sql).get(path);
  return row === undefined ? null : entryOf(row);
}

const writeSql = `INSERT INTO inbox_bundle (id, path, file_name, size_bytes, fingerprint, state, department_id,
    department_name, received_at, settled_at, report)
  VALUES (:id, :path, :fileName, :sizeBytes, :fingerprint, :state, :departmentId, :departmentName, :receivedAt, '', :report)
  ON CONFLICT (id) DO UPDATE SET size_bytes = excluded.size_bytes, fingerprint = excluded.fingerprint,
    state = excluded.state, department_id = excluded.department_id, department_name = excluded.department_name,
    report = excluded.report`;

/** Notes a file, or what was found of it this time: without issues it waits, with issues it lies in quarantine. */
export function noteFinding(
  db: WorkspaceDb,
  entry: Pick<InboxEntry, 'id' | 'path' | 'fileName' | 'sizeBytes' | 'receivedAt'>,
  { report, issues }: InboxFinding,
): InboxState {
  const state: InboxState = issues.length === 0 ? 'waiting' : 'quarantined';
  statement(db.raw, writeSql).run({
    ...entry,
    state,
    fingerprint: report?.fingerprint ?? '',
    departmentId: report?.departmentId ?? '',
    departmentName: report?.departmentName ?? '',
    report: JSON.stringify({ report, issues }),
  });
  return state;
}

/** Notes that an entry was taken in, with what that did, or taken off the list. */
export function settle(
  db: WorkspaceDb,
  id: string,
  to: { readonly state: 'applied' | 'dismissed'; readonly at: string; readonly report?: InboxEntry['report'] },
): void {
  statement(db.raw, 'UPDATE inbox_bundle SET state = ?, settled_at = ? WHERE id = ?').run(to.state, to.at, id);
  if (to.report === undefined) return;
  const report = JSON.stringify({ report: to.report, issues: [] });
  statement(db.raw, 'UPDATE inbox_bundle SET report = ? WHERE id = ?').run(report, id);
}
