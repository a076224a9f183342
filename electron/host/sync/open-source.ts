import { type BundleIssue, bundleIssue } from '../../../shared/sync/bundle-rules.ts';
import {
  type AgeEnvelope,
  chunkBytes,
  isAgeFile,
  maxHeaderBytes,
  openEnvelope,
  tagBytes,
  unsealChunk,
} from './age-stream.ts';
import type { ByteSource } from './byte-source.ts';
import { BrokenContainer } from './zip-reader.ts';

/** A bundle's container, seen from within its encryption; without one, the issue says why. */
export type OpenedSource =
  | { readonly source: ByteSource; readonly issue: null; readonly isEncrypted: boolean }
  | { readonly source: null; readonly issue: BundleIssue; readonly isEncrypted: boolean };

/**
 * The container in a file: the file itself, or what age keys open of it. Damage that shows while it is read is thrown as
 * `BrokenContainer`.
 */
export async function openSource(file: ByteSource, identities: readonly string[]): Promise<OpenedSource> {
  const head = Buffer.alloc(Math.min(maxHeaderBytes, file.size));
  const length = await file.read(head, 0);
  const begin = head.subarray(0, length);
  if (!isAgeFile(begin)) return { source: file, issue: null, isEncrypted: false };
  const envelope = await openEnvelope(begin, identities);
  if (typeof envelope === 'string') return { source: null, issue: bundleIssue(envelope, []), isEncrypted: true };
  const source = chunkSource(file, envelope);
  return source === null
    ? { source, issue: bundleIssue('bundle-envelope', []), isEncrypted: true }
    : { source, issue: null, isEncrypted: true };
}

/** Any place of the plain text by its chunk; null when the sizes cannot be right. */
function chunkSource(file: ByteSource, envelope: AgeEnvelope): ByteSource | null {
  const { payloadAt } = envelope;
  const payload = file.size - payloadAt;
  const chunkCount = Math.ceil(payload / (chunkBytes + tagBytes));
  const lastBytes = payload - (chunkCount - 1) * (chunkBytes + tagBytes) - tagBytes;
  if (lastBytes < 0 || (lastBytes === 0 && chunkCount > 1)) return null;
  const size = (chunkCount - 1) * chunkBytes + lastBytes;
  const sealed = Buffer.alloc(chunkBytes + tagBytes);
  let open: { readonly index: number; readonly bytes: Uint8Array } | null = null;

  async function chunkAt(index: number): Promise<Uint8Array> {
    if (open?.index === index) return open.bytes;
    const isLast = index === chunkCount - 1;
    const length = (isLast ? lastBytes : chunkBytes) + tagBytes;
    const position = payloadAt + index * (chunkBytes + tagBytes);
    const count = await file.read(sealed.subarray(0, length), position);
    const bytes = count === length ? unsealChunk(envelope, sealed.subarray(0, length), { index, isLast }) : null;
    if (bytes === null) throw new BrokenContainer(bundleIssue('bundle-envelope', []));
    open = { index, bytes };
    return bytes;
  }

  return {
    size,
    read: async (into, position) => {
      const end = Math.min(position + into.length, size);
      for (let at = position; at < end; ) {
        const chunk = await chunkAt(Math.floor(at / chunkBytes));
        const from = at % chunkBytes;
        const count = Math.min(chunk.length - from, end - at);
        into.set(chunk.subarray(from, from + count), at - position);
        at += count;
      }
      return Math.max(0, end - position);
    },
  };
}
