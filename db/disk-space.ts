import { statfs } from 'node:fs/promises';
import { AppFailure } from '../shared/app-error.ts';

/** Throws `disk-full` about the folder, with `room-missing` in bytes, when its disk has less room than this. Some network drives answer nothing but zeros. */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const disk = await statfs(folder, { bigint: true });
  const free = disk.bavail * disk.bsize;
  if (disk.blocks > 0n && free < BigInt(Math.ceil(bytes))) {
    const counted = { where: [folder], rule: 'room-missing', found: String(free), expected: String(Math.ceil(bytes)) };
    throw new AppFailure({ code: 'disk-full', about: folder, details: [counted] });
  }
}
