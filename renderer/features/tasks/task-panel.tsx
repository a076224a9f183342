import { useEffect, useRef } from 'react';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import { type TaskClass, type TaskState, taskClasses, taskStates } from '../../../shared/domain/annual-task.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { LinksButton } from '../../lib/links-button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { DueHint } from './components/due-hint.tsx';
import { TaskGoal } from './task-goal.tsx';
import { TaskParts } from './task-parts.tsx';
import { readWeight } from './task-groups.ts';

type TextName =
  | 'code'
  | 'project'
  | 'content'
  | 'measures'
  | 'expectedResult'
  | 'leadDepartment'
  | 'assistingDepartments'
  | 'due'
  | 'checkpoint'
  | 'checkedBy'
  | 'remarks';
const long = new Set<TextName>(['content', 'measures', 'expectedResult', 'checkpoint', 'remarks']);

interface TaskPanelProps {
  readonly task: TaskRow;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** All fields of one task. */
export function TaskPanel({ task, onClose, onRemove }: TaskPanelProps) {
  const all = useWords();
  const words = all.tasks;
  const panel = useRef<HTMLElement>(null);
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person', 'section'] });
  const positions = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  useEffect(() => {
    const box = panel.current?.querySelector('textarea');
    box?.focus();
    // A new task's words are there to be typed over.
    if (box?.value === words.newContent) box.select();
  }, [task.id, words.newContent]);
  const write = (fields: Parameters<typeof api.tasks.save>[0]['fields'], overwrite = false) =>
    saveFields(api.tasks.save, task, { fields, overwrite });
  const text = (name: TextName) => (
    <div className="task-field" key={name}>
      <label htmlFor={`task-${name}`}>{words.fields[name]}</label>
      <RecordField
        id={`task-${name}`}
        recordId={task.id}
        failureKey={`${task.id}:${name}`}
        value={task[name]}
        label={words.fields[name]}
        className="gb-inline-boxed"
        multiline={long.has(name)}
        minRows={2}
        maxLength={long.has(name) ? 20_000 : 200}
        required={name === 'content'}
        {...(name === 'due' || name === 'assistingDepartments' ? { placeholder: words.hints[name] } : {})}
        save={(value, overwrite) => write({ [name]: value }, overwrite)}
      />
    </div>
  );
  const choice = (
    name: 'taskClass' | 'state' | 'ownerPersonId' | 'positionId' | 'doerPersonId' | 'sectionId',
    options: readonly (readonly [string, string])[],
  ) => (
    <div className="task-field" key={name}>
      <label htmlFor={`task-${name}`}>{words.fields[name]}</label>
      <select
        id={`task-${name}`}
        className="gb-select"
        value={task[name] ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (name === 'taskClass') void write({ taskClass: value as TaskClass });
          else if (name === 'state') void write({ state: value as TaskState });
          else void write({ [name]: value === '' ? null : value });
        }}
      >
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
  const nobody = ['', all.common.notChosen] as const;
  const people = [nobody, ...(department.value?.people ?? []).map((person) => [person.id, person.name] as const)];
  return (
    <SidePanel
      ref={panel}
      label={words.panel}
      closeLabel={all.common.close}
      onClose={onClose}
      tools={
        <>
          <ConfirmButton
            iconOnly
            label={words.remove}
            question={words.removeQuestion(task.content.slice(0, 40))}
            note={all.common.removeKept}
            confirmLabel={all.common.remove}
            cancelLabel={all.common.cancel}
            onConfirm={onRemove}
          />
          <LinksButton kind="annualTask" id={task.id} />
        </>
      }
    >
      {text('content')}
      <div className="task-pair">
        {choice(
          'taskClass',
          taskClasses.map((name) => [name, words.classes[name]] as const),
        )}
        {choice(
          'state',
          taskStates.map((name) => [name, words.states[name]] as const),
        )}
      </div>
      <div className="task-pair">
        {text('code')}
        {text('due')}
      </div>
      <DueHint due={task.due} year={task.year} words={words} />
      <TaskGoal task={task} />
      {text('project')}
      <div className="task-pair">
        {choice('ownerPersonId', people)}
        {choice('doerPersonId', people)}
      </div>
      <div className="task-pair">
        {choice('sectionId', [
          nobody,
          ...(department.value?.sections ?? []).map((section) => [section.id, section.name] as const),
        ])}
        {choice('positionId', [nobody, ...(positions.value ?? []).map((row) => [row.id, row.name] as const)])}
      </div>
      <div className="task-field">
        <label htmlFor="task-weight">{words.fields.weight}</label>
        <RecordField
          id="task-weight"
          recordId={task.id}
          failureKey={`${task.id}:weight`}
          value={String(task.weight)}
          label={words.fields.weight}
          className="gb-inline-boxed"
          placeholder={words.hints.weight}
          required
          save={(value, overwrite) => {
            const weight = readWeight(value);
            if (weight !== null) return write({ weight }, overwrite);
            return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.hints.weight } });
          }}
        />
      </div>
      {(
        [
          'measures',
          'expectedResult',
          'checkpoint',
          'checkedBy',
          'leadDepartment',
          'assistingDepartments',
          'remarks',
        ] as const
      ).map(text)}
      <TaskParts task={task} />
      <div className="task-evidence">
        {task.evidenceCount === 0 && <span className="gb-muted">{words.noEvidence}</span>}
        <button type="button" className="gb-link-button" onClick={() => navigate('evidence', { targetId: task.id })}>
          {task.evidenceCount === 0 ? words.addEvidence : words.evidence(task.evidenceCount)}
        </button>
      </div>
    </SidePanel>
  );
}
