import type { FileHandle } from 'node:fs/promises';

/** Bytes that can be read at any place: a file, an encrypted file seen from within, or several volumes as one. */
export interface ByteSource {
  readonly size: number;
  /** Fills the buffer from `position` on; answers how many bytes came, 0 at the end. */
  read(into: Buffer, position: number): Promise<number>;
}

/** An open file as it stands; its size is read once. */
export async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    size,
    read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
  };
}

/** The bytes from `position` on, `length` of them, a megabyte at a time; the buffers are the caller's to keep. */
export async function* readRange(
  source: ByteSource,
  range: { readonly position: number; readonly length: number },
): AsyncGenerator<Buffer> {
  for (let done = 0; done < range.length; ) {
    const buffer = Buffer.allocUnsafe(Math.min(1024 * 1024, range.length - done));
    const count = await source.read(buffer, range.position + done);
    if (count === 0) throw new Error('the file became shorter while it was read');
    yield buffer.subarray(0, count);
    done += count;
  }
}
