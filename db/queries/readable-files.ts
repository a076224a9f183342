import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { type EvidenceFile, listEvidenceFiles } from './evidence-files.ts';

/** The files of a piece of evidence that have bytes, its own first and each once; null without a piece. */
export function listFilesOf(db: WorkspaceDb, id: string): EvidenceFile[] | null {
  const files = listEvidenceFiles(db, id)?.filter(({ fileHash }) => fileHash !== '') ?? null;
  return files?.filter(({ fileHash }, at) => files.findIndex((one) => one.fileHash === fileHash) === at) ?? null;
}

/** A file by its piece of evidence and its hash; null when the piece is not there or has no such file. */
export function findFileOf(db: WorkspaceDb, id: string, fileHash: string): EvidenceFile | null {
  return listFilesOf(db, id)?.find((file) => file.fileHash === fileHash) ?? null;
}

/** The pieces of evidence that a file belongs to, as their own or as a further one or an earlier version. */
export function listOwnersOf(db: WorkspaceDb, fileHash: string): { readonly id: string; readonly fileName: string }[] {
  const sql = `SELECT id, file_name AS fileName FROM evidence WHERE stored_file_hash = :fileHash
    UNION ALL SELECT evidence_id, file_name FROM evidence_part WHERE stored_file_hash = :fileHash LIMIT 20`;
  return statement<{ id: string; fileName: string }>(db.raw, sql).all({ fileHash });
}
