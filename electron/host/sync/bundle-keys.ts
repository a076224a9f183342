import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { bech32 } from '@scure/base';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/simplified-chinese.js';
import type { PublicKeys } from '../../../db/queries/peers.ts';
import { describeKey, signingKeyOf } from './ssh-signature.ts';

/** All keys of a copy. Everything comes from one seed, which the recovery phrase is another writing of. */
export interface BundleKeys extends PublicKeys {
  readonly seed: Buffer;
  readonly privateKey: KeyObject;
  /** The 32 bytes of the signing key's public half. */
  readonly publicKey: Buffer;
  /** `AGE-SECRET-KEY-1…`: opens what is encrypted to `encryptionKey`. */
  readonly identity: string;
}

/** 128 bits: as strong as Ed25519 itself, and twelve characters to write down. */
const seedBytes = 16;
// DER around the 32 bytes of an X25519 key (RFC 8410).
const x25519Prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** A new seed. */
export function newSeed(): Buffer {
  return randomBytes(seedBytes);
}

/** The keys of a seed, always the same ones. */
export function keysOfSeed(seed: Buffer): BundleKeys {
  const part = (info: string): Buffer => Buffer.from(hkdfSync('sha256', seed, '', info, 32));
  const { privateKey, publicKey } = signingKeyOf(part('gangbiao signing key 1'));
  const secret = part('gangbiao encryption key 1');
  const { publicKey: signingKey, keyFingerprint } = describeKey(publicKey);
  return {
    seed,
    privateKey,
    publicKey,
    signingKey,
    keyFingerprint,
    encryptionKey: bech32.encodeFromBytes('age', x25519PublicKey(secret)),
    identity: bech32.encodeFromBytes('age-secret-key-', secret).toUpperCase(),
  };
}

/** The seed in twelve Chinese characters (BIP 39), with a space between any two. */
export function phraseOfSeed(seed: Buffer): string {
  return entropyToMnemonic(seed, wordlist);
}

/** The seed that a phrase stands for; null when a character is none of the list, or the phrase cannot be right. */
export function seedOfPhrase(text: string): Buffer | null {
  const characters = Array.from(text.normalize('NFKC')).filter((character) => /\p{Script=Han}/u.test(character));
  try {
    const seed = Buffer.from(mnemonicToEntropy(characters.join(' '), wordlist));
    return seed.length === seedBytes ? seed : null;
  } catch {
    return null;
  }
}

/**
 * What is read out over the telephone: 24 digits in groups of four, made of both public keys, so that neither can be
 * exchanged for another one.
 */
export function spokenFingerprint(keys: Pick<PublicKeys, 'signingKey' | 'encryptionKey'>): string {
  const digest = createHash('sha256').update(`gangbiao keys 1\n${keys.signingKey}\n${keys.encryptionKey}\n`).digest();
  const digits = (BigInt(`0x${digest.toString('hex', 0, 16)}`) % 10n ** 24n).toString().padStart(24, '0');
  return (digits.match(/\d{4}/gu) ?? []).join(' ');
}

/** Whether a text is a key that age encrypts to: `age1…` of 32 bytes. */
export function isEncryptionKey(text: string): boolean {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text);
    return prefix === 'age' && bytes.length === 32 && bech32.encodeFromBytes('age', bytes) === text;
  } catch {
    return false;
  }
}

function x25519PublicKey(secret: Buffer): Uint8Array {
  const key = createPrivateKey({ key: Buffer.concat([x25519Prefix, secret]), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}
