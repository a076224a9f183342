import type { PositionDetail, PositionRow } from '../../../../shared/contract/positions.ts';
import type { StoredRecord } from '../../../../shared/domain/record-kind.ts';
import type { RecordFieldProps } from '../../../lib/record-field.tsx';
import { RecordField } from '../../../lib/record-field.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/page.tsx';
import { RecordSelect } from './record-select.tsx';

type Position = StoredRecord<'position'>;
export type PositionText =
  | 'name'
  | 'code'
  | 'level'
  | 'purpose'
  | 'worksWith'
  | 'qualification'
  | 'authority'
  | 'workingConditions';

export interface PositionFormWords {
  readonly fields: Readonly<Record<PositionText | 'section' | 'headcount' | 'reportsTo' | 'holders', string>>;
  readonly hints: { readonly level: string; readonly headcount: string; readonly onePerLine: string };
  readonly notChosen: string;
  readonly addHolder: string;
  readonly removeHolder: (name: string) => string;
  readonly noPeople: string;
}

export interface PositionFormProps {
  readonly detail: PositionDetail;
  readonly positions: readonly PositionRow[];
  readonly sections: readonly StoredRecord<'section'>[];
  readonly people: readonly StoredRecord<'person'>[];
  readonly words: PositionFormWords;
  readonly onSave: (
    fields: Partial<Omit<Position, 'id' | 'departmentId' | 'revisionId'>>,
    overwrite: boolean,
  ) => ReturnType<RecordFieldProps['save']>;
  readonly onAddHolder: (personId: string) => void;
  readonly onRemoveHolder: (id: string) => void;
}

function TextField({
  detail,
  words,
  onSave,
  name,
  ...rest
}: PositionFormProps & { readonly name: PositionText } & Pick<
    RecordFieldProps,
    'multiline' | 'required' | 'placeholder' | 'className'
  >) {
  const { position } = detail;
  const { positions: _, sections: __, people: ___, onAddHolder: ____, onRemoveHolder: _____, ...field } = rest;
  return (
    <RecordField
      {...field}
      id={`position-${name}`}
      recordId={position.id}
      failureKey={`${position.id}:${name}`}
      value={position[name]}
      label={words.fields[name]}
      maxLength={field.multiline ? 20_000 : 200}
      save={(text, overwrite) => onSave({ [name]: text }, overwrite)}
    />
  );
}

/** Name, level, place and people: the head of a job description. */
export function PositionBasics(props: PositionFormProps) {
  const { detail, positions, sections, people, words } = props;
  const { position } = detail;
  const held = new Set(detail.holders.map((holder) => holder.personId));
  return (
    <div className="position-basics">
      <Field label={words.fields.name} htmlFor="position-name" required>
        <TextField {...props} name="name" required className="position-title" />
      </Field>
      <div className="position-columns">
        <Field label={words.fields.level} htmlFor="position-level">
          <TextField {...props} name="level" placeholder={words.hints.level} />
        </Field>
        <Field label={words.fields.code} htmlFor="position-code">
          <TextField {...props} name="code" />
        </Field>
        <Field label={words.fields.section} htmlFor="position-section">
          <select
            id="position-section"
            className="gb-select"
            value={position.sectionId ?? ''}
            onChange={(event) => void props.onSave({ sectionId: event.currentTarget.value || null }, true)}
          >
            <option value="">{words.notChosen}</option>
            {sections.map((section) => (
              <option key={section.id} value={section.id}>
                {section.name}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.fields.headcount} htmlFor="position-headcount">
          <RecordField
            id="position-headcount"
            recordId={position.id}
            failureKey={`${position.id}:headcount`}
            value={String(position.headcount)}
            label={words.fields.headcount}
            maxLength={3}
            required
            save={(text, overwrite) => {
              const headcount = /^\d{1,3}$/u.test(text.trim()) ? Number(text) : null;
              if (headcount !== null) return props.onSave({ headcount }, overwrite);
              return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.hints.headcount } });
            }}
          />
        </Field>
        <Field label={words.fields.reportsTo} htmlFor="position-reports-to">
          <RecordSelect
            id="position-reports-to"
            value={position.reportsToPositionId ?? ''}
            valueName={detail.reportsToName}
            emptyName={words.notChosen}
            options={() => positions.filter((row) => row.id !== position.id)}
            onChoose={(id) => void props.onSave({ reportsToPositionId: id || null }, true)}
          />
        </Field>
        <Field label={words.fields.holders} htmlFor="position-holder">
          <div className="position-holders">
            {detail.holders.map((holder) => (
              <span className="position-holder" key={holder.id}>
                {holder.personName}
                <IconButton
                  icon="close"
                  label={words.removeHolder(holder.personName)}
                  onClick={() => props.onRemoveHolder(holder.id)}
                />
              </span>
            ))}
            {people.length === 0 ? (
              <span className="gb-hint">{words.noPeople}</span>
            ) : (
              <RecordSelect
                id="position-holder"
                className="position-add-holder"
                value=""
                valueName=""
                emptyName={words.addHolder}
                disabled={people.length === held.size}
                options={() => people.filter((person) => !held.has(person.id))}
                onChoose={props.onAddHolder}
              />
            )}
          </div>
        </Field>
      </div>
      <Field label={words.fields.purpose} htmlFor="position-purpose">
        <TextField {...props} name="purpose" multiline />
      </Field>
    </div>
  );
}

/** Qualification, authority, cooperation and conditions: the end of a job description. */
export function PositionConditions(props: PositionFormProps) {
  const { words } = props;
  return (
    <div>
      <Field label={words.fields.qualification} htmlFor="position-qualification">
        <TextField {...props} name="qualification" multiline placeholder={words.hints.onePerLine} />
      </Field>
      <Field label={words.fields.authority} htmlFor="position-authority">
        <TextField {...props} name="authority" multiline placeholder={words.hints.onePerLine} />
      </Field>
      <Field label={words.fields.worksWith} htmlFor="position-worksWith">
        <TextField {...props} name="worksWith" multiline />
      </Field>
      <Field label={words.fields.workingConditions} htmlFor="position-workingConditions">
        <TextField {...props} name="workingConditions" multiline />
      </Field>
    </div>
  );
}
