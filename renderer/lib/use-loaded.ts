import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/app-error.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import type { Answer } from './client.ts';
import { beginRead } from '../ui/reads.ts';
import { useChanged } from './use-changed.ts';

/** What a screen shows of the file. The old value stays while a newer one is read, so that nothing flickers. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly error: AppError | null;
  readonly reload: () => Promise<void>;
}

/**
 * Reads from the host when `key` changes and after every commit that touched one of `kinds`.
 * Answers that were overtaken by a newer question are dropped.
 */
export function useLoaded<T>(
  load: () => Answer<T>,
  options: { readonly key: string; readonly kinds: readonly RecordKind[] },
): Loaded<T> {
  const [state, setState] = useState<{ key: string; value: T | null; error: AppError | null }>({
    key: options.key,
    value: null,
    error: null,
  });
  const question = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const { key } = options;
  const reload = useCallback(async (): Promise<void> => {
    const mine = ++question.current;
    const over = beginRead();
    try {
      const result = await latest.current();
      if (mine !== question.current) return;
      if (result.ok) setState({ key, value: result.value, error: null });
      else setState((old) => ({ key, value: old.key === key ? old.value : null, error: result.error }));
    } finally {
      over();
    }
  }, [key]);
  useEffect(() => {
    const questions = question;
    void reload();
    return () => {
      // An answer that comes after the screen is gone belongs to nobody.
      questions.current += 1;
    };
  }, [reload]);
  useChanged(options.kinds, reload);
  // A value read for another key must never be shown under this one.
  return { value: state.key === key ? state.value : null, error: state.key === key ? state.error : null, reload };
}
