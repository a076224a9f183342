import { useEffect, useRef } from 'react';
import type { ChangeNotice } from '../../shared/contract/notices.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import { api } from './client.ts';
import { beginRead } from '../ui/reads.ts';
import { mergeNotices } from './merge-notices.ts';

/**
 * Calls `reload` after a commit that touched one of `kinds`; a burst of commits within 40 ms makes one call, with what
 * all of them changed.
 * A reload that reads answers when it has, so that a field knows from when on it is shown what it saved itself.
 * `kinds` is compared by content, so a literal may stand in the call.
 */
export function useChanged(kinds: readonly RecordKind[], reload: (notice: ChangeNotice) => unknown): void {
  const latest = useRef(reload);
  useEffect(() => {
    latest.current = reload;
  });
  const wanted = kinds.join(' ');
  useEffect(() => {
    const names = new Set(wanted.split(' '));
    let timer: ReturnType<typeof setTimeout> | undefined;
    let missed: ChangeNotice | null = null;
    let read: (() => void) | null = null;
    const stop = api.on('changed', (notice) => {
      if (!notice.kinds.some((kind) => names.has(kind))) return;
      clearTimeout(timer);
      const all = mergeNotices(missed, notice);
      missed = all;
      read ??= beginRead();
      timer = setTimeout(() => {
        missed = null;
        const over = read;
        read = null;
        void Promise.resolve(latest.current(all)).finally(() => over?.());
      }, 40);
    });
    return () => {
      clearTimeout(timer);
      read?.();
      stop();
    };
  }, [wanted]);
}
