import type { WorkspaceStatus } from '../../shared/contract/workspace.ts';
import { readMeta } from '../meta.ts';
import { schemaVersion } from '../migrations/run-migrations.ts';
import { getCollege, getRecord } from '../records/read-records.ts';
import { countRevisions, lastSavedAt } from '../revisions/read-revisions.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** What the window shows about the open file. `fileSizeBytes` counts the pages in use and free, as SQLite knows them. */
export function readWorkspaceStatus(open: {
  readonly db: WorkspaceDb;
  readonly departmentId: string;
}): WorkspaceStatus {
  const { db, departmentId } = open;
  const { workspaceId, kind, replicaId, author } = readMeta(db);
  const pages = db.raw.pragma('page_count', { simple: true }) as number;
  const pageSize = db.raw.pragma('page_size', { simple: true }) as number;
  return {
    path: db.path,
    workspaceId,
    kind,
    replicaId,
    departmentId,
    departmentName: getRecord(db, 'department', departmentId)?.name ?? '',
    collegeName: getCollege(db)?.name ?? '',
    author,
    schemaVersion: schemaVersion(db.raw),
    fileSizeBytes: pages * pageSize,
    evidenceBytes: sumEvidenceBytes(db, departmentId),
    lastSavedAt: lastSavedAt(db),
    revisionCount: countRevisions(db),
  };
}

/** Bytes of all files that a department's evidence names, each file once. */
export function sumEvidenceBytes(db: WorkspaceDb, departmentId: string): number {
  const sql = `SELECT coalesce(sum(size_bytes), 0) AS bytes FROM evidence_file
    WHERE hash IN (SELECT file_hash FROM evidence_file_use WHERE department_id = ?)`;
  return statement<{ bytes: number }>(db.raw, sql).get(departmentId)?.bytes ?? 0;
}
