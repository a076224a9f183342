import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

interface EmptyStateProps {
  readonly icon: IconName;
  /** One sentence: what would stand here. */
  readonly text: ReactNode;
  /** The one thing to do now. */
  readonly action?: ReactNode;
  readonly compact?: boolean;
}

/** What stands where nothing is yet. */
export function EmptyState({ icon, text, action, compact = false }: EmptyStateProps) {
  return (
    <div className={compact ? 'gb-empty gb-empty-compact' : 'gb-empty'}>
      <div className="gb-empty-picture">
        <Icon name={icon} size={compact ? 28 : 44} />
      </div>
      <p>{text}</p>
      {action}
    </div>
  );
}
