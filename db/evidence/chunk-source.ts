import { webcrypto } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { AppFailure } from '../../shared/app-error.ts';
import { readingFailure } from '../disk-error.ts';
import { chunkSizeBytes } from './reader-messages.ts';

/** A piece of a file with its own SHA-256 (32 bytes). */
export interface HashedChunk {
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  /** Gives the memory of its bytes back to whoever made them, when they have been written. */
  readonly release?: (() => void) | undefined;
}

/** SHA-256 on libuv's own threads, so that it runs beside the writing into the file. */
async function hashChunk(bytes: Uint8Array): Promise<HashedChunk> {
  const digest = await webcrypto.subtle.digest('SHA-256', bytes);
  return { bytes, hash: new Uint8Array(digest) };
}

/** A file being read, which notices when somebody writes to it meanwhile. */
export interface OpenedFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** The bytes from `offset`, exactly `length` of them. Throws `file-changed` when there are fewer. */
  readExactly(offset: number, length: number): Promise<Uint8Array>;
  /** Throws `file-changed` when size or time of change are no longer what they were at the start. */
  assertUnchanged(): Promise<void>;
  close(): Promise<void>;
}

function changed(path: string): AppFailure {
  return new AppFailure({ code: 'file-changed', about: path });
}

async function readInto(handle: FileHandle, buffer: Uint8Array, offset: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.byteLength) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.byteLength - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/** Opens a file for reading. Throws `file-missing`, `file-denied`, `file-busy`; a folder counts as missing. */
export async function openFile(path: string): Promise<OpenedFile> {
  try {
    const handle = await open(path, 'r');
    try {
      return await opened(handle, path);
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw readingFailure(error, path) ?? error;
  }
}

async function opened(handle: FileHandle, path: string): Promise<OpenedFile> {
  const before = await handle.stat({ bigint: true });
  if (!before.isFile()) throw new AppFailure({ code: 'file-missing', about: path });
  return {
    path,
    sizeBytes: Number(before.size),
    async readExactly(offset, length) {
      const buffer = Buffer.allocUnsafeSlow(length);
      const filled = await readInto(handle, buffer, offset);
      if (filled < length) throw changed(path);
      return buffer;
    },
    async assertUnchanged() {
      const after = await handle.stat({ bigint: true });
      if (after.size !== before.size || after.mtimeNs !== before.mtimeNs) throw changed(path);
    },
    close: () => handle.close(),
  };
}

/** Work begun ahead of its turn may fail before anybody awaits it; Node would end the process for that. */
function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** How many chunks are read and hashed ahead of the one that is being written. */
const readAhead = 3;

/** The chunks of an opened file in order, each read and hashed ahead of its turn. */
export async function* chunksOfFile(file: OpenedFile): AsyncGenerator<HashedChunk> {
  const count = Math.ceil(file.sizeBytes / chunkSizeBytes);
  const ahead: Promise<HashedChunk>[] = [];
  const read = async (ordinal: number): Promise<HashedChunk> => {
    const offset = ordinal * chunkSizeBytes;
    return hashChunk(await file.readExactly(offset, Math.min(chunkSizeBytes, file.sizeBytes - offset)));
  };
  try {
    for (let next = 0; next < count + readAhead; next++) {
      if (next < count) ahead.push(awaitedLater(read(next)));
      if (next < readAhead) continue;
      const first = ahead.shift();
      if (first !== undefined) yield await first;
    }
    await file.assertUnchanged();
  } finally {
    await Promise.allSettled(ahead); // the handle is closed next: nobody may still read from it
  }
}

/** Cuts a stream of pieces of any size into chunks. */
export async function* chunksOfStream(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<HashedChunk> {
  let buffer = Buffer.allocUnsafeSlow(chunkSizeBytes);
  let filled = 0;
  for await (const piece of pieces) {
    for (let offset = 0; offset < piece.byteLength; ) {
      const part = piece.subarray(offset, offset + chunkSizeBytes - filled);
      buffer.set(part, filled);
      filled += part.byteLength;
      offset += part.byteLength;
      if (filled < chunkSizeBytes) continue;
      yield await hashChunk(buffer);
      buffer = Buffer.allocUnsafeSlow(chunkSizeBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield await hashChunk(buffer.subarray(0, filled));
}
