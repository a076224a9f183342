import { type FormEvent, useState } from 'react';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/page.tsx';

interface DepartmentFormProps {
  readonly words: Words;
  /** The central office's file is asked for with the same two names. */
  readonly isOffice?: boolean;
  /** What comes after it, where it is not the department itself. */
  readonly next: string | null;
  readonly onBack: () => void;
  readonly onCreate: (names: { readonly collegeName: string; readonly departmentName: string }) => void;
}

/** The two names that a department starts with. */
export function DepartmentForm({ words, isOffice = false, next, onBack, onCreate }: DepartmentFormProps) {
  const form = words.start.form;
  const [collegeName, setCollegeName] = useState('');
  const [departmentName, setDepartmentName] = useState(isOffice ? words.start.office.name : '');
  const [missing, setMissing] = useState(false);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (departmentName.trim() === '') {
      setMissing(true);
      document.getElementById('start-department')?.focus();
    } else onCreate({ collegeName: collegeName.trim(), departmentName: departmentName.trim() });
  };
  return (
    <form className="gb-card gb-start-form" onSubmit={onSubmit} noValidate>
      <h2>{isOffice ? words.start.officeForm.title : form.title}</h2>
      <Field label={form.collegeName} htmlFor="start-college">
        <input
          id="start-college"
          className="gb-input"
          value={collegeName}
          maxLength={200}
          placeholder={form.collegePlaceholder}
          onChange={(event) => setCollegeName(event.currentTarget.value)}
          autoFocus
        />
      </Field>
      <Field
        label={isOffice ? words.start.officeForm.name : form.departmentName}
        htmlFor="start-department"
        required
        hint={
          missing ? (
            <span id="start-department-missing" className="gb-start-missing" role="alert">
              {isOffice ? words.start.officeForm.missing : form.departmentMissing}
            </span>
          ) : undefined
        }
      >
        <input
          id="start-department"
          className="gb-input"
          value={departmentName}
          maxLength={200}
          placeholder={isOffice ? words.start.officeForm.placeholder : form.departmentPlaceholder}
          aria-invalid={missing}
          aria-describedby={missing ? 'start-department-missing' : undefined}
          onChange={(event) => {
            setDepartmentName(event.currentTarget.value);
            setMissing(false);
          }}
        />
      </Field>
      <p className="gb-hint">{form.whereItLies}</p>
      {next !== null && <p className="gb-hint">{next}</p>}
      <div className="gb-actions gb-actions-end">
        <Button onClick={onBack}>{words.common.back}</Button>
        <Button tone="primary" type="submit">
          {form.create}
        </Button>
      </div>
    </form>
  );
}
