import { hkdfSync } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { Decrypter, Encrypter } from 'age-encryption';

// https://age-encryption.org/v1: a header in text, 16 bytes of nonce, then chunks of 64 KiB with a tag of 16 bytes each.
const ageBegin = Buffer.from('age-encryption.org/v1\n');
/** A header for two recipients has some 400 bytes. */
export const maxHeaderBytes = 16 * 1024;
const nonceBytes = 16;
export const chunkBytes = 64 * 1024;
export const tagBytes = 16;

/** How the payload of an age file is opened and sealed, and where it begins. */
export interface AgeEnvelope {
  readonly key: Uint8Array;
  readonly payloadAt: number;
}

/** Whether a file that begins like this is one that age encrypted. */
export function isAgeFile(begin: Buffer): boolean {
  return begin.subarray(0, ageBegin.length).equals(ageBegin);
}

/** Opens the header at the beginning of an age file with secret keys (`AGE-SECRET-KEY-1…`), or says why that fails. */
export async function openEnvelope(
  begin: Buffer,
  identities: readonly string[],
): Promise<AgeEnvelope | 'bundle-not-for-us' | 'bundle-envelope'> {
  const macAt = begin.indexOf('\n--- ');
  const headerEnd = macAt === -1 ? -1 : begin.indexOf('\n', macAt + 1) + 1;
  const payloadAt = headerEnd + nonceBytes;
  if (headerEnd <= 0 || payloadAt > begin.length) return 'bundle-envelope';
  const fileKey = await fileKeyOf(begin.subarray(0, headerEnd), identities);
  if (typeof fileKey === 'string') return fileKey;
  const nonce = begin.subarray(headerEnd, payloadAt);
  return { key: new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32)), payloadAt };
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

/** The beginning of a new age file for these keys (`age1…`), as far as its payload. */
export async function newEnvelope(recipients: readonly string[]): Promise<Buffer> {
  const encrypter = new Encrypter();
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient);
  const empty = Buffer.from(await encrypter.encrypt(new Uint8Array(0)));
  return empty.subarray(0, empty.length - tagBytes); // its only chunk is the tag of nothing
}

/** The chunk `index` of a payload, sealed. */
export function sealChunk({ key }: AgeEnvelope, bytes: Uint8Array, place: ChunkPlace): Uint8Array {
  return chacha20poly1305(key, nonceOf(place)).encrypt(bytes);
}

/** The plain text of a chunk; null when it is not what was sealed. */
export function unsealChunk({ key }: AgeEnvelope, sealed: Uint8Array, place: ChunkPlace): Uint8Array | null {
  try {
    return chacha20poly1305(key, nonceOf(place)).decrypt(sealed);
  } catch {
    return null;
  }
}

interface ChunkPlace {
  readonly index: number;
  readonly isLast: boolean;
}

/** A counter of 11 bytes, and a byte that says whether the chunk is the last one. */
function nonceOf({ index, isLast }: ChunkPlace): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
