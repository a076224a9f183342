import { basename } from 'node:path';
import { applyMerge, previewMerge } from '../../../db/merge/apply-merge.ts';
import { getMeta } from '../../../db/meta.ts';
import { chunksOfStream } from '../../../db/evidence/chunk-source.ts';
import { type CompleteFile, EvidenceBatch } from '../../../db/evidence/evidence-batch.ts';
import { hasFile } from '../../../db/evidence/read-file.ts';
import { storeChunks } from '../../../db/evidence/store-file.ts';
import { getPeer } from '../../../db/queries/peers.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure, type Issue } from '../../../shared/app-error.ts';
import type { TakenBundle } from '../../../shared/contract/merging.ts';
import { isWaivable, type MergeRule } from '../../../shared/sync/merge-rules.ts';
import { judgeTrust } from '../../../shared/sync/judge-trust.ts';
import { type MergeOutcome, outcomeOf } from '../../../shared/sync/merge-outcome.ts';
import type { MergePlan, NeededFile } from '../../../shared/sync/merge-plan.ts';
import { type CallContext, type OpenWorkspace, throwIfCancelled } from '../kernel/context.ts';
import { mergeLimits } from './merge-limits.ts';
import { noteTaken, sequenceIssues } from './note-taken.ts';
import { type OpenBundle, openBundle } from './open-bundle.ts';
import { findOwnKeys } from './own-keys.ts';
import { trustFacts } from './trust-facts.ts';

const nothingDone: MergeOutcome = {
  newRevisions: 0,
  knownRevisions: 0,
  added: 0,
  addedKinds: [],
  changed: 0,
  removed: 0,
  kept: 0,
  conflicts: 0,
};

/** Says what taking a bundle over would do, or why it cannot be; changes nothing. Throws what `applyBundle` throws. */
export async function examineBundle(context: CallContext, path: string): Promise<TakenBundle> {
  const workspace = context.workspace();
  return withBundle(context, path, (bundle) => {
    const issues = placeIssues(workspace, bundle);
    if (issues.length > 0) return describe(bundle, path, { outcome: nothingDone, missing: [], issues });
    try {
      return found(planOf(workspace.db, bundle, false), []);
    } catch (error) {
      if (!(error instanceof AppFailure) || error.error.code !== 'bundle-invalid') throw error;
      const { details = [] } = error.error;
      // Who is asked whether it may be taken nevertheless sees all that would be done.
      if (isWaivable(details)) return found(planOf(workspace.db, bundle, true), details);
      return describe(bundle, path, { outcome: nothingDone, missing: [], issues: details });
    }

    function found(plan: MergePlan, issues: readonly Issue[]): TakenBundle {
      const missing = missingFiles(workspace.db, plan);
      const all = [...issues, ...absentIssues(bundle, missing)];
      return describe(bundle, path, { outcome: outcomeOf(plan), missing, issues: all });
    }
  });
}

/**
 * Takes a bundle over: evidence bytes first, which no record names yet, and then everything else with their files in one
 * transaction (SPEC.md, M9). When it fails, is cancelled or killed, the bytes go again and nothing else was ever there.
 * Throws `AppFailure`: `bundle-invalid` with the reasons, `cancelled`, `disk-full`, `file-missing`, `file-busy`,
 * `file-denied`.
 */
export async function applyBundle(
  context: CallContext,
  asked: { readonly path: string; readonly fingerprint: string | undefined; readonly nevertheless: boolean },
): Promise<TakenBundle> {
  const workspace = context.workspace();
  const { db } = workspace;
  return withBundle(context, asked.path, async (bundle) => {
    if (asked.fingerprint !== undefined && asked.fingerprint !== bundle.fingerprint)
      throw new AppFailure({ code: 'file-changed', about: asked.path });
    refuse(placeIssues(workspace, bundle), asked.path);
    const missing = missingFiles(db, planOf(db, bundle, asked.nevertheless));
    refuse(absentIssues(bundle, missing), asked.path);
    const outcome = await takeOver(context, bundle, { missing, nevertheless: asked.nevertheless });
    return describe(bundle, asked.path, { outcome, missing, issues: [] });
  });
}

async function takeOver(
  context: CallContext,
  bundle: OpenBundle,
  { missing, nevertheless }: { readonly missing: readonly NeededFile[]; readonly nevertheless: boolean },
): Promise<MergeOutcome> {
  const { db } = context.workspace();
  const label = bundle.manifest.sender.name;
  const batch = new EvidenceBatch(db);
  let end: 'complete' | 'broken-off' = 'broken-off';
  try {
    const files = await storeBytes(context, batch, { bundle, missing });
    throwIfCancelled(context.signal);
    context.progress({ stage: 'storing', done: 0, total: 0, unit: 'rows', label });
    const limits = mergeLimits(db, { departmentId: bundle.manifest.department.id, nevertheless });
    const note = noteTaken(db, bundle, context.now);
    const { outcome } = context.merge(() =>
      applyMerge(db, bundle.revisions, {
        limits,
        now: context.now,
        before: () => {
          // Other calls were answered while the bytes came.
          refuse(sequenceIssues(db, bundle), label);
          for (const file of files) batch.addFile(file);
          batch.write();
          note.before();
        },
        received: note.received,
      }),
    );
    batch.committed();
    end = 'complete';
    return outcome;
  } finally {
    batch.end(end);
  }
}

