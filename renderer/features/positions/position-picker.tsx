import { useState } from 'react';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { useWords } from '../../lib/words/words.ts';
import { Field } from '../../ui/page.tsx';

interface PositionPickerProps {
  /** Begins the ids of its fields. */
  readonly id: string;
  readonly positions: readonly PositionRow[];
  /** Listed even where its name does not hold the words looked for; '' for none. */
  readonly chosenId: string;
  readonly words: { readonly search: string; readonly position: string };
  readonly onChoose: (id: string) => void;
}

const shownAtMost = 200;

/** One of the department's positions, found by a part of its name. */
export function PositionPicker({ id, positions, chosenId, words, onChoose }: PositionPickerProps) {
  const { noMatch } = useWords().positions;
  const [text, setText] = useState('');
  const found = positions.filter(({ name }) => name.includes(text.trim())).slice(0, shownAtMost);
  const chosen = positions.find((row) => row.id === chosenId);
  const listed = chosen === undefined || found.includes(chosen) ? found : [chosen, ...found];
  return (
    <>
      <Field label={words.search} htmlFor={`${id}-search`}>
        <input
          id={`${id}-search`}
          type="search"
          className="gb-input"
          data-autofocus=""
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <Field label={words.position} htmlFor={`${id}-position`}>
        {listed.length === 0 ? (
          <p className="gb-hint">{noMatch}</p>
        ) : (
          <select
            id={`${id}-position`}
            className="gb-select"
            size={6}
            value={chosenId}
            onChange={(event) => onChoose(event.currentTarget.value)}
          >
            {listed.map((row) => (
              <option key={row.id} value={row.id}>
                {row.sectionName === '' ? row.name : `${row.name}（${row.sectionName}）`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
