import type { TakenBundle } from '../../../../shared/contract/merging.ts';
import { isWaivable } from '../../../../shared/sync/merge-rules.ts';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { fileNameOf, formatCount, formatDateTime } from '../../../lib/format.ts';
import { isRecordName } from '../../../lib/record-kinds.ts';
import { describeIssue } from '../../../lib/issue-words.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { IssueTable } from '../../../ui/issue-table.tsx';
import { Callout, SectionCard } from '../../../ui/page.tsx';

interface FoundBundleProps {
  readonly words: Words;
  readonly bundle: TakenBundle;
  readonly busy: boolean;
  readonly onTake: (nevertheless: boolean) => void;
  readonly onLeave: () => void;
}

/** What a bundle would do, before anything is done. */
export function FoundBundle({ words, bundle, busy, onTake, onLeave }: FoundBundleProps) {
  const own = words.merging.found;
  const { outcome, issues } = bundle;
  const mayWaive = isWaivable(issues);
  const isKnown = issues.length === 0 && outcome.newRevisions === 0;
  const says = issues.length > 0 || isKnown;
  const facts: readonly (readonly [string, string])[] = [
    [own.from, bundle.senderName],
    [own.department, bundle.departmentName],
    [own.number, own.numberText(bundle.sequence, own.modes[bundle.mode])],
    [own.madeAt, formatDateTime(bundle.madeAt)],
    [own.added, formatCount(outcome.added)],
    [own.changed, formatCount(outcome.changed)],
    [own.removed, formatCount(outcome.removed)],
    [own.kept, formatCount(outcome.kept)],
    [own.conflicts, formatCount(outcome.conflicts)],
    [
      own.files,
      bundle.newFiles === 0 ? own.noFiles : own.filesText(formatCount(bundle.newFiles), formatBytes(bundle.newBytes)),
    ],
  ];
  return (
    <SectionCard title={own.title(fileNameOf(bundle.path))} flush>
      <div className="gb-card-body">
        {issues.length > 0 && <Callout tone={mayWaive ? 'warn' : 'bad'} title={own.refused} />}
        {isKnown && <Callout>{own.nothingNew}</Callout>}
        <dl className={says ? 'gb-facts gb-facts-after' : 'gb-facts'}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {outcome.addedKinds.length > 0 && (
          <p className="gb-merge-kinds">
            <span className="gb-muted">{own.addedKinds}</span>
            {outcome.addedKinds.map(({ kind, count }) => (
              <span key={kind}>
                {isRecordName(kind) ? words.records.kinds[kind] : kind} {formatCount(count)}
              </span>
            ))}
          </p>
        )}
      </div>
      {issues.length > 0 && (
        <IssueTable
          headings={words.issues.columns}
          lines={issues.slice(0, 300).map((issue) => describeIssue(issue, words))}
        />
      )}
      <div className="gb-card-body gb-actions gb-actions-end">
        <Button onClick={onLeave}>{own.leave}</Button>
        {issues.length === 0 && (
          <Button tone="primary" disabled={busy} onClick={() => onTake(false)}>
            {own.take}
          </Button>
        )}
        {mayWaive && (
          <ConfirmButton
            label={own.takeNevertheless}
            question={own.askNevertheless(formatCount(outcome.removed))}
            note={own.askNeverthelessNote}
            confirmLabel={own.take}
            cancelLabel={words.common.cancel}
            disabled={busy}
            onConfirm={() => onTake(true)}
          />
        )}
      </div>
    </SectionCard>
  );
}
