import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { fat32FileBytes } from '../../../shared/sync/bundle-volumes.ts';

/** How statfs calls FAT12, FAT16 and FAT32 on Linux; elsewhere it does not say. */
const msdosMagic = 0x4d44;

/**
 * Whether a folder's disk ends every file below 4 GiB, as FAT32 does. Asked of the system where it says, and tried
 * otherwise, with an empty file that is stretched and removed again: that costs nothing where it is allowed.
 */
export async function endsFilesAt4GiB(folder: string, newId: () => string): Promise<boolean> {
  const disk = await statfs(folder);
  if (disk.type === msdosMagic) return true;
  const probe = join(folder, `.${newId()}.part`);
  const handle = await open(probe, 'wx');
  try {
    await handle.truncate(fat32FileBytes + 1);
    return false;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // Windows says of FAT32 that a parameter is wrong, or that the disk is full although it is not.
    const hasRoom = disk.blocks === 0 || disk.bavail * disk.bsize > fat32FileBytes;
    return code === 'EFBIG' || code === 'EINVAL' || (code === 'ENOSPC' && hasRoom);
  } finally {
    await handle.close();
    await rm(probe, { force: true });
  }
}
