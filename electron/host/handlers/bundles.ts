import { readRecordSet } from '../../../db/records/read-records.ts';
import { iterateRevisions } from '../../../db/revisions/read-revisions.ts';
import type { HostContract, Handlers } from '../../../shared/contract/contract.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import { suggestedBundleName } from '../../../shared/sync/bundle-names.ts';
import { plannedEvidence } from '../../../shared/sync/bundle-plan.ts';
import type { CallContext } from '../kernel/context.ts';
import { packBundle } from '../sync/pack-bundle.ts';
import { verifyBundle } from '../sync/verify-bundle.ts';

/** Bundles of the open workspace's department, and the verification of any bundle. */
export const bundlesHandlers: Handlers<HostContract, CallContext>['bundles'] = {
  summary: (_input, context) => {
    const { db, departmentId } = context.workspace();
    const records = readRecordSet(db, departmentId);
    const evidence = plannedEvidence(records);
    let revisionCount = 0;
    const revisions = iterateRevisions(db, departmentId);
    while (revisions.next().done !== true) revisionCount += 1;
    return {
      records: recordKinds.map((kind) => ({ kind, count: records[kind].length })).filter(({ count }) => count > 0),
      revisionCount,
      evidenceFileCount: evidence.length,
      evidenceBytes: evidence.reduce((sum, file) => sum + file.sizeBytes, 0),
      suggestedName: suggestedBundleName(records.department[0]?.name ?? '', context.now()),
    };
  },

  export: ({ path }, context) => {
    const { db, departmentId } = context.workspace();
    return packBundle(db, { path, departmentId, signal: context.signal, progress: context.progress });
  },

  verify: ({ path }, context) =>
    verifyBundle(path, {
      signal: context.signal,
      onProgress: (done, total) => context.progress({ stage: 'verifying', done, total, unit: 'bytes', label: path }),
    }),
};
