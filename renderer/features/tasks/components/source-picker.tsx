import { useState } from 'react';
import { wordsOf } from '../../../../shared/domain/search-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly place: string;
}

interface SourcePickerProps {
  readonly sources: readonly Source[];
  readonly taken: ReadonlySet<string>;
  readonly title: string;
  readonly emptyText: string;
  readonly words: {
    readonly chosenCount: (count: number) => string;
    readonly addChosen: (count: number) => string;
    readonly filterSources: string;
    readonly close: string;
    readonly cancel: string;
  };
  readonly onClose: () => void;
  readonly onAdd: (ids: readonly string[]) => void;
}

/** More rows than anybody reads; the filter leads to the rest. */
const shownAtMost = 300;

/** Chooses goals or work standards that become items of a statement. */
export function SourcePicker({ sources, taken, title, emptyText, words, onClose, onAdd }: SourcePickerProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const wanted = wordsOf(text);
  const shown = sources
    .filter((source) => !taken.has(source.id))
    .filter((source) => wanted.every((word) => `${source.title}\n${source.place}`.toLowerCase().includes(word)));
  const toggle = (id: string): void =>
    setChosen(chosen.has(id) ? new Set([...chosen].filter((other) => other !== id)) : new Set([...chosen, id]));
  return (
    <Dialog
      wide
      title={title}
      closeLabel={words.close}
      onClose={onClose}
      footer={
        <>
          <span className="gb-muted task-picker-sum">{words.chosenCount(chosen.size)}</span>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button tone="primary" disabled={chosen.size === 0} onClick={() => onAdd([...chosen])}>
            {words.addChosen(chosen.size)}
          </Button>
        </>
      }
    >
      <input
        className="gb-input"
        data-autofocus=""
        aria-label={words.filterSources}
        placeholder={words.filterSources}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {shown.length === 0 ? (
        <p className="gb-muted">{emptyText}</p>
      ) : (
        <ul className="task-picker">
          {shown.slice(0, shownAtMost).map((source) => (
            <li key={source.id}>
              <label>
                <input type="checkbox" checked={chosen.has(source.id)} onChange={() => toggle(source.id)} />
                <span className="task-picker-content">{source.title}</span>
                <span className="gb-muted">{source.place}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
