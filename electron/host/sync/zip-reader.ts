import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type BundleIssue, bundleIssue } from '../../../shared/sync/bundle-rules.ts';
import type { ByteSource } from './byte-source.ts';
import {
  centralHeader,
  claimsOf,
  endRecords,
  localHeader,
  localHeaderSize,
  sizeFromExtra,
  standardZip64From,
  type Zip64From,
  type ZipEntry,
  zipSignatures,
} from './zip-format.ts';

/** The container is so broken that reading on would be guessing. */
export class BrokenContainer extends Error {
  readonly issue: BundleIssue;
  constructor(issue: BundleIssue) {
    super(`${issue.rule}: ${issue.where.join(' ')}`);
    this.issue = issue;
  }
}

/** A file of the container as it was read. */
export interface ReadFile {
  readonly name: string;
  readonly size: number;
  /** Where its bytes begin in the container. */
  readonly position: number;
  readonly sha256: string;
  readonly crcHolds: boolean;
}

/** Takes the bytes of one file. The buffer is used again: keep a copy, not the chunk. */
export type ChunkSink = (chunk: Buffer) => void;

export interface ReadZipOptions {
  /** Called before a file's bytes; null means that nobody wants them (they are checked all the same). */
  readonly open: (name: string, size: number) => ChunkSink | null;
  readonly close: (file: ReadFile) => void;
  /** Called for each piece; throws to stop. */
  readonly onBytes: (count: number) => void;
  readonly zip64?: Zip64From;
}

// A bundle of a whole college has some ten thousand files; more than this is no bundle.
const maxFiles = 500_000;
const windowBytes = 1024 * 1024;

/**
 * Reads a container from its first byte to its last, once, in one megabyte of memory, and leaves no byte unaccounted:
 * every header, the central directory and the end records are rebuilt from what was read and compared. So there are no
 * second names, hidden files, gaps, comments, descriptors, compressed bombs or trailing bytes to be looked for.
 * Throws `BrokenContainer`.
 */
export async function readZip(source: ByteSource, options: ReadZipOptions): Promise<void> {
  const zip64 = options.zip64 ?? standardZip64From;
  const bytes = new ForwardReader(source, options.onBytes);
  const entries: ZipEntry[] = [];
  for (;;) {
    const offset = bytes.position;
    const signature = (await bytes.take(4)).readUInt32LE(0);
    if (signature !== zipSignatures.local) {
      if (entries.length === 0) throw new BrokenContainer(bundleIssue('bundle-not-a-zip', []));
      await checkDirectory(bytes, { entries, offset, signature, zip64 });
      return;
    }
    if (entries.length === maxFiles) {
      throw new BrokenContainer(bundleIssue('bundle-too-many-files', [], { expected: String(maxFiles) }));
    }
    entries.push(await readFile(bytes, offset, options));
  }
}

async function readFile(bytes: ForwardReader, offset: number, options: ReadZipOptions): Promise<ZipEntry> {
  const { name, size, crc } = await readHeader(bytes, options.zip64 ?? standardZip64From);
  if (size > bytes.remaining) throw truncated(name);
  const position = bytes.position;
  const sink = options.open(name, size);
  const hash = createHash('sha256');
  let actualCrc = 0;
  await bytes.pass(size, (chunk) => {
    hash.update(chunk);
    actualCrc = crc32(chunk, actualCrc);
    sink?.(chunk);
  });
  options.close({ name, size, position, sha256: hash.digest('hex'), crcHolds: actualCrc === crc });
  return { name, size, crc32: crc, offset };
}

async function readHeader(
  bytes: ForwardReader,
  zip64: Zip64From,
): Promise<{ name: string; size: number; crc: number }> {
  const fixed = Buffer.alloc(localHeaderSize);
  fixed.writeUInt32LE(zipSignatures.local, 0);
  (await bytes.take(localHeaderSize - 4)).copy(fixed, 4);
  const claims = claimsOf(fixed);
  if (claims === null) throw badForm('local header');
  const rest = Buffer.from(await bytes.take(claims.nameLength + claims.extraLength));
  const name = rest.subarray(0, claims.nameLength).toString('latin1');
  const size = claims.extraLength === 0 ? claims.size : sizeFromExtra(rest.subarray(claims.nameLength));
  const canonical =
    size !== null && localHeader({ name, size, crc32: claims.crc32 }, zip64).equals(Buffer.concat([fixed, rest]));
  if (!canonical || !/^[\x21-\x7e]+$/u.test(name)) throw badForm(`local header of ${name}`);
  return { name, size, crc: claims.crc32 };
}

async function checkDirectory(
  bytes: ForwardReader,
  found: {
    readonly entries: readonly ZipEntry[];
    readonly offset: number;
    readonly signature: number;
    readonly zip64: Zip64From;
  },
): Promise<void> {
  const { entries, offset, zip64 } = found;
  let signature: number | null = found.signature; // read already, as the end of the files was told by it
  const expect = async (expected: Buffer, what: string): Promise<void> => {
    const actual = await bytes.take(expected.length - (signature === null ? 0 : 4));
    const same = expected.subarray(expected.length - actual.length).equals(actual);
    if (!same || (signature !== null && signature !== expected.readUInt32LE(0))) throw badForm(what);
    signature = null;
  };
  for (const entry of entries) await expect(centralHeader(entry, zip64), `central directory, ${entry.name}`);
  const size = bytes.position - offset;
  await expect(endRecords({ count: entries.length, size, offset }, zip64), 'end record');
  if (bytes.remaining > 0) throw badForm(`${bytes.remaining} bytes after the end`);
}

function badForm(found: string): BrokenContainer {
  return new BrokenContainer(bundleIssue('bundle-zip-form', [], { found }));
}

function truncated(name: string): BrokenContainer {
  return new BrokenContainer(bundleIssue('bundle-truncated', name === '' ? [] : [name]));
}

/** Reads a file from front to back through one buffer. */
class ForwardReader {
  readonly #source: ByteSource;
  readonly #onBytes: (count: number) => void;
  readonly #buffer = Buffer.allocUnsafe(windowBytes);
  #start = 0;
  #end = 0;
  #filePosition = 0;

  constructor(source: ByteSource, onBytes: (count: number) => void) {
    this.#source = source;
    this.#onBytes = onBytes;
  }

  get position(): number {
    return this.#filePosition - (this.#end - this.#start);
  }

  get remaining(): number {
    return this.#source.size - this.position;
  }

  /** The next bytes, good until the next call. Never more than a kilobyte or so. */
  async take(count: number): Promise<Buffer> {
    if (count > this.remaining) throw truncated('');
    while (this.#end - this.#start < count) await this.#fill();
    this.#start += count;
    return this.#buffer.subarray(this.#start - count, this.#start);
  }

  async pass(count: number, sink: ChunkSink): Promise<void> {
    for (let left = count; left > 0; ) {
      if (this.#end === this.#start) await this.#fill();
      const length = Math.min(left, this.#end - this.#start);
      sink(this.#buffer.subarray(this.#start, this.#start + length));
      this.#start += length;
      left -= length;
    }
  }

  async #fill(): Promise<void> {
    this.#buffer.copyWithin(0, this.#start, this.#end);
    this.#end -= this.#start;
    this.#start = 0;
    const bytesRead = await this.#source.read(this.#buffer.subarray(this.#end), this.#filePosition);
    // The file became shorter while we read it.
    if (bytesRead === 0) throw truncated('');
    this.#end += bytesRead;
    this.#filePosition += bytesRead;
    this.#onBytes(bytesRead);
  }
}
