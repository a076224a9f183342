import { useState } from 'react';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/page.tsx';

interface MergeDialogProps {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly PositionRow[];
  readonly onMerge: (into: PositionRow) => void;
  readonly onClose: () => void;
}

const shownAtMost = 200;

/** Which position another one joins. */
export function MergeDialog({ id, name, positions, onMerge, onClose }: MergeDialogProps) {
  const all = useWords();
  const words = all.positions.merge;
  const [text, setText] = useState('');
  const [intoId, setIntoId] = useState('');
  const found = positions.filter((row) => row.id !== id && row.name.includes(text.trim())).slice(0, shownAtMost);
  // Nothing is chosen beforehand: what two positions become is not for a list to decide.
  const into = found.find((row) => row.id === intoId);
  return (
    <Dialog
      title={words.title(name)}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button
            tone="primary"
            disabled={into === undefined}
            onClick={() => {
              if (into !== undefined) onMerge(into);
              onClose();
            }}
          >
            {words.confirm}
          </Button>
        </>
      }
    >
      <Field label={words.search} htmlFor="merge-search">
        <input
          id="merge-search"
          type="search"
          className="gb-input"
          data-autofocus=""
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <Field label={words.position} htmlFor="merge-position">
        {found.length === 0 ? (
          <p className="gb-hint">{words.noMatch}</p>
        ) : (
          <select
            id="merge-position"
            className="gb-select"
            size={6}
            value={into?.id ?? ''}
            onChange={(event) => setIntoId(event.currentTarget.value)}
          >
            {found.map((row) => (
              <option key={row.id} value={row.id}>
                {row.sectionName === '' ? row.name : `${row.name}（${row.sectionName}）`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className="gb-hint">{words.note}</p>
      <p className="gb-hint">{words.approval}</p>
    </Dialog>
  );
}
