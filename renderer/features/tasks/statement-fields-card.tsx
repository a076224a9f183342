import { type RefObject, useRef } from 'react';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import {
  statementPeriodKinds,
  type StatementPeriodKind,
  type StatementRelation,
  statementRelations,
} from '../../../shared/domain/statement.ts';
import { periodDays } from '../../../shared/domain/statement-batch.ts';
import { statementFieldNames, unknownFields } from '../../../shared/domain/statement-fields.ts';
import { isLocked } from '../../../shared/domain/statement-signing.ts';
import { api } from '../../lib/client.ts';
import { DayField } from '../../lib/day-field.tsx';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { useWords } from '../../lib/words/words.ts';
import { Select } from '../../ui/choice.tsx';
import { Callout, Field, SectionCard } from '../../ui/page.tsx';
import { readPoints } from './statement-form.ts';

type Statement = StatementDetail['statement'];
type Fields = Parameters<typeof api.statements.save>[0]['fields'];

function useWriter(statement: Statement) {
  return (fields: Fields, overwrite = false) => saveFields(api.statements.save, statement, { fields, overwrite });
}

const lineNames = ['partyA', 'partyASigner', 'partyB', 'partyBSigner', 'number'] as const;

/** Who signs with whom, for which time, under which number. */
export function StatementHeadCard({ statement }: { readonly statement: Statement }) {
  const words = useWords().statements;
  const write = useWriter(statement);
  const disabled = isLocked(statement);
  const isTemplate = statement.usage === 'template';
  const line = (name: (typeof lineNames)[number] | 'title') => (
    <Field key={name} label={words.fields[name]} htmlFor={`statement-${name}`} required={name === 'title'}>
      <RecordField
        id={`statement-${name}`}
        recordId={statement.id}
        failureKey={`${statement.id}:${name}`}
        value={statement[name]}
        label={words.fields[name]}
        maxLength={200}
        required={name === 'title'}
        disabled={disabled}
        save={(value, overwrite) => write({ [name]: value }, overwrite)}
      />
    </Field>
  );
  const day = (name: 'periodFrom' | 'periodTo' | 'signedOn') => (
    <Field
      key={name}
      label={words.fields[name]}
      htmlFor={`statement-${name}`}
      {...(name === 'signedOn' ? { hint: words.hints.signedOn } : {})}
    >
      <DayField
        id={`statement-${name}`}
        recordId={statement.id}
        failureKey={`${statement.id}:${name}`}
        value={statement[name]}
        label={words.fields[name]}
        disabled={disabled}
        save={(value, overwrite) =>
          write(name === 'signedOn' ? { signedOn: value } : { [name]: value, periodKind: 'custom' }, overwrite)
        }
      />
    </Field>
  );
  const count = (name: 'totalPoints' | 'copies') => (
    <Field label={words.fields[name]} htmlFor={`statement-${name}`}>
      <RecordField
        id={`statement-${name}`}
        recordId={statement.id}
        failureKey={`${statement.id}:${name}`}
        value={String(statement[name])}
        label={words.fields[name]}
        required
        disabled={disabled}
        save={(text, overwrite) => {
          const value = readPoints(text, name === 'copies' ? 20 : 1000);
          if (value !== null && value >= 1 && (name !== 'copies' || Number.isInteger(value)))
            return write({ [name]: value }, overwrite);
          return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.hints[name] } });
        }}
      />
    </Field>
  );
  const setPeriod = (kind: StatementPeriodKind): void => {
    if (kind === 'custom') void write({ periodKind: kind });
    else {
      const { from, to } = periodDays(kind, statement.year);
      void write({ periodKind: kind, periodFrom: from, periodTo: to });
    }
  };
  return (
    <SectionCard title={words.head}>
      {line('title')}
      <div className="statement-columns">
        <Field label={words.fields.relation} htmlFor="statement-relation">
          <Select
            id="statement-relation"
            value={statement.relation}
            disabled={disabled}
            options={statementRelations.map((value) => ({ value, label: words.relations[value] }))}
            onChange={(relation) => void write({ relation: relation as StatementRelation })}
          />
        </Field>
        {isTemplate ? count('copies') : line('number')}
        {!isTemplate && (['partyA', 'partyASigner', 'partyB', 'partyBSigner'] as const).map(line)}
        {!isTemplate && (
          <Field label={words.fields.periodKind} htmlFor="statement-period-kind">
            <Select
              id="statement-period-kind"
              value={statement.periodKind}
              disabled={disabled}
              options={statementPeriodKinds.map((value) => ({ value, label: words.periodKinds[value] }))}
              onChange={(kind) => setPeriod(kind as StatementPeriodKind)}
            />
          </Field>
        )}
        {!isTemplate && day('signedOn')}
        {!isTemplate && (['periodFrom', 'periodTo'] as const).map(day)}
        {count('totalPoints')}
        {!isTemplate && count('copies')}
      </div>
    </SectionCard>
  );
}

