import type { AppError } from '../../shared/app-error.ts';
import type { WindowApi } from '../../shared/contract/window-api.ts';
import type { Result } from '../../shared/result.ts';
import { reportError } from './toasts.ts';

/** The only door of the page: what the preload script put on the window. Absent in tests that have no window. */
export const api: WindowApi = (globalThis as unknown as { readonly api: WindowApi }).api;

/** The answer of any contract method. */
export type Answer<T> = Promise<Result<T, AppError>>;

/** A failed call inside the page, where throwing is the shorter way to the caller that handles it. */
export class CallError extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.about === undefined ? error.code : `${error.code}: ${error.about}`);
    this.name = 'CallError';
    this.error = error;
  }
}

/** The value of a call; throws `CallError` when it failed. */
export async function call<T>(answer: Answer<T>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new CallError(result.error);
  return result.value;
}

/** The value of a call, or null after the failure was shown to the user. A cancelled call is not shown: they did it. */
export async function attempt<T>(answer: Answer<T>): Promise<T | null> {
  const result = await answer;
  if (result.ok) return result.value;
  reportError(result.error);
  return null;
}

/** Any thrown thing as an error that the catalogue has a sentence for. */
export function toAppError(cause: unknown): AppError {
  if (cause instanceof CallError) return cause.error;
  return { code: 'internal', about: cause instanceof Error ? cause.message : String(cause) };
}
