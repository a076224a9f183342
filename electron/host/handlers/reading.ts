import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { countReadings, readTextState } from '../../../db/evidence/file-texts.ts';
import { findFile } from '../../../db/evidence/read-file.ts';
import { readRange } from '../../../db/evidence/read-range.ts';
import type { EvidenceFile } from '../../../db/queries/evidence-files.ts';
import { findFileOf, listFilesOf } from '../../../db/queries/readable-files.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { ReadableFile } from '../../../shared/contract/reading.ts';
import { mayOpen } from '../../../shared/domain/file-risk.ts';
import { safeFileName } from '../../../shared/domain/file-name.ts';
import type { ReadingDocument } from '../../../shared/domain/reading.ts';
import { exportCopy } from '../evidence/export-copy.ts';
import type { CallContext } from '../kernel/context.ts';
import { natureOf } from '../reading/file-view.ts';
import { readerAsks } from '../reading/readers-first.ts';
import { ReadingThread } from '../reading/reading-thread.ts';
import { FileRefused } from '../reading/refused.ts';
import { readWhole } from '../reading/stored-bytes.ts';
import { notFound, ruleBroken } from './save-record.ts';

/** Files that are shown do not wait for those that are searched. */
const thread = new ReadingThread();

export const readingHandlers: Handlers<HostContract, CallContext>['reading'] = {
  describe: async ({ id }, context) => {
    readerAsks();
    const { db } = context.workspace();
    const evidence = getRecord(db, 'evidence', id);
    if (evidence === null) throw notFound('evidence', id);
    const { number, title, keeper, physicalPlace, fileName, fileHash } = evidence;
    const files = await Promise.all((listFilesOf(db, id) ?? []).map((file) => describeFile(db, file)));
    return { id, number, title, keeper, physicalPlace, awaitedName: fileHash === '' ? fileName : '', files };
  },
  bytes: ({ id, fileHash, offset, length }, context) => {
    readerAsks();
    const { db } = context.workspace();
    requireFile(db, id, fileHash);
    const { bytes, sizeBytes } = readRange(db, fileHash, { offset, length });
    return { bytes: forSending(bytes), sizeBytes };
  },
  document: async ({ id, fileHash }, context) => {
    readerAsks();
    const { db } = context.workspace();
    const file = requireFile(db, id, fileHash);
    const { mediaType } = await natureOf(db, file);
    try {
      const bytes = await readWhole(db, fileHash, context.signal);
      const answer = await thread.ask({ task: 'document', bytes, mediaType }, context.signal);
      if ('document' in answer) return answer.document as Mutable<ReadingDocument>;
      return { kind: 'refused', state: 'refused' in answer ? answer.refused : 'unsupported' };
    } catch (error) {
      if (error instanceof FileRefused) return { kind: 'refused', state: error.state };
      throw error;
    }
  },
  saveCopy: async ({ id, fileHash, path }, context) =>
    exportCopy(context, requireFile(context.workspace().db, id, fileHash), path),
  copyOut: async ({ id, fileHash, folder }, context) => {
    const { db } = context.workspace();
    const file = requireFile(db, id, fileHash);
    const { risk } = await natureOf(db, file);
    if (!mayOpen(file.fileName, risk)) throw ruleBroken('risky-file');
    await mkdir(folder, { recursive: true });
    const path = join(folder, safeFileName(file.fileName));
    await exportCopy(context, file, path);
    await chmod(path, 0o444);
    return { path };
  },
  progress: (_input, context) => countReadings(context.workspace().db),
};

/** A chunk goes as it is; of a part a copy, because a view takes the whole of what it looks at to the other process. */
function forSending(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return isWhole ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

type Mutable<T> = T extends Uint8Array ? T : { -readonly [K in keyof T]: Mutable<T[K]> };

function requireFile(db: WorkspaceDb, id: string, fileHash: string): EvidenceFile {
  const file = findFileOf(db, id, fileHash);
  if (file === null) throw notFound('evidence', id);
  return file;
}

async function describeFile(db: WorkspaceDb, file: EvidenceFile): Promise<ReadableFile> {
  const { fileHash, fileName, role, version } = file;
  const own = { fileHash, fileName, version, isEarlier: role === 'version' };
  const unknown = { mediaType: 'application/octet-stream', view: 'none' as const, risk: null };
  const stored = findFile(db, fileHash);
  if (stored === null)
    return { ...own, ...unknown, sizeBytes: 0, isHere: false, isDamaged: false, mayOpen: false, textState: null };
  const nature = await natureOf(db, file).catch((error: unknown) => {
    // A damaged file is described all the same: whoever opens it is told what is wrong.
    if (error instanceof AppFailure && error.error.code === 'workspace-damaged') return null;
    throw error;
  });
  return {
    ...own,
    ...(nature ?? unknown),
    sizeBytes: stored.sizeBytes,
    isHere: true,
    isDamaged: nature === null,
    mayOpen: nature !== null && mayOpen(fileName, nature.risk),
    textState: readTextState(db, fileHash),
  };
}
