import { type KeyboardEvent, useRef, useState } from 'react';
import type { EvidenceRow } from '../../../../shared/contract/evidence.ts';
import type { EvidenceKind } from '../../../../shared/domain/evidence.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { filterEvidence } from '../evidence-store.ts';

interface EvidencePickerProps {
  readonly rows: readonly EvidenceRow[];
  readonly words: {
    readonly title: string;
    readonly search: string;
    readonly noMatch: string;
    readonly close: string;
    readonly count: (shown: number, total: number) => string;
    readonly kinds: Readonly<Record<EvidenceKind, string>>;
  };
  readonly onClose: () => void;
  readonly onChoose: (evidenceId: string) => void;
}

/** More rows than anyone reads; a word narrows them down. */
const shownAtMost = 100;

/** Finds a piece of evidence that is in the file already. Arrow keys go from the search field into the list. */
export function EvidencePicker({ rows, words, onClose, onChoose }: EvidencePickerProps) {
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const found = filterEvidence(rows, { text, kind: '', onlyUnlinked: false, targetId: '' });
  const shown = found.slice(0, shownAtMost);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, li button') ?? [])];
    stops[stops.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    <Dialog wide title={words.title} closeLabel={words.close} onClose={onClose}>
      <div ref={box} className="target-picker" onKeyDown={onKeyDown}>
        <input
          type="search"
          className="gb-input"
          data-autofocus=""
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className="gb-hint" role="status">
          {found.length === 0 ? words.noMatch : words.count(shown.length, found.length)}
        </p>
        <ul>
          {shown.map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => onChoose(row.id)}>
                <span className="target-kind">{words.kinds[row.kind]}</span>
                <span className="target-words">
                  <span>{row.title}</span>
                  <span className="gb-muted">
                    {[row.number, row.fileName].filter((part) => part !== '').join(' · ')}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
