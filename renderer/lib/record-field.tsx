import { type ComponentType, useRef, useState } from 'react';
import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import { Button } from '../ui/button.tsx';
import { InlineTextArea, InlineTextField } from '../ui/inline-text.tsx';
import { Callout } from '../ui/page.tsx';
import { dismissFailure } from './save-state.ts';
import { useWords } from './words/words.ts';
import './record-field.css';

export interface RecordFieldProps {
  /** The record's id: another record is another field. */
  readonly recordId: string;
  readonly value: string;
  readonly label: string;
  /** Writes the text, in the end through `saveFields`. */
  readonly save: (text: string, overwrite: boolean) => Promise<Result<unknown, AppError>>;
  /** The key under which `saveFields` notes a failure: record id, colon, field. */
  readonly failureKey?: string;
  readonly multiline?: boolean;
  readonly minRows?: number;
  readonly placeholder?: string;
  readonly id?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  /** Shown and not to be changed, such as what was signed. */
  readonly disabled?: boolean;
  readonly className?: string;
  /** Another field than a plain text's, such as one with styles. */
  readonly field?: ComponentType<TextFieldProps>;
}

/** A field as it was drawn. */
type Shown = Pick<RecordFieldProps, 'recordId' | 'value' | 'save'>;

/** So many texts that a field has shown lately. */
const keptSaves = 8;

function shownNow({ recordId, value, save }: RecordFieldProps): Shown {
  return { recordId, value, save };
}

/** What a field of text is given. */
export interface TextFieldProps {
  readonly value: string;
  readonly label: string;
  readonly onSave: (text: string, base: string) => Promise<boolean>;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/**
 * A field of a record that saves itself. When the same field was changed elsewhere meanwhile, both texts are shown and
 * the user says which one stays; nothing is overwritten and nothing typed is lost.
 */
export function RecordField(props: RecordFieldProps) {
  const words = useWords().conflict;
  const [mine, setMine] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  // A field that goes from the screen saves its last words; words that the user gave up must not be among them.
  const givenUp = useRef<string | null>(null);
  // Saves know the record as it was drawn: words that were typed on older ones go out as a change of those, and meet
  // what came from elsewhere since as a conflict instead of writing over it.
  const drawn = useRef({ ...shownNow(props), earlier: [] as readonly Shown[] });
  if (drawn.current.recordId !== props.recordId) drawn.current = { ...shownNow(props), earlier: [] };
  else if (drawn.current.value === props.value) drawn.current = { ...shownNow(props), earlier: drawn.current.earlier };
  else {
    const { earlier, ...last } = drawn.current;
    drawn.current = { ...shownNow(props), earlier: [...earlier.slice(1 - keptSaves), last] };
  }
  const onSave = async (text: string, base: string): Promise<boolean> => {
    if (text === givenUp.current) return true;
    const { earlier, ...now } = drawn.current;
    const typedOn = base === now.value ? now : (earlier.findLast(({ value }) => value === base) ?? now);
    const result = await typedOn.save(text, false);
    if (!result.ok && result.error.code === 'conflict') setMine(text);
    else if (result.ok) setMine(null);
    return result.ok;
  };
  const settle = (): void => {
    if (props.failureKey !== undefined) dismissFailure(props.failureKey);
    givenUp.current = mine;
    setMine(null);
    setRound(round + 1);
  };
  const keepMine = async (): Promise<void> => {
    const result = await props.save(mine ?? '', true);
    if (result.ok) settle();
  };
  const { recordId, multiline, minRows, save: _, failureKey: __, field, ...rest } = props;
  const Text: ComponentType<typeof rest & { onSave: typeof onSave }> =
    field ?? (multiline ? InlineTextArea : InlineTextField);
  return (
    <>
      <Text
        key={`${recordId}:${round}`}
        {...rest}
        {...(multiline && minRows !== undefined ? { minRows } : {})}
        onSave={onSave}
      />
      {mine !== null && (
        <Callout tone="warn" title={words.title(props.label)}>
          <dl className="gb-conflict">
            <dt>{words.theirs}</dt>
            <dd>{props.value === '' ? words.empty : props.value}</dd>
            <dt>{words.mine}</dt>
            <dd>{mine === '' ? words.empty : mine}</dd>
          </dl>
          <div className="gb-actions">
            <Button onClick={settle}>{words.useTheirs}</Button>
            <Button onClick={() => void keepMine()}>{words.useMine}</Button>
          </div>
        </Callout>
      )}
    </>
  );
}
