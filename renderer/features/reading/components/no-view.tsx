import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../../ui/icons.tsx';

/** What stands there instead of a file: why, and what can be done. */
export function NoView({
  icon,
  title,
  lines,
  tone = 'plain',
  actions,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly lines: readonly string[];
  readonly tone?: 'plain' | 'warn';
  readonly actions?: ReactNode;
}) {
  return (
    <div className={`reading-none is-${tone}`} tabIndex={-1} data-reading-focus="">
      <Icon name={icon} size={40} />
      <h3>{title}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {actions !== undefined && <div className="gb-actions gb-actions-center">{actions}</div>}
    </div>
  );
}
