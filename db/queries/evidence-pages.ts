import type { PageCount } from '../../shared/document/papers/evidence-list.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** What is known of the pages of stored files, by their SHA-256. */
export function readPageCounts(db: WorkspaceDb): ReadonlyMap<string, PageCount> {
  const rows = statement<PageCount & { readonly fileHash: string }>(
    db.raw,
    'SELECT file_hash AS fileHash, pages, basis FROM evidence_pages',
  ).all();
  return new Map(rows.map(({ fileHash, pages, basis }) => [fileHash, { pages, basis }]));
}

/** A current file whose pages nobody has counted yet. */
export interface UncountedFile {
  readonly fileHash: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** Current files of a department without a page count, each once; damaged ones are left for when they are whole. */
export function listUncounted(db: WorkspaceDb, departmentId: string): UncountedFile[] {
  return statement<UncountedFile>(
    db.raw,
    `SELECT file_hash AS fileHash, max(media_type) AS mediaType, max(size_bytes) AS sizeBytes FROM (
       SELECT file_hash, media_type, size_bytes FROM evidence WHERE department_id = :departmentId AND file_hash <> ''
       UNION ALL
       SELECT file_hash, media_type, size_bytes FROM evidence_part
         WHERE department_id = :departmentId AND file_hash <> '' AND role = 'file')
     WHERE file_hash NOT IN (SELECT file_hash FROM evidence_pages)
       AND file_hash NOT IN (SELECT file_hash FROM damaged_file)
     GROUP BY file_hash ORDER BY file_hash`,
  ).all({ departmentId });
}

/** Notes how many pages a file has; the bytes never change, so it is looked at once. */
export function notePageCount(db: WorkspaceDb, fileHash: string, { pages, basis }: PageCount): void {
  statement(
    db.raw,
    'INSERT INTO evidence_pages (file_hash, pages, basis) VALUES (?, ?, ?) ON CONFLICT (file_hash) DO NOTHING',
  ).run(fileHash, pages, basis);
}
