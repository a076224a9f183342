import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import type { KeyPlaceMessage } from '../../shared/contract/host-messages.ts';

/**
 * Where the secret keys of this person lie on this computer. They are sealed with a key that the system's own key store
 * guards (Windows: DPAPI; Linux: the desktop's keyring). Where there is none, Chromium would use a password that anybody
 * can look up: that is no key store, and the host is told that there is none.
 */
export function keyPlace(): KeyPlaceMessage {
  const folder = join(app.getPath('userData'), 'keys');
  return { folder, sealKey: hasKeyStore() ? sealKeyIn(folder) : null };
}

function hasKeyStore(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

function sealKeyIn(folder: string): string {
  const path = join(folder, 'seal.bin');
  const known = readSealKey(path);
  if (known !== null) return known;
  const sealKey = randomBytes(32).toString('base64');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.part`, safeStorage.encryptString(sealKey), { flush: true, mode: 0o600 });
  renameSync(`${path}.part`, path);
  return sealKey;
}

/** Null when there is none yet, or when another account sealed it: what it sealed comes back by the recovery phrase. */
function readSealKey(path: string): string | null {
  try {
    return safeStorage.decryptString(readFileSync(path));
  } catch {
    return null;
  }
}
