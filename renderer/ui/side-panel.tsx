import type { ReactNode, Ref } from 'react';
import { IconButton } from './button.tsx';

interface SidePanelProps {
  /** Its name to a screen reader, and its heading where `title` says nothing else. */
  readonly label: string;
  readonly title?: string;
  readonly closeLabel: string;
  /** A class of its own beside that of all panels. */
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
  /** Between the heading and the button that closes: what can be done with what it shows. */
  readonly tools?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The fields of one record beside the list that it stands in; Escape closes it. */
export function SidePanel({ label, title, closeLabel, className, ref, tools, onClose, children }: SidePanelProps) {
  return (
    <aside
      ref={ref}
      className={className === undefined ? 'gb-side-panel' : `gb-side-panel ${className}`}
      aria-label={label}
      data-focus-scope=""
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div className="gb-side-panel-head">
        <h2>{title ?? label}</h2>
        {tools}
        <IconButton icon="close" label={closeLabel} onClick={onClose} />
      </div>
      <div className="gb-side-panel-body">{children}</div>
    </aside>
  );
}
