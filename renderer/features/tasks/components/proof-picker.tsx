import { useState } from 'react';
import { api } from '../../../lib/client.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface ProofPickerProps {
  readonly taken: ReadonlySet<string>;
  readonly words: Words['tasks']['months'];
  readonly shared: Words['common'];
  readonly onClose: () => void;
  readonly onChoose: (ids: readonly string[]) => void;
}

/** More than this nobody reads through; the search narrows them down. */
const shownAtMost = 200;

/** Chooses evidence that is there already. */
export function ProofPicker({ taken, words, shared, onClose, onChoose }: ProofPickerProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useLoaded(() => api.evidence.list({}), { key: 'evidence', kinds: ['evidence'] });
  const wanted = text.trim().toLowerCase();
  const free = (list.value ?? []).filter(
    (piece) => !taken.has(piece.id) && `${piece.number} ${piece.title}`.toLowerCase().includes(wanted),
  );
  return (
    <Dialog
      wide
      title={words.chooseTitle}
      closeLabel={shared.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shared.cancel}</Button>
          <Button tone="primary" disabled={chosen.length === 0} onClick={() => onChoose(chosen)}>
            {words.choose}
          </Button>
        </>
      }
    >
      <input
        type="search"
        className="gb-input"
        data-autofocus=""
        aria-label={words.chooseFind}
        placeholder={words.chooseFind}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {list.value !== null && free.length === 0 ? (
        <p className="gb-muted">{words.chooseNone}</p>
      ) : (
        <ul className="task-picker">
          {free.slice(0, shownAtMost).map((piece) => (
            <li key={piece.id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(piece.id)}
                  onChange={() =>
                    setChosen(
                      chosen.includes(piece.id) ? chosen.filter((id) => id !== piece.id) : [...chosen, piece.id],
                    )
                  }
                />
                <span className="gb-muted">{piece.number}</span>
                <span className="task-picker-content">{piece.title}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
