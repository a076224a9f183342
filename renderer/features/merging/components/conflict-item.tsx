import type { MergeConflict } from '../../../../shared/contract/merging.ts';
import { formatCount, formatDateTime } from '../../../lib/format.ts';
import { isRecordName } from '../../../lib/record-kinds.ts';
import { valueWords } from '../../../lib/value-words.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Callout, Tag } from '../../../ui/page.tsx';

interface ConflictItemProps {
  readonly words: Words;
  readonly conflict: MergeConflict;
  readonly onChoose: (revisionId: string) => void;
  readonly onDecide: (keep: boolean) => void;
}

type Side = MergeConflict['sides'][number];

/** One difference: our words, theirs, and what both began with; or a removal that was not carried out. */
export function ConflictItem({ words, conflict, onChoose, onDecide }: ConflictItemProps) {
  const own = words.merging.conflicts;
  const kind = isRecordName(conflict.recordKind) ? words.records.kinds[conflict.recordKind] : conflict.recordKind;
  const fieldNames: Readonly<Record<string, string>> = words.records.fields;
  return (
    <li className="gb-merge-item">
      <h3>
        <Tag>{kind}</Tag> <span title={conflict.title}>{conflict.title}</span>
        {conflict.field !== '' && <span className="gb-muted"> · {fieldNames[conflict.field] ?? conflict.field}</span>}
      </h3>
      {conflict.cause === 'both-changed' ? (
        <Sides words={words} conflict={conflict} onChoose={onChoose} />
      ) : (
        <div className="gb-merge-removal">
          <p>
            {own.removal(
              conflict.sides[0]?.author || own.unknownAuthor,
              formatDateTime(conflict.sides[0]?.madeAt ?? ''),
            )}
            {conflict.count > 1 && own.removalCount(formatCount(conflict.count))}
          </p>
          <div className="gb-actions">
            <Button tone="primary" onClick={() => onDecide(true)}>
              {own.keep}
            </Button>
            <ConfirmButton
              label={own.remove}
              question={own.askRemove}
              note={own.askRemoveNote}
              confirmLabel={own.remove}
              cancelLabel={words.common.cancel}
              onConfirm={() => onDecide(false)}
            />
          </div>
        </div>
      )}
    </li>
  );
}

function Sides({ words, conflict, onChoose }: Omit<ConflictItemProps, 'onDecide'>) {
  const own = words.merging.conflicts;
  const ours = conflict.sides.find(({ isOurs }) => isOurs) ?? conflict.sides[0];
  const others = conflict.sides.filter((side) => side !== ours);
  const standing = conflict.sides[0];
  const text = (value: string | null): string =>
    value === null || value === '' ? own.empty : valueWords(conflict.field, value, words);
  const cell = (side: Side, label: string) => (
    <div className="gb-merge-side" key={side.revisionId}>
      <p className="gb-merge-text">{text(side.text)}</p>
      <p className="gb-hint">
        {side.author || own.unknownAuthor} · {formatDateTime(side.madeAt)}{' '}
        {side === standing && <Tag tone="accent">{own.standing}</Tag>}
      </p>
      <Button disabled={conflict.isLocked && side !== standing} onClick={() => onChoose(side.revisionId)}>
        {label}
      </Button>
    </div>
  );
  return (
    <>
      {conflict.isLocked && <Callout tone="warn">{own.locked}</Callout>}
      <table className="gb-table gb-merge-sides">
        <thead>
          <tr>
            <th>{own.ours}</th>
            <th>{own.theirs}</th>
            <th>{own.base}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{ours !== undefined && cell(ours, own.chooseOurs)}</td>
            <td>{others.map((side) => cell(side, own.chooseTheirs))}</td>
            <td>
              <p className="gb-merge-text gb-muted">{conflict.base === null ? own.notThere : text(conflict.base)}</p>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
