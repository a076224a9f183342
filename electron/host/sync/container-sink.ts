import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** Where a container is written. */
export interface ContainerSink {
  /** Whether what was written may be written over: otherwise everything comes in order, and once. */
  readonly canRewrite: boolean;
  /** How many bytes from the beginning are there already: they may come again, which changes nothing, or not at all. */
  readonly keptBytes: number;
  write(bytes: Buffer, position: number): Promise<void>;
  /** Without giving way: for a snapshot that must be read in one transaction. */
  writeNow(bytes: Buffer, position: number): void;
}

/** A file that is open for writing; closing it is the caller's. */
export function fileSink(handle: FileHandle): ContainerSink {
  return {
    canRewrite: true,
    keptBytes: 0,
    write: (bytes, position) => writeAll(handle, bytes, position),
    writeNow: (bytes, position) => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(handle.fd, bytes, done, bytes.length - done, position + done);
    },
  };
}

/** A full disk may take a part of a write before it refuses the rest. */
export async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
