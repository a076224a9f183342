import { create } from 'zustand';
import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import { reportError } from './toasts.ts';

/** A write that was refused, and how to try it again. */
export interface SaveFailure {
  readonly key: string;
  readonly error: AppError;
  readonly retry: () => Promise<void>;
}

interface SaveState {
  /** Writes that were sent and not answered yet. */
  readonly running: number;
  /** UTC ISO time of the last commit that this window knows of; null before the first. */
  readonly lastSavedAt: string | null;
  readonly failures: readonly SaveFailure[];
}

/** What the save indicator shows. */
export const useSaveState = create<SaveState>(() => ({ running: 0, lastSavedAt: null, failures: [] }));

let nextKey = 1;

/** Told by change notices and by the status of the file; never goes back in time. */
export function noteSaved(savedAt: string | null): void {
  if (savedAt === null) return;
  useSaveState.setState(({ lastSavedAt }) => ({
    lastSavedAt: lastSavedAt !== null && lastSavedAt > savedAt ? lastSavedAt : savedAt,
  }));
}

/** Forgets everything, when another file is opened. */
export function resetSaveState(lastSavedAt: string | null): void {
  useSaveState.setState({ lastSavedAt, failures: [] });
}

export function dismissFailure(key: string): void {
  useSaveState.setState(({ failures }) => ({ failures: failures.filter((failure) => failure.key !== key) }));
}

/**
 * Runs a write and keeps the save indicator honest. `work` is called again by a retry, so it reads what it saves at
 * that moment. Writes with the same `key` (one field) replace each other's failure.
 */
export async function track<T>(
  work: () => Promise<Result<T, AppError>>,
  key = `write-${nextKey++}`,
): Promise<Result<T, AppError>> {
  useSaveState.setState(({ running }) => ({ running: running + 1 }));
  const result = await work().catch(
    (cause: unknown): Result<T, AppError> => ({ ok: false, error: { code: 'internal', about: String(cause) } }),
  );
  useSaveState.setState(({ running, failures }) => {
    const others = failures.filter((failure) => failure.key !== key);
    if (result.ok || result.error.code === 'cancelled') return { running: running - 1, failures: others };
    const retry = async (): Promise<void> => {
      await track(work, key);
    };
    return { running: running - 1, failures: [...others, { key, error: result.error, retry }] };
  });
  return result;
}

/** `track`, with the failure also shown in words; answers null then. For buttons such as add, remove and reorder. */
export async function save<T>(work: () => Promise<Result<T, AppError>>, key?: string): Promise<T | null> {
  const result = await track(work, key);
  if (result.ok) return result.value;
  reportError(result.error);
  return null;
}
