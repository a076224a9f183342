import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AppError } from '../../../shared/app-error.ts';
import type { SearchAnswer } from '../../../shared/contract/search.ts';
import { api } from '../../lib/client.ts';

/** What is searched for. */
export interface SearchQuestion {
  readonly text: string;
  readonly kind: string | null;
  readonly sectionId: string | null;
  readonly year: number | null;
}

/** The newest answer, with the question that it answers: it stays in view until the next one is there. */
export interface SearchState {
  readonly question: SearchQuestion | null;
  readonly answer: SearchAnswer | null;
  readonly error: AppError | null;
}

/** The newest answer, and whether another one is still to come: what is shown may be that of an older question. */
export interface Search extends SearchState {
  readonly isAwaited: boolean;
  /** Asks before the question is drawn, so that the file is searched meanwhile. */
  readonly askNow: (question: SearchQuestion) => void;
}

const nothing: SearchState = { question: null, answer: null, error: null };

const hitsOfGroup = 5;
const hitsOfKind = 60;

/**
 * Asks as one types. One question is on its way at a time; of those that come up meanwhile only the last is asked, so
 * that fast typing never waits in a queue.
 */
export function useSearch(question: SearchQuestion): Search {
  const [state, setState] = useState<SearchState>(nothing);
  const asking = useRef(false);
  const wanted = useRef<SearchQuestion | null>(null);
  const { text, kind, sectionId, year } = question;
  const askNow = useCallback((next: SearchQuestion): void => {
    wanted.current = next;
    if (next.text.trim() === '') setState(nothing);
    else if (!asking.current) void ask();
    async function ask(): Promise<void> {
      asking.current = true;
      for (let asked = wanted.current; asked !== null && asked.text.trim() !== ''; asked = wanted.current) {
        const limit = asked.kind === null ? hitsOfGroup : hitsOfKind;
        const result = await api.search.find({ ...asked, text: asked.text.slice(0, 500), limit });
        const isNewest = wanted.current === asked;
        // An older answer is still nearer to what is being typed than none, unless the box was emptied meanwhile.
        if (wanted.current !== null && wanted.current.text.trim() !== '') {
          const next = result.ok
            ? { question: asked, answer: result.value, error: null }
            : { question: asked, answer: null, error: result.error };
          // Now, not in a task of its own: a frame that begins before it would show the old answer once more.
          flushSync(() => setState(next));
        }
        if (isNewest) break;
      }
      asking.current = false;
    }
  }, []);
  useEffect(() => {
    const next: SearchQuestion = { text, kind, sectionId, year };
    if (wanted.current === null || !isSame(wanted.current, next)) askNow(next);
  }, [text, kind, sectionId, year, askNow]);
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );
  const isAnswered = state.question !== null && isSame(state.question, question);
  return { ...state, isAwaited: text.trim() !== '' && !isAnswered, askNow };
}

function isSame(a: SearchQuestion, b: SearchQuestion): boolean {
  return a.text === b.text && a.kind === b.kind && a.sectionId === b.sectionId && a.year === b.year;
}
