import { useState } from 'react';
import type { TaskRow } from '../../../../shared/contract/tasks.ts';
import { sumPoints } from '../../../../shared/domain/statement-points.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface TaskPickerProps {
  readonly tasks: readonly TaskRow[];
  readonly taken: ReadonlySet<string>;
  readonly words: {
    readonly chooseTasks: string;
    readonly chosen: (count: number, weight: number) => string;
    readonly addChosen: (count: number) => string;
    readonly allTaken: string;
    readonly noTasks: string;
    readonly close: string;
    readonly cancel: string;
    readonly all: string;
    readonly totalShort: (points: number) => string;
  };
  readonly onClose: () => void;
  readonly onAdd: (ids: readonly string[]) => void;
}

/** Chooses annual tasks that become items of a statement. */
export function TaskPicker({ tasks, taken, words, onClose, onAdd }: TaskPickerProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const free = tasks.filter((task) => !taken.has(task.id));
  const picked = free.filter((task) => chosen.has(task.id));
  const toggle = (id: string): void =>
    setChosen(chosen.has(id) ? new Set([...chosen].filter((other) => other !== id)) : new Set([...chosen, id]));
  return (
    <Dialog
      wide
      title={words.chooseTasks}
      closeLabel={words.close}
      onClose={onClose}
      footer={
        <>
          <span className="gb-muted task-picker-sum">
            {words.chosen(picked.length, sumPoints(picked.map((task) => task.weight)))}
          </span>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button tone="primary" disabled={picked.length === 0} onClick={() => onAdd(picked.map((task) => task.id))}>
            {words.addChosen(picked.length)}
          </Button>
        </>
      }
    >
      {free.length === 0 ? (
        <p className="gb-muted">{tasks.length === 0 ? words.noTasks : words.allTaken}</p>
      ) : (
        <ul className="task-picker">
          <li>
            <label>
              <input
                type="checkbox"
                checked={picked.length === free.length}
                onChange={() =>
                  setChosen(picked.length === free.length ? new Set() : new Set(free.map((task) => task.id)))
                }
              />
              {words.all}
            </label>
          </li>
          {free.map((task) => (
            <li key={task.id}>
              <label>
                <input type="checkbox" checked={chosen.has(task.id)} onChange={() => toggle(task.id)} />
                <span className="task-picker-class">{task.taskClass}</span>
                <span className="task-picker-content">{task.content}</span>
                <span className="gb-muted">{words.totalShort(task.weight)}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
