import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { IconButton } from './button.tsx';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  /** Nothing in it takes the focus although it may be longer than the window: the keyboard scrolls the body itself. */
  readonly readOnly?: boolean;
}

/**
 * A modal window in the window; the browser keeps the focus inside and gives it back. Mount it to open it; what bears
 * `data-autofocus` has the focus then.
 */
export function Dialog({ title, closeLabel, onClose, children, footer, wide = false, readOnly = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the page: the browser gives the focus back from there only.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // React's autoFocus comes before the dialog is open, and the browser would take the close button.
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className={wide ? 'gb-dialog gb-dialog-wide' : 'gb-dialog'} aria-label={title} onCancel={onClose}>
      <div className="gb-dialog-head">
        <h2>{title}</h2>
        <IconButton icon="close" label={closeLabel} onClick={onClose} />
      </div>
      <div className="gb-dialog-body" {...(readOnly ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}>
        {children}
      </div>
      {footer !== undefined && <div className="gb-actions gb-actions-end gb-dialog-foot">{footer}</div>}
    </dialog>
  );
}
