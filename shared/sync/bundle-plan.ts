import { recordKinds } from '../domain/record-kind.ts';
import type { RecordSet } from '../domain/record-set.ts';
import type { BagInfo, BundleFormat } from './bundle-info.ts';
import { bagName, bundlePaths, chinaDay, evidencePath, recordsPath } from './bundle-names.ts';
import { byCodeUnit } from './canonical-json.ts';
import type { TransferManifest } from './transfer-manifest.ts';

/** A file of evidence that the records name. */
export interface PlannedEvidence {
  readonly hash: string;
  readonly sizeBytes: number;
}

/** What the newest revisions say: `madeAt` of the newest by time, id of the newest by id. Empty when there are none. */
export interface HistoryEnd {
  readonly newestMadeAt: string;
  readonly headRevisionId: string;
}

/** What a bag is made of, and made from: `transfer` is null in format 1. */
export interface BagContents {
  readonly records: RecordSet;
  readonly history: HistoryEnd;
  readonly transfer: TransferManifest | null;
  /** Whether the page that checks the bag in a browser is in it; bags of the first programs have none. */
  readonly hasPage: boolean;
}

/** The evidence files of a set of records, each once, sorted by hash. */
export function plannedEvidence(records: RecordSet): readonly PlannedEvidence[] {
  const sizes = new Map<string, number>();
  for (const { fileHash, sizeBytes } of [...records.evidence, ...records.evidencePart]) {
    if (fileHash !== '') sizes.set(fileHash, sizeBytes);
  }
  return [...sizes].map(([hash, sizeBytes]) => ({ hash, sizeBytes })).toSorted((a, b) => byCodeUnit(a.hash, b.hash));
}

/** The evidence files that stand in the bag: those of the records without the ones that the recipient holds. */
export function carriedEvidence({ records, transfer }: BagContents): readonly PlannedEvidence[] {
  const held = new Set(transfer?.evidence.held.map(({ hash }) => hash));
  return plannedEvidence(records).filter(({ hash }) => !held.has(hash));
}

/** The format of a bag. */
export function formatOf({ transfer }: Pick<BagContents, 'transfer'>): BundleFormat {
  return transfer === null ? 1 : 2;
}

/** The files of the bag, in the order in which they stand in the container. */
export function plannedPaths(bag: BagContents): readonly string[] {
  const kinds = recordKinds.filter((kind) => bag.records[kind].length > 0).toSorted(byCodeUnit);
  return [
    bundlePaths.bagit,
    bundlePaths.readme,
    ...(bag.hasPage && bag.transfer !== null ? [bundlePaths.page] : []),
    ...(bag.transfer === null ? [] : [bundlePaths.transfer]),
    ...kinds.map(recordsPath),
    bundlePaths.revisions,
    bundlePaths.index,
    ...carriedEvidence(bag).map(({ hash }) => evidencePath(hash)),
    bundlePaths.info,
    bundlePaths.manifest,
    bundlePaths.tagManifest,
    ...(bag.transfer === null ? [] : [bundlePaths.signature]),
  ];
}

/** The bag's base folder. */
export function plannedBagName({ records, history, transfer }: BagContents): string {
  if (transfer !== null) return bagName(transfer.department.code, chinaDay(transfer.madeAt), transfer.sequence);
  return bagName(records.department[0]?.code ?? '', baggingDay(history));
}

/** What `bag-info.txt` says. */
export function plannedInfo(bag: BagContents, payload: { readonly bytes: number; readonly files: number }): BagInfo {
  const { records, history, transfer } = bag;
  const department = records.department[0];
  return {
    collegeName: transfer?.school ?? records.college[0]?.name ?? '',
    departmentName: transfer?.department.name ?? department?.name ?? '',
    departmentId: transfer?.department.id ?? department?.id ?? '',
    baggingDay: transfer === null ? baggingDay(history) : chinaDay(transfer.madeAt),
    payloadBytes: payload.bytes,
    payloadFiles: payload.files,
    headRevisionId: history.headRevisionId,
    transfer: transfer === null ? null : { senderKey: transfer.sender.keyFingerprint, sequence: transfer.sequence },
  };
}

function baggingDay(history: HistoryEnd): string {
  // Without a revision there is no department either, and such a bundle is refused; the day only has to be a day.
  return history.newestMadeAt === '' ? '1970-01-01' : chinaDay(history.newestMadeAt);
}
