import { formatBytes } from '../../../../shared/format-bytes.ts';
import { formatCount, formatDateTime } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout, SectionCard } from '../../../ui/page.tsx';

/** What a full check found. */
export interface CheckOutcome {
  readonly integrity: readonly string[];
  readonly filesChecked: number;
  readonly bytesChecked: number;
  readonly damaged: readonly { readonly fileHash: string; readonly titles: readonly string[] }[];
}

interface CareCardProps {
  readonly words: Words['settings']['backup'];
  readonly outcome: CheckOutcome | null;
  /** When the last full check ended (UTC, ISO 8601), and how many damaged files are known. */
  readonly lastCheck: string | null;
  readonly damaged: number;
  readonly onOpenKeeping: () => void;
  readonly onBackup: () => void;
  readonly onCheck: () => void;
}

/** Backup and full check. */
export function CareCard(props: CareCardProps) {
  const { words, outcome, lastCheck, damaged, onBackup, onCheck } = props;
  return (
    <SectionCard title={words.title} flush>
      <div className="gb-settings-row">
        <div>
          <strong>{words.backup}</strong>
          <p className="gb-muted">{words.backupText}</p>
        </div>
        <Button onClick={onBackup}>{words.backupAction}</Button>
      </div>
      <div className="gb-settings-row">
        <div>
          <strong>{words.check}</strong>
          <p className="gb-muted">{words.checkText}</p>
          <p className="gb-muted">
            {lastCheck === null
              ? words.neverChecked
              : words.lastChecked(formatDateTime(lastCheck), formatCount(damaged))}{' '}
            <button type="button" className="gb-link-button" onClick={props.onOpenKeeping}>
              {words.openKeeping}
            </button>
          </p>
        </div>
        <Button onClick={onCheck}>{words.checkAction}</Button>
      </div>
      {outcome !== null && (
        <div className="gb-card-body">
          <Outcome words={words} outcome={outcome} />
        </div>
      )}
    </SectionCard>
  );
}

function Outcome({ words, outcome }: { readonly words: CareCardProps['words']; readonly outcome: CheckOutcome }) {
  if (outcome.integrity.length === 0 && outcome.damaged.length === 0) {
    return (
      <Callout
        tone="good"
        title={words.checkGood(formatCount(outcome.filesChecked), formatBytes(outcome.bytesChecked))}
      />
    );
  }
  return (
    <Callout tone="bad" title={words.checkBad}>
      <ul>
        {outcome.damaged.map(({ fileHash, titles }) => (
          <li key={fileHash}>{words.damaged(titles.join('、'))}</li>
        ))}
        {outcome.integrity.map((line) => (
          <li key={line} className="gb-mono">
            {line}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
