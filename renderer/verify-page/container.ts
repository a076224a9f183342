/** A file of the bag, wherever it lies: in a ZIP or in an unzipped folder. */
export interface BagEntry {
  /** Below the base folder, with `/`. */
  readonly path: string;
  /** Its bytes; nothing is read before they are asked for. */
  readonly bytes: Blob;
}

/** Why a container is no bundle; `code` names the sentence. */
export class BadContainer extends Error {
  readonly code: 'notZip' | 'encrypted' | 'brokenZip' | 'noBag';
  constructor(code: BadContainer['code'], detail = '') {
    super(detail);
    this.code = code;
  }
}

const localSize = 30;
const centralSize = 46;
const endSize = 22;
const zip64EndSize = 56;
const zip64LocatorSize = 20;
const text = new TextDecoder('latin1');

/** Whether a file is encrypted with age: only its recipient can open it, in the program. */
export async function isEncrypted(file: Blob): Promise<boolean> {
  return text.decode(await file.slice(0, 21).arrayBuffer()) === 'age-encryption.org/v1';
}

async function viewOf(file: Blob, start: number, length: number): Promise<DataView> {
  if (start < 0 || start + length > file.size) throw new BadContainer('brokenZip', 'cut');
  return new DataView(await file.slice(start, start + length).arrayBuffer());
}

function need(holds: boolean, detail: string): void {
  if (!holds) throw new BadContainer('brokenZip', detail);
}

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * The files of a ZIP. Both descriptions of each file are compared and no byte may lie between them, so that no tool
 * sees other files here than another one does. Throws `BadContainer`.
 */
export async function readZip(file: Blob): Promise<BagEntry[]> {
  if (file.size < endSize || (await viewOf(file, 0, 4)).getUint32(0, true) !== 0x04034b50)
    throw new BadContainer('notZip');
  const { count, size, offset } = await readEnd(file);
  const directory = await viewOf(file, offset, size);
  const entries: BagEntry[] = [];
  let at = 0;
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    need(at + centralSize <= size && directory.getUint32(at, true) === 0x02014b50, 'directory');
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const length = centralSize + nameLength + extraLength + directory.getUint16(at + 32, true);
    need(at + length <= size, 'directory');
    const name = text.decode(new Uint8Array(directory.buffer, at + centralSize, nameLength));
    const [bytes, place] = sizeAndPlace(directory, at, at + centralSize + nameLength + extraLength);
    need(directory.getUint16(at + 10, true) === 0, `${name}: compressed`);
    need(directory.getUint16(at + 8, true) === 0 && place === next, `${name}: place`);
    const local = await viewOf(file, place, localSize + nameLength);
    const same =
      local.getUint32(0, true) === 0x04034b50 &&
      local.getUint16(26, true) === nameLength &&
      text.decode(new Uint8Array(local.buffer, localSize, nameLength)) === name;
    need(same, `${name}: local header`);
    const begin = place + localSize + nameLength + local.getUint16(28, true);
    next = begin + bytes;
    need(next <= offset, `${name}: size`);
    entries.push({ path: name, bytes: file.slice(begin, next) });
    at += length;
  }
  need(at === size && next === offset, 'gap');
  return entries;
}

async function readEnd(file: Blob): Promise<Directory> {
  const end = await viewOf(file, file.size - endSize, endSize);
  need(end.getUint32(0, true) === 0x06054b50, 'end');
  const found = { count: end.getUint16(10, true), size: end.getUint32(12, true), offset: end.getUint32(16, true) };
  const isLarge = found.count === 0xffff || found.size === 0xffffffff || found.offset === 0xffffffff;
  if (!isLarge) {
    need(found.offset + found.size + endSize === file.size, 'gap');
    return found;
  }
  const large = await viewOf(file, file.size - endSize - zip64LocatorSize - zip64EndSize, zip64EndSize);
  need(large.getUint32(0, true) === 0x06064b50, 'end');
  const number = (at: number): number => Number(large.getBigUint64(at, true));
  const directory = { count: number(32), size: number(40), offset: number(48) };
  need(directory.offset + directory.size + zip64EndSize + zip64LocatorSize + endSize === file.size, 'gap');
  return directory;
}

/** Size and place of a file, from its 64-bit extra field where the entry points there. */
function sizeAndPlace(directory: DataView, at: number, extraEnd: number): readonly [number, number] {
  const size = directory.getUint32(at + 24, true);
  const place = directory.getUint32(at + 42, true);
  need(directory.getUint32(at + 20, true) === size, 'sizes');
  if (size !== 0xffffffff && place !== 0xffffffff) return [size, place];
  let extra = at + centralSize + directory.getUint16(at + 28, true);
  need(extra + 4 <= extraEnd && directory.getUint16(extra, true) === 1, 'extra');
  extra += 4;
  const take = (): number => {
    need(extra + 8 <= extraEnd, 'extra');
    extra += 8;
    return Number(directory.getBigUint64(extra - 8, true));
  };
  const large = size === 0xffffffff ? take() : size;
  if (size === 0xffffffff) take();
  return [large, place === 0xffffffff ? take() : place];
}

/** Paths below the base folder, the one that `bagit.txt` stands in. Throws `BadContainer` when there is none. */
export function belowBase(entries: readonly BagEntry[]): BagEntry[] {
  const bagit = entries.find(({ path }) => /^([^/]+\/)?bagit\.txt$/u.test(path));
  if (bagit === undefined) throw new BadContainer('noBag');
  const base = bagit.path.slice(0, -'bagit.txt'.length);
  return entries.map(({ path, bytes }) => ({ path: path.startsWith(base) ? path.slice(base.length) : path, bytes }));
}

/** The files of a folder that was chosen; hidden ones that systems put there are nobody's. */
export function entriesOfFolder(files: Iterable<File>): BagEntry[] {
  return [...files]
    .map((file) => ({ path: file.webkitRelativePath || file.name, bytes: file }))
    .filter(({ path }) => !/(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/u.test(path));
}
