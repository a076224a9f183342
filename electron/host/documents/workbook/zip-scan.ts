import { crc32, inflateRawSync } from 'node:zlib';
import type { Issue } from '../../../../shared/app-error.ts';
import { type ImportRule, issueAt } from '../../../../shared/document/workbook/import-rules.ts';

/** What a department's workbook never reaches. Sizes in bytes. */
export const workbookLimits = {
  fileBytes: 64 * 1024 * 1024,
  entries: 2_000,
  totalBytes: 256 * 1024 * 1024,
  entryBytes: 128 * 1024 * 1024,
  /** A part larger than `ratioFromBytes` may not have shrunk by more than this: text of people shrinks five- to thirtyfold. */
  ratio: 250,
  ratioFromBytes: 4 * 1024 * 1024,
  rows: 50_000,
  columns: 256,
} as const;

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const oleHead = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** Why a file cannot be read as a workbook. */
export class WorkbookRefused extends Error {
  readonly issue: Issue;
  constructor(rule: ImportRule, details: { readonly found?: string; readonly expected?: string } = {}) {
    super(rule);
    this.issue = issueAt([], rule, details);
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Looks through a would-be Office file before any parser sees it: what kind of file it is, how much it unpacks to,
 * whether every part is whole (CRC) and honest about its size, and whether any part declares a document type. A small
 * xlsx has taken a parser to 4.7 GB before. Answers how to unpack each part by its name. With `wanted` the other parts
 * are as if they were not there, so that a presentation may hold films. Throws `WorkbookRefused`.
 */
export function scanContainer(bytes: Buffer, wanted?: RegExp): ReadonlyMap<string, () => Buffer> {
  if (wanted === undefined && bytes.length > workbookLimits.fileBytes) refuseSize('fileBytes');
  if (bytes.subarray(0, 8).equals(oleHead)) {
    throw new WorkbookRefused(bytes.includes(encryptedStream) ? 'file-encrypted' : 'file-old-excel');
  }
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== signatures.local) throw new WorkbookRefused('file-not-workbook');
  const entries = readDirectory(bytes).filter(({ name }) => wanted?.test(name) ?? true);
  let total = 0;
  for (const entry of entries) {
    total += entry.size;
    if (entry.size > workbookLimits.entryBytes) refuseSize('entryBytes', entry.name);
    if (total > workbookLimits.totalBytes) refuseSize('totalBytes', entry.name);
    if (entry.size > workbookLimits.ratioFromBytes && entry.size > entry.packed * workbookLimits.ratio)
      refuseSize('ratio', entry.name);
  }
  const parts = new Map(entries.map((entry) => [entry.name, () => unpack(packedBytes(bytes, entry), entry)]));
  if (parts.size !== entries.length) throw new WorkbookRefused('file-truncated', { found: 'names' });
  for (const entry of entries) checkEntry(bytes, entry);
  return parts;
}

function refuseSize(limit: keyof typeof workbookLimits, found?: string): never {
  throw new WorkbookRefused('file-too-large', {
    ...(found === undefined ? {} : { found }),
    expected: `${limit} ${workbookLimits[limit]}`,
  });
}

/** The central directory. A ZIP64 one is more than a workbook needs. */
function readDirectory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > bytes.length) throw new WorkbookRefused('file-truncated');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > workbookLimits.entries || count === 0xffff || at === 0xffffffff) refuseSize('entries');
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== signatures.central)
      throw new WorkbookRefused('file-truncated');
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new WorkbookRefused('file-encrypted');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks one part with its declared size as the cap, so that a lie about the size is found here and not in memory. */
function checkEntry(bytes: Buffer, entry: Entry): void {
  const { name } = entry;
  const content = unpack(packedBytes(bytes, entry), entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc)
    throw new WorkbookRefused('file-truncated', { found: name });
  // Entities expand without limit and can name files; no Office program writes a document type into a part.
  if (/\.(?:xml|rels|vml)$/iu.test(name) && declaresType(content))
    throw new WorkbookRefused('file-has-dtd', { found: name });
}

function packedBytes(bytes: Buffer, entry: Entry): Buffer {
  const { name, offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== signatures.local)
    throw new WorkbookRefused('file-truncated', { found: name });
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + entry.packed > bytes.length) throw new WorkbookRefused('file-truncated', { found: name });
  return bytes.subarray(start, start + entry.packed);
}

function unpack(packed: Buffer, entry: Entry): Buffer {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new WorkbookRefused('file-not-workbook', { found: entry.name });
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    const isLie = error instanceof RangeError;
    throw isLie
      ? new WorkbookRefused('file-too-large', { found: entry.name })
      : new WorkbookRefused('file-truncated', { found: entry.name });
  }
}

/** Looks for `<!DOCTYPE` and `<!ENTITY` in UTF-8 and in both orders of UTF-16. */
function declaresType(content: Buffer): boolean {
  const wide =
    content.length > 1 &&
    (content[0] === 0 ||
      content[1] === 0 ||
      (content[0] === 0xff && content[1] === 0xfe) ||
      (content[0] === 0xfe && content[1] === 0xff));
  const text = wide ? content.toString('latin1').replaceAll('\0', '') : content.toString('latin1');
  return /<!(?:DOCTYPE|ENTITY)/iu.test(text);
}
