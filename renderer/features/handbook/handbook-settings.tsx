import { documentCodeOf } from '../../../shared/domain/handbook-edition.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { type Answer, api } from '../../lib/client.ts';
import { DayField } from '../../lib/day-field.tsx';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

type Handbook = StoredRecord<'handbook'>;
type LineName = 'title' | 'codeScheme' | 'documentCode' | 'edition' | 'compiledBy' | 'reviewedBy' | 'approvedBy';
type TextName = 'approvalText' | 'preface';
type DayName = 'issuedOn' | 'effectiveOn';
type PartName = 'controlled' | 'includeWorkflows';

/** Wrapped, because a year without a handbook is an answer of its own and not one that is still awaited. */
async function readHandbook(year: number): Answer<{ readonly handbook: Handbook | null }> {
  const result = await api.papers.handbook({ year });
  return result.ok ? { ok: true, value: { handbook: result.value } } : result;
}

/** What stands on cover and approval page of one year's handbook. */
export function HandbookSettings({ year }: { readonly year: number }) {
  const all = useWords();
  const words = all.handbook;
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['department'] });
  const departmentCode = department.value?.department.code ?? '';
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const loaded = useLoaded(() => readHandbook(year), { key: String(year), kinds: ['handbook'] });
  if (loaded.value === null)
    return loaded.error === null ? null : <p role="alert">{all.errors[loaded.error.code]('')}</p>;
  const { handbook } = loaded.value;
  if (handbook === null) {
    const make = async (): Promise<void> => {
      const title = words.defaultTitle(departmentName);
      if ((await save(() => api.papers.saveHandbook({ id: null, fields: { year, title } }))) !== null)
        await loaded.reload();
    };
    return (
      <EmptyState
        compact
        icon="handbook"
        text={words.settingsMissing(year)}
        action={<Button onClick={() => void make()}>{words.makeSettings}</Button>}
      />
    );
  }
  const byRule = documentCodeOf({ ...handbook, documentCode: '' }, departmentCode);
  const write = (fields: Partial<Handbook>, overwrite = false) =>
    saveFields(api.papers.saveHandbook, handbook, { fields, overwrite });
  const text = (
    name: LineName | TextName,
    options: { readonly multiline?: boolean; readonly placeholder?: string; readonly required?: boolean } = {},
  ) => (
    <div className="handbook-field" key={name}>
      <label htmlFor={`handbook-${name}`}>{words.fields[name]}</label>
      <RecordField
        {...options}
        id={`handbook-${name}`}
        recordId={handbook.id}
        failureKey={`${handbook.id}:${name}`}
        value={handbook[name]}
        label={words.fields[name]}
        className="gb-inline-boxed"
        maxLength={options.multiline ? 20_000 : 200}
        minRows={4}
        save={(value, overwrite) => write({ [name]: value }, overwrite)}
      />
    </div>
  );
  const day = (name: DayName) => (
    <div className="handbook-field" key={name}>
      <label htmlFor={`handbook-${name}`}>{words.fields[name]}</label>
      <DayField
        id={`handbook-${name}`}
        recordId={handbook.id}
        failureKey={`${handbook.id}:${name}`}
        value={handbook[name]}
        label={words.fields[name]}
        className="gb-inline-boxed"
        save={(value, overwrite) => write({ [name]: value }, overwrite)}
      />
    </div>
  );
  const part = (name: PartName) => (
    <label className="handbook-part" key={name}>
      <input
        type="checkbox"
        checked={handbook[name]}
        onChange={(event) => void write({ [name]: event.currentTarget.checked })}
      />
      {words.fields[name]}
    </label>
  );
  return (
    <div className="handbook-settings" data-focus-scope="">
      <h2>{words.groups.cover}</h2>
      {text('title', { required: true })}
      <div className="handbook-pair">
        {text('documentCode', { placeholder: byRule || words.hints.documentCode })}
        {text('edition', { placeholder: words.hints.edition })}
      </div>
      {text('codeScheme', { placeholder: words.hints.codeScheme })}
      {part('controlled')}
      <h2>{words.groups.approval}</h2>
      {(['compiledBy', 'reviewedBy', 'approvedBy'] as const).map((name) => text(name))}
      <div className="handbook-pair">
        {day('issuedOn')}
        {day('effectiveOn')}
      </div>
      {text('approvalText', { multiline: true, placeholder: words.hints.approvalText })}
      <h2>{words.groups.texts}</h2>
      {text('preface', { multiline: true })}
      <h2>{words.groups.parts}</h2>
      {part('includeWorkflows')}
    </div>
  );
}
