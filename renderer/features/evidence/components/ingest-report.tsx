import type { IngestOutcome } from '../../../../shared/contract/evidence.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/page.tsx';

interface IngestReportProps {
  readonly outcome: IngestOutcome;
  readonly words: {
    readonly title: (added: number) => string;
    readonly cancelled: string;
    readonly duplicates: (count: number) => string;
    readonly duplicateOf: (title: string) => string;
    readonly skipped: (count: number) => string;
    readonly reasons: Readonly<Record<IngestOutcome['skipped'][number]['reason'], string>>;
    readonly details: string;
    readonly close: string;
  };
  readonly fileNameOf: (path: string) => string;
  readonly onClose: () => void;
}

/** What became of the files: taken in, here already, or left out and why. */
export function IngestReport({ outcome, words, fileNameOf, onClose }: IngestReportProps) {
  const { added, duplicates, skipped } = outcome;
  const lines = [
    ...duplicates.map(({ path, title }) => ({ path, why: words.duplicateOf(title) })),
    ...skipped.map(({ path, reason }) => ({ path, why: words.reasons[reason] })),
  ];
  return (
    <div className="ingest-report" role="status">
      <Callout tone={skipped.length > 0 || outcome.cancelled ? 'warn' : 'good'} title={words.title(added.length)}>
        {outcome.cancelled && <p>{words.cancelled}</p>}
        {duplicates.length > 0 && <p>{words.duplicates(duplicates.length)}</p>}
        {skipped.length > 0 && <p>{words.skipped(skipped.length)}</p>}
        {lines.length > 0 && (
          <details open={skipped.length > 0 && lines.length <= 5}>
            <summary>{words.details}</summary>
            <ul>
              {lines.slice(0, 500).map(({ path, why }) => (
                <li key={path} title={path}>
                  <span>{fileNameOf(path)}</span>
                  <span className="gb-muted">{why}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        <Button onClick={onClose}>{words.close}</Button>
      </Callout>
    </div>
  );
}
