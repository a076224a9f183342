import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nextSequence } from '../../../db/queries/bundle-sequence.ts';
import { listPeers } from '../../../db/queries/peers.ts';
import { type AppError, AppFailure } from '../../../shared/app-error.ts';
import type { BatchResult, VolumeChoice } from '../../../shared/contract/bundles.ts';
import { distinctRecipientNames, suggestedBundleName } from '../../../shared/sync/bundle-names.ts';
import { volumeListName, volumeName } from '../../../shared/sync/bundle-volumes.ts';
import type { CallContext } from '../kernel/context.ts';
import { exportBundle } from './bundle-shipment.ts';
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
  // Also those whose key is withdrawn: their files of an earlier day may lie in the folder.
  const known = listPeers(workspace.db).filter(({ role }) => role === 'department');
  const fileNames = distinctRecipientNames(
    known.map(({ name, keys }) => ({ name, keyFingerprint: keys[0]?.keyFingerprint ?? '' })),
  );
  const departments = known
    .map((peer, at) => ({ ...peer, fileName: fileNames[at] ?? peer.name }))
    .filter(({ keys }) => keys.some(({ withdrawnAt }) => withdrawnAt === null));
  const results: BatchResult[] = [];
  let ended: AppError | null = null;
  for (const [at, { replicaId, name, fileName }] of departments.entries()) {
    const report = (): void =>
      context.progress({ stage: 'packing', done: at, total: departments.length, unit: 'files', label: name });
    report();
    const result = { recipientId: replicaId, name };
    try {
      if (ended !== null) throw new AppFailure(ended);
      const bundleName = suggestedBundleName(fileName, context.now(), nextSequence(workspace.db, replicaId));
      const path = freePath(input, bundleName);
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

/**
 * Where the next bundle goes: under its own name, or with （2）, （3） … where a bundle of that name stands. It is always
 * another one, since no number is given twice: of a file that was restored from a backup, or of another office.
 */
function freePath({ folder, encrypt }: BatchInput, bundleName: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? bundleName : bundleName.replace(/\.zip$/u, `（${count}）.zip`);
    const path = join(folder, encrypt === true ? `${name}.age` : name);
    if (![path, volumeName(path, 1), volumeListName(path)].some((each) => existsSync(each))) return path;
  }
}
