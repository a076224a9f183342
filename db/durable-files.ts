import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppFailure } from '../shared/app-error.ts';

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}

/**
 * Flushes a file to the disk. Never call it on the open workspace: closing any handle of a file drops the process's
 * POSIX locks on it, SQLite's included.
 */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Flushes a folder, so that a rename in it lasts. Windows has no such call and refuses it: nothing to do there. */
export function syncFolder(path: string): void {
  try {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!hasCode(error, ['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'EBADF', 'ENOTSUP'])) throw error;
  }
}

/** Gives a finished, fsynced file its name. Throws `file-exists` and leaves `from` when something stands there. */
export function publishNewFile(from: string, to: string): void {
  try {
    linkSync(from, to); // unlike rename, it never replaces what another program put there a moment ago
    rmSync(from);
  } catch (error) {
    if (hasCode(error, ['EEXIST'])) throw new AppFailure({ code: 'file-exists', about: to }, { cause: error });
    // FAT and exFAT (USB sticks) and some shares know no hard links.
    if (existsSync(to)) throw new AppFailure({ code: 'file-exists', about: to }, { cause: error });
    renameSync(from, to);
  }
  syncFolder(dirname(to));
}

/** Gives a finished, fsynced file its name, in place of what stood there. */
export function replaceFile(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}
