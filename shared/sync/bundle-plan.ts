import { recordKinds } from '../domain/record-kind.ts';
import type { RecordSet } from '../domain/record-set.ts';
import type { BagInfo } from './bundle-info.ts';
import { bagName, bundlePaths, chinaDay, evidencePath, recordsPath } from './bundle-names.ts';
import { byCodeUnit } from './canonical-json.ts';

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

/** The evidence files of a set of records, each once, sorted by hash. */
export function plannedEvidence(records: RecordSet): readonly PlannedEvidence[] {
  const sizes = new Map<string, number>();
  for (const { fileHash, sizeBytes } of [...records.evidence, ...records.evidencePart]) {
    if (fileHash !== '') sizes.set(fileHash, sizeBytes);
  }
  return [...sizes].map(([hash, sizeBytes]) => ({ hash, sizeBytes })).toSorted((a, b) => byCodeUnit(a.hash, b.hash));
}

/** The files of the bag that a set of records makes, in the order in which they stand in the container. */
export function plannedPaths(records: RecordSet): readonly string[] {
  const kinds = recordKinds.filter((kind) => records[kind].length > 0).toSorted(byCodeUnit);
  return [
    bundlePaths.bagit,
    bundlePaths.readme,
    ...kinds.map(recordsPath),
    bundlePaths.revisions,
    bundlePaths.index,
    ...plannedEvidence(records).map(({ hash }) => evidencePath(hash)),
    bundlePaths.info,
    bundlePaths.manifest,
    bundlePaths.tagManifest,
  ];
}

/** The bag's base folder. */
export function plannedBagName(records: RecordSet, history: HistoryEnd): string {
  return bagName(records.department[0]?.code ?? '', baggingDay(history));
}

/** What `bag-info.txt` says of these records. */
export function plannedInfo(
  records: RecordSet,
  history: HistoryEnd,
  payload: { readonly bytes: number; readonly files: number },
): BagInfo {
  return {
    collegeName: records.college[0]?.name ?? '',
    departmentName: records.department[0]?.name ?? '',
    departmentId: records.department[0]?.id ?? '',
    baggingDay: baggingDay(history),
    payloadBytes: payload.bytes,
    payloadFiles: payload.files,
    headRevisionId: history.headRevisionId,
  };
}

function baggingDay(history: HistoryEnd): string {
  // Without a revision there is no department either, and such a bundle is refused; the day only has to be a day.
  return history.newestMadeAt === '' ? '1970-01-01' : chinaDay(history.newestMadeAt);
}
