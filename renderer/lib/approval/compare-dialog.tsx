import { useState } from 'react';
import type { ApprovalVersion, ComparedRecord } from '../../../shared/contract/approvals.ts';
import type { ApprovalSubjectKind } from '../../../shared/domain/approval.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Tag } from '../../ui/page.tsx';
import { api } from '../client.ts';
import { isRecordName } from '../record-kinds.ts';
import { useLoaded } from '../use-loaded.ts';
import { comparedWords } from '../value-words.ts';
import { useWords } from '../words/words.ts';
import type { Words } from '../words/words-shape.ts';

interface CompareDialogProps {
  readonly subjectKind: ApprovalSubjectKind;
  readonly subjectId: string;
  readonly title: string;
  /** Newest first. */
  readonly versions: readonly ApprovalVersion[];
  /** The versions that are compared at first; empty stands for the words as they are now. */
  readonly initial: { readonly before: string; readonly after: string };
  readonly onClose: () => void;
}

const tones = { added: 'good', removed: 'bad', changed: 'warn', moved: 'accent', same: 'plain' } as const;

/** Any two versions, word by word: what went is struck out, what came is underlined. */
export function CompareDialog({ subjectKind, subjectId, title, versions, initial, onClose }: CompareDialogProps) {
  const all = useWords();
  const words = all.approval;
  const [before, setBefore] = useState(initial.before);
  const [after, setAfter] = useState(initial.after);
  const [onlyChanges, setOnlyChanges] = useState(true);
  const compared = useLoaded(
    () => api.approvals.compare({ subjectKind, subjectId, before: before || null, after: after || null }),
    { key: `${before}/${after}`, kinds: ['approval'] },
  );
  const records = compared.value ?? [];
  const shown = onlyChanges ? records.filter(({ change }) => change !== 'same') : records;
  const choice = (label: string, value: string, set: (value: string) => void) => (
    <label>
      <span>{label}</span>
      <select className="gb-select" value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">{words.now}</option>
        {versions.map((version) => (
          <option key={version.id} value={version.id}>
            {`${words.edition(version.version)}　${words.timeline[version.state]} ${version.decidedOn || version.submittedOn}`}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Dialog wide title={words.compareTitle(title)} closeLabel={all.common.close} onClose={onClose}>
      <div className="compare-head">
        {choice(words.before, before, setBefore)}
        <span aria-hidden="true">→</span>
        {choice(words.after, after, setAfter)}
        <label className="compare-check">
          <input
            type="checkbox"
            checked={onlyChanges}
            onChange={(event) => setOnlyChanges(event.currentTarget.checked)}
          />
          {words.onlyChanges}
        </label>
      </div>
      {compared.value !== null && shown.length > 0 && <p className="compare-sum">{sumOf(records, words)}</p>}
      {compared.error !== null && <p role="alert">{all.errors[compared.error.code]('')}</p>}
      {compared.value === null && compared.error === null && <p className="gb-muted">{words.loading}</p>}
      {compared.value !== null && shown.length === 0 && <p className="gb-muted">{words.noChanges}</p>}
      <div className="compare-body" role="region" aria-label={words.compare} tabIndex={0}>
        {shown.map((record) => (
          <RecordChanges key={record.id} record={record} words={all} onlyChanges={onlyChanges} />
        ))}
      </div>
    </Dialog>
  );
}

/** How many records came, went, changed and moved. */
function sumOf(records: readonly ComparedRecord[], words: Words['approval']): string {
  return (['added', 'removed', 'changed', 'moved'] as const)
    .map((change) => ({ change, count: records.filter((record) => record.change === change).length }))
    .filter(({ count }) => count > 0)
    .map(({ change, count }) => words.changeCount(words.changes[change], count))
    .join(words.listComma);
}

const depths: Readonly<Record<string, number>> = { workItem: 1, workStandard: 2 };
/** The words that a record consists of need no name before them. */
const mainFields = new Set(['text', 'requirement', 'action', 'fromStepId', 'toStepId']);

interface RecordChangesProps {
  readonly record: ComparedRecord;
  readonly words: Words;
  readonly onlyChanges: boolean;
}

function RecordChanges({ record, words, onlyChanges }: RecordChangesProps) {
  const { kinds, fields: names } = words.records;
  const fieldNames: Readonly<Record<string, string>> = names;
  const isArrow = record.kind === 'workflowLink';
  const isMain = (field: string): boolean =>
    mainFields.has(field) || (field === 'name' && record.kind === 'layerStandard') || isArrow;
  const fields = record.fields
    .map(({ field, pieces }) => ({ field, pieces: comparedWords(field, pieces, words) }))
    .toSorted((a, b) => Number(isMain(b.field)) - Number(isMain(a.field)))
    .filter(
      ({ field, pieces }) =>
        !onlyChanges || isMain(field) || record.change !== 'changed' || pieces.some(({ change }) => change !== 'same'),
    );
  return (
    <section className={`compare-record is-depth-${depths[record.kind] ?? 0}`}>
      <div className="compare-kind">
        <span>{isRecordName(record.kind) ? kinds[record.kind] : record.kind}</span>
        {record.change !== 'same' && <Tag tone={tones[record.change]}>{words.approval.changes[record.change]}</Tag>}
      </div>
      <div className={isArrow ? 'compare-fields is-arrow' : 'compare-fields'}>
        {fields.map(({ field, pieces }) => (
          <div key={field} className={isMain(field) ? 'compare-field is-main' : 'compare-field'}>
            {!isMain(field) && <span className="compare-name">{fieldNames[field] ?? field}</span>}
            <p>
              {pieces.map((piece, index) => {
                // Pieces of one text have no identity but their place.
                const key = `${index}`;
                if (piece.change === 'removed') return <del key={key}>{piece.text}</del>;
                if (piece.change === 'added') return <ins key={key}>{piece.text}</ins>;
                return <span key={key}>{piece.text}</span>;
              })}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}
