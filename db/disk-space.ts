import { statfs } from 'node:fs/promises';
import { AppFailure } from '../shared/app-error.ts';

/** Throws `disk-full` about the folder when its disk has less room than this. Some network drives answer nothing but zeros. */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const disk = await statfs(folder, { bigint: true });
  if (disk.blocks > 0n && disk.bavail * disk.bsize < BigInt(Math.ceil(bytes))) {
    throw new AppFailure({ code: 'disk-full', about: folder });
  }
}
