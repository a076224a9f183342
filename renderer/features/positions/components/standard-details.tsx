import type { StoredRecord } from '../../../../shared/domain/record-kind.ts';
import { comparisons, isMeasurable } from '../../../../shared/domain/work-standard.ts';
import { Icon } from '../../../ui/icons.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
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
  readonly notMeasurable: string;
  readonly notMeasurableTip: string;
}

interface StandardDetailsProps {
  readonly standard: Standard;
  readonly number: string;
  readonly open: boolean;
  readonly words: StandardWords;
  readonly onToggle: () => void;
  readonly onSave: (fields: Partial<Pick<Standard, StandardField | 'comparison'>>) => Promise<boolean>;
}

function summary(standard: Standard): readonly string[] {
  const value =
    standard.targetValue === ''
      ? ''
      : `${standard.comparison}${standard.comparison === '' ? '' : ' '}${standard.targetValue}${standard.unit}`;
  const target = [standard.measure, value].filter((part) => part !== '').join(' ');
  return [
    target,
    standard.timeLimit,
    standard.frequency,
    standard.checkMethod,
    standard.basis,
    standard.expectedEvidence,
  ].filter((part) => part !== '');
}

/** What a standard is measured by: one quiet line, or its fields when it is opened. */
export function StandardDetails({ standard, number, open, words, onToggle, onSave }: StandardDetailsProps) {
  const parts = summary(standard);
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
        {!isMeasurable(standard) && (
          <span className="standard-warning" title={words.notMeasurableTip}>
            {words.notMeasurable}
          </span>
        )}
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
        </div>
      )}
    </div>
  );
}
