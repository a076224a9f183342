import { useEffect, useRef } from 'react';
import type { GoalRow } from '../../../shared/contract/goals.ts';
import { type GoalLevel, goalLevels, yearsOf } from '../../../shared/domain/goal.ts';
import { canStandUnder, goalsAbove, levelFits } from '../../../shared/domain/goal-tree.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { RecordField } from '../../lib/record-field.tsx';
import { save, track } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { LinksButton } from '../../lib/links-button.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { SmartList } from './components/smart-list.tsx';
import type { GoalChain } from './goal-view.ts';
import { goalActions } from './use-goals.ts';

type TextName =
  | 'text'
  | 'code'
  | 'measure'
  | 'targetValue'
  | 'unit'
  | 'baseline'
  | 'leadUnit'
  | 'assistingUnits'
  | 'checkpoint'
  | 'remarks';
type NumberName = 'yearFrom' | 'yearTo' | 'weight';
type RefName = 'sectionId' | 'positionId' | 'personId' | 'ownerPersonId';
const comparisons = ['', '≥', '≤', '=', '>', '<'] as const;
const long = new Set<TextName>(['text', 'checkpoint', 'remarks']);

interface GoalPanelProps {
  readonly goal: GoalRow;
  readonly goals: readonly GoalRow[];
  readonly chain: GoalChain;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onLinkTasks: () => void;
}

