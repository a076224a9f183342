import { readRange } from '../../../db/evidence/read-range.ts';
import type { EvidenceFile } from '../../../db/queries/evidence-files.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { type FileRisk, holdsMacros, riskOfHead, riskOfName } from '../../../shared/domain/file-risk.ts';
import type { FileView } from '../../../shared/domain/reading.ts';
import { detectMediaType } from '../evidence/media-type.ts';

/** What a file is, by its bytes. */
export interface FileNature {
  readonly mediaType: string;
  readonly view: FileView;
  readonly risk: FileRisk | null;
}

const headBytes = 4_200;
const tailBytes = 262_144;

/** Looks at the first bytes of a stored file, and for macros at the list of parts at its end. */
export async function natureOf(
  db: WorkspaceDb,
  { fileHash, fileName }: Pick<EvidenceFile, 'fileHash' | 'fileName'>,
): Promise<FileNature> {
  const { bytes: head, sizeBytes } = readRange(db, fileHash, { offset: 0, length: headBytes });
  const mediaType = await detectMediaType(head, fileName);
  const byBytes = riskOfHead(head) ?? (hasMacros(db, { fileHash, head, sizeBytes }) ? 'macro' : null);
  return { mediaType, view: viewOf(mediaType), risk: riskOfName(fileName) ?? byBytes };
}

const officeMediaType =
  /^application\/(?:vnd\.openxmlformats-officedocument\.|vnd\.ms-\w+\.(?:document|sheet|presentation|template|addin))/u;
const isPart = {
  docx: /wordprocessingml|ms-word/u,
  pptx: /presentationml|ms-powerpoint/u,
  xlsx: /spreadsheetml|ms-excel/u,
};

/** How the window shows a kind of file. */
export function viewOf(mediaType: string): FileView {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(?:png|jpeg|gif|bmp|webp|avif|apng|x-icon|vnd\.microsoft\.icon|svg\+xml)$/u.test(mediaType))
    return 'picture';
  if (officeMediaType.test(mediaType)) {
    if (isPart.xlsx.test(mediaType)) return 'sheets';
    return isPart.docx.test(mediaType) || isPart.pptx.test(mediaType) ? 'document' : 'none';
  }
  if (['text/html', 'application/msword', 'application/vnd.ms-works', 'application/ofd'].includes(mediaType))
    return 'document';
  if (mediaType === 'application/vnd.ms-powerpoint') return 'document';
  if (mediaType === 'application/vnd.ms-excel') return 'sheets';
  if (mediaType === 'text/csv') return 'sheets';
  if (mediaType.startsWith('text/') || ['application/json', 'application/xml', 'message/rfc822'].includes(mediaType))
    return 'text';
  if (/^audio\/(?:mpeg|mp4|x-m4a|aac|wav|x-wav|vnd\.wave|wave|ogg|opus|flac|x-flac|webm)$/u.test(mediaType))
    return 'audio';
  return /^video\/(?:mp4|x-m4v|webm|ogg|quicktime|matroska|x-matroska)$/u.test(mediaType) ? 'video' : 'none';
}

/**
 * Macros are seen in the names of an Office file's parts, which are listed at its end; in an old Office file in the
 * names of its streams (UTF-16), which may stand anywhere, so all of a small one is looked through.
 */
function hasMacros(db: WorkspaceDb, file: { fileHash: string; head: Buffer; sizeBytes: number }): boolean {
  const { fileHash, head, sizeBytes } = file;
  if (head.length > 3 && head.readUInt32LE(0) === 0x04034b50) {
    return partNames(readTail(db, fileHash, sizeBytes)).some(holdsMacros);
  }
  if (head.subarray(0, 4).toString('hex') !== 'd0cf11e0') return false;
  for (let offset = 0; offset < Math.min(sizeBytes, 16 * 1_048_576); ) {
    const { bytes } = readRange(db, fileHash, { offset, length: 1_048_576 });
    if (bytes.length === 0) break;
    if (bytes.includes(vbaStream)) return true;
    offset += bytes.length;
  }
  return false;
}

const vbaStream = Buffer.from('_VBA_PROJECT', 'utf16le');

function readTail(db: WorkspaceDb, fileHash: string, sizeBytes: number): Buffer {
  const pieces: Buffer[] = [];
  for (let offset = Math.max(0, sizeBytes - tailBytes); offset < sizeBytes; ) {
    const { bytes } = readRange(db, fileHash, { offset, length: 1_048_576 });
    if (bytes.length === 0) break;
    pieces.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat(pieces);
}

/** The names that the directory of a ZIP lists, as far as it stands in these last bytes. */
function partNames(tail: Buffer): string[] {
  const names: string[] = [];
  const mark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = tail.indexOf(mark); at >= 0 && at + 46 <= tail.length; at = tail.indexOf(mark, at + 4)) {
    names.push(tail.toString('utf8', at + 46, at + 46 + tail.readUInt16LE(at + 28)));
  }
  return names;
}
