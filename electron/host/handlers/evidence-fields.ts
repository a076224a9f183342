import { getRecord } from '../../../db/records/read-records.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { Patch } from '../../../shared/contract/method.ts';
import { ruleBroken } from './save-record.ts';

const fileFields = ['fileHash', 'mediaType', 'sizeBytes'] as const;

/** Hash, size and type say what the bytes are, and the name says what they were called: a form cannot change them. */
export function refuseFileFields(db: WorkspaceDb, id: string | null, fields: Patch<'evidence'>): void {
  const standing = id === null ? null : getRecord(db, 'evidence', id);
  const hasFile = standing !== null && standing.fileHash !== '';
  const fixed = hasFile ? [...fileFields, 'fileName' as const] : fileFields;
  const empty = { fileHash: '', mediaType: '', sizeBytes: 0, fileName: '' };
  for (const field of fixed) {
    const given = fields[field];
    if (given !== undefined && given !== (standing ?? empty)[field]) throw ruleBroken('file-of-evidence-fixed');
  }
}
