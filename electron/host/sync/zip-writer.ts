import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ContainerSink } from './container-sink.ts';
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
  readonly crc32: number;
  readonly size: number;
}

/** A file of a size known before. */
export interface ByteFile {
  readonly name: string;
  readonly size: number;
  /** Read once, or twice where the checksum must be known before the bytes. */
  readonly chunks: () => Iterable<Buffer>;
  /** The SHA-256 of exactly what `chunks` hands out, when it is checked there; it is computed otherwise. */
  readonly sha256?: string;
  /** Known from before, together with `sha256`: what the sink keeps of the file is then not read again. */
  readonly crc32?: number;
  readonly onBytes?: (count: number) => void;
}

const flushAtBytes = 1024 * 1024;
/** Up to this size a file is kept in memory until its checksum is known, and not read twice. */
const maxHeldBytes = 32 * 1024 * 1024;

/**
 * Writes a container in the form of `zip-format.ts`, one file after the other, with a buffer of a megabyte whatever the
 * size of the files. The checksum is put into a file's header when its bytes are known, or computed before them where
 * what was written stays written.
 */
export class ZipWriter {
  readonly #sink: ContainerSink;
  readonly #zip64: Zip64From;
  readonly #entries: ZipEntry[] = [];
  #position = 0;

  /** Begins at the beginning of an empty sink. */
  constructor(sink: ContainerSink, zip64: Zip64From = standardZip64From) {
    this.#sink = sink;
    this.#zip64 = zip64;
  }

  /** Writes text at once, without giving way: for a snapshot that must be read in one transaction. */
  addText(name: string, parts: Iterable<string>): WrittenFile {
    const offset = this.#position;
    const sums = new RunningSums();
    const held: Buffer[] = [];
    const put = (bytes: Buffer): void => {
      sums.take(bytes);
      if (this.#sink.canRewrite) this.#appendNow(bytes);
      else held.push(bytes);
    };
    if (this.#sink.canRewrite) this.#appendNow(localHeader({ name, size: 0, crc32: 0 }, this.#zip64));
    for (const bytes of buffersOf(parts)) put(bytes);
    // The header was laid out without the 64-bit field.
    if (sums.size >= this.#zip64.size) throw new RangeError(`${name} is too long for a text of a bundle`);
    const entry: ZipEntry = { name, size: sums.size, crc32: sums.crc32, offset };
    if (this.#sink.canRewrite) this.#sink.writeNow(localHeader(entry, this.#zip64), offset);
    else for (const bytes of [localHeader(entry, this.#zip64), ...held]) this.#appendNow(bytes);
    this.#entries.push(entry);
    return { name, size: sums.size, crc32: sums.crc32, sha256: sums.sha256() };
  }

  /** Writes a file of a size known before. Throws when the bytes are more or fewer. */
  async addBytes(file: ByteFile): Promise<WrittenFile> {
    const { name, size } = file;
    const offset = this.#position;
    const { chunks, crc: knownCrc } = this.#sink.canRewrite ? { chunks: file.chunks, crc: null } : beforehand(file);
    const header = localHeader({ name, size, crc32: knownCrc ?? 0 }, this.#zip64);
    const end = offset + header.length + size;
    if (file.crc32 !== undefined && file.sha256 !== undefined && end <= this.#sink.keptBytes) {
      this.#position = end;
      this.#entries.push({ name, size, crc32: file.crc32, offset });
      file.onBytes?.(size);
      return { name, size, crc32: file.crc32, sha256: file.sha256 };
    }
    await this.#append(header);
    const sums = new RunningSums(file.sha256);
    for (const chunk of chunks()) {
      sums.take(chunk);
      await this.#append(chunk);
      file.onBytes?.(chunk.length);
    }
    if (sums.size !== size || (knownCrc !== null && sums.crc32 !== knownCrc))
      throw new Error(`${name}: ${sums.size} bytes instead of ${size}, or others than before`);
    const entry: ZipEntry = { name, size, crc32: sums.crc32, offset };
    if (knownCrc === null) await this.#sink.write(localHeader(entry, this.#zip64), offset);
    this.#entries.push(entry);
    return { name, size, crc32: sums.crc32, sha256: sums.sha256() };
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

  #appendNow(bytes: Buffer): void {
    this.#sink.writeNow(bytes, this.#position);
    this.#position += bytes.length;
  }

  async #append(bytes: Buffer): Promise<void> {
    await this.#sink.write(bytes, this.#position);
    this.#position += bytes.length;
  }
}

/** Text in buffers of about a megabyte. */
function* buffersOf(parts: Iterable<string>): Generator<Buffer> {
  let waiting: string[] = [];
  let waitingLength = 0;
  for (const part of parts) {
    waiting.push(part);
    waitingLength += part.length;
    if (waitingLength < flushAtBytes) continue;
    yield Buffer.from(waiting.join(''), 'utf8');
    waiting = [];
    waitingLength = 0;
  }
  if (waiting.length > 0) yield Buffer.from(waiting.join(''), 'utf8');
}

/** The checksum of a file before it is written, and its bytes. */
function beforehand(file: ByteFile): { readonly chunks: ByteFile['chunks']; readonly crc: number } {
  if (file.crc32 !== undefined) return { chunks: file.chunks, crc: file.crc32 };
  if (file.size > maxHeldBytes) return { chunks: file.chunks, crc: crcOf(file.chunks()) };
  const held = [...file.chunks()];
  return { chunks: () => held, crc: crcOf(held) };
}

function crcOf(chunks: Iterable<Buffer>): number {
  let crc = 0;
  for (const chunk of chunks) crc = crc32(chunk, crc);
  return crc;
}

/** The running checksums of the file that is being written. */
class RunningSums {
  readonly #hash: ReturnType<typeof createHash> | null;
  readonly #known: string;
  crc32 = 0;
  size = 0;

  constructor(knownSha256?: string) {
    this.#known = knownSha256 ?? '';
    this.#hash = knownSha256 === undefined ? createHash('sha256') : null;
  }

  take(bytes: Buffer): void {
    this.#hash?.update(bytes);
    this.crc32 = crc32(bytes, this.crc32);
    this.size += bytes.length;
  }

  /** May be asked once. */
  sha256(): string {
    return this.#hash?.digest('hex') ?? this.#known;
  }
}
