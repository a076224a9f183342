import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly note: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** A question whose careful answer has the focus. */
export function ConfirmDialog({ title, text, note, confirm, cancel, close, onClose, onConfirm }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      closeLabel={close}
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus="" onClick={onClose}>
            {cancel}
          </Button>
          <Button tone="danger" onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <p className="gb-hint">{note}</p>
    </Dialog>
  );
}
