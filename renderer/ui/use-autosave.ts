import { useEffect, useRef, useState } from 'react';
import { Draft, type DraftView } from './draft.ts';
import { whenRead } from './reads.ts';

const saveAfterMs = 500;

export interface AutosaveField extends DraftView {
  readonly type: (text: string) => void;
  readonly flush: () => Promise<boolean>;
  readonly restore: () => void;
}

interface AutosaveOptions {
  readonly value: string;
  readonly save: (text: string, base: string) => Promise<boolean>;
  /** An empty text is never saved. */
  readonly required?: boolean;
}

/**
 * A text that saves itself 500 ms after the last keystroke, when it is left, and when it goes from the screen. `value`
 * is what the file holds; `save` answers whether the file took the text, and is told on which words it was typed. Give
 * the field a React `key` with the record's id, so that one record's draft is never saved into another.
 */
export function useAutosaveField({ value, save, required = false }: AutosaveOptions): AutosaveField {
  const latestSave = useRef(save);
  latestSave.current = save;
  const [view, setView] = useState<DraftView>({ text: value, state: 'clean' });
  // What waits until the page has drawn all that was read; each round of drawing tells it.
  const waiting = useRef<(() => void)[]>([]);
  const [round, setRound] = useState(0);
  const ref = useRef<Draft | null>(null);
  ref.current ??= new Draft({
    stored: value,
    required,
    delayMs: saveAfterMs,
    save: (text, base) => latestSave.current(text, base),
    changed: setView,
    whenRead: (settled) =>
      whenRead(() => {
        waiting.current.push(settled);
        // Drawn with or after the values that were set before it, so that the reload above it has seen them.
        setRound((last) => last + 1);
      }),
  });
  const draft = ref.current;
  useEffect(() => draft.reload(value), [draft, value]);
  useEffect(() => {
    for (const settled of waiting.current.splice(0)) settled();
  }, [round]);
  useEffect(() => () => void draft.flush(), [draft]);
  return { ...view, type: (text) => draft.type(text), flush: () => draft.flush(), restore: () => draft.restore() };
}
