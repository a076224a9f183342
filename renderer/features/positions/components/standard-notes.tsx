import { judgeMeasurability } from '../../../../shared/domain/measurability.ts';
import type { StoredRecord } from '../../../../shared/domain/record-kind.ts';
import { agreesWithText, fieldsOfText, type ReadFields } from '../../../../shared/domain/standard-fields.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
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
  const { vagueness } = judgeMeasurability({ ...standard, text: standard.requirement });
  if (vagueness === null) return null;
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
}

/** What to write instead, what the text says that the fields do not, and what it says besides. */
export function StandardNotes({ standard, words, onFill }: StandardNotesProps) {
  const { vagueness, otherFigures } = judgeMeasurability({ ...standard, text: standard.requirement });
  const read = fieldsOfText(standard.requirement);
  const agrees = agreesWithText(standard);
  const said = targetOf(read).filter((part) => part !== '');
  if (vagueness === null && otherFigures === 0 && said.length === 0) return null;
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
      {otherFigures > 0 && (
        <li className="is-warning">
          <Icon name="warning" size={14} />
          <span>{words.otherFigures(otherFigures)}</span>
        </li>
      )}
    </ul>
  );
}
