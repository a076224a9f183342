import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile, syncFile } from '../../../db/durable-files.ts';
import { type BundleKeys, keysOfSeed } from './bundle-keys.ts';

/**
 * Where the secret halves of keys are kept: in a folder of this person on this computer, never in the workspace file,
 * which is copied onto sticks. `sealKey` is 32 bytes that the system's key store guards, or null without one: the files
 * are then readable for this person alone, and nothing more.
 */
export interface KeyPlace {
  readonly folder: string;
  readonly sealKey: Buffer | null;
}

/** The secret keys on this computer. */
export interface KeyStore {
  /** The keys with this fingerprint; null when they are not here, or can no longer be opened here. */
  readonly load: (keyFingerprint: string) => Promise<BundleKeys | null>;
  /** Keeps a seed, flushed to the disk before it answers. Answers whether the system's key store guards it. */
  readonly save: (keys: BundleKeys) => Promise<boolean>;
  /** Whether the system's key store guards what is saved now. */
  readonly isGuarded: () => Promise<boolean>;
}

const fileSchema = z.strictObject({
  format: z.literal(1),
  keyFingerprint: z.string(),
  /** AES-256-GCM: nonce of 12 bytes, tag of 16, seed; null when it stands in `seed`. */
  sealed: z.base64().nullable(),
  seed: z.base64().nullable(),
});

/** The keys that are kept at a place; it is asked for when it is first needed. */
export function openKeyStore(askPlace: () => Promise<KeyPlace>): KeyStore {
  const pathOf = (folder: string, keyFingerprint: string): string =>
    join(folder, `${createHash('sha256').update(keyFingerprint).digest('hex').slice(0, 32)}.json`);
  return {
    isGuarded: async () => (await askPlace()).sealKey !== null,

    load: async (keyFingerprint) => {
      const { folder, sealKey } = await askPlace();
      const file = readKeyFile(pathOf(folder, keyFingerprint));
      if (file === null) return null;
      const seed = file.seed === null ? unseal(file.sealed, sealKey) : Buffer.from(file.seed, 'base64');
      const keys = seed === null ? null : keysOfSeed(seed);
      return keys?.keyFingerprint === keyFingerprint ? keys : null;
    },

    save: async (keys) => {
      const { folder, sealKey } = await askPlace();
      const file: z.infer<typeof fileSchema> = {
        format: 1,
        keyFingerprint: keys.keyFingerprint,
        sealed: sealKey === null ? null : seal(keys.seed, sealKey).toString('base64'),
        seed: sealKey === null ? keys.seed.toString('base64') : null,
      };
      const path = pathOf(folder, keys.keyFingerprint);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.part`, JSON.stringify(file), { mode: 0o600 });
      syncFile(`${path}.part`);
      replaceFile(`${path}.part`, path);
      return sealKey !== null;
    },
  };
}

function readKeyFile(path: string): z.infer<typeof fileSchema> | null {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null; // not there, or no longer a key: the recovery phrase brings it back
  }
}

function seal(seed: Buffer, sealKey: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function unseal(sealed: string | null, sealKey: Buffer | null): Buffer | null {
  if (sealed === null || sealKey === null) return null;
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch {
    return null; // sealed by another account or computer
  }
}
