import type { TaskRow } from '../../../shared/contract/tasks.ts';
import { goalsAbove } from '../../../shared/domain/goal-tree.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { saveFields } from '../../lib/record-save.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';

/** Which goal a task serves, with the goals above it up to the school's plan; each opens on its own screen. */
export function TaskGoal({ task }: { readonly task: TaskRow }) {
  const all = useWords();
  const words = all.tasks.goal;
  const names = useLoaded(() => api.goals.names({}), { key: 'goals', kinds: ['goal'] });
  const goals = names.value ?? [];
  const own = goals.find((goal) => goal.id === task.goalId);
  const chain = own === undefined ? [] : [...goalsAbove(goals, own.id).toReversed(), own];
  return (
    <div className="task-field">
      <label htmlFor="task-goal">{words.label}</label>
      <select
        id="task-goal"
        className="gb-select"
        value={task.goalId ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          void saveFields(api.tasks.save, task, { fields: { goalId: value === '' ? null : value } });
        }}
      >
        <option value="">{words.none}</option>
        {task.goalId !== null && own === undefined && <option value={task.goalId}>{task.goalText}</option>}
        {goals.map((goal) => (
          <option key={goal.id} value={goal.id}>
            {`${'　'.repeat(goal.depth)}${all.goals.levels[goal.level]}　${goal.text.slice(0, 40)}`}
          </option>
        ))}
      </select>
      {chain.length > 0 && (
        <ol className="task-goal-chain" aria-label={words.chain}>
          {chain.map((goal) => (
            <li key={goal.id}>
              <span className="gb-muted">{all.goals.levels[goal.level]}</span>
              <button
                type="button"
                className="gb-link-button"
                title={goal.text}
                onClick={() => navigate('goals', { id: goal.id })}
              >
                {goal.text}
              </button>
            </li>
          ))}
        </ol>
      )}
      {names.value !== null && task.goalId === null && task.taskClass !== 'C' && (
        <p className="task-goal-missing">
          {goals.length === 0 ? words.noGoals : words.missing}
          <button
            type="button"
            className="gb-link-button"
            onClick={() => navigate('goals', goals.length === 0 ? {} : { gap: 'without-task' })}
          >
            {goals.length === 0 ? words.openGoals : words.goalsWithoutTask}
          </button>
        </p>
      )}
    </div>
  );
}
