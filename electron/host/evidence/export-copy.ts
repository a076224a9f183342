import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { publishNewFile } from '../../../db/durable-files.ts';
import { goodBytes } from '../keeping/good-bytes.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { EvidenceFile } from '../../../db/queries/evidence-files.ts';
import type { CallContext } from '../kernel/context.ts';
import { markAsForeign } from '../reading/mark-of-the-web.ts';

/** What of a stored file a copy needs to know. */
type CopiedFile = Pick<EvidenceFile, 'fileHash' | 'sizeBytes'>;

/**
 * Writes the bytes of one file of a piece of evidence to a new file: to `partPath` (a name beside it) first, flushed, hashed again as they were read
 * and as they were written, then named. Throws `file-exists`, `workspace-damaged` and `cancelled` (the reason that the signal carries); nothing is left behind then.
 */
export async function exportCopy(
  context: CallContext,
  file: CopiedFile & { readonly partPath?: string },
  path: string,
): Promise<{ path: string; sizeBytes: number }> {
  if (existsSync(path)) throw new AppFailure({ code: 'file-exists', about: path });
  const part = file.partPath ?? join(dirname(path), `${context.newId()}.part`);
  return withDiskErrorsAsync(path, async () => {
    try {
      const handle = await open(part, 'wx+');
      try {
        await copyBytes(context, { file, handle, label: basename(path) });
        await handle.sync();
        await verifyWritten(context, { file, handle, label: basename(path) });
      } finally {
        await handle.close();
      }
      publishNewFile(part, path);
      await markAsForeign(path);
      return { path, sizeBytes: file.sizeBytes };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });
}

interface Copy {
  readonly file: CopiedFile;
  readonly handle: FileHandle;
  readonly label: string;
}

async function copyBytes(context: CallContext, { file, handle, label }: Copy): Promise<void> {
  let written = 0;
  for (const chunk of goodBytes(context.workspace().db, file.fileHash)) {
    context.signal.throwIfAborted();
    await handle.writeFile(chunk); // writes on from where the handle stands, all of the chunk
    written += chunk.byteLength;
    context.progress({ stage: 'copying', done: written, total: file.sizeBytes, unit: 'bytes', label });
    await nextTurn();
  }
}

/** A stick that swallows bytes is told here and not in the meeting where the file is opened. */
async function verifyWritten(context: CallContext, { file, handle, label }: Copy): Promise<void> {
  const whole = createHash('sha256');
  const buffer = Buffer.alloc(1_048_576);
  let checked = 0;
  for (;;) {
    context.signal.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, checked);
    if (bytesRead === 0) break;
    whole.update(buffer.subarray(0, bytesRead));
    checked += bytesRead;
    context.progress({ stage: 'verifying', done: checked, total: file.sizeBytes, unit: 'bytes', label });
  }
  if (whole.digest('hex') !== file.fileHash) throw new AppFailure({ code: 'file-changed', about: label });
}
