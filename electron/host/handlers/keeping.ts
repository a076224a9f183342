import { damagedHashes } from '../../../db/evidence/damaged-files.ts';
import { emptyBin } from '../../../db/evidence/empty-bin.ts';
import { runFullCheck } from '../../../db/evidence/full-check.ts';
import { shrinkFile } from '../../../db/evidence/shrink-file.ts';
import { listBin, planEmptying } from '../../../db/queries/bin.ts';
import { chooseEvidence, readKeepingStatus } from '../../../db/queries/keeping.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { repairFiles } from '../keeping/repair-files.ts';
import type { CallContext } from '../kernel/context.ts';

export const keepingHandlers: Handlers<HostContract, CallContext>['keeping'] = {
  status: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return readKeepingStatus(db, departmentId);
  },
  damaged: (_input, context) => [...damagedHashes(context.workspace().db)],
  check: async ({ pace, restart }, context) => {
    const { db, departmentId } = context.workspace();
    await runFullCheck(db, {
      pace,
      restart,
      signal: context.signal,
      onProgress: ({ stage, done, total }) =>
        context.progress({ stage, done, total, unit: stage === 'hashing' ? 'bytes' : 'steps', label: '' }),
    });
    return readKeepingStatus(db, departmentId);
  },
  repair: ({ paths }, context) => repairFiles(context, paths),
  bin: (page, context) => {
    const { db, departmentId } = context.workspace();
    return listBin(db, departmentId, page);
  },
  restore: ({ revisionIds }, context) => context.write((writer) => writer.restore(revisionIds)),
  planEmptying: ({ revisionIds }, context) => {
    const { db, departmentId } = context.workspace();
    const { chosen: _chosen, unnamed: _unnamed, ...plan } = planEmptying(db, departmentId, revisionIds);
    return plan;
  },
  empty: async ({ revisionIds }, context) => {
    const { db, departmentId, author } = context.workspace();
    const emptied = await emptyBin(db, {
      departmentId,
      revisionIds,
      author,
      signal: context.signal,
      onProgress: (done, total) => context.progress({ stage: 'emptying', done, total, unit: 'bytes', label: '' }),
    });
    return { ...emptied, cancelled: context.signal.aborted };
  },
  choose: (choice, context) => {
    const { db, departmentId } = context.workspace();
    return chooseEvidence(db, departmentId, choice);
  },
  exportTree: async (input, context) => {
    const { exportTree } = await import('../keeping/export-tree.ts');
    return exportTree(context, input);
  },
  shrink: async (_input, context) => {
    const shrunk = await shrinkFile(context.workspace().db, {
      signal: context.signal,
      onProgress: (done, total) => context.progress({ stage: 'shrinking', done, total, unit: 'bytes', label: '' }),
    });
    return { ...shrunk, cancelled: context.signal.aborted };
  },
};
