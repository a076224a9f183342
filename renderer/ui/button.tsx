import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly children?: ReactNode;
  readonly tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Shows a turning mark and takes no second press. */
  readonly busy?: boolean;
}

/** A button with words. One `primary` a screen. */
export function Button({
  children,
  tone = 'plain',
  icon,
  busy = false,
  disabled,
  className = '',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`gb-button gb-button-${tone} ${className}`}
      disabled={disabled || busy}
      // The second half of a double click is no second wish: it would make a second record.
      onClick={(event) => event.detail <= 1 && onClick?.(event)}
      aria-busy={busy || undefined}
    >
      {busy ? <span className="gb-spinner" aria-hidden="true" /> : icon ? <Icon name={icon} size={16} /> : null}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** Spoken name, also shown as a tip. */
  readonly label: string;
}

/** A button that is only a mark; for repeated actions in rows. */
export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} className={`gb-icon-button ${className}`} aria-label={label} title={label}>
      <Icon name={icon} size={16} />
    </button>
  );
}
