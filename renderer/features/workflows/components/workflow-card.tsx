import { Field } from '../../../ui/page.tsx';
import type { WorkflowFields } from '../workflow-draft.ts';

type LineField = 'name' | 'code' | 'actors' | 'serviceTimeLimit';
type TextField = 'purpose' | 'scope' | 'duties' | 'norms' | 'basis';

interface WorkflowCardProps {
  readonly fields: WorkflowFields;
  readonly positions: readonly { readonly id: string; readonly name: string }[];
  readonly words: {
    readonly fields: Readonly<Record<LineField | TextField | 'position', string>>;
    readonly nothing: string;
    readonly cardMore: string;
    readonly dutiesHint: string;
  };
  readonly onChange: (fields: Partial<WorkflowFields>) => void;
}

/** The head of a process card. */
export function WorkflowCard({ fields, positions, words, onChange }: WorkflowCardProps) {
  const line = (name: LineField) => (
    <Field label={words.fields[name]} htmlFor={`workflow-${name}`} required={name === 'name'}>
      <input
        id={`workflow-${name}`}
        className="gb-inline"
        value={fields[name]}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </Field>
  );
  const text = (name: TextField) => (
    <Field
      label={words.fields[name]}
      htmlFor={`workflow-${name}`}
      {...(name === 'duties' ? { hint: words.dutiesHint } : {})}
    >
      <textarea
        id={`workflow-${name}`}
        className="gb-inline workflow-text"
        rows={2}
        value={fields[name]}
        maxLength={20_000}
        spellCheck={false}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <>
      <div className="workflow-card">
        {line('name')}
        {line('code')}
        <Field label={words.fields.position} htmlFor="workflow-position">
          <select
            id="workflow-position"
            className="gb-select"
            value={fields.positionId ?? ''}
            onChange={(event) => onChange({ positionId: event.currentTarget.value || null })}
          >
            <option value="">{words.nothing}</option>
            {positions.map((position) => (
              <option key={position.id} value={position.id}>
                {position.name}
              </option>
            ))}
          </select>
        </Field>
        {line('serviceTimeLimit')}
        {line('actors')}
      </div>
      <details className="workflow-more">
        <summary>{words.cardMore}</summary>
        <div className="workflow-card">
          {text('purpose')}
          {text('scope')}
          {text('duties')}
          {text('norms')}
          {text('basis')}
        </div>
      </details>
    </>
  );
}
