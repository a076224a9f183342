import { countBundle } from '../../../db/queries/bundles.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { HostContract, Handlers } from '../../../shared/contract/contract.ts';
import { suggestedBundleName } from '../../../shared/sync/bundle-names.ts';
import type { CallContext } from '../kernel/context.ts';
import { packBundle } from '../sync/pack-bundle.ts';
import { verifyBundle } from '../sync/verify-bundle.ts';

/** Bundles of the open workspace's department, and the verification of any bundle. */
export const bundlesHandlers: Handlers<HostContract, CallContext>['bundles'] = {
  summary: (_input, context) => {
    const { db, departmentId } = context.workspace();
    const counts = countBundle(db, departmentId);
    const departmentName = getRecord(db, 'department', departmentId)?.name ?? '';
    return {
      ...counts,
      records: counts.records.filter(({ count }) => count > 0),
      suggestedName: suggestedBundleName(departmentName, context.now()),
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
