import type { ImportFileRule } from '../../../../shared/domain/import/file-rules.ts';

const headOfContainer = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** First record of a workbook older than Excel 97, which needs no container: BOF of BIFF 2 to 5. */
const headsOfBiff = ['09000400', '09020600', '09040600', '09080800'];
const endOfChain = 0xfffffff8;
const noStream = 0xffffffff;

/** Whether the bytes begin a compound file (.doc, .xls, .wps, .et, and anything with a password). */
export function isOldOffice(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(headOfContainer) || headsOfBiff.includes(bytes.subarray(0, 4).toString('hex'));
}

/**
 * Why a compound file cannot be read: which program wrote it, and whether it asks for a password. Told by the names of
 * its streams and the flags at their beginning ([MS-CFB], [MS-DOC] 2.5.1 fEncrypted, [MS-XLS] FilePass).
 */
export function oldOfficeRule(bytes: Buffer): ImportFileRule {
  if (!bytes.subarray(0, 8).equals(headOfContainer)) return 'import-old-excel';
  const streams = rootStreams(bytes);
  if (streams.has('EncryptedPackage')) return 'import-encrypted';
  const word = streams.get('WordDocument');
  if (word !== undefined) return isLockedWord(word) ? 'import-encrypted' : 'import-old-word';
  const sheets = streams.get('Workbook') ?? streams.get('Book');
  if (sheets !== undefined) return isLockedSheets(sheets) ? 'import-encrypted' : 'import-old-excel';
  if (streams.has('CONTENTS') || streams.has('MatOST')) return 'import-old-word'; // Works
  return streams.size === 0 ? 'import-truncated' : 'import-not-readable';
}

/** The flags of a Word document's head: fEncrypted. */
function isLockedWord(head: Buffer): boolean {
  return head.length >= 12 && (head.readUInt16LE(10) & 0x0100) !== 0;
}

/** A record 0x2F among the first of a workbook, right behind its beginning. */
function isLockedSheets(head: Buffer): boolean {
  let at = 0;
  for (let record = 0; record < 3 && at + 4 <= head.length; record += 1) {
    if (head.readUInt16LE(at) === 0x2f) return true;
    at += 4 + head.readUInt16LE(at + 2);
  }
  return false;
}

/** Streams shorter than this stand together in one stream of the root, in sectors of their own size. */
const short = { below: 4_096, sectorSize: 64 } as const;

/** The streams right below the root of a compound file with their first bytes; those of embedded objects are not. */
function rootStreams(bytes: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  if (bytes.length < 512) return found;
  const sectorSize = 1 << Math.min(16, bytes.readUInt16LE(30));
  const whole = (first: number): Buffer =>
    Buffer.concat(
      chain(bytes, sectorSize, first).map((number) =>
        bytes.subarray((number + 1) * sectorSize, (number + 2) * sectorSize),
      ),
    );
  const directory = whole(bytes.readUInt32LE(48));
  const entry = (index: number): Buffer => directory.subarray(index * 128, index * 128 + 128);
  if (directory.length < 128) return found;
  const shorts = whole(entry(0).readUInt32LE(116));
  const headOf = (first: number, size: number): Buffer => {
    const at = size < short.below ? first * short.sectorSize : (first + 1) * sectorSize;
    return (size < short.below ? shorts : bytes).subarray(at, at + short.sectorSize);
  };
  const open = [entry(0).readUInt32LE(76)];
  const seen = new Set<number>();
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const one = entry(index);
    if (index === noStream || seen.has(index) || one.length < 128) continue;
    seen.add(index);
    open.push(one.readUInt32LE(68), one.readUInt32LE(72));
    const length = Math.min(64, Math.max(0, one.readUInt16LE(64) - 2));
    found.set(one.toString('utf16le', 0, length), headOf(one.readUInt32LE(116), one.readUInt32LE(120)));
  }
  return found;
}

/** The sectors of a stream, never in a circle; the tables that the head of the file names reach 7 MB, which is enough here. */
function chain(bytes: Buffer, sectorSize: number, first: number): number[] {
  const sectors: number[] = [];
  for (let next = first; next < endOfChain && sectors.length < 1_000; ) {
    sectors.push(next);
    const table = Math.floor((next * 4) / sectorSize);
    const at = table < 109 ? bytes.readUInt32LE(76 + table * 4) : noStream;
    const place = (at + 1) * sectorSize + ((next * 4) % sectorSize);
    if (at >= endOfChain || place + 4 > bytes.length) break;
    next = bytes.readUInt32LE(place);
  }
  return sectors;
}
