import { basename } from 'node:path';
import { findEvidenceByHash, findEvidenceLink, listAwaitedFiles } from '../../../db/queries/evidence.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { type StoreOutcome, storeFiles } from '../../../db/evidence/store-files.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { AppError } from '../../../shared/app-error.ts';
import type { IngestOutcome } from '../../../shared/contract/evidence.ts';
import type { EvidenceTargetKind } from '../../../shared/domain/evidence.ts';
import { guessEvidence } from '../../../shared/domain/evidence-file.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { detectMediaType } from './media-type.ts';
import { walkFiles } from './walk-files.ts';

interface Target {
  readonly targetKind: EvidenceTargetKind;
  readonly targetId: string;
  readonly recordName?: string | undefined;
  readonly year?: string | undefined;
}

/** Lists that grow while the ingest runs; the contract's outcome in the end. */
type Outcome = { -readonly [F in 'added' | 'duplicates' | 'skipped']: IngestOutcome[F] };

interface Recording {
  readonly link: Target | undefined;
  readonly outcome: Outcome;
  readonly mediaTypes: ReadonlyMap<string, string>;
}

/**
 * Takes files in: bytes and their records in one command a batch, so that no record ever lacks its bytes, no bytes their
 * record, and a cancelled or broken ingest keeps what is finished.
 */
export async function ingestFiles(
  context: CallContext,
  { paths, link }: { readonly paths: readonly string[]; readonly link?: Target | undefined },
): Promise<IngestOutcome> {
  const { db } = context.workspace();
  const walk = await walkFiles(paths, {
    signal: context.signal,
    workspacePath: db.path,
    onFound: (count, path) =>
      context.progress({ stage: 'scanning', done: count, total: 0, unit: 'files', label: basename(path) }),
  });
  const outcome: Outcome = { added: [], duplicates: [], skipped: [...walk.skipped] };
  const files = walk.files.map(({ path }) => path);
  let bytesRead = 0;
  const mediaTypes = new Map<string, string>();
  const batches = storeFiles(db, files, {
    signal: context.signal,
    onProgress: (progress) => {
      bytesRead = progress.bytesRead;
      const label = basename(files[progress.filesRead] ?? files.at(-1) ?? '');
      context.progress({ stage: 'ingesting', done: bytesRead, total: walk.totalBytes, unit: 'bytes', label });
    },
    commit: async (store, waiting) => {
      mediaTypes.clear();
      for (const { path, head } of waiting) mediaTypes.set(path, await detectMediaType(head, basename(path)));
      writeRecords(context, store, { link, outcome, mediaTypes });
    },
  });
  for await (const batch of batches) {
    for (const one of batch) {
      if (!one.ok) outcome.skipped.push({ path: one.path, reason: skipReason(one.failure.error) });
    }
  }
  return { ...outcome, bytesRead, cancelled: context.signal.aborted };
}

/** Only files that somebody was writing to may be tried again as they are. */
function skipReason(error: AppError): IngestOutcome['skipped'][number]['reason'] {
  return error.code === 'file-changed' ? 'changed' : 'unreadable';
}

/** What is told of a batch counts only when its command was committed. */
function writeRecords(
  context: CallContext,
  store: () => readonly StoreOutcome[],
  { link, outcome, mediaTypes }: Recording,
): void {
  const told = context.write((writer, workspace) => {
    const batch = store().filter((one) => one.ok);
    const lists: Outcome = { added: [], duplicates: [], skipped: [] };
    // Each record that waits for a file gets one: two files of one name are two pieces.
    const awaited = new Map(
      [...listAwaitedFiles(workspace.db, workspace.departmentId)].map(([name, pieces]) => [name, [...pieces]]),
    );
    let ordinal = nextOrdinal(workspace.db, 'evidence', workspace.departmentId);
    for (const file of batch) {
      const name = basename(file.path);
      const waiting = awaited.get(name.normalize('NFC'))?.shift();
      const known = findEvidenceByHash(workspace.db, workspace.departmentId, file.fileHash);
      const bytes = {
        fileHash: file.fileHash,
        fileName: name,
        mediaType: mediaTypes.get(file.path) ?? '',
        sizeBytes: file.sizeBytes,
      };
      let evidenceId: string;
      if (waiting !== undefined) {
        // A list named this file: it is this piece, also when another piece holds the same bytes.
        evidenceId = writer.update('evidence', waiting.id, { fields: bytes }).id;
      } else if (known !== null) {
        evidenceId = known.id;
      } else {
        const fields = { ...guessEvidence(name), ...bytes, ordinal };
        evidenceId = writer.create('evidence', fields, { departmentId: workspace.departmentId }).id;
        ordinal += 1;
      }
      if (waiting === undefined && known !== null)
        lists.duplicates.push({ path: file.path, evidenceId, title: known.title });
      else lists.added.push({ id: evidenceId, path: file.path, fileHash: file.fileHash, sizeBytes: file.sizeBytes });
      if (link !== undefined) linkOnce(writer, workspace, { ...link, evidenceId });
    }
    return lists;
  });
  outcome.added.push(...told.added);
  outcome.duplicates.push(...told.duplicates);
}

/** Links a piece of evidence to what it proves, unless it is linked so already. Answers the link's id. */
export function linkOnce(
  writer: RecordWriter,
  { db, departmentId }: OpenWorkspace,
  link: Target & { readonly evidenceId: string },
): string {
  const { evidenceId, targetKind, targetId, recordName = '', year = '' } = link;
  const fields = { evidenceId, targetKind, targetId, recordName, year };
  return findEvidenceLink(db, evidenceId, fields) ?? writer.create('evidenceLink', fields, { departmentId }).id;
}
