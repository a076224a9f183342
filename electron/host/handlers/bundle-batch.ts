import { join } from 'node:path';
import { listPeers } from '../../../db/queries/peers.ts';
import { type AppError, AppFailure } from '../../../shared/app-error.ts';
import type { BatchResult, VolumeChoice } from '../../../shared/contract/bundles.ts';
import { suggestedBundleName } from '../../../shared/sync/bundle-names.ts';
import type { CallContext } from '../kernel/context.ts';
import { carriedBy, exportBundle, shipmentOf } from './bundle-shipment.ts';
import { officeOf } from './office-guard.ts';

interface BatchInput {
  readonly folder: string;
  readonly full?: boolean | undefined;
  readonly encrypt?: boolean | undefined;
  readonly volumes?: VolumeChoice | undefined;
}

/** What ends the whole batch: the next bundle would fail in the same way. */
const endingCodes: ReadonlySet<AppError['code']> = new Set(['cancelled', 'disk-full', 'drive-gone', 'file-denied']);

/**
 * Makes the office's bundle for every enrolled department, one after the other into one folder. One that fails does not
 * stop the others; cancelling, or a disk that is full or gone, does, and what was made until then stays.
 */
export async function exportToAll(context: CallContext, input: BatchInput): Promise<BatchResult[]> {
  const workspace = officeOf(context);
  const departments = listPeers(workspace.db).filter(
    ({ role, keys }) => role === 'department' && keys.some(({ withdrawnAt }) => withdrawnAt === null),
  );
  const results: BatchResult[] = [];
  let ended: AppError | null = null;
  for (const [at, { replicaId, name }] of departments.entries()) {
    const report = (): void =>
      context.progress({ stage: 'packing', done: at, total: departments.length, unit: 'files', label: name });
    report();
    const result = { recipientId: replicaId, name };
    try {
      if (ended !== null) throw new AppFailure(ended);
      const shipment = shipmentOf(workspace, { recipientId: replicaId, full: input.full }, context.now());
      const { sequence } = workspace.db.raw.transaction(() => carriedBy(workspace, shipment)).deferred();
      const fileName = suggestedBundleName(name, context.now(), sequence);
      const path = join(input.folder, input.encrypt === true ? `${fileName}.age` : fileName);
      const made = await exportBundle(context, { ...input, path, recipientId: replicaId }, report);
      results.push({ ...result, made, error: null });
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error;
      if (endingCodes.has(error.error.code)) ended ??= error.error;
      results.push({ ...result, made: null, error: error.error });
    }
  }
  return results;
}
