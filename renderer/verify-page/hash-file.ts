import { sha256 } from '@noble/hashes/sha2.js';

/** Small enough that a step never holds the page up, large enough to be fast. */
const stepBytes = 4 * 1024 * 1024;
/** Up to this the browser's own SHA-256 takes a file whole. */
const wholeBytes = 32 * 1024 * 1024;

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a file of any size, a piece at a time. `onBytes` hears of each; throws what it throws. */
export async function hashFile(file: Blob, onBytes: (count: number) => void): Promise<string> {
  // Not every browser has it on a page that was opened from a folder.
  const { subtle } = (globalThis.crypto ?? {}) as { readonly subtle?: SubtleCrypto };
  if (subtle !== undefined && file.size <= wholeBytes) {
    const digest = await subtle.digest('SHA-256', await file.arrayBuffer());
    onBytes(file.size);
    return hex(new Uint8Array(digest));
  }
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += stepBytes) {
    const piece = new Uint8Array(await file.slice(at, at + stepBytes).arrayBuffer());
    hash.update(piece);
    onBytes(piece.length);
  }
  return hex(hash.digest());
}
