import { listRevisionsSince } from '../../../db/queries/bundle-sequence.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { iterateRevisions } from '../../../db/revisions/read-revisions.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { type RecordKind, recordKinds, type StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import type { Revision } from '../../../shared/domain/revision.ts';
import { type BagContents, type HistoryEnd, plannedEvidence } from '../../../shared/sync/bundle-plan.ts';
import { byCodeUnit } from '../../../shared/sync/canonical-json.ts';
import { officePurpose } from '../../../shared/sync/office-purpose.ts';
import type { TransferManifest } from '../../../shared/sync/transfer-manifest.ts';

/** Everything of `transfer.json` that does not follow from what is packed. */
export type TransferPlace = Omit<
  TransferManifest,
  'format' | 'school' | 'department' | 'prerequisites' | 'revisions' | 'evidence'
>;

/** What goes into a bag, asked for inside of the transaction in which the workspace is read. */
export interface BagPlan {
  readonly departmentId: string;
  readonly place: TransferPlace;
  /** What an increment leaves out; null for a full one. */
  readonly since: { readonly afterArrival: number; readonly peerId: string } | null;
  /** Evidence that the recipient holds. */
  readonly held: ReadonlySet<string>;
}

/** What a bag is made from, as the workspace stands. */
export interface PreparedBag {
  readonly bag: BagContents & { readonly transfer: TransferManifest };
  /** The revisions of an increment or a receipt; null for all of them. */
  readonly part: readonly Revision[] | null;
}

/** Reads what a plan asks for. To be called in a transaction: records and revisions are then one moment. */
export function prepareBag(db: WorkspaceDb, plan: BagPlan): PreparedBag {
  const all = readRecordSet(db, plan.departmentId);
  const part = plan.since === null ? null : listRevisionsSince(db, plan.departmentId, plan.since);
  const records = part === null ? all : recordsOf(all, part);
  const history = summarize(part ?? iterateRevisions(db, plan.departmentId), plan.place.sender.replicaId);
  return { bag: { records, history, transfer: transferOf(plan, { all, records, history }), hasPage: true }, part };
}

interface Packed {
  readonly all: RecordSet;
  readonly records: RecordSet;
  readonly history: History;
}

function transferOf(plan: BagPlan, { all, records, history }: Packed): TransferManifest {
  const department = all.department[0];
  const named = plannedEvidence(records);
  const carried = named.filter(({ hash }) => !plan.held.has(hash));
  return {
    ...plan.place,
    purpose: plan.place.purpose === 'feedback' ? officePurpose(history.senderKinds) : plan.place.purpose,
    format: 2,
    school: all.college[0]?.name ?? '',
    department: { id: plan.departmentId, name: department?.name ?? '', code: department?.code ?? '' },
    prerequisites: [...history.missingParents],
    revisions: { count: history.count, head: history.headRevisionId },
    evidence: {
      files: carried.length,
      bytes: carried.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      held: named.filter(({ hash }) => plan.held.has(hash)),
    },
  };
}

/** The records whose newest revision is one of these. */
function recordsOf(all: RecordSet, revisions: readonly Revision[]): RecordSet {
  const ids = new Set(revisions.map(({ id }) => id));
  return Object.fromEntries(
    recordKinds.map((kind) => [
      kind,
      (all[kind] as readonly StoredRecord<RecordKind>[]).filter(({ revisionId }) => ids.has(revisionId)),
    ]),
  ) as unknown as RecordSet;
}

interface History extends HistoryEnd {
  readonly count: number;
  readonly missingParents: readonly string[];
  /** Kinds of the records that the sender itself wrote. */
  readonly senderKinds: ReadonlySet<RecordKind>;
}

function summarize(revisions: Iterable<Revision>, senderId: string): History {
  let newestMadeAt = '';
  let headRevisionId = '';
  const ids = new Set<string>();
  const parents = new Set<string>();
  const senderKinds = new Set<RecordKind>();
  for (const revision of revisions) {
    if (revision.madeAt > newestMadeAt) newestMadeAt = revision.madeAt;
    if (revision.id > headRevisionId) headRevisionId = revision.id;
    ids.add(revision.id);
    // Departments write no reviews: one is the office's own, also where it was written on another of its computers.
    if (revision.replicaId === senderId || revision.recordKind === 'review') senderKinds.add(revision.recordKind);
    for (const parent of revision.parents) parents.add(parent);
  }
  const missingParents = [...parents].filter((id) => !ids.has(id)).toSorted(byCodeUnit);
  return { newestMadeAt, headRevisionId, count: ids.size, missingParents, senderKinds };
}