/** Everything of one goal: its fields, its years, what it serves and what serves it, and what is not SMART yet. */
export function GoalPanel({ goal, goals, chain, onOpen, onClose, onLinkTasks }: GoalPanelProps) {
  const all = useWords();
  const words = all.goals;
  const panel = useRef<HTMLElement>(null);
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person', 'section'] });
  const positions = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  const facts = chain.factsOf.get(goal.id);
  const children = goals.filter((other) => other.parentGoalId === goal.id);
  const thisYear = new Date().getFullYear();
  // The plan's own years: a task before or after them would serve nothing.
  const taskYear = Math.min(Math.max(thisYear, goal.yearFrom), Math.max(goal.yearFrom, goal.yearTo));
  const above = goalsAbove(goals, goal.id).toReversed();
  useEffect(() => {
    const box = panel.current?.querySelector('textarea');
    // A new goal's words are there to be typed over.
    if (box?.value === words.newText) {
      box.focus();
      box.select();
    }
  }, [goal.id, words.newText]);

  const text = (name: TextName) => (
    <div className="goal-field" key={name}>
      <label htmlFor={`goal-${name}`}>{words.fields[name]}</label>
      <RecordField
        id={`goal-${name}`}
        recordId={goal.id}
        failureKey={`${goal.id}:${name}`}
        value={goal[name]}
        label={words.fields[name]}
        className="gb-inline-boxed"
        multiline={long.has(name)}
        minRows={name === 'text' ? 2 : 1}
        maxLength={long.has(name) ? 20_000 : 200}
        required={name === 'text'}
        {...(name === 'measure' || name === 'baseline' || name === 'assistingUnits'
          ? { placeholder: words.hints[name] }
          : {})}
        save={(value, overwrite) => goalActions.write(goal, { [name]: value }, overwrite)}
      />
    </div>
  );
  const number = (name: NumberName) => (
    <div className="goal-field" key={name}>
      <label htmlFor={`goal-${name}`}>{words.fields[name]}</label>
      <RecordField
        id={`goal-${name}`}
        recordId={goal.id}
        failureKey={`${goal.id}:${name}`}
        value={String(goal[name])}
        label={words.fields[name]}
        className="gb-inline-boxed"
        required
        save={(value, overwrite) => {
          const read = Number(value.normalize('NFKC').trim());
          const fits =
            name === 'weight' ? read >= 0 && read <= 100 : Number.isInteger(read) && read >= 1949 && read <= 2200;
          if (fits) return goalActions.write(goal, { [name]: read }, overwrite);
          return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.fields[name] } });
        }}
      />
    </div>
  );
  const select = (
    name: RefName | 'level' | 'parentGoalId' | 'comparison',
    options: readonly (readonly [string, string])[],
    onChange: (value: string) => void,
  ) => (
    <div className="goal-field" key={name}>
      <label htmlFor={`goal-${name}`}>{words.fields[name]}</label>
      <select
        id={`goal-${name}`}
        className="gb-select"
        value={goal[name] ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
  const nobody = ['', all.common.notChosen] as const;
  const reference = (name: RefName, options: readonly (readonly [string, string])[]) =>
    select(
      name,
      [nobody, ...options],
      (value) => void goalActions.write(goal, { [name]: value === '' ? null : value }),
    );
  const people = (department.value?.people ?? []).map((person) => [person.id, person.name] as const);
  const parents = goals.filter(
    (other) => canStandUnder(goals, goal.id, other.id) && levelFits(goal.level, other.level),
  );

  return (
    <SidePanel
      ref={panel}
      label={words.panel}
      className="goal-panel"
      closeLabel={all.common.close}
      onClose={onClose}
      tools={
        <>
          <IconButton icon="plus" label={words.addUnder} onClick={() => void goalActions.add(goal, goal)} />
          <ConfirmButton
            iconOnly
            label={words.remove}
            question={words.removeQuestion(goal.text.slice(0, 40))}
            note={words.removeNote(children.length)}
            confirmLabel={all.common.remove}
            cancelLabel={all.common.cancel}
            onConfirm={() => void goalActions.remove(goal.id)}
          />
          <LinksButton kind="goal" id={goal.id} />
        </>
      }
    >
      {text('text')}
      <div className="goal-pair">
        {select(
          'level',
          goalLevels.map((level) => [level, words.levels[level]] as const),
          (value) => void goalActions.write(goal, { level: value as GoalLevel }),
        )}
        {text('code')}
      </div>
      {select(
        'parentGoalId',
        [['', words.noParent], ...parents.map((other) => [other.id, other.text.slice(0, 40)] as const)],
        (value) =>
          void save(() => api.goals.move({ id: goal.id, parentGoalId: value === '' ? null : value, beforeId: null })),
      )}
      {text('measure')}
      <div className="goal-four">
        {text('baseline')}
        {select(
          'comparison',
          comparisons.map((sign) => [sign, sign] as const),
          (value) => void goalActions.write(goal, { comparison: value as (typeof comparisons)[number] }),
        )}
        {text('targetValue')}
        {text('unit')}
      </div>
      <div className="goal-three">
        {number('yearFrom')}
        {number('yearTo')}
        {number('weight')}
      </div>
      <section>
        <h3>{words.yearTable}</h3>
        <table className="goal-years">
          <thead>
            <tr>
              <td />
              <th>{words.value}</th>
              <th>{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {yearsOf(goal)
              .slice(0, 12)
              .map((year) => {
                const target = goal.targets.find((each) => each.year === year);
                return (
                  <tr key={year}>
                    <th scope="row">{words.year(year)}</th>
                    {(['value', 'result'] as const).map((name) => (
                      <td key={name}>
                        <RecordField
                          recordId={`${goal.id}:${year}:${name}`}
                          value={target?.[name] ?? ''}
                          label={name === 'value' ? words.valueOf(year) : words.resultOf(year)}
                          className="gb-inline-boxed"
                          save={(value) =>
                            track(
                              () => api.goals.setYear({ goalId: goal.id, year, [name]: value }),
                              `${goal.id}:${year}`,
                            )
                          }
                        />
                      </td>
                    ))}
                  </tr>
                );
              })}
          </tbody>
        </table>
      </section>
      <SmartList findings={facts?.findings ?? []} words={words} />
      <section>
        <h3>{words.trace}</h3>
        <dl className="goal-trace">
          <dt>{words.serves}</dt>
          <dd>
            {above.length === 0 && <span className="gb-muted">{words.servesNone}</span>}
            {above.map((other) => (
              <button key={other.id} type="button" className="gb-link-button" onClick={() => onOpen(other.id)}>
                {other.text}
              </button>
            ))}
          </dd>
          <dt>{words.parts}</dt>
          <dd>
            {children.length === 0 && <span className="gb-muted">{words.partsNone}</span>}
            {children.map((other) => (
              <button key={other.id} type="button" className="gb-link-button" onClick={() => onOpen(other.id)}>
                {other.text}
              </button>
            ))}
          </dd>
          <dt>{words.itsTasks}</dt>
          <dd>
            {facts?.tasks.length === 0 && <span className="gb-muted">{words.itsTasksNone}</span>}
            {facts?.tasks.map((task) => (
              <div key={task.id} className="goal-task">
                <button
                  type="button"
                  className="gb-link-button"
                  onClick={() => navigate('tasks', { id: task.id, year: String(task.year) })}
                >
                  {task.code === '' ? `${task.year}` : `${task.year} ${task.code}`}　{task.content}
                </button>
                <span className="gb-muted">{all.tasks.states[task.state]}</span>
                <IconButton
                  icon="close"
                  label={words.unlink(task.content)}
                  onClick={() => void save(() => api.goals.linkTasks({ goalId: null, taskIds: [task.id] }))}
                />
              </div>
            ))}
            <div className="gb-actions">
              <Button tone="quiet" icon="link" onClick={onLinkTasks}>
                {words.linkTasks}
              </Button>
              <Button tone="quiet" icon="plus" onClick={() => void goalActions.addTask(goal, taskYear)}>
                {words.newTask(taskYear)}
              </Button>
            </div>
          </dd>
        </dl>
      </section>
      {text('leadUnit')}
      {text('assistingUnits')}
      {reference('ownerPersonId', people)}
      {reference(
        'sectionId',
        (department.value?.sections ?? []).map((section) => [section.id, section.name] as const),
      )}
      {goal.level === 'position' &&
        reference(
          'positionId',
          (positions.value ?? []).map((row) => [row.id, row.name] as const),
        )}
      {goal.level === 'person' && reference('personId', people)}
      {text('checkpoint')}
      {text('remarks')}
    </SidePanel>
  );
}
