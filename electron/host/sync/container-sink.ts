import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** Where a container is written. */
export interface ContainerSink {
  /** Whether what was written may be written over: otherwise everything comes in order, and once. */
  readonly canRewrite: boolean;
  write(bytes: Buffer, position: number): Promise<void>;
  /** Without giving way: for a snapshot that must be read in one transaction. */
  writeNow(bytes: Buffer, position: number): void;
}

/** A file that is open for writing; closing it is the caller's. */
export function fileSink(handle: FileHandle): ContainerSink {
  return {
    canRewrite: true,
    // A full disk may take a part of a write before it refuses the rest.
    write: async (bytes, position) => {
      for (let done = 0; done < bytes.length; ) {
        done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
      }
    },
    writeNow: (bytes, position) => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(handle.fd, bytes, done, bytes.length - done, position + done);
    },
  };
}

// What may wait for its reader before the writer has to.
const highWaterBytes = 8 * 1024 * 1024;

/** Hands what is written on to one reader, in order: for a container that is encrypted on its way. */
export class PipeSink implements ContainerSink {
  readonly canRewrite = false;
  readonly #chunks: Buffer[] = [];
  #waitingBytes = 0;
  #wake: () => void = () => {};
  #drained: () => void = () => {};
  #ended = false;
  #closed: unknown = null;

  async write(bytes: Buffer): Promise<void> {
    this.writeNow(bytes);
    while (this.#waitingBytes > highWaterBytes && this.#closed === null) {
      const drained = Promise.withResolvers<void>();
      this.#drained = drained.resolve;
      await drained.promise;
    }
    if (this.#closed !== null) throw this.#closed;
  }

  writeNow(bytes: Buffer): void {
    this.#chunks.push(Buffer.from(bytes)); // the writer uses its buffers again
    this.#waitingBytes += bytes.length;
    this.#wake();
  }

  /** Nothing more comes. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** One of both ends gave up: the other one is told why. */
  fail(reason: unknown): void {
    this.#closed ??= reason;
    this.#drained();
    this.#wake();
  }

  async *read(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#closed !== null) throw this.#closed;
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        this.#waitingBytes -= chunk.length;
        if (this.#waitingBytes <= highWaterBytes) this.#drained();
        yield chunk;
      } else if (this.#ended) return;
      else {
        const woken = Promise.withResolvers<void>();
        this.#wake = woken.resolve;
        await woken.promise;
      }
    }
  }
}
