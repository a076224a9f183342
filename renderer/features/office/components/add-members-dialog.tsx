import { useState } from 'react';
import { parseMemberNames } from '../../../../shared/domain/member-department.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface AddMembersDialogProps {
  readonly words: Words;
  readonly onClose: () => void;
  readonly onAdd: (lines: string) => void;
}

/** Takes a list of names, as it is copied out of a sheet. */
export function AddMembersDialog({ words: all, onClose, onAdd }: AddMembersDialogProps) {
  const words = all.office.members.dialog;
  const [lines, setLines] = useState('');
  const count = parseMemberNames(lines).length;
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
        className="gb-input office-lines"
        aria-label={words.label}
        placeholder={words.placeholder}
        value={lines}
        data-autofocus=""
        onChange={(event) => setLines(event.currentTarget.value)}
      />
    </Dialog>
  );
}
