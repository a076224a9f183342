import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppFailure, type ErrorCode } from '../shared/app-error.ts';

const sqliteCodes: Readonly<Record<string, ErrorCode>> = {
  SQLITE_FULL: 'disk-full',
  SQLITE_BUSY: 'workspace-busy',
  SQLITE_LOCKED: 'workspace-busy',
  SQLITE_PROTOCOL: 'workspace-busy',
  SQLITE_CORRUPT: 'workspace-damaged',
  SQLITE_NOTADB: 'not-a-workspace',
  SQLITE_READONLY: 'file-denied',
  SQLITE_PERM: 'file-denied',
  SQLITE_AUTH: 'file-denied',
  SQLITE_CANTOPEN: 'file-denied',
  SQLITE_IOERR: 'workspace-damaged',
};

const nodeCodes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'file-denied',
  EPERM: 'file-denied',
  EROFS: 'file-denied',
  EBUSY: 'file-busy',
  ETXTBSY: 'file-busy',
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-missing',
  EEXIST: 'file-exists',
};

function errorCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function sqliteFailureCode(code: string, path: string): ErrorCode | undefined {
  // Extended codes (SQLITE_IOERR_WRITE) begin with the basic one.
  const basic = code.split('_').slice(0, 2).join('_');
  const failure = sqliteCodes[basic];
  if (basic !== 'SQLITE_IOERR' && basic !== 'SQLITE_CANTOPEN') return failure;
  // A pulled USB stick shows as an I/O error on a file that is no longer there.
  if (!existsSync(path)) return 'file-missing';
  // FAT32 ends a file at 4 GiB, quotas end it earlier: SQLite calls both a failed write, people call them full.
  if (code === 'SQLITE_IOERR_WRITE') return 'disk-full';
  return failure;
}

/**
 * Converts an error of SQLite or of node:fs into an `AppFailure` about `path`. Answers null for every other error, and
 * for SQLite errors that only a bug can cause (a broken constraint, wrong SQL): those must stay what they are.
 */
export function diskFailure(error: unknown, path: string): AppFailure | null {
  if (error instanceof AppFailure) return error;
  const code = errorCodeOf(error);
  if (code === undefined) return null;
  const failure = code.startsWith('SQLITE_') ? sqliteFailureCode(code, path) : nodeCodes[code];
  return failure === undefined ? null : new AppFailure({ code: failure, about: path }, { cause: error });
}

/** What a drive says that was pulled out, or a share that went away, while one of its files was read. */
const goneCodes: ReadonlySet<string> = new Set([
  'EIO',
  'ENXIO',
  'ENODEV',
  'ENOTCONN',
  'ESTALE',
  'ETIMEDOUT',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'UNKNOWN', // Windows, for codes that libuv has no name for
]);

/** The same for a file of somebody else's that is only read: a drive that is gone counts as `file-missing`. */
export function readingFailure(error: unknown, path: string): AppFailure | null {
  const failure = diskFailure(error, path);
  if (failure !== null || !goneCodes.has(errorCodeOf(error) ?? '')) return failure;
  return new AppFailure({ code: 'file-missing', about: path }, { cause: error });
}

/**
 * The same for a file that is written into a folder that was there: a drive that is gone counts as `drive-gone`, whether
 * the system says so or only that the folder is not there any more.
 */
export function writingFailure(error: unknown, path: string): AppFailure | null {
  const failure = diskFailure(error, path);
  const isGone =
    failure === null
      ? goneCodes.has(errorCodeOf(error) ?? '')
      : failure.error.code === 'file-missing' && !existsSync(dirname(path));
  return isGone ? new AppFailure({ code: 'drive-gone', about: path }, { cause: error }) : failure;
}

/** Runs `work`; what SQLite or the file system throws in it arrives as `AppFailure`, bugs arrive unchanged. */
export function withDiskErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskFailure(error, path) ?? error;
  }
}

/** The same for work that awaits. */
export async function withDiskErrorsAsync<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskFailure(error, path) ?? error;
  }
}
