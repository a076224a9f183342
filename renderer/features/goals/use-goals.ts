import type { GoalRow } from '../../../shared/contract/goals.ts';
import { levelUnder } from '../../../shared/domain/goal-tree.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { currentWords } from '../../lib/words/words.ts';
import { useGoalsView } from './goals-store.ts';

/** What the screen does with goals; every one is one command of the file. */
export const goalActions = {
  /** A new goal under another one, or at the top; opens it. */
  add: async (parent: GoalRow | null, plan: { readonly yearFrom: number; readonly yearTo: number }): Promise<void> => {
    const made = await save(() =>
      api.goals.save({
        id: null,
        fields: {
          text: currentWords().goals.newText,
          level: parent === null ? 'department' : levelUnder(parent.level),
          parentGoalId: parent?.id ?? null,
          sectionId: parent?.sectionId ?? null,
          yearFrom: parent?.yearFrom ?? plan.yearFrom,
          yearTo: parent?.yearTo ?? plan.yearTo,
        },
      }),
    );
    if (made === null) return;
    const view = useGoalsView.getState();
    if (parent !== null) view.toggle(parent.id, true);
    view.set({ goalId: made.id, gap: null });
  },

  /** A new task of the year that serves the goal; opens it on the screen of tasks. */
  addTask: async (goal: GoalRow, year: number): Promise<void> => {
    const made = await save(() =>
      api.tasks.save({
        id: null,
        fields: {
          year,
          taskClass: 'A',
          content: currentWords().tasks.newContent,
          goalId: goal.id,
          leadDepartment: goal.leadUnit,
          assistingDepartments: goal.assistingUnits,
          ownerPersonId: goal.ownerPersonId,
          sectionId: goal.sectionId,
          positionId: goal.positionId,
        },
      }),
    );
    if (made !== null) navigate('tasks', { id: made.id, year: String(year) });
  },

  move: async (id: string, to: { readonly parentGoalId: string | null; readonly beforeId: string | null }) => {
    if ((await save(() => api.goals.move({ id, ...to }))) === null) return;
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-goal="${id}"]`)?.focus());
  },

  remove: async (id: string): Promise<void> => {
    if ((await save(() => api.goals.remove({ id, under: 'move-up' }))) === null) return;
    useGoalsView.getState().set({ goalId: null });
    notify(currentWords().goals.removed);
  },

  write: (goal: GoalRow, fields: Parameters<typeof api.goals.save>[0]['fields'], overwrite = false) =>
    saveFields(api.goals.save, goal, { fields, overwrite }),
};

/** A step of the keyboard in the tree: where the goal goes, or null when there is no place for it. */
export function stepOf(
  goals: readonly GoalRow[],
  goal: GoalRow,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): { readonly parentGoalId: string | null; readonly beforeId: string | null } | null {
  const known = new Set(goals.map(({ id }) => id));
  const parentOf = (each: GoalRow): string | null =>
    each.parentGoalId !== null && known.has(each.parentGoalId) ? each.parentGoalId : null;
  const siblings = goals.filter((other) => parentOf(other) === parentOf(goal));
  const at = siblings.findIndex(({ id }) => id === goal.id);
  const before = siblings[at - 1];
  if (key === 'ArrowUp') return before === undefined ? null : { parentGoalId: parentOf(goal), beforeId: before.id };
  if (key === 'ArrowDown') {
    if (at + 1 >= siblings.length) return null;
    return { parentGoalId: parentOf(goal), beforeId: siblings[at + 2]?.id ?? null };
  }
  if (key === 'ArrowRight') return before === undefined ? null : { parentGoalId: before.id, beforeId: null };
  const parent = goals.find(({ id }) => id === parentOf(goal));
  if (parent === undefined) return null;
  const uncles = goals.filter((other) => parentOf(other) === parentOf(parent));
  const next = uncles[uncles.findIndex(({ id }) => id === parent.id) + 1];
  return { parentGoalId: parentOf(parent), beforeId: next?.id ?? null };
}
