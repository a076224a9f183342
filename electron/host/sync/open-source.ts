import { hkdfSync } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { Decrypter } from 'age-encryption';
import { AppFailure } from '../../../shared/app-error.ts';
import { type BundleIssue, bundleIssue } from '../../../shared/sync/bundle-rules.ts';
import { type ByteSource, fileSource } from './byte-source.ts';
import { BrokenContainer } from './zip-reader.ts';

/** A bundle's container, seen from within its encryption; without one, the issue says why. */
export type OpenedSource =
  | { readonly source: ByteSource; readonly issue: null; readonly isEncrypted: boolean }
  | { readonly source: null; readonly issue: BundleIssue; readonly isEncrypted: true };

// https://age-encryption.org/v1: a header in text, 16 bytes of nonce, then chunks of 64 KiB with a tag of 16 bytes each.
const ageBegin = Buffer.from('age-encryption.org/v1\n');
/** A header for two recipients has some 400 bytes. */
const maxHeaderBytes = 16 * 1024;
const nonceBytes = 16;
const chunkBytes = 64 * 1024;
const tagBytes = 16;

/**
 * The container in an open file: the file itself, or what age keys open of it. Damage that shows while it is read is
 * thrown as `BrokenContainer`. Throws `file-missing` for what is no file.
 */
export async function openSource(
  handle: FileHandle,
  path: string,
  identities: readonly string[],
): Promise<OpenedSource> {
  if (!(await handle.stat()).isFile()) throw new AppFailure({ code: 'file-missing', about: path });
  const file = await fileSource(handle);
  const head = Buffer.alloc(Math.min(maxHeaderBytes, file.size));
  const length = await file.read(head, 0);
  const begin = head.subarray(0, length);
  if (!begin.subarray(0, ageBegin.length).equals(ageBegin)) return { source: file, issue: null, isEncrypted: false };
  const opened = await openEnvelope(file, begin, identities);
  return 'size' in opened
    ? { source: opened, issue: null, isEncrypted: true }
    : { source: null, issue: opened, isEncrypted: true };
}

async function openEnvelope(
  file: ByteSource,
  begin: Buffer,
  identities: readonly string[],
): Promise<ByteSource | BundleIssue> {
  const macAt = begin.indexOf('\n--- ');
  const headerEnd = macAt === -1 ? -1 : begin.indexOf('\n', macAt + 1) + 1;
  const payloadAt = headerEnd + nonceBytes;
  if (headerEnd <= 0 || payloadAt + tagBytes > file.size) return bundleIssue('bundle-envelope', []);
  const fileKey = await fileKeyOf(begin.subarray(0, headerEnd), identities);
  if (typeof fileKey === 'string') return bundleIssue(fileKey, []);
  const nonce = Buffer.alloc(nonceBytes);
  await file.read(nonce, headerEnd);
  const key = new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
  return chunkSource(file, { key, payloadAt }) ?? bundleIssue('bundle-envelope', []);
}

async function fileKeyOf(
  header: Buffer,
  identities: readonly string[],
): Promise<Uint8Array | 'bundle-not-for-us' | 'bundle-envelope'> {
  if (identities.length === 0) return 'bundle-not-for-us';
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decryptHeader(header);
  } catch (error) {
    const isOthers = error instanceof Error && error.message.startsWith('no identity matched');
    return isOthers ? 'bundle-not-for-us' : 'bundle-envelope';
  }
}

/** Any place of the plain text by its chunk; null when the sizes cannot be right. */
function chunkSource(
  file: ByteSource,
  { key, payloadAt }: { readonly key: Uint8Array; readonly payloadAt: number },
): ByteSource | null {
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
    const bytes = count === length ? unseal(sealed.subarray(0, length), key, nonceOf(index, isLast)) : null;
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

/** A counter of 11 bytes, and a byte that says whether the chunk is the last one. */
function nonceOf(index: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function unseal(sealed: Uint8Array, key: Uint8Array, nonce: Uint8Array): Uint8Array | null {
  try {
    return chacha20poly1305(key, nonce).decrypt(sealed);
  } catch {
    return null;
  }
}
