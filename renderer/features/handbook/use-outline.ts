import { useEffect, useRef, useState } from 'react';
import type { ShownEntry } from '../../../shared/contract/handbook.ts';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';

/** An outline being arranged: what it looks like at once, and what is written after. */
export interface EditedOutline {
  /** Null while it is being read. */
  readonly entries: readonly ShownEntry[] | null;
  /** Changes are shown at once and written one after the other. The same list back means that nothing changed. */
  readonly change: (edit: (entries: readonly ShownEntry[]) => readonly ShownEntry[]) => void;
}

export function useOutline(year: number): EditedOutline {
  const loaded = useLoaded(() => api.handbook.outline({ year }), {
    key: String(year),
    kinds: ['handbook', 'handbookChapter'],
  });
  const [shown, setShown] = useState<readonly ShownEntry[] | null>(null);
  const written = useRef<readonly ShownEntry[]>([]);
  const waiting = useRef(0);
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    if (waiting.current > 0) return; // an older answer; the last write answers with the newest
    written.current = loaded.value?.entries ?? [];
    setShown(loaded.value?.entries ?? null);
  }, [loaded.value]);

  const write = async (edit: Parameters<EditedOutline['change']>[0]): Promise<void> => {
    const base = written.current;
    const next = edit(base);
    if (next !== base) {
      const known = base.flatMap(({ id }) => id ?? []);
      const entries = next.map(({ id, source, title, isAppendix, isIncluded }) => ({
        id,
        source,
        title,
        isAppendix,
        isIncluded,
      }));
      const answer = await save(() => api.handbook.arrange({ year, known, entries }));
      if (answer !== null) written.current = answer.entries;
    }
    waiting.current -= 1;
    if (waiting.current === 0) setShown(written.current);
  };
  return {
    entries: shown,
    change: (edit) => {
      setShown((now) => (now === null ? now : edit(now)));
      waiting.current += 1;
      queue.current = queue.current.then(() => write(edit));
    },
  };
}
