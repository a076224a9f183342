import { judgeMeasurability } from '../../../../shared/domain/measurability.ts';
import type { StoredRecord } from '../../../../shared/domain/record-kind.ts';
import { agreesWithText, fieldsOfText, type ReadFields } from '../../../../shared/domain/standard-fields.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { standardsIn } from '../../../../shared/domain/standard-split.ts';
import { Icon } from '../../../ui/icons.tsx';
import { targetOf } from './standard-summary.ts';

type Standard = StoredRecord<'workStandard'>;
export type StandardNoteWords = Words['standards'];

/** Why a standard cannot be checked, as one short line beside its measures. Nothing when it can. */
export function StandardWarning({
  standard,
  words,
}: {
  readonly standard: Standard;
  readonly words: StandardNoteWords;
}) {
  const { vagueness, otherFigures } = judgeMeasurability({ ...standard, text: standard.requirement });
  if (vagueness === null) {
    // A figure that has no field is said where the fields are shown in short.
    return otherFigures === 0 ? null : <span className="standard-warning">{words.moreFigures(otherFigures)}</span>;
  }
  return (
    <span className="standard-warning" title={words.suggestion(words.remedies[vagueness.remedy])}>
      {`${words.notCheckable}：${words.vagueness[vagueness.reason](vagueness.word)}`}
    </span>
  );
}

interface StandardNotesProps {
  readonly standard: Standard;
  readonly words: StandardNoteWords;
  readonly onFill: (fields: Partial<ReadFields>) => void;
  readonly onSplit: (parts: readonly string[]) => void;
}

/** What to write instead, what the text says that the fields do not, and what it says besides. */
export function StandardNotes({ standard, words, onFill, onSplit }: StandardNotesProps) {
  const { vagueness, otherFigures } = judgeMeasurability({ ...standard, text: standard.requirement });
  const read = fieldsOfText(standard.requirement);
  const agrees = agreesWithText(standard);
  const parts = standardsIn(standard.requirement);
  const said = targetOf(read).filter((part) => part !== '');
  if (vagueness === null && otherFigures === 0 && said.length === 0 && parts.length === 0) return null;
  return (
    <ul className="standard-notes">
      {vagueness !== null && (
        <li className="is-warning">
          <Icon name="warning" size={14} />
          <span>
            {`${words.vagueness[vagueness.reason](vagueness.word)}。${words.suggestion(words.remedies[vagueness.remedy])}`}
          </span>
        </li>
      )}
      {said.length > 0 && agrees && (
        <li>
          <Icon name="check" size={14} />
          <span>{words.readFromText}</span>
        </li>
      )}
      {said.length > 0 && !agrees && (
        <li>
          <Icon name="info" size={14} />
          <span>{words.textSays(said.join(' · '))}</span>
          <button type="button" className="gb-link-button" onClick={() => onFill(read)}>
            {words.fillFromText}
          </button>
        </li>
      )}
      {parts.length > 0 ? (
        <li className={otherFigures > 0 ? 'is-warning' : undefined}>
          <Icon name={otherFigures > 0 ? 'warning' : 'info'} size={14} />
          <span>{words.severalIn(parts.map((part, index) => `${index + 1}. ${part}`).join('　'))}</span>
          <button type="button" className="gb-link-button" onClick={() => onSplit(parts)}>
            {words.splitInto(parts.length)}
          </button>
        </li>
      ) : (
        // Where nothing was read, the warning above says so.
        vagueness === null &&
        otherFigures > 0 && (
          <li className="is-warning">
            <Icon name="warning" size={14} />
            <span>{words.otherFigures(otherFigures)}</span>
          </li>
        )
      )}
    </ul>
  );
}
