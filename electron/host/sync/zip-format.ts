/**
 * The ZIP records (PKWARE APPNOTE 6.3) of a bundle: stored files with ASCII names, sizes in the local header, no data
 * descriptors, no comments, one fixed time. Everything follows from names, contents and order, so that the writer makes
 * the same bytes on every machine and the reader can compare every byte of a container with what it must be.
 */

/** A file in the container. Sizes and offsets in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly crc32: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** The first value of a size or offset, and the first number of files, that need the 64-bit records. */
export interface Zip64From {
  readonly size: number;
  readonly count: number;
}
export const standardZip64From: Zip64From = { size: 0xffffffff, count: 0xffff };

export const zipSignatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  zip64End: 0x06064b50,
  zip64Locator: 0x07064b50,
  end: 0x06054b50,
} as const;
export const localHeaderSize = 30;

const versionStored = 20;
const versionZip64 = 45;
const madeByUnix = 3 << 8;
const zip64ExtraId = 0x0001;
// 1980-01-01 00:00, the first moment that a ZIP can name.
const fixedDate = (1 << 5) | 1;
// A regular file that everybody reads and its owner writes: 0100644 in the upper half, as Unix tools put it.
const regularFile = 0o100644 * 0x10000;

/** The local header with name and extra field. Its length depends on name and size only, never on the checksum. */
export function localHeader(entry: Omit<ZipEntry, 'offset'>, zip64: Zip64From): Buffer {
  const large = entry.size >= zip64.size;
  const extra = large ? zip64Extra([entry.size, entry.size]) : Buffer.alloc(0);
  const fixed = Buffer.alloc(localHeaderSize);
  fixed.writeUInt32LE(zipSignatures.local, 0);
  fixed.writeUInt16LE(large ? versionZip64 : versionStored, 4);
  fixed.writeUInt16LE(fixedDate, 12);
  fixed.writeUInt32LE(entry.crc32, 14);
  fixed.writeUInt32LE(large ? 0xffffffff : entry.size, 18);
  fixed.writeUInt32LE(large ? 0xffffffff : entry.size, 22);
  fixed.writeUInt16LE(entry.name.length, 26);
  fixed.writeUInt16LE(extra.length, 28);
  return Buffer.concat([fixed, Buffer.from(entry.name, 'latin1'), extra]);
}

/** The entry of a file in the central directory. */
export function centralHeader(entry: ZipEntry, zip64: Zip64From): Buffer {
  const large = entry.size >= zip64.size;
  const far = entry.offset >= zip64.size;
  const extra =
    large || far
      ? zip64Extra([...(large ? [entry.size, entry.size] : []), ...(far ? [entry.offset] : [])])
      : Buffer.alloc(0);
  const version = large || far ? versionZip64 : versionStored;
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(zipSignatures.central, 0);
  fixed.writeUInt16LE(madeByUnix | version, 4);
  fixed.writeUInt16LE(version, 6);
  fixed.writeUInt16LE(fixedDate, 14);
  fixed.writeUInt32LE(entry.crc32, 16);
  fixed.writeUInt32LE(large ? 0xffffffff : entry.size, 20);
  fixed.writeUInt32LE(large ? 0xffffffff : entry.size, 24);
  fixed.writeUInt16LE(entry.name.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE(regularFile, 38);
  fixed.writeUInt32LE(far ? 0xffffffff : entry.offset, 42);
  return Buffer.concat([fixed, Buffer.from(entry.name, 'latin1'), extra]);
}

/** What stands behind the central directory: the end record, with its 64-bit form before it where one is needed. */
export function endRecords(
  directory: { readonly count: number; readonly size: number; readonly offset: number },
  zip64: Zip64From,
): Buffer {
  const { count, size, offset } = directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(zipSignatures.end, 0);
  end.writeUInt16LE(count >= zip64.count ? 0xffff : count, 8);
  end.writeUInt16LE(count >= zip64.count ? 0xffff : count, 10);
  end.writeUInt32LE(size >= zip64.size ? 0xffffffff : size, 12);
  end.writeUInt32LE(offset >= zip64.size ? 0xffffffff : offset, 16);
  if (count < zip64.count && size < zip64.size && offset < zip64.size) return end;

  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(zipSignatures.zip64End, 0);
  end64.writeBigUInt64LE(44n, 4); // its own length after this field
  end64.writeUInt16LE(madeByUnix | versionZip64, 12);
  end64.writeUInt16LE(versionZip64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(zipSignatures.zip64Locator, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}

/**
 * Size and name that a local header claims, or null when it is none of ours. The caller rebuilds the header from them
 * and compares the bytes, so nothing else needs to be looked at here.
 */
export function claimsOf(
  fixed: Buffer,
): { readonly nameLength: number; readonly extraLength: number; readonly crc32: number; readonly size: number } | null {
  const nameLength = fixed.readUInt16LE(26);
  const extraLength = fixed.readUInt16LE(28);
  if (nameLength === 0 || nameLength > 300 || (extraLength !== 0 && extraLength !== 20)) return null;
  return { nameLength, extraLength, crc32: fixed.readUInt32LE(14), size: fixed.readUInt32LE(22) };
}

/** The uncompressed size in a 64-bit extra field of a local header; null beyond 2^53. */
export function sizeFromExtra(extra: Buffer): number | null {
  const size = extra.readBigUInt64LE(4);
  return size > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(size);
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(zip64ExtraId, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return extra;
}
