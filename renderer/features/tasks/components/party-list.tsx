import { useState } from 'react';
import type { StatementParty } from '../../../../shared/contract/statements.ts';
import { Tag } from '../../../ui/page.tsx';

export interface PartyRow {
  readonly party: StatementParty;
  readonly name: string;
  readonly signer: string;
  readonly place: string;
  readonly years: readonly number[];
}

interface PartyListProps {
  readonly rows: readonly PartyRow[];
  readonly year: number;
  readonly chosen: ReadonlySet<string>;
  readonly keyOf: (row: PartyRow) => string;
  readonly words: {
    readonly filter: string;
    readonly all: (count: number) => string;
    readonly has: (year: number) => string;
    readonly nobody: string;
  };
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Chooses second parties; says of each whether it has a statement of the year already. */
export function PartyList({ rows, year, chosen, keyOf, words, onChoose }: PartyListProps) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = rows.filter((row) => `${row.name}\n${row.place}\n${row.signer}`.toLowerCase().includes(wanted));
  const every = shown.length > 0 && shown.every((row) => chosen.has(keyOf(row)));
  const set = (keys: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    onChoose(next);
  };
  return (
    <div className="party-list">
      {rows.length > 8 && (
        <input
          className="gb-input"
          aria-label={words.filter}
          placeholder={words.filter}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {shown.length === 0 ? (
        <p className="gb-muted">{words.nobody}</p>
      ) : (
        <ul>
          {shown.length > 1 && (
            <li>
              <label>
                <input type="checkbox" checked={every} onChange={() => set(shown.map(keyOf), !every)} />
                {words.all(shown.length)}
              </label>
            </li>
          )}
          {shown.map((row) => (
            <li key={keyOf(row)}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(keyOf(row))}
                  onChange={(event) => set([keyOf(row)], event.currentTarget.checked)}
                />
                <span className="party-name">{row.name}</span>
                <span className="gb-muted">{[row.place, row.signer].filter((part) => part !== '').join('，')}</span>
                {row.years.includes(year) && <Tag tone="warn">{words.has(year)}</Tag>}
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
