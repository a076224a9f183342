import { posix } from 'node:path';
import type { EmbeddedPicture } from '../../../shared/domain/reading.ts';
import { childAt, childrenOf, parseXml } from '../documents/import/xml-tree.ts';

type Parts = ReadonlyMap<string, () => Buffer>;

/** More than this would hold the window while it takes them over; the rest shows as a frame. */
const limits = { bytes: 32 * 1_048_576, pictures: 400 } as const;

/**
 * What the relationships of a part name inside of the package, by id. External targets are left out: nothing that is
 * not in the file itself is ever shown, let alone fetched.
 */
export function readTargets(parts: Parts, part: string): ReadonlyMap<string, string> {
  const folder = posix.dirname(part);
  const name = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const unpack = parts.get(name);
  if (unpack === undefined) return new Map();
  const root = childAt(parseXml(unpack(), name), 'Relationships');
  return new Map(
    childrenOf(root, 'Relationship').flatMap(({ attributes }): [string, string][] => {
      const { Id: id, Target: target = '', TargetMode: mode } = attributes;
      if (id === undefined || mode === 'External') return [];
      return [[id, target.startsWith('/') ? target.slice(1) : posix.join(folder, target)]];
    }),
  );
}

/** The pictures of a document in the order of their first use, each once. */
export class PictureList {
  readonly #parts: Parts;
  readonly #indexes = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  add(part: string): { readonly index: number } {
    let index = this.#indexes.get(part);
    if (index === undefined) {
      index = this.#indexes.size;
      this.#indexes.set(part, index);
    }
    return { index };
  }

  /** Their bytes; null for what is missing, too large, or a kind that only Office draws (EMF, WMF). */
  read(): (EmbeddedPicture | null)[] {
    let left: number = limits.bytes;
    return [...this.#indexes.keys()].map((part, index): EmbeddedPicture | null => {
      const bytes = index >= limits.pictures ? undefined : this.#parts.get(part)?.();
      const mediaType = bytes === undefined ? null : pictureType(bytes);
      if (bytes === undefined || mediaType === null || bytes.length > left) return null;
      left -= bytes.length;
      return { mediaType, bytes: new Uint8Array(bytes) };
    });
  }
}

/** What a picture is by its first bytes; null for what the window does not draw. */
export function pictureType(bytes: Uint8Array): EmbeddedPicture['mediaType'] | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1');
  if (head.startsWith('\u0089PNG')) return 'image/png';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('BM')) return 'image/bmp';
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'image/webp' : null;
}
