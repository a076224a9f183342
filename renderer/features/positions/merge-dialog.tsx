import { useState } from 'react';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PositionPicker } from './position-picker.tsx';

interface MergeDialogProps {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly PositionRow[];
  readonly onMerge: (into: PositionRow) => void;
  readonly onClose: () => void;
}

/** Which position another one joins. */
export function MergeDialog({ id, name, positions, onMerge, onClose }: MergeDialogProps) {
  const all = useWords();
  const words = all.positions.merge;
  const [intoId, setIntoId] = useState('');
  const others = positions.filter((row) => row.id !== id);
  // Nothing is chosen beforehand: what two positions become is not for a list to decide.
  const into = others.find((row) => row.id === intoId);
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
      <PositionPicker id="merge" positions={others} chosenId={intoId} words={words} onChoose={setIntoId} />
      <p className="gb-hint">{words.note}</p>
      <p className="gb-hint">{words.approval}</p>
    </Dialog>
  );
}
