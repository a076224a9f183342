import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { publishNewFile } from '../../../db/durable-files.ts';
import { readFile } from '../../../db/evidence/read-file.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { CallContext } from '../kernel/context.ts';

/**
 * Writes the bytes of a piece of evidence to a new file: to `path.part` first, flushed, hashed again as they were read
 * and as they were written, then named. Throws `file-exists`, `not-found` for a piece without a file,
 * `workspace-damaged` and `cancelled` (the reason that the signal carries); nothing is left behind then.
 */
export async function exportCopy(
  context: CallContext,
  evidence: StoredRecord<'evidence'>,
  path: string,
): Promise<{ path: string; sizeBytes: number }> {
  if (evidence.fileHash === '') throw new AppFailure({ code: 'not-found', about: `file of evidence ${evidence.id}` });
  if (existsSync(path)) throw new AppFailure({ code: 'file-exists', about: path });
  const part = `${path}.${context.newId()}.part`;
  return withDiskErrorsAsync(path, async () => {
    try {
      const handle = await open(part, 'wx+');
      try {
        await copyBytes(context, { evidence, handle, label: basename(path) });
        await handle.sync();
        await verifyWritten(context, { evidence, handle, label: basename(path) });
      } finally {
        await handle.close();
      }
      publishNewFile(part, path);
      return { path, sizeBytes: evidence.sizeBytes };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });
}

interface Copy {
  readonly evidence: StoredRecord<'evidence'>;
  readonly handle: FileHandle;
  readonly label: string;
}

async function copyBytes(context: CallContext, { evidence, handle, label }: Copy): Promise<void> {
  let written = 0;
  for (const chunk of readFile(context.workspace().db, evidence.fileHash)) {
    context.signal.throwIfAborted();
    await handle.writeFile(chunk); // writes on from where the handle stands, all of the chunk
    written += chunk.byteLength;
    context.progress({ stage: 'copying', done: written, total: evidence.sizeBytes, unit: 'bytes', label });
    await nextTurn();
  }
}

/** A stick that swallows bytes is told here and not in the meeting where the file is opened. */
async function verifyWritten(context: CallContext, { evidence, handle, label }: Copy): Promise<void> {
  const whole = createHash('sha256');
  const buffer = Buffer.alloc(1_048_576);
  let checked = 0;
  for (;;) {
    context.signal.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, checked);
    if (bytesRead === 0) break;
    whole.update(buffer.subarray(0, bytesRead));
    checked += bytesRead;
    context.progress({ stage: 'verifying', done: checked, total: evidence.sizeBytes, unit: 'bytes', label });
  }
  if (whole.digest('hex') !== evidence.fileHash) throw new AppFailure({ code: 'file-changed', about: label });
}
