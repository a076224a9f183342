import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';

interface ConfirmButtonProps {
  /** What the button says, or its spoken name when it is only a mark. */
  readonly label: string;
  readonly icon?: IconName;
  readonly iconOnly?: boolean;
  readonly question: ReactNode;
  readonly note?: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly disabled?: boolean;
}

/** Asks once, in a small dialog that the keyboard can answer; the safe answer has the focus. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!open) return;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [open]);
  return (
    <>
      {props.iconOnly ? (
        <button
          type="button"
          className="gb-icon-button"
          aria-label={props.label}
          title={props.label}
          disabled={props.disabled}
          onClick={() => setOpen(true)}
        >
          <Icon name={props.icon ?? 'trash'} size={16} />
        </button>
      ) : (
        <Button {...(props.icon ? { icon: props.icon } : {})} disabled={props.disabled} onClick={() => setOpen(true)}>
          {props.label}
        </Button>
      )}
      {open && (
        <dialog
          ref={dialog}
          className="gb-dialog gb-dialog-small"
          aria-label={props.label}
          onClose={() => setOpen(false)}
        >
          <p className="gb-dialog-question">{props.question}</p>
          {props.note !== undefined && <p className="gb-hint">{props.note}</p>}
          <div className="gb-actions gb-actions-end">
            <Button data-autofocus="" onClick={() => dialog.current?.close()}>
              {props.cancelLabel}
            </Button>
            <Button
              tone="danger"
              onClick={() => {
                dialog.current?.close();
                props.onConfirm();
              }}
            >
              {props.confirmLabel}
            </Button>
          </div>
        </dialog>
      )}
    </>
  );
}
