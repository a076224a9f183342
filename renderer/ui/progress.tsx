import { Button } from './button.tsx';

interface JobPanelProps {
  readonly title: string;
  /** What is being done now, and on what. */
  readonly stage: string;
  readonly label?: string;
  /** 0 to 100, or null while the whole is unknown. */
  readonly percent: number | null;
  /** Amount, speed and time left, put into words by the caller. */
  readonly figures?: readonly string[];
  readonly cancelLabel: string;
  readonly cancelling?: boolean;
  readonly onCancel?: () => void;
}

/** How far long work has come, with the way out. */
export function JobPanel({
  title,
  stage,
  label,
  percent,
  figures = [],
  cancelLabel,
  cancelling = false,
  onCancel,
}: JobPanelProps) {
  return (
    <div className="gb-job">
      <div className="gb-job-head">
        <strong>{title}</strong>
        {onCancel && (
          <Button tone="quiet" disabled={cancelling} onClick={onCancel}>
            {cancelLabel}
          </Button>
        )}
      </div>
      <div
        className="gb-progress"
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
      >
        <span
          className={percent === null ? 'gb-progress-unknown' : ''}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
      <div className="gb-job-foot">
        <span className="gb-job-stage">
          {stage}
          {label ? <span className="gb-muted"> {label}</span> : null}
        </span>
        <span className="gb-job-figures">{figures.join('　')}</span>
      </div>
    </div>
  );
}
