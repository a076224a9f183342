import { readScore } from '../../../../shared/domain/scored-standard.ts';
import type { StoredRecord } from '../../../../shared/domain/record-kind.ts';
import { comparisons } from '../../../../shared/domain/work-standard.ts';
import { Icon } from '../../../ui/icons.tsx';
import { InlineTextArea, InlineTextField } from '../../../ui/inline-text.tsx';
import { StandardNotes, type StandardNoteWords, StandardWarning } from './standard-notes.tsx';
import { summaryOf } from './standard-summary.ts';
import './standard-details.css';

type Standard = StoredRecord<'workStandard'>;
export type StandardField =
  | 'measure'
  | 'targetValue'
  | 'unit'
  | 'timeLimit'
  | 'frequency'
  | 'checkMethod'
  | 'basis'
  | 'expectedEvidence';

export interface StandardWords {
  readonly labels: Readonly<Record<StandardField | 'comparison', string>>;
  readonly hints: Readonly<Record<StandardField, string>>;
  readonly details: string;
  readonly fillDetails: string;
  readonly notes: StandardNoteWords;
}

interface StandardDetailsProps {
  readonly standard: Standard;
  readonly number: string;
  readonly open: boolean;
  readonly words: StandardWords;
  readonly onToggle: () => void;
  readonly onSave: (
    fields: Partial<Pick<Standard, StandardField | 'comparison' | 'ratedScore' | 'deductions'>>,
  ) => Promise<boolean>;
  /** Parts it into one standard for each thing that it asks for. */
  readonly onSplit: (parts: readonly string[]) => void;
}

/** What a standard is measured by: one quiet line, or its fields when it is opened. */
export function StandardDetails({ standard, number, open, words, onToggle, onSave, onSplit }: StandardDetailsProps) {
  const { notes } = words;
  const parts = summaryOf(standard, standard.ratedScore > 0 ? notes.points(standard.ratedScore) : '');
  const field = (name: StandardField, size: string) => (
    <label className={`standard-field is-${size}`} key={name}>
      <span>{words.labels[name]}</span>
      <InlineTextField
        value={standard[name]}
        label={`${words.labels[name]} ${number}`}
        placeholder={words.hints[name]}
        maxLength={200}
        className="gb-inline-boxed"
        onSave={(text) => onSave({ [name]: text })}
      />
    </label>
  );
  return (
    <div className="standard-details">
      <div className="standard-summary">
        <button type="button" className="standard-toggle" aria-expanded={open} onClick={onToggle}>
          <span className={open ? 'standard-arrow is-open' : 'standard-arrow'}>
            <Icon name="right" size={12} />
          </span>
          {parts.length === 0 ? (
            <span className="gb-muted">{words.fillDetails}</span>
          ) : (
            parts.map((part, index) => (
              // The parts of one line have no identity of their own.
              <span className="standard-part" key={`${index}:${part}`}>
                {part}
              </span>
            ))
          )}
          <span className="gb-visually-hidden">{`${words.details} ${number}`}</span>
        </button>
        <StandardWarning standard={standard} words={notes} />
      </div>
      {open && (
        <div className="standard-fields" data-focus-scope="">
          {field('measure', 'wide')}
          <label className="standard-field is-narrow">
            <span>{words.labels.comparison}</span>
            <select
              className="gb-select"
              aria-label={`${words.labels.comparison} ${number}`}
              value={standard.comparison}
              onChange={(event) => void onSave({ comparison: event.currentTarget.value as Standard['comparison'] })}
            >
              {comparisons.map((comparison) => (
                <option key={comparison} value={comparison}>
                  {comparison === '' ? '—' : comparison}
                </option>
              ))}
            </select>
          </label>
          {field('targetValue', 'narrow')}
          {field('unit', 'narrow')}
          {field('timeLimit', 'middle')}
          {field('frequency', 'middle')}
          {field('checkMethod', 'wide')}
          {field('expectedEvidence', 'wide')}
          {field('basis', 'wide')}
          <label className="standard-field is-narrow">
            <span>{notes.ratedScore}</span>
            <InlineTextField
              value={standard.ratedScore === 0 ? '' : String(standard.ratedScore)}
              label={`${notes.ratedScore} ${number}`}
              placeholder={notes.ratedScoreHint}
              maxLength={7}
              className="gb-inline-boxed"
              onSave={async (text) => {
                const score = readScore(text, 1000);
                return score !== null && (await onSave({ ratedScore: score }));
              }}
            />
          </label>
          <label className="standard-field is-middle standard-deductions">
            <span>{notes.deductions}</span>
            <InlineTextArea
              value={standard.deductions}
              label={`${notes.deductions} ${number}`}
              placeholder={notes.deductionsHint}
              maxLength={2000}
              className="gb-inline-boxed"
              onSave={(text) => onSave({ deductions: text })}
            />
          </label>
          <StandardNotes standard={standard} words={notes} onFill={(fields) => void onSave(fields)} onSplit={onSplit} />
        </div>
      )}
    </div>
  );
}
