import { useEffect, useRef } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';

/** How many places there are, and which of them is looked at; from 0, -1 for none. */
export interface FindState {
  readonly at: number;
  readonly total: number;
  readonly isBusy: boolean;
}

interface FindBoxProps {
  readonly text: string;
  readonly state: FindState;
  readonly words: {
    readonly find: string;
    readonly findHint: string;
    readonly findPrevious: string;
    readonly findNext: string;
    readonly findCount: (at: number, total: number) => string;
    readonly finding: string;
  };
  readonly onText: (text: string) => void;
  readonly onStep: (by: -1 | 1) => void;
}

/** Looks for words in the file that is shown: Enter goes on, Shift+Enter back. */
export function FindBox({ text, state, words, onText, onStep }: FindBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="reading-find" role="search">
      <Icon name="search" size={15} />
      <input
        ref={box}
        className="reading-find-text"
        aria-label={words.find}
        placeholder={words.findHint}
        value={text}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape' && text !== '') onText('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span className="reading-find-count" role="status">
        {text.trim() === ''
          ? ''
          : state.isBusy && state.total === 0
            ? words.finding
            : words.findCount(state.at + 1, state.total)}
      </span>
      <IconButton icon="up" label={words.findPrevious} disabled={state.total === 0} onClick={() => onStep(-1)} />
      <IconButton icon="down" label={words.findNext} disabled={state.total === 0} onClick={() => onStep(1)} />
    </div>
  );
}
