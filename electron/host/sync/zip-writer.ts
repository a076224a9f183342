import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import {
  centralHeader,
  endRecords,
  localHeader,
  standardZip64From,
  type Zip64From,
  type ZipEntry,
} from './zip-format.ts';

/** What was written of one file: SHA-256 in lower-case hex, size in bytes. */
export interface WrittenFile {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

const flushAtBytes = 1024 * 1024;

/**
 * Writes a container in the form of `zip-format.ts`, one file after the other, with a buffer of a megabyte whatever the
 * size of the files. The checksum is put into a file's header when its bytes are known.
 */
export class ZipWriter {
  readonly #handle: FileHandle;
  readonly #zip64: Zip64From;
  readonly #entries: ZipEntry[] = [];
  #position = 0;

  /** `handle` is open for writing and empty; closing it is the caller's. */
  constructor(handle: FileHandle, zip64: Zip64From = standardZip64From) {
    this.#handle = handle;
    this.#zip64 = zip64;
  }

  get bytesWritten(): number {
    return this.#position;
  }

  /** Writes text at once, without giving way: for a snapshot that must be read in one transaction. */
  addText(name: string, parts: Iterable<string>): WrittenFile {
    const file = this.#begin(name, 0);
    let waiting: string[] = [];
    let waitingLength = 0;
    const flush = (): void => {
      const bytes = Buffer.from(waiting.join(''), 'utf8');
      file.take(bytes);
      writeAllSync(this.#handle.fd, bytes, this.#position);
      this.#position += bytes.length;
      waiting = [];
      waitingLength = 0;
    };
    for (const part of parts) {
      waiting.push(part);
      waitingLength += part.length;
      if (waitingLength >= flushAtBytes) flush();
    }
    flush();
    // The header was laid out without the 64-bit field.
    if (file.size() >= this.#zip64.size) throw new RangeError(`${name} is too long for a text of a bundle`);
    return this.#finish(file);
  }

  /** Writes a file of a size known before. Throws when the bytes are more or fewer; `onBytes` hears of each piece. */
  async addBytes(
    name: string,
    size: number,
    source: { readonly chunks: Iterable<Buffer>; readonly onBytes?: (count: number) => void },
  ): Promise<WrittenFile> {
    const file = this.#begin(name, size);
    for (const chunk of source.chunks) {
      file.take(chunk);
      await writeAll(this.#handle, chunk, this.#position);
      this.#position += chunk.length;
      source.onBytes?.(chunk.length);
    }
    if (file.size() !== size) throw new Error(`${name}: ${file.size()} bytes instead of ${size}`);
    return this.#finish(file);
  }

  /** Writes the central directory and answers the size of the whole container. */
  async end(): Promise<number> {
    const offset = this.#position;
    let waiting: Buffer[] = [];
    for (const [index, entry] of this.#entries.entries()) {
      waiting.push(centralHeader(entry, this.#zip64));
      if (index % 4096 === 4095) {
        await this.#append(Buffer.concat(waiting));
        waiting = [];
      }
    }
    await this.#append(Buffer.concat(waiting));
    const directory = { count: this.#entries.length, size: this.#position - offset, offset };
    await this.#append(endRecords(directory, this.#zip64));
    return this.#position;
  }

  async #append(bytes: Buffer): Promise<void> {
    await writeAll(this.#handle, bytes, this.#position);
    this.#position += bytes.length;
  }

  #begin(name: string, expectedSize: number): OpenFile {
    const file = new OpenFile(name, this.#position);
    const header = localHeader({ name, size: expectedSize, crc32: 0 }, this.#zip64);
    writeAllSync(this.#handle.fd, header, this.#position);
    this.#position += header.length;
    return file;
  }

  #finish(file: OpenFile): WrittenFile {
    const entry = file.entry();
    writeAllSync(this.#handle.fd, localHeader(entry, this.#zip64), entry.offset);
    this.#entries.push(entry);
    return { name: entry.name, size: entry.size, sha256: file.sha256() };
  }
}

/** The running checksums of the file that is being written. */
class OpenFile {
  readonly #name: string;
  readonly #offset: number;
  readonly #hash = createHash('sha256');
  #crc32 = 0;
  #size = 0;

  constructor(name: string, offset: number) {
    this.#name = name;
    this.#offset = offset;
  }

  take(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#crc32 = crc32(bytes, this.#crc32);
    this.#size += bytes.length;
  }

  size(): number {
    return this.#size;
  }

  entry(): ZipEntry {
    return { name: this.#name, size: this.#size, crc32: this.#crc32, offset: this.#offset };
  }

  /** May be asked once. */
  sha256(): string {
    return this.#hash.digest('hex');
  }
}

// A full disk may take a part of a write before it refuses the rest.
function writeAllSync(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
