import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { BundleSigner } from '../../../shared/sync/verified-bundle.ts';

// OpenSSH's PROTOCOL.sshsig. Ed25519 signatures are made without randomness: the same bytes and key give the same one.
const magic = Buffer.from('SSHSIG');
const algorithm = 'ssh-ed25519';
const hashName = 'sha512';
const armorBegin = '-----BEGIN SSH SIGNATURE-----';
const armorEnd = '-----END SSH SIGNATURE-----';
const armorWidth = 70;
// DER around the 32 bytes of an Ed25519 key (RFC 8410).
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** An Ed25519 key pair from the 32 bytes of its seed. */
export function signingKeyOf(seed: Buffer): { readonly privateKey: KeyObject; readonly publicKey: Buffer } {
  const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);
  return { privateKey, publicKey };
}

/** A public key of 32 bytes as OpenSSH writes and names it. */
export function describeKey(publicKey: Buffer): BundleSigner {
  const blob = keyBlob(publicKey);
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/u, '');
  return { publicKey: `${algorithm} ${blob.toString('base64')}`, keyFingerprint: `SHA256:${digest}` };
}

/** The 32 bytes of a public key from `ssh-ed25519 AAAA…`; null when it is no such line. */
export function parsePublicKey(line: string): Buffer | null {
  const match = /^ssh-ed25519 ([A-Za-z0-9+/]{68})$/u.exec(line);
  if (match?.[1] === undefined) return null;
  const blob = Buffer.from(match[1], 'base64');
  const key = blob.subarray(-32);
  return keyBlob(key).equals(blob) ? key : null;
}

/** The signature of a message in OpenSSH's armour, as `ssh-keygen -Y sign` writes it. */
export function signMessage(
  message: Buffer,
  key: { readonly privateKey: KeyObject; readonly publicKey: Buffer; readonly namespace: string },
): string {
  const signature = sign(null, signedBytes(message, key.namespace), key.privateKey);
  return armor(signatureBlob(key.publicKey, key.namespace, signature));
}

/**
 * Who signed a message; null when the signature is not, byte for byte, one that `signMessage` could have made of it. So
 * no second text stands for the same signature.
 */
export function verifyMessage(message: Buffer, armored: string, namespace: string): BundleSigner | null {
  const blob = unarmor(armored);
  // Everything but the key and the signature is fixed, so their places are.
  const empty = signatureBlob(Buffer.alloc(32), namespace, Buffer.alloc(64));
  if (blob === null || blob.length !== empty.length) return null;
  const keyAt = magic.length + 4 + 4 + 4 + algorithm.length + 4;
  const publicKey = blob.subarray(keyAt, keyAt + 32);
  const signature = blob.subarray(-64);
  if (!signatureBlob(publicKey, namespace, signature).equals(blob) || armor(blob) !== armored) return null;
  const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' });
  return verify(null, signedBytes(message, namespace), key, signature) ? describeKey(publicKey) : null;
}

function keyBlob(publicKey: Buffer): Buffer {
  return Buffer.concat([field(algorithm), field(publicKey)]);
}

function signedBytes(message: Buffer, namespace: string): Buffer {
  const digest = createHash(hashName).update(message).digest();
  return Buffer.concat([magic, field(namespace), field(''), field(hashName), field(digest)]);
}

function signatureBlob(publicKey: Buffer, namespace: string, signature: Buffer): Buffer {
  const version = Buffer.from([0, 0, 0, 1]);
  const wrapped = field(Buffer.concat([field(algorithm), field(signature)]));
  return Buffer.concat([
    magic,
    version,
    field(keyBlob(publicKey)),
    field(namespace),
    field(''),
    field(hashName),
    wrapped,
  ]);
}

/** A string of the SSH protocol: its length in 32 bits, then its bytes. */
function field(content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function armor(blob: Buffer): string {
  const lines = blob.toString('base64').match(new RegExp(`.{1,${armorWidth}}`, 'gu')) ?? [];
  return [armorBegin, ...lines, armorEnd, ''].join('\n');
}

function unarmor(text: string): Buffer | null {
  const lines = text.split('\n');
  if (lines[0] !== armorBegin || lines.at(-1) !== '' || lines.at(-2) !== armorEnd) return null;
  return Buffer.from(lines.slice(1, -2).join(''), 'base64');
}
