import { type KeyboardEvent, useRef, useState } from 'react';
import type { EvidenceTargetKind } from '../../../shared/domain/evidence.ts';
import { api } from '../client.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';
import { useLoaded } from '../use-loaded.ts';
import { useWords } from '../words/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import './target-choice.css';

interface TargetChoiceProps<K extends EvidenceTargetKind> {
  /** What can be chosen. */
  readonly kinds: readonly K[];
  readonly words: {
    readonly title: string;
    readonly search: string;
    readonly none: string;
    readonly noMatch: string;
    readonly count: (shown: number, total: number) => string;
  };
  readonly onClose: () => void;
  readonly onChoose: (target: { readonly kind: K; readonly id: string }) => void;
}

/** More rows than anyone reads; a word narrows them down. */
const shownAtMost = 100;

/** Finds one record of some kinds. Arrow keys go into the list, Enter chooses. */
export function TargetChoice<K extends EvidenceTargetKind>({ kinds, words, onClose, onChoose }: TargetChoiceProps<K>) {
  const all = useWords();
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const targets = useLoaded(() => api.evidence.targets({}), { key: 'targets', kinds: ['position', ...kinds] });
  const wanted = wordsOf(text);
  const offered = (targets.value ?? []).flatMap((target) => {
    const kind = kinds.find((one) => one === target.targetKind);
    return kind === undefined ? [] : [{ kind, id: target.targetId, title: target.title, place: target.place }];
  });
  const found = offered.filter(({ title, place }) => {
    const hay = `${title}\n${place}`.toLowerCase();
    return wanted.every((word) => hay.includes(word));
  });
  const shown = found.slice(0, shownAtMost);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, li button') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    <Dialog wide title={words.title} closeLabel={all.common.close} onClose={onClose}>
      <div ref={box} className="target-choice" onKeyDown={onKeyDown}>
        <SearchField label={words.search} value={text} takesFocus onChange={setText} />
        <p className="gb-hint" role="status">
          {targets.value === null
            ? all.common.loading
            : offered.length === 0
              ? words.none
              : found.length === 0
                ? words.noMatch
                : words.count(shown.length, found.length)}
        </p>
        <ul>
          {shown.map(({ kind, id, title, place }) => (
            <li key={id}>
              <button type="button" onClick={() => onChoose({ kind, id })}>
                <span className="gb-muted target-choice-kind">{all.records.kinds[kind]}</span>
                <span className="target-choice-title">{title}</span>
                <span className="gb-muted">{place}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
