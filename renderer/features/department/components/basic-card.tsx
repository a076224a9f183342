import type { Patch } from '../../../../shared/contract/method.ts';
import { Select } from '../../../ui/choice.tsx';
import { InlineTextArea, InlineTextField } from '../../../ui/inline-text.tsx';
import { Field, SectionCard } from '../../../ui/page.tsx';
import { type CardProps, type DepartmentRecord, peopleOptions, type PersonRecord } from './card-props.ts';

interface BasicCardProps extends CardProps {
  readonly department: DepartmentRecord;
  readonly people: readonly PersonRecord[];
  readonly onSave: (fields: Patch<'department'>) => Promise<boolean>;
}

const lines = ['name', 'code', 'phone', 'office'] as const;
const texts = ['overview', 'duties', 'qualityGoals'] as const;

export function BasicCard({ words, shared, department, people, onSave }: BasicCardProps) {
  const own = words.basic;
  const options = peopleOptions(people, words.nobody);
  const line = (field: (typeof lines)[number]) => (
    <Field key={field} label={own[field]} htmlFor={`department-${field}`}>
      <InlineTextField
        id={`department-${field}`}
        label={own[field]}
        value={department[field]}
        maxLength={200}
        required={field === 'name'}
        placeholder={field === 'code' ? own.codeHint : shared.notFilled}
        onSave={(text) => onSave({ [field]: text })}
      />
    </Field>
  );
  const person = (field: 'headPersonId' | 'secretaryPersonId', label: string) => (
    <Field key={field} label={label} htmlFor={`department-${field}`}>
      <Select
        id={`department-${field}`}
        inline
        value={department[field] ?? ''}
        options={options}
        onChange={(id) => void onSave({ [field]: id === '' ? null : id })}
      />
    </Field>
  );
  return (
    <SectionCard title={own.title}>
      <div className="gb-two-columns">
        {line('name')}
        {line('code')}
        <div data-rule="department-head-missing">{person('headPersonId', own.head)}</div>
        {person('secretaryPersonId', own.secretary)}
        {line('phone')}
        {line('office')}
        <Field label={own.dutyNumbering} htmlFor="department-dutyNumbering">
          <Select
            id="department-dutyNumbering"
            inline
            value={department.dutyNumbering}
            options={Object.entries(own.dutyNumberings).map(([value, label]) => ({ value, label }))}
            onChange={(value) => void onSave({ dutyNumbering: value as DepartmentRecord['dutyNumbering'] })}
          />
        </Field>
      </div>
      {texts.map((field) => (
        <Field key={field} label={own[field]} htmlFor={`department-${field}`}>
          <InlineTextArea
            id={`department-${field}`}
            label={own[field]}
            value={department[field]}
            maxLength={20_000}
            placeholder={field === 'overview' ? shared.notFilled : own.onePerLine}
            onSave={(text) => onSave({ [field]: text })}
          />
        </Field>
      ))}
    </SectionCard>
  );
}
