import type { InboxEntry } from '../../../../shared/contract/inbox.ts';
import { isWaivable } from '../../../../shared/sync/merge-rules.ts';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { formatCount, formatDateTime } from '../../../lib/format.ts';
import { describeIssue } from '../../../lib/issue-words.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Tag } from '../../../ui/page.tsx';

interface EntryTableProps {
  readonly entries: readonly InboxEntry[];
  readonly words: Words;
  readonly busy: boolean;
  readonly onApply?: (id: string) => void;
  /** Takes it in although it removes more than the limit. */
  readonly onApplyNevertheless?: (id: string) => void;
  readonly onDismiss?: (id: string) => void;
}

/** Reasons listed of one file; more of them are the same fault once more. */
const reasonsShown = 20;

/** Bundles with what they would do or did, and why they cannot be taken in. */
export function EntryTable({ entries, words: all, busy, onApply, onApplyNevertheless, onDismiss }: EntryTableProps) {
  const words = all.inbox;
  return (
    <table className="gb-table inbox-table">
      <thead>
        <tr>
          <th scope="col" className="inbox-department">
            {words.columns.department}
          </th>
          <th scope="col" className="inbox-bundle">
            {words.columns.bundle}
          </th>
          <th scope="col">{entries[0]?.state === 'quarantined' ? words.columns.reasons : words.columns.contents}</th>
          <th scope="col" className="inbox-time">
            {words.columns.time}
          </th>
          <th scope="col" className="inbox-actions">
            <span className="gb-visually-hidden">{words.apply}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">{entry.departmentName || words.unknown}</th>
            <td>
              <span className="inbox-file" title={entry.path}>
                {entry.fileName}
              </span>
              <span className="inbox-note">
                {entry.report !== null &&
                  `${words.sequence(entry.report.sequence)} · ${words.mode[entry.report.mode]} · `}
                {formatBytes(entry.sizeBytes)}
              </span>
            </td>
            <td>
              {entry.issues.length === 0 ? (
                <Outcome entry={entry} words={words} />
              ) : (
                <Reasons entry={entry} words={all} />
              )}
            </td>
            <td>
              {formatDateTime(entry.state === 'applied' ? entry.settledAt : entry.receivedAt)}
              <span className="inbox-note">{entry.state === 'applied' ? words.appliedAt : words.receivedAt}</span>
            </td>
            <td className="inbox-actions">
              <div className="gb-actions">
                {onApply !== undefined && (
                  <Button disabled={busy} onClick={() => onApply(entry.id)}>
                    {words.apply}
                  </Button>
                )}
                {onApplyNevertheless !== undefined && entry.report !== null && isWaivable(entry.issues) && (
                  <ConfirmButton
                    label={words.applyNevertheless}
                    question={words.neverthelessQuestion(
                      entry.departmentName,
                      formatCount(entry.report.outcome.removed),
                    )}
                    note={words.neverthelessNote}
                    confirmLabel={words.apply}
                    cancelLabel={all.common.cancel}
                    disabled={busy}
                    onConfirm={() => onApplyNevertheless(entry.id)}
                  />
                )}
                {onDismiss !== undefined && (
                  <ConfirmButton
                    iconOnly
                    icon="close"
                    label={`${words.dismiss} ${entry.fileName}`}
                    question={words.dismissQuestion(entry.fileName)}
                    note={words.dismissNote}
                    confirmLabel={words.dismiss}
                    cancelLabel={all.common.cancel}
                    disabled={busy}
                    onConfirm={() => onDismiss(entry.id)}
                  />
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ entry: { report }, words }: { readonly entry: InboxEntry; readonly words: Words['inbox'] }) {
  if (report === null) return null;
  const { added, changed, removed, conflicts } = report.outcome;
  return (
    <>
      {added + changed + removed === 0 ? words.nothingNew : words.outcome(added, changed, removed)}
      {report.newFiles > 0 && (
        <span className="inbox-note">{words.files(report.newFiles, formatBytes(report.newBytes))}</span>
      )}
      {conflicts > 0 && <Tag tone="warn">{words.conflicts(conflicts)}</Tag>}
    </>
  );
}

function Reasons({ entry, words }: { readonly entry: InboxEntry; readonly words: Words }) {
  const rowSays = ['', entry.departmentName, entry.fileName, entry.report?.senderName ?? ''];
  return (
    <ul className="inbox-reasons">
      {entry.issues.slice(0, reasonsShown).map((issue, index) => {
        const { place, problem, cure } = describeIssue(issue, words);
        return (
          // The list never changes its order: it is the answer of one check.
          <li key={index}>
            <span className="inbox-reason">{rowSays.includes(place) ? problem : `${place}：${problem}`}</span>
            <span className="inbox-note">{cure}</span>
          </li>
        );
      })}
    </ul>
  );
}
