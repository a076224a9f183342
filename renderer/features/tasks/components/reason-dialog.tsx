import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  readonly cancel: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly onSend: (text: string) => Promise<void>;
}

/** Asks for the reason without which a step is not taken. */
export function ReasonDialog({ title, label, action, cancel, close, onClose, onSend }: ReasonDialogProps) {
  const [text, setText] = useState('');
  return (
    <Dialog
      title={title}
      closeLabel={close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button tone="primary" disabled={text.trim() === ''} onClick={() => void onSend(text)}>
            {action}
          </Button>
        </>
      }
    >
      <label className="reason-field">
        <span>{label}</span>
        <textarea
          className="gb-input month-note"
          data-autofocus=""
          rows={4}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
    </Dialog>
  );
}
