import { recordKinds } from '../../shared/domain/record-kind.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { sumEvidenceBytes } from './workspace.ts';

/** What a bundle of a department would carry; every kind is named, also those with no record. */
export interface BundleCounts {
  readonly records: { readonly kind: string; readonly count: number }[];
  readonly revisionCount: number;
  readonly evidenceFileCount: number;
  readonly evidenceBytes: number;
}

/** Counts a department's records (with its college), revisions and evidence files, each file once. */
export function countBundle(db: WorkspaceDb, departmentId: string): BundleCounts {
  const count = (sql: string): number => statement<{ count: number }>(db.raw, sql).get({ departmentId })?.count ?? 0;
  return {
    records: recordKinds.map((kind) => {
      const where =
        kind === 'college' ? 'department_id IS NULL OR department_id = :departmentId' : 'department_id = :departmentId';
      return { kind, count: count(`SELECT count(*) AS count FROM ${recordTables[kind].table} WHERE ${where}`) };
    }),
    revisionCount: count(
      'SELECT count(*) AS count FROM revision WHERE department_id IS NULL OR department_id = :departmentId',
    ),
    evidenceFileCount: count(
      'SELECT count(DISTINCT file_hash) AS count FROM evidence_file_use WHERE department_id = :departmentId',
    ),
    evidenceBytes: sumEvidenceBytes(db, departmentId),
  };
}
