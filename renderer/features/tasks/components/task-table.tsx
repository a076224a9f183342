import { recordMark } from '../../../lib/links-door.ts';
import type { KeyboardEvent } from 'react';
import { type TaskState, taskStates } from '../../../../shared/domain/annual-task.ts';
import { Button } from '../../../ui/button.tsx';
import type { TaskGroup } from '../task-groups.ts';

export interface TaskTableWords {
  readonly classes: Readonly<Record<'A' | 'B' | 'C', string>>;
  readonly classNote: (count: number, done: number, weight: number) => string;
  readonly addToClass: (name: string) => string;
  readonly states: Readonly<Record<TaskState, string>>;
  readonly columns: Readonly<Record<'code' | 'content' | 'due' | 'owner' | 'weight' | 'state' | 'evidence', string>>;
  readonly open: (content: string) => string;
}

interface TaskTableProps {
  readonly groups: readonly TaskGroup[];
  readonly openId: string | null;
  readonly words: TaskTableWords;
  readonly onOpen: (id: string) => void;
  readonly onState: (id: string, state: TaskState) => void;
  readonly onAdd: (taskClass: 'A' | 'B' | 'C') => void;
  readonly onMove: (id: string, by: -1 | 1) => void;
}

/** All tasks of a year under their classes. */
export function TaskTable({ groups, openId, words, onOpen, onState, onAdd, onMove }: TaskTableProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const target = event.target as HTMLElement;
    if (!target.matches('[data-task]')) return;
    event.preventDefault();
    const by = event.key === 'ArrowDown' ? 1 : -1;
    if (event.altKey) {
      onMove(target.dataset['task'] ?? '', by);
      return;
    }
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-task]')];
    all[all.indexOf(target) + by]?.focus();
  };
  return (
    <table className="gb-table task-table" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th>{words.columns.code}</th>
          <th>{words.columns.content}</th>
          <th>{words.columns.due}</th>
          <th>{words.columns.owner}</th>
          <th className="gb-number">{words.columns.weight}</th>
          <th className="gb-number">{words.columns.evidence}</th>
          <th>{words.columns.state}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.taskClass}>
          <tr className="task-class">
            <th colSpan={7} scope="rowgroup">
              <span className="task-class-head">
                {words.classes[group.taskClass]}
                <span className="gb-muted">{words.classNote(group.count, group.done, group.weight)}</span>
                <Button tone="quiet" icon="plus" onClick={() => onAdd(group.taskClass)}>
                  {words.addToClass(group.taskClass)}
                </Button>
              </span>
            </th>
          </tr>
          {group.rows.map((row) => (
            <tr
              key={row.id}
              {...recordMark('annualTask', row.id)}
              className={row.id === openId ? 'is-open' : undefined}
            >
              <td>{row.code}</td>
              <td>
                <button
                  type="button"
                  className="task-content"
                  data-task={row.id}
                  aria-label={words.open(row.content)}
                  onClick={() => onOpen(row.id)}
                >
                  {row.content}
                </button>
                {row.project !== '' && <div className="task-project">{row.project}</div>}
              </td>
              <td>{row.due}</td>
              <td title={row.positionName}>{row.ownerName}</td>
              <td className="gb-number">{row.weight === 0 ? '' : row.weight}</td>
              <td className="gb-number">{row.evidenceCount === 0 ? '' : row.evidenceCount}</td>
              <td className="gb-cell-field">
                <select
                  className={`gb-select task-state is-${row.state}`}
                  aria-label={`${words.columns.state} ${row.code}`}
                  value={row.state}
                  onChange={(event) => onState(row.id, event.currentTarget.value as TaskState)}
                >
                  {taskStates.map((state) => (
                    <option key={state} value={state}>
                      {words.states[state]}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