/** Stores the chunks of what is missing here; the files themselves are named by the transaction that ends it all. */
async function storeBytes(
  context: CallContext,
  batch: EvidenceBatch,
  { bundle, missing }: { readonly bundle: OpenBundle; readonly missing: readonly NeededFile[] },
): Promise<readonly CompleteFile[]> {
  const total = missing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const files: CompleteFile[] = [];
  let done = 0;
  for (const { fileHash, sizeBytes } of missing) {
    const chunks = chunksOfStream(bundle.evidenceBytes(fileHash));
    const file = await storeChunks(batch, chunks, {
      signal: context.signal,
      onProgress: (bytes) =>
        context.progress({ stage: 'storing', done: done + bytes, total, unit: 'bytes', label: fileHash.slice(0, 12) }),
    });
    // The stick may have changed since the bundle was verified.
    if (file.fileHash !== fileHash || file.sizeBytes !== sizeBytes)
      throw new AppFailure({ code: 'file-changed', about: fileHash });
    files.push(file);
    done += sizeBytes;
  }
  return files;
}

/** Opens a bundle whose every byte holds, and closes it again. Throws `bundle-invalid` with what does not. */
async function withBundle<T>(
  context: CallContext,
  path: string,
  work: (bundle: OpenBundle) => T | Promise<T>,
): Promise<T> {
  const keys = await findOwnKeys(context);
  const { findings, bundle } = await openBundle(path, {
    signal: context.signal,
    identities: keys === null ? [] : [keys.identity],
    onProgress: (done, total) =>
      context.progress({ stage: 'verifying', done, total, unit: 'bytes', label: basename(path) }),
  });
  if (bundle === null) {
    const { issues } = findings;
    throw refusal(issues.length > 0 ? issues : judgeTrust(null, trustFacts(context.workspace())), path);
  }
  try {
    return await work(bundle);
  } finally {
    await bundle.close();
  }
}

/** Why this copy cannot take the bundle: who signed it, for whom and about whom it is, its place in the sequence. */
function placeIssues(workspace: OpenWorkspace, bundle: OpenBundle): readonly Issue[] {
  const { manifest } = bundle;
  const { db } = workspace;
  const expected =
    getMeta(db, 'kind') === 'office'
      ? (getPeer(db, manifest.sender.replicaId)?.departmentId ?? null)
      : workspace.departmentId;
  const trust = judgeTrust(bundle, trustFacts(workspace));
  const issues: Issue[] = [...trust, ...sequenceIssues(db, bundle)];
  // Of somebody unknown nothing is known to compare it with.
  if (manifest.department.id !== expected && (expected !== null || trust.length === 0))
    issues.push({ where: [manifest.department.name], rule: 'merge-other-department' satisfies MergeRule });
  return issues;
}

function planOf(db: WorkspaceDb, bundle: OpenBundle, nevertheless: boolean): MergePlan {
  const limits = mergeLimits(db, { departmentId: bundle.manifest.department.id, nevertheless });
  return previewMerge(db, bundle.revisions, limits);
}

/** The files that records will name and that are not here, each once. */
function missingFiles(db: WorkspaceDb, plan: MergePlan): readonly NeededFile[] {
  const files = new Map(plan.files.map((file) => [file.fileHash, file]));
  return [...files.values()].filter(({ fileHash }) => !hasFile(db, fileHash));
}

function absentIssues(bundle: OpenBundle, missing: readonly NeededFile[]): readonly Issue[] {
  const carried = new Set(bundle.evidence.map(({ hash }) => hash));
  return missing
    .filter(({ fileHash }) => !carried.has(fileHash))
    .slice(0, 200)
    .map(({ recordId, fileHash }) => ({
      where: ['evidence', recordId],
      rule: 'merge-missing-file' satisfies MergeRule,
      found: fileHash,
    }));
}

function refuse(issues: readonly Issue[], about: string): void {
  if (issues.length > 0) throw refusal(issues, about);
}

function refusal(issues: readonly Issue[], about: string): AppFailure {
  return new AppFailure({ code: 'bundle-invalid', about, details: [...issues] });
}

function describe(
  { manifest, fingerprint }: OpenBundle,
  path: string,
  found: {
    readonly outcome: MergeOutcome;
    readonly missing: readonly NeededFile[];
    readonly issues: readonly Issue[];
  },
): TakenBundle {
  return {
    path,
    fingerprint,
    senderName: manifest.sender.name,
    senderRole: manifest.sender.role,
    departmentId: manifest.department.id,
    departmentName: manifest.department.name,
    purpose: manifest.purpose,
    mode: manifest.mode,
    sequence: manifest.sequence,
    madeAt: manifest.madeAt,
    newFiles: found.missing.length,
    newBytes: found.missing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    outcome: found.outcome,
    issues: [...found.issues],
  };
}
