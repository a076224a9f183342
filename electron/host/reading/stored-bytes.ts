import { setImmediate as nextTurn } from 'node:timers/promises';
import { readRange } from '../../../db/evidence/read-range.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { FileRefused } from './refused.ts';

/** A file that is read whole is no larger. Films and scans beyond it have no words to find anyway. */
export const longestFile = 192 * 1_048_576;

/** All bytes of a stored file, checked chunk by chunk; other calls are answered meanwhile. Throws `FileRefused`. */
export async function readWhole(db: WorkspaceDb, fileHash: string, signal?: AbortSignal): Promise<Buffer> {
  const { sizeBytes } = readRange(db, fileHash, { offset: 0, length: 1 });
  if (sizeBytes > longestFile) throw new FileRefused('too-large');
  const whole = Buffer.allocUnsafeSlow(sizeBytes);
  for (let offset = 0; offset < sizeBytes; ) {
    const { bytes } = readRange(db, fileHash, { offset, length: 1_048_576 });
    bytes.copy(whole, offset);
    offset += bytes.length;
    await nextTurn();
    signal?.throwIfAborted();
  }
  return whole;
}
