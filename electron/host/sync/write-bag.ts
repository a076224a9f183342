import type { FileHandle } from 'node:fs/promises';
import { goodBytes } from '../keeping/good-bytes.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { iterateRevisions } from '../../../db/revisions/read-revisions.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { type RecordKind, recordKinds, type StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { printEvidenceIndex } from '../../../shared/sync/bundle-index.ts';
import { bagitText, printBagInfo, readmeText } from '../../../shared/sync/bundle-info.ts';
import { type BagFile, payloadOf } from '../../../shared/sync/bundle-judge.ts';
import { recordLines, revisionLine } from '../../../shared/sync/bundle-lines.ts';
import { printManifest } from '../../../shared/sync/bundle-manifest.ts';
import { bundlePaths, evidencePath, isPayloadPath, recordsPath } from '../../../shared/sync/bundle-names.ts';
import { type HistoryEnd, plannedBagName, plannedEvidence, plannedInfo } from '../../../shared/sync/bundle-plan.ts';
import { byCodeUnit } from '../../../shared/sync/canonical-json.ts';
import { type WrittenFile, ZipWriter } from './zip-writer.ts';

export interface WriteBagOptions {
  readonly departmentId: string;
  /** Asked once, before the evidence is written; throws when the disk has less room than this. */
  readonly requireSpace: (bytes: number) => Promise<void>;
  /** Called for each piece of at most a megabyte; throws to stop. In bytes of evidence. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Writes the bag of a department into an empty file, in the order of `plannedPaths`. Records and revisions are read and
 * written at once, in one transaction: they are one moment of the workspace, however long the evidence takes. Evidence
 * is found by its content, so nothing that happens meanwhile can change what is read.
 */
export async function writeBag(db: WorkspaceDb, handle: FileHandle, options: WriteBagOptions): Promise<void> {
  const zip = new ZipWriter(handle);
  const snapshot = db.raw.transaction(() => writeSnapshot(db, zip, options.departmentId)).deferred();
  const { records, history, base } = snapshot;
  const files: BagFile[] = [...snapshot.files];
  const evidence = plannedEvidence(records);
  const total = evidence.reduce((sum, file) => sum + file.sizeBytes, 0);
  // Headers and manifest lines take less than a kilobyte a file.
  await options.requireSpace(total + (evidence.length + 64) * 1024);
  let done = 0;
  options.onProgress(done, total);
  const onBytes = (count: number): void => {
    done += count;
    options.onProgress(done, total);
  };
  for (const { hash, sizeBytes } of evidence) {
    const path = evidencePath(hash);
    const written = await zip.addBytes(`${base}/${path}`, sizeBytes, { chunks: goodBytes(db, hash), onBytes });
    files.push(bagFile(path, written));
  }
  const addText = (path: string, text: string): void => {
    files.push(bagFile(path, zip.addText(`${base}/${path}`, [text])));
  };
  addText(bundlePaths.info, printBagInfo(plannedInfo(records, history, payloadOf(files))));
  addText(bundlePaths.manifest, manifestOf(files.filter((file) => isPayloadPath(file.path))));
  addText(bundlePaths.tagManifest, manifestOf(files.filter((file) => !isPayloadPath(file.path))));
  await zip.end();
}

interface Snapshot {
  readonly records: RecordSet;
  readonly history: HistoryEnd;
  readonly base: string;
  readonly files: readonly BagFile[];
}

function writeSnapshot(db: WorkspaceDb, zip: ZipWriter, departmentId: string): Snapshot {
  const records = readRecordSet(db, departmentId);
  const history = historyEnd(db, departmentId);
  const base = plannedBagName(records, history);
  const texts: readonly (readonly [string, Iterable<string>])[] = [
    [bundlePaths.bagit, [bagitText]],
    [bundlePaths.readme, [readmeText]],
    ...recordKinds
      .filter((kind) => records[kind].length > 0)
      .toSorted(byCodeUnit)
      .map((kind) => [recordsPath(kind), recordLines(records[kind] as readonly StoredRecord<RecordKind>[])] as const),
    [bundlePaths.revisions, revisionLines(db, departmentId)],
    [bundlePaths.index, [printEvidenceIndex(records)]],
  ];
  const files = texts.map(([path, parts]) => bagFile(path, zip.addText(`${base}/${path}`, parts)));
  return { records, history, base, files };
}

function historyEnd(db: WorkspaceDb, departmentId: string): HistoryEnd {
  let newestMadeAt = '';
  let headRevisionId = '';
  for (const { id, madeAt } of iterateRevisions(db, departmentId)) {
    if (madeAt > newestMadeAt) newestMadeAt = madeAt;
    if (id > headRevisionId) headRevisionId = id;
  }
  return { newestMadeAt, headRevisionId };
}

function* revisionLines(db: WorkspaceDb, departmentId: string): Generator<string> {
  for (const revision of iterateRevisions(db, departmentId)) yield revisionLine(revision);
}

function bagFile(path: string, written: WrittenFile): BagFile {
  return { path, size: written.size, sha256: written.sha256 };
}

function manifestOf(files: readonly BagFile[]): string {
  return printManifest(files.map(({ path, sha256 }) => ({ path, hash: sha256 })));
}
