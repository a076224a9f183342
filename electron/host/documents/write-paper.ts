import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { replaceFile } from '../../../db/durable-files.ts';
import { AppFailure } from '../../../shared/app-error.ts';

/**
 * Writes a finished paper under another name, fsyncs it, and renames it in place of what stood at `path`: a reader sees
 * the old file or the whole new one. Throws `cancelled` with nothing left behind; file errors as Node gives them.
 */
export async function writePaper(
  path: string,
  bytes: Uint8Array,
  options: { readonly signal: AbortSignal; readonly newId: () => string },
): Promise<void> {
  const part = `${path}.${options.newId()}.part`;
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (options.signal.aborted) throw new AppFailure({ code: 'cancelled' });
    replaceFile(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/** The path itself, or with （2）, （3） … before its ending where a file of that name stands already. */
export function freeName(path: string): string {
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  let free = path;
  for (let count = 2; existsSync(free); count += 1) free = `${stem}（${count}）${ending}`;
  return free;
}
