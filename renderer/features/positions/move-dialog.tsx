import { useState } from 'react';
import type { PositionDetail, PositionRow } from '../../../shared/contract/positions.ts';
import { api } from '../../lib/client.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/page.tsx';
import type { OutlineRow } from './outline.ts';
import { PositionPicker } from './position-picker.tsx';

interface MoveDialogProps {
  readonly row: OutlineRow;
  readonly detail: PositionDetail;
  readonly positions: readonly PositionRow[];
  readonly onMove: (parentId: string) => void;
  readonly onClose: () => void;
}

/** Where a line goes: to another position, and there under a duty or a work item. */
export function MoveDialog({ row, detail, positions, onMove, onClose }: MoveDialogProps) {
  const all = useWords();
  const words = all.positions.move;
  const [positionId, setPositionId] = useState(detail.position.id);
  const [parentId, setParentId] = useState('');
  const target = useLoaded(() => api.positions.get({ id: positionId }), { key: positionId, kinds: [] });
  const duties = target.value?.duties ?? [];
  const parents =
    row.kind === 'workItem'
      ? duties.map(({ id, text: name }) => ({ id, name }))
      : duties.flatMap((duty) => duty.workItems.map((item) => ({ id: item.id, name: `${duty.text} › ${item.text}` })));
  const free = parents.filter(({ id }) => id !== row.parentKey);
  const chosen = free.some(({ id }) => id === parentId) ? parentId : (free[0]?.id ?? '');
  const goal = row.kind === 'duty' ? (positionId === detail.position.id ? '' : positionId) : chosen;
  return (
    <Dialog
      title={words.title(all.positions.kinds[row.kind])}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button
            tone="primary"
            disabled={goal === ''}
            onClick={() => {
              onMove(goal);
              onClose();
            }}
          >
            {words.confirm}
          </Button>
        </>
      }
    >
      <p className="move-words">{row.text}</p>
      <PositionPicker id="move" positions={positions} chosenId={positionId} words={words} onChoose={setPositionId} />
      {row.kind !== 'duty' && (
        <Field label={row.kind === 'workItem' ? words.duty : words.workItem} htmlFor="move-parent">
          {free.length === 0 && target.value !== null ? (
            <p className="gb-hint">{words.none}</p>
          ) : (
            <select
              id="move-parent"
              className="gb-select"
              value={chosen}
              onChange={(event) => setParentId(event.currentTarget.value)}
            >
              {free.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <p className="gb-hint">{words.note}</p>
    </Dialog>
  );
}