const textNames = ['preamble', 'responsibilities', 'rewards', 'consequences', 'closing'] as const;

/** The words of the statement; fields such as 〔乙方〕 are put in with a click and filled in by the paper. */
export function StatementTextsCard({ statement }: { readonly statement: Statement }) {
  const words = useWords().statements;
  const write = useWriter(statement);
  const disabled = isLocked(statement);
  const box = useRef<HTMLTextAreaElement>(null);
  const strangers = [...new Set([statement.title, ...textNames.map((name) => statement[name])].flatMap(unknownFields))];
  return (
    <SectionCard title={words.texts}>
      <div
        onFocus={(event) => {
          if (event.target instanceof HTMLTextAreaElement) box.current = event.target;
        }}
      >
        {!disabled && <FieldChips box={box} />}
        {strangers.length > 0 && (
          <Callout tone="warn">{words.unknownFields(strangers.map((name) => `〔${name}〕`).join(''))}</Callout>
        )}
        {textNames.map((name) => (
          <Field key={name} label={words.fields[name]} htmlFor={`statement-${name}`}>
            <RecordField
              id={`statement-${name}`}
              recordId={statement.id}
              failureKey={`${statement.id}:${name}`}
              value={statement[name]}
              label={words.fields[name]}
              multiline
              minRows={2}
              maxLength={20_000}
              disabled={disabled}
              {...(name === 'preamble'
                ? {}
                : { placeholder: name === 'closing' ? words.hints.closing : words.onePerLine })}
              save={(value, overwrite) => write({ [name]: value }, overwrite)}
            />
          </Field>
        ))}
        <Field label={words.fields.gradeScale} htmlFor="statement-gradeScale">
          <RecordField
            id="statement-gradeScale"
            recordId={statement.id}
            failureKey={`${statement.id}:gradeScale`}
            value={statement.gradeScale}
            label={words.fields.gradeScale}
            maxLength={200}
            disabled={disabled}
            placeholder={words.hints.gradeScale}
            save={(value, overwrite) => write({ gradeScale: value }, overwrite)}
          />
        </Field>
      </div>
    </SectionCard>
  );
}

/** Puts a field where the writing mark stands, as if it had been typed: undo takes it back. */
function FieldChips({ box }: { readonly box: RefObject<HTMLTextAreaElement | null> }) {
  const words = useWords().statements;
  const insert = (name: string): void => {
    const target = box.current ?? document.querySelector<HTMLTextAreaElement>('#statement-preamble');
    if (target === null || !target.isConnected) return;
    target.focus();
    target.setRangeText(`〔${name}〕`, target.selectionStart, target.selectionEnd, 'end');
    target.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  return (
    <div className="field-chips">
      <span className="gb-hint">{words.fieldChips}</span>
      {statementFieldNames.map((name) => (
        <button
          key={name}
          type="button"
          className="field-chip"
          aria-label={words.insertField(name)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => insert(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
