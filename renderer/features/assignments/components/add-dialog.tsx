import { useState } from 'react';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface AddDialogProps {
  readonly words: Words;
  readonly onClose: () => void;
  readonly onAdd: (lines: string) => void;
}

/** Takes tasks as they are copied out of a paper, one a line. */
export function AddDialog({ words: all, onClose, onAdd }: AddDialogProps) {
  const words = all.assignments.addDialog;
  const [lines, setLines] = useState('');
  const count = lines.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <Dialog
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={count === 0} onClick={() => onAdd(lines)}>
            {words.accept(count)}
          </Button>
        </>
      }
    >
      <p className="gb-muted">{words.hint}</p>
      <textarea
        className="gb-input assignments-lines"
        aria-label={words.label}
        value={lines}
        data-autofocus=""
        onChange={(event) => setLines(event.currentTarget.value)}
      />
    </Dialog>
  );
}
