import { diskFailure } from '../../../db/disk-error.ts';
import { type AppError, AppFailure } from '../../../shared/app-error.ts';

/** Converts whatever a handler threw, once, at the edge of the process. What nobody expected is `internal`: a bug. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppFailure) return error.error;
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled' };
  const disk = diskFailure(error, pathOf(error));
  if (disk !== null) return disk.error;
  return {
    code: 'internal',
    about: error instanceof Error ? error.message.slice(0, 200) : String(error).slice(0, 200),
  };
}

function pathOf(error: unknown): string {
  const path = error instanceof Error && 'path' in error ? error.path : '';
  return typeof path === 'string' ? path : '';
}
