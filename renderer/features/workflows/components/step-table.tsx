import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type WorkflowStepKind, workflowStepKinds } from '../../../../shared/domain/workflow.ts';
import { IconButton } from '../../../ui/button.tsx';
import { focusNext } from '../../../ui/focus.ts';
import type { DraftLink, EditorDraft, StepFields } from '../workflow-draft.ts';
import { StepLinks, type StepLinksWords } from './step-links.tsx';

export interface StepTableWords extends StepLinksWords {
  readonly columns: Readonly<
    Record<'number' | 'kind' | 'actor' | 'action' | 'timeLimit' | 'output' | 'next' | 'more', string>
  >;
  readonly kinds: Readonly<Record<WorkflowStepKind, string>>;
  readonly actorPlaceholder: string;
  readonly actionPlaceholder: string;
  readonly addStepAfter: string;
  readonly removeStep: string;
  readonly input: string;
  readonly keeper: string;
  readonly retention: string;
  readonly timing: string;
  readonly details: string;
}

export interface StepTableProps {
  readonly draft: EditorDraft;
  /** Names of positions, offered for who acts. */
  readonly positions: readonly { readonly id: string; readonly name: string }[];
  readonly markedKey: string | null;
  readonly focusKey: string | null;
  readonly words: StepTableWords;
  readonly problems: ReadonlyMap<string, string>;
  readonly onMark: (key: string) => void;
  readonly onFields: (key: string, fields: Partial<StepFields>) => void;
  readonly onLinks: (key: string, links: readonly Omit<DraftLink, 'from'>[]) => void;
  readonly onInsert: (afterKey: string) => void;
  readonly onRemove: (key: string) => void;
  readonly onMove: (key: string, by: -1 | 1) => void;
}

const moreFields = ['input', 'keeper', 'retention', 'timing', 'details'] as const;
type MoreField = (typeof moreFields)[number];
type TextField = 'action' | 'timeLimit' | 'output' | MoreField;

function isMore(field: TextField): field is MoreField {
  return moreFields.some((name) => name === field);
}

/** The steps of a workflow, one a row. */
export function StepTable(props: StepTableProps) {
  const { draft, positions, words } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (props.focusKey === null) return;
    body.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(props.focusKey)}"] [data-first]`)?.focus();
  }, [props.focusKey]);
  const nameOf = (step: StepFields): string =>
    positions.find(({ id }) => id === step.actorPositionId)?.name ?? step.actor;
  const setActor = (key: string, text: string): void => {
    const position = positions.find(({ name }) => name === text);
    props.onFields(
      key,
      position ? { actorPositionId: position.id, actor: '' } : { actorPositionId: null, actor: text },
    );
  };
  const setKind = (key: string, kind: WorkflowStepKind): void => {
    const bar = kind === 'fork' || kind === 'join';
    const bare = draft.steps.find((step) => step.key === key)?.fields.action.trim() === '';
    // A bar bears no words on the drawing, but every step has a name in the table.
    props.onFields(key, bar && bare ? { kind, action: words.kinds[kind] } : { kind });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, key: string): void => {
    if (event.nativeEvent.isComposing) return;
    const target = event.target as HTMLElement;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      props.onMove(key, event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'Enter' && event.ctrlKey) props.onInsert(key);
    else if (event.key === 'Enter' && target.matches('input, textarea:not([data-lines])'))
      focusNext(target, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const text = (key: string, number: number, field: TextField) => {
    const label = isMore(field) ? words[field] : words.columns[field];
    const step = draft.steps.find((other) => other.key === key);
    return (
      <textarea
        className="gb-inline step-text"
        rows={1}
        data-first={field === 'action' ? '' : undefined}
        aria-label={`${label} ${number}`}
        data-lines={field === 'details' ? '' : undefined}
        placeholder={field === 'action' ? words.actionPlaceholder : isMore(field) ? label : undefined}
        value={step?.fields[field] ?? ''}
        maxLength={field === 'details' ? 20_000 : 200}
        spellCheck={false}
        // All but the sub-steps wrap, but are one line: pasted breaks become spaces.
        onChange={(event) =>
          props.onFields(key, {
            [field]:
              field === 'details' ? event.currentTarget.value : event.currentTarget.value.replaceAll(/[\r\n]+/gu, ' '),
          })
        }
      />
    );
  };
  return (
    <table className="gb-table step-table" data-focus-scope="">
      <thead>
        <tr>
          <th className="gb-number">{words.columns.number}</th>
          <th>{words.columns.kind}</th>
          <th>{words.columns.actor}</th>
          <th>{words.columns.action}</th>
          <th>{words.columns.timeLimit}</th>
          <th>{words.columns.output}</th>
          <th>{words.columns.next}</th>
          <th>
            <span className="gb-visually-hidden">{words.columns.more}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {draft.steps.map((step, index) => {
          const { key, fields } = step;
          const number = index + 1;
          const marked = props.markedKey === key;
          const problem = props.problems.get(key);
          return (
            <tr
              key={key}
              data-step={key}
              className={props.markedKey === key ? 'is-marked' : undefined}
              onFocus={() => props.onMark(key)}
              onKeyDown={(event) => onKeyDown(event, key)}
            >
              <td className="gb-number">{number}</td>
              <td className="gb-cell-field">
                <select
                  className="gb-select"
                  aria-label={`${words.columns.kind} ${number}`}
                  value={fields.kind}
                  onChange={(event) => setKind(key, event.currentTarget.value as WorkflowStepKind)}
                >
                  {workflowStepKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {words.kinds[kind]}
                    </option>
                  ))}
                </select>
              </td>
              <td className="gb-cell-field step-actor">
                {/* A long name wraps while it is read; the input of one line stands over it and shows on entering. */}
                <span aria-hidden="true">{nameOf(fields)}</span>
                <input
                  className={nameOf(fields) === '' ? 'gb-inline' : 'gb-inline is-filled'}
                  list="workflow-positions"
                  aria-label={`${words.columns.actor} ${number}`}
                  placeholder={words.actorPlaceholder}
                  title={nameOf(fields)}
                  value={nameOf(fields)}
                  maxLength={200}
                  spellCheck={false}
                  onChange={(event) => setActor(key, event.currentTarget.value)}
                />
              </td>
              <td className="gb-cell-field">
                {text(key, number, 'action')}
                {(marked || fields.details !== '') && <div className="step-more">{text(key, number, 'details')}</div>}
                {problem !== undefined && <div className="step-problem">{problem}</div>}
              </td>
              <td className="gb-cell-field">
                {text(key, number, 'timeLimit')}
                {(marked || fields.timing !== '') && <div className="step-more">{text(key, number, 'timing')}</div>}
              </td>
              <td className="gb-cell-field">
                {text(key, number, 'output')}
                {marked && (
                  <div className="step-more">
                    {text(key, number, 'keeper')}
                    {text(key, number, 'retention')}
                    {text(key, number, 'input')}
                  </div>
                )}
              </td>
              <td className="gb-cell-field">
                <StepLinks
                  step={step}
                  number={number}
                  steps={draft.steps}
                  links={draft.links.filter((link) => link.from === key)}
                  words={words}
                  onChange={(links) => props.onLinks(key, links)}
                />
              </td>
              <td className="step-actions">
                <IconButton icon="plus" label={`${words.addStepAfter} ${number}`} onClick={() => props.onInsert(key)} />
                <IconButton icon="trash" label={`${words.removeStep} ${number}`} onClick={() => props.onRemove(key)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
