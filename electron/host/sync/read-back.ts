import { constants } from 'node:fs';
import { type FileHandle, open, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ByteSource, fileSource } from './byte-source.ts';

/** What statfs calls the file systems of sticks on Linux: FAT, exFAT, and what a user's own driver (NTFS) mounts. */
const stickMagics: ReadonlySet<number> = new Set([0x4d44, 0x2011bab0, 0x65735546]);
const blockBytes = 1024 * 1024;
/** A drive wants whole blocks in memory that begins at a multiple of up to this many bytes, and nobody tells where that is. */
const alignmentBytes = 4096;
const alignmentStep = 16;

/** A file that is read as it lies on its drive. */
export interface ReadBack {
  readonly source: ByteSource;
  readonly close: () => Promise<void>;
}

/**
 * Opens a file that was just written and flushed. On a stick it is read past the system's memory of what was written,
 * where the system can do that, so that a stick that lost something is found out now and not at the other desk.
 */
export async function openReadBack(path: string): Promise<ReadBack> {
  const { type } = await statfs(dirname(path));
  const direct = stickMagics.has(type) ? await openDirect(path) : null;
  if (direct !== null) return direct;
  const handle = await open(path, 'r');
  return { source: await fileSource(handle), close: () => handle.close() };
}

/** The file without the system's cache; null where file system or drive do not offer that. */
export async function openDirect(path: string): Promise<ReadBack | null> {
  // Windows has no such flag here; it writes sticks through by itself.
  if (typeof constants.O_DIRECT !== 'number') return null;
  const handle = await open(path, constants.O_RDONLY | constants.O_DIRECT).catch(() => null);
  if (handle === null) return null;
  const room = Buffer.allocUnsafeSlow(blockBytes + alignmentBytes);
  for (let offset = 0; offset < alignmentBytes; offset += alignmentStep) {
    const block = room.subarray(offset, offset + blockBytes);
    try {
      await handle.read(block, 0, blockBytes, 0);
    } catch {
      continue; // not where this drive wants it: refused before anything is read
    }
    const { size } = await handle.stat();
    return { source: blockSource(handle, block, size), close: () => handle.close() };
  }
  await handle.close();
  return null;
}

/** Reads whole blocks and hands out of them what is asked for. */
function blockSource(handle: FileHandle, block: Buffer, size: number): ByteSource {
  let at = -1;
  let length = 0;
  return {
    size,
    read: async (into, position) => {
      const start = Math.floor(position / blockBytes) * blockBytes;
      if (start !== at) {
        length = (await handle.read(block, 0, blockBytes, start)).bytesRead;
        at = start;
      }
      const from = position - start;
      const count = Math.max(0, Math.min(into.length, length - from));
      block.copy(into, 0, from, from + count);
      return count;
    },
  };
}
