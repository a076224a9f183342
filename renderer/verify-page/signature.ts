import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { signatureNamespace } from '../../shared/sync/signature-namespace.ts';

hashes.sha512 = sha512;

const utf8 = new TextEncoder();

/** A string of the SSH protocol: its length in 32 bits, then its bytes. */
function field(content: Uint8Array | string): Uint8Array {
  const bytes = typeof content === 'string' ? utf8.encode(content) : content;
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return join([length, bytes]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const algorithm = 'ssh-ed25519';
const keyBlob = (key: Uint8Array): Uint8Array => join([field(algorithm), field(key)]);

function blobOf(key: Uint8Array, signature: Uint8Array): Uint8Array {
  return join([
    utf8.encode('SSHSIG'),
    new Uint8Array([0, 0, 0, 1]),
    field(keyBlob(key)),
    field(signatureNamespace),
    field(''),
    field('sha512'),
    field(join([field(algorithm), field(signature)])),
  ]);
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function unarmored(armored: string): Uint8Array | null {
  const match = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n$/u.exec(armored);
  if (match?.[1] === undefined) return null;
  try {
    return Uint8Array.from(atob(match[1].replaceAll('\n', '')), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

/**
 * The fingerprint (`SHA256:…`) of the Ed25519 key that signed these bytes, as `ssh-keygen -Y check-novalidate` prints
 * it; null when the text is no OpenSSH signature of them for bundles.
 */
export function signerOf(message: Uint8Array, armored: string): string | null {
  const blob = unarmored(armored);
  const empty = blobOf(new Uint8Array(32), new Uint8Array(64));
  if (blob === null || blob.length !== empty.length) return null;
  // Everything but the key and the signature is fixed, so their places are.
  const keyAt = 'SSHSIG'.length + 4 + 4 + 4 + algorithm.length + 4;
  const key = blob.slice(keyAt, keyAt + 32);
  const signature = blob.slice(-64);
  if (base64(blobOf(key, signature)) !== base64(blob)) return null;
  const signed = join([
    utf8.encode('SSHSIG'),
    field(signatureNamespace),
    field(''),
    field('sha512'),
    field(sha512(message)),
  ]);
  try {
    if (!verify(signature, signed, key, { zip215: false })) return null;
  } catch {
    return null; // no point of the curve
  }
  return `SHA256:${base64(sha256(keyBlob(key))).replace(/=+$/u, '')}`;
}
