import { useState } from 'react';
import type { GoalRow, GoalTask } from '../../../shared/contract/goals.ts';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Tag } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';

interface TaskLinkDialogProps {
  /** The goal to choose tasks for; null: tasks first, then a goal. */
  readonly goal: GoalRow | null;
  readonly goals: readonly GoalRow[];
  readonly tasks: readonly GoalTask[];
  readonly onClose: () => void;
}

/** Says which tasks serve a goal, many at a time. */
export function TaskLinkDialog({ goal, goals, tasks, onClose }: TaskLinkDialogProps) {
  const all = useWords();
  const words = all.goals.taskDialog;
  const [goalId, setGoalId] = useState(goal?.id ?? '');
  const [text, setText] = useState('');
  const [onlyLoose, setOnlyLoose] = useState(true);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const sought = text.trim().toLowerCase();
  const rows = tasks.filter(
    (task) =>
      task.goalId !== (goal?.id ?? '') &&
      (!onlyLoose || task.goalId === null) &&
      (sought === '' || `${task.code} ${task.content}`.toLowerCase().includes(sought)),
  );
  const taskIds = rows.filter((task) => chosen.has(task.id)).map((task) => task.id);
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const accept = async (): Promise<void> => {
    if ((await save(() => api.goals.linkTasks({ goalId, taskIds }))) === null) return;
    notify(words.done(taskIds.length));
    onClose();
  };
  return (
    <Dialog
      wide
      title={goal === null ? words.looseTitle : words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          {goal === null && (
            <select
              className="gb-select goal-link-goal"
              aria-label={words.goal}
              value={goalId}
              onChange={(event) => setGoalId(event.currentTarget.value)}
            >
              <option value="">{words.goal}</option>
              {goals.map((each) => (
                <option key={each.id} value={each.id}>
                  {`${all.goals.levels[each.level]}　${each.text.slice(0, 40)}`}
                </option>
              ))}
            </select>
          )}
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={taskIds.length === 0 || goalId === ''} onClick={() => void accept()}>
            {words.accept(taskIds.length)}
          </Button>
        </>
      }
    >
      <p className="gb-hint">{goal === null ? words.looseFor : words.for(goal.text.slice(0, 60))}</p>
      <div className="goal-link-filter">
        <SearchField label={words.filter} value={text} takesFocus onChange={setText} />
        <label className="gb-check">
          <input type="checkbox" checked={onlyLoose} onChange={(event) => setOnlyLoose(event.currentTarget.checked)} />
          <span>{words.onlyLoose}</span>
        </label>
      </div>
      {rows.length === 0 && <p className="gb-muted">{words.none}</p>}
      <ul className="goal-link-tasks">
        {rows.slice(0, 500).map((task) => {
          const served = goals.find(({ id }) => id === task.goalId);
          return (
            <li key={task.id}>
              <label>
                <input type="checkbox" checked={chosen.has(task.id)} onChange={() => toggle(task.id)} />
                <Tag>{`${task.year} ${task.code === '' ? task.taskClass : task.code}`}</Tag>
                <span>{task.content}</span>
                {served !== undefined && <em className="gb-muted">{words.elsewhere(served.text)}</em>}
              </label>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
