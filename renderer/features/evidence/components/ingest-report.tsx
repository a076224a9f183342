import { useState } from 'react';
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
    readonly notReached: (count: number) => string;
    readonly resume: string;
    readonly addUse: string;
    readonly addUseHint: (title: string) => string;
    readonly open: string;
    readonly details: string;
    readonly unnamed: (count: number) => string;
    readonly edit: string;
    readonly close: string;
  };
  readonly fileNameOf: (path: string) => string;
  readonly onClose: () => void;
  readonly onResume: () => void;
  readonly onOpen: (evidenceId: string) => void;
  /** To look through what was guessed of the new pieces, and correct it. */
  readonly onEdit: (evidenceIds: readonly string[]) => void;
  /** A second piece with the same bytes, under the name that the file came with. */
  readonly onAddUse: (evidenceId: string, fileName: string) => void;
}

/** What became of the files: taken in, here already, or left out and why. */
export function IngestReport(props: IngestReportProps) {
  const { outcome, words, fileNameOf, onClose, onResume, onOpen, onEdit, onAddUse } = props;
  const { counts, addedIds, duplicates, skipped, notReached } = outcome;
  const lines = [
    // What did not come in first: somebody has to see to it.
    ...skipped.map(({ path, reason }) => ({ path, why: words.reasons[reason], evidenceId: null })),
    ...duplicates.map(({ path, title, evidenceId }) => ({ path, why: words.duplicateOf(title), evidenceId })),
  ];
  const unnamed = counts.skipped + counts.duplicates - lines.length;
  const [open, setOpen] = useState(skipped.length > 0 && lines.length <= 5);
  return (
    <div className="ingest-report" role="status">
      <Callout
        tone={counts.skipped > 0 || outcome.cancelled || notReached > 0 ? 'warn' : 'good'}
        title={words.title(counts.added)}
      >
        {outcome.cancelled && <p>{words.cancelled}</p>}
        {notReached > 0 && <p>{words.notReached(notReached)}</p>}
        {counts.duplicates > 0 && <p>{words.duplicates(counts.duplicates)}</p>}
        {counts.skipped > 0 && <p>{words.skipped(counts.skipped)}</p>}
        {lines.length > 0 && (
          <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{words.details}</summary>
            <ul>
              {/* A thousand lines that nobody looks at would hold the page for a moment. */}
              {(open ? lines : []).map(({ path, why, evidenceId }, at) => (
                <li key={at} title={path}>
                  <span>{fileNameOf(path)}</span>
                  <span className="gb-muted">{why}</span>
                  {evidenceId !== null && (
                    <span className="ingest-line-actions">
                      <button type="button" className="gb-link-button" onClick={() => onOpen(evidenceId)}>
                        {words.open}
                      </button>
                      <button
                        type="button"
                        className="gb-link-button"
                        title={words.addUseHint(fileNameOf(path))}
                        onClick={() => onAddUse(evidenceId, fileNameOf(path))}
                      >
                        {words.addUse}
                      </button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {unnamed > 0 && <p className="gb-hint">{words.unnamed(unnamed)}</p>}
          </details>
        )}
        {notReached > 0 && (
          <Button tone="primary" onClick={onResume}>
            {words.resume}
          </Button>
        )}
        <div className="gb-actions">
          {addedIds.length > 0 && <Button onClick={() => onEdit(addedIds)}>{words.edit}</Button>}
          <Button onClick={onClose}>{words.close}</Button>
        </div>
      </Callout>
    </div>
  );
}
