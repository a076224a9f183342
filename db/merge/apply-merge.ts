import type Database from 'better-sqlite3';
import { AppFailure } from '../../shared/app-error.ts';
import { recordKinds } from '../../shared/domain/record-kind.ts';
import type { Revision } from '../../shared/domain/revision.ts';
import { type MergeOutcome, outcomeOf } from '../../shared/sync/merge-outcome.ts';
import type { MergeLimits, MergePlan, RecordWrite } from '../../shared/sync/merge-plan.ts';
import type { MergeIssue } from '../../shared/sync/merge-rules.ts';
import { planMerge } from '../../shared/sync/plan-merge.ts';
import { withDiskErrors } from '../disk-error.ts';
import { hasFile } from '../evidence/read-file.ts';
import type { CommittedChange } from '../records/record-writer.ts';
import { deleteRow, insertRow, updateRow } from '../records/record-rows.ts';
import { insertRevision } from '../revisions/revision-store.ts';
import { indexRecords, isSearched, type WrittenRecord } from '../search/search-index.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { mergeStoreOf } from './merge-store.ts';
import { notePartedState } from './parted-records.ts';

/** With more records than this, whoever shows any of them reads everything again anyway. */
const namedRecordsLimit = 200;

export interface ApplyOptions {
  readonly limits: MergeLimits;
  readonly now: () => string;
  /** Runs inside the transaction, before anything is written: what must hold, or fail, together with it. */
  readonly before?: () => void;
  /** Runs inside the transaction after the revisions that came, and before those that the merge makes itself. */
  readonly received?: (outcome: MergeOutcome) => void;
}

/** The same decisions as `applyMerge` takes, without writing any. Throws what it throws. */
export function previewMerge(db: WorkspaceDb, incoming: Iterable<Revision>, limits: MergeLimits): MergePlan {
  const answer = planMerge(mergeStoreOf(db.raw), incoming, limits);
  if (!answer.ok) throw refused(answer.issues);
  return answer.plan;
}

/**
 * Takes revisions of another copy in: records, revisions, what stands open, search index and receipt in one
 * transaction, or nothing of it (M9). Bytes of evidence must be there before. Throws `bundle-invalid` with the reasons,
 * `disk-full`, `file-denied`, `workspace-damaged`.
 */
export function applyMerge(
  db: WorkspaceDb,
  incoming: Iterable<Revision>,
  options: ApplyOptions,
): { readonly outcome: MergeOutcome; readonly change: CommittedChange } {
  const transaction = db.raw.transaction(() => {
    options.before?.();
    const plan = previewMerge(db, incoming, options.limits);
    refuseMissingFiles(db, plan);
    const outcome = outcomeOf(plan);
    for (const revision of plan.arrived) insertRevision(db.raw, revision);
    options.received?.(outcome);
    for (const revision of plan.made) insertRevision(db.raw, revision);
    writePlan(db.raw, plan);
    return { plan, outcome };
  });
  const { plan, outcome } = withDiskErrors(db.path, () => transaction.immediate());
  return { outcome, change: changeOf(plan, options.now()) };
}

function refused(issues: readonly MergeIssue[]): AppFailure {
  return new AppFailure({ code: 'bundle-invalid', about: 'merge', details: [...issues] });
}

function refuseMissingFiles(db: WorkspaceDb, plan: MergePlan): void {
  const missing = plan.files.filter(({ fileHash }) => !hasFile(db, fileHash));
  if (missing.length === 0) return;
  throw refused(
    missing.slice(0, 200).map(({ recordId, fileHash }) => ({
      where: ['evidence', recordId],
      rule: 'merge-missing-file',
      found: fileHash,
    })),
  );
}

function writePlan(raw: Database.Database, plan: MergePlan): void {
  const unindexed: WrittenRecord[] = [];
  for (const write of plan.writes) {
    writeRow(raw, write);
    const found = searched(write);
    if (found !== null) unindexed.push(found);
  }
  for (const state of plan.parted) notePartedState(raw, state);
  indexRecords(raw, unindexed);
}

function writeRow(raw: Database.Database, { kind, id, before, after }: RecordWrite): void {
  if (after === null) deleteRow(raw, kind, id);
  else if (before === null) insertRow(raw, after);
  else updateRow(raw, after);
}

function searched({ kind, id, before, after }: RecordWrite): WrittenRecord | null {
  if (before === null || after === null) return { kind, id, fields: after?.fields ?? null };
  const changed = Object.keys(after.fields).filter((field) => after.fields[field] !== before.fields[field]);
  return isSearched(kind, changed) ? { kind, id, fields: after.fields } : null;
}

function changeOf(plan: MergePlan, savedAt: string): CommittedChange {
  const kinds = new Set(plan.writes.map(({ kind }) => kind));
  return {
    kinds: recordKinds.filter((kind) => kinds.has(kind)),
    recordIds: plan.writes.length > namedRecordsLimit ? [] : plan.writes.map(({ id }) => id),
    savedAt,
  };
}
