import { createHash } from 'node:crypto';
import { iterateRevisions } from '../../../db/revisions/read-revisions.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { lastArrival } from '../../../db/queries/bundle-sequence.ts';
import { type RecordKind, recordKinds, type StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { Revision } from '../../../shared/domain/revision.ts';
import type { BagFile } from '../../../shared/sync/bundle-contents.ts';
import { printEvidenceIndex } from '../../../shared/sync/bundle-index.ts';
import { bagitText, printBagInfo, readmeText } from '../../../shared/sync/bundle-info.ts';
import { payloadOf } from '../../../shared/sync/bundle-judge.ts';
import { recordLines, revisionLine } from '../../../shared/sync/bundle-lines.ts';
import { printManifest } from '../../../shared/sync/bundle-manifest.ts';
import { bundlePaths, evidencePath, isPayloadPath, recordsPath } from '../../../shared/sync/bundle-names.ts';
import {
  carriedEvidence,
  type PlannedEvidence,
  plannedBagName,
  plannedInfo,
} from '../../../shared/sync/bundle-plan.ts';
import { byCodeUnit } from '../../../shared/sync/canonical-json.ts';
import { printTransferManifest, type TransferManifest } from '../../../shared/sync/transfer-manifest.ts';
import { signatureNamespace } from '../../../shared/sync/signature-namespace.ts';
import { countRecords, type Transmittal } from '../../../shared/sync/transmittal.ts';
import { goodBytes } from '../keeping/good-bytes.ts';
import { type BagPlan, type PreparedBag, prepareBag } from './bag-snapshot.ts';
import type { BundleKeys } from './bundle-keys.ts';
import type { ContainerSink } from './container-sink.ts';
import { signMessage } from './ssh-signature.ts';
import { verifyPage } from './verify-page.ts';
import { type WrittenFile, ZipWriter } from './zip-writer.ts';

export interface WriteBagOptions {
  readonly plan: () => BagPlan;
  readonly keys: BundleKeys;
  /** Asked once, before the evidence is written; throws when the disk has less room than this. */
  readonly requireSpace: (bytes: number) => Promise<void>;
  /** Called when the texts are laid out and nothing of the evidence is written: a hash that stands for their state. */
  readonly onState?: (state: string) => Promise<void>;
  /** CRC-32 of the first evidence files, as far as an earlier attempt got; they are not read when the sink keeps them. */
  readonly knownCrcs?: readonly number[];
  /** Called after each evidence file, in the order of the bag. */
  readonly onFile?: (crc32: number) => void;
  /** Called for each piece of at most a megabyte; throws to stop. In bytes of evidence. */
  readonly onProgress: (done: number, total: number) => void;
}

/** What was written, for the books of the sender. */
export interface WrittenBag {
  readonly manifest: TransferManifest;
  readonly evidence: readonly PlannedEvidence[];
  readonly records: Transmittal['records'];
  /** The newest revision of the file when its records were read; 0 for a receipt, which tells nothing of them. */
  readonly lastArrival: number;
}

/**
 * Writes a signed bag into an empty sink, in the order of `plannedPaths`. Records and revisions are read and written at
 * once, in one transaction: they are one moment of the workspace, however long the evidence takes. Evidence is found by
 * its content, so nothing that happens meanwhile can change what is read.
 */
export async function writeBag(db: WorkspaceDb, sink: ContainerSink, options: WriteBagOptions): Promise<WrittenBag> {
  const zip = new ZipWriter(sink);
  const { bag, base, ...snapshot } = db.raw.transaction(() => writeSnapshot(db, zip, options.plan())).deferred();
  const files: BagFile[] = [...snapshot.files];
  await options.onState?.(createHash('sha256').update(JSON.stringify(files)).digest('hex'));
  const evidence = carriedEvidence(bag);
  const total = evidence.reduce((sum, file) => sum + file.sizeBytes, 0);
  // Headers and manifest lines take less than a kilobyte a file.
  await options.requireSpace(total + (evidence.length + 64) * 1024);
  let done = 0;
  options.onProgress(done, total);
  const onBytes = (count: number): void => {
    done += count;
    options.onProgress(done, total);
  };
  for (const [index, { hash, sizeBytes }] of evidence.entries()) {
    const path = evidencePath(hash);
    const crc32 = options.knownCrcs?.[index];
    const written = await zip.addBytes({
      name: `${base}/${path}`,
      size: sizeBytes,
      sha256: hash,
      ...(crc32 === undefined ? {} : { crc32 }),
      chunks: () => goodBytes(db, hash), // compares the bytes with their hash before it ends
      onBytes,
    });
    options.onFile?.(written.crc32);
    files.push(bagFile(path, written));
  }
  const addText = (path: string, text: string): void => {
    files.push(bagFile(path, zip.addText(`${base}/${path}`, [text])));
  };
  addText(bundlePaths.info, printBagInfo(plannedInfo(bag, payloadOf(files))));
  addText(bundlePaths.manifest, manifestOf(files.filter((file) => isPayloadPath(file.path))));
  const tagManifest = manifestOf(files.filter((file) => !isPayloadPath(file.path)));
  addText(bundlePaths.tagManifest, tagManifest);
  const { privateKey, publicKey } = options.keys;
  const signature = { privateKey, publicKey, namespace: signatureNamespace };
  addText(bundlePaths.signature, signMessage(Buffer.from(tagManifest, 'utf8'), signature));
  await zip.end();
  return { manifest: bag.transfer, evidence, records: countRecords(bag.records), lastArrival: snapshot.lastArrival };
}

interface Snapshot {
  readonly bag: PreparedBag['bag'];
  readonly base: string;
  readonly files: readonly BagFile[];
  readonly lastArrival: number;
}

function writeSnapshot(db: WorkspaceDb, zip: ZipWriter, plan: BagPlan): Snapshot {
  const { bag, part } = prepareBag(db, plan);
  const { records, transfer } = bag;
  const base = plannedBagName(bag);
  const texts: readonly (readonly [string, Iterable<string>])[] = [
    [bundlePaths.bagit, [bagitText]],
    [bundlePaths.readme, [readmeText(2, true)]],
    [bundlePaths.page, [verifyPage]],
    [bundlePaths.transfer, [printTransferManifest(transfer)]],
    ...recordKinds
      .filter((kind) => records[kind].length > 0)
      .toSorted(byCodeUnit)
      .map((kind) => [recordsPath(kind), recordLines(records[kind] as readonly StoredRecord<RecordKind>[])] as const),
    [bundlePaths.revisions, revisionLines(part ?? iterateRevisions(db, plan.departmentId))],
    [bundlePaths.index, [printEvidenceIndex(records)]],
  ];
  const files = texts.map(([path, parts]) => bagFile(path, zip.addText(`${base}/${path}`, parts)));
  return { bag, base, files, lastArrival: transfer.mode === 'receipt' ? 0 : lastArrival(db) };
}

function* revisionLines(revisions: Iterable<Revision>): Generator<string> {
  for (const revision of revisions) yield revisionLine(revision);
}

function bagFile(path: string, written: WrittenFile): BagFile {
  return { path, size: written.size, sha256: written.sha256 };
}

function manifestOf(files: readonly BagFile[]): string {
  return printManifest(files.map(({ path, sha256 }) => ({ path, hash: sha256 })));
}
