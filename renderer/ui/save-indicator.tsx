import { Icon } from './icons.tsx';

interface SaveIndicatorProps {
  readonly state: 'saved' | 'saving' | 'failed';
  readonly text: string;
  readonly retryLabel?: string;
  readonly onRetry?: () => void;
}

/** Whether the file holds everything; always in the same place. */
export function SaveIndicator({ state, text, retryLabel, onRetry }: SaveIndicatorProps) {
  return (
    <div className={`gb-save gb-save-${state}`}>
      {state === 'saving' ? (
        <span className="gb-spinner" aria-hidden="true" />
      ) : (
        <Icon name={state === 'saved' ? 'check' : 'warning'} size={16} />
      )}
      <span role="status">{text}</span>
      {onRetry && (
        <button type="button" className="gb-link-button" onClick={onRetry}>
          {retryLabel}
        </button>
      )}
    </div>
  );
}
