import type { StoredRecord } from '../../shared/domain/record-kind.ts';
import { getRecord } from '../records/read-records.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { selectRecords } from './select-records.ts';

/** One file of a piece: the piece's own (`partId` null), a further one, or an earlier version of one of them. */
export interface EvidenceFile {
  readonly evidenceId: string;
  readonly partId: string | null;
  readonly role: StoredRecord<'evidencePart'>['role'];
  /** Of an earlier version: the further file that it was, null for the piece's own. */
  readonly ofPartId: string | null;
  readonly version: number;
  readonly fileHash: string; // empty while its bytes have not come
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** All files of a piece: its own first, then its parts in their order. A piece of paper has none; null without a piece. */
export function listEvidenceFiles(db: WorkspaceDb, evidenceId: string): EvidenceFile[] | null {
  const piece = getRecord(db, 'evidence', evidenceId);
  if (piece === null) return null;
  const parts = listEvidenceParts(db, evidenceId);
  const earlier = parts.filter(({ role, ofPartId }) => role === 'version' && ofPartId === null);
  const own: EvidenceFile = {
    evidenceId,
    partId: null,
    role: 'file',
    ofPartId: null,
    version: Math.max(0, ...earlier.map(({ version }) => version)) + 1,
    ...fileOf(piece),
  };
  const further = parts.map(
    (part): EvidenceFile => ({
      evidenceId,
      partId: part.id,
      role: part.role,
      ofPartId: part.ofPartId,
      version: part.version,
      ...fileOf(part),
    }),
  );
  return own.fileName === '' && own.fileHash === '' ? further : [own, ...further];
}

/** The further files and earlier versions of a piece, in their order. */
export function listEvidenceParts(db: WorkspaceDb, evidenceId: string): StoredRecord<'evidencePart'>[] {
  return selectRecords(db, 'evidencePart', { where: 'evidence_id = ?', value: evidenceId });
}

/** One file of a piece: its own when `partId` is null; null when there is no such piece, part or file. */
export function findEvidenceFile(db: WorkspaceDb, evidenceId: string, partId: string | null): EvidenceFile | null {
  return listEvidenceFiles(db, evidenceId)?.find((file) => file.partId === partId && file.fileHash !== '') ?? null;
}

function fileOf({
  fileHash,
  fileName,
  mediaType,
  sizeBytes,
}: Pick<EvidenceFile, 'fileHash' | 'fileName' | 'mediaType' | 'sizeBytes'>): Pick<
  EvidenceFile,
  'fileHash' | 'fileName' | 'mediaType' | 'sizeBytes'
> {
  return { fileHash, fileName, mediaType, sizeBytes };
}
