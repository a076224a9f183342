import { listGoalNames, listGoalPlaces, listGoals, listGoalTasks } from '../../../db/queries/goals.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { canStandUnder, flattenTree, goalTree, levelFits } from '../../../shared/domain/goal-tree.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { adoptPlan } from './goals-adopt.ts';
import { notFound, ruleBroken, saveRecord } from './save-record.ts';

export const goalsHandlers: Handlers<HostContract, CallContext>['goals'] = {
  list: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return { goals: listGoals(db, departmentId), tasks: listGoalTasks(db, departmentId) };
  },

  names: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return flattenTree(goalTree(listGoalNames(db, departmentId))).map(({ goal, depth }) => ({ ...goal, depth }));
  },

  save: (input, context) =>
    saveRecord(context, 'goal', { input, afterSave: (goal, _writer, workspace) => checkGoal(goal, workspace) }),

  setYear: ({ goalId, year, value, result }, context) => {
    context.write((writer, { db, departmentId }) => {
      if (getRecord(db, 'goal', goalId) === null) throw notFound('goal', goalId);
      const standing = selectRecords(db, 'goalTarget', { where: 'goal_id = ?', value: goalId });
      const existing = standing.findLast((target) => target.year === year);
      const fields = { value: value ?? existing?.value ?? '', result: result ?? existing?.result ?? '' };
      const isEmpty = fields.value === '' && fields.result === '';
      if (existing !== undefined && isEmpty) writer.remove('goalTarget', existing.id);
      else if (existing !== undefined) writer.update('goalTarget', existing.id, { fields });
      else if (!isEmpty) writer.create('goalTarget', { goalId, year, ...fields }, { departmentId });
    });
    return {};
  },

  move: ({ id, parentGoalId, beforeId }, context) => {
    context.write((writer, workspace) => {
      const { db, departmentId } = workspace;
      checkGoal(writer.update('goal', id, { fields: { parentGoalId } }), workspace);
      const places = listGoalPlaces(db, departmentId);
      if (beforeId !== null && !places.some((place) => place.id === beforeId && place.parentGoalId === parentGoalId))
        throw ruleBroken('not-siblings');
      // All goals of a department share one order; a goal without a sibling to stand before stands last.
      const ids = places.map((place) => place.id).filter((other) => other !== id);
      ids.splice(beforeId === null ? ids.length : ids.indexOf(beforeId), 0, id);
      writer.order('goal', ids);
    });
    return {};
  },

  remove: ({ id, under }, context) =>
    context.write((writer, workspace) => ({ removed: removeGoal(writer, workspace, { id, under }) })),

  adopt: (input, context) => context.write((writer, workspace) => adoptPlan(writer, workspace, input)),

  linkTasks: ({ goalId, taskIds }, context) => {
    context.write((writer, { db }) => {
      if (goalId !== null && getRecord(db, 'goal', goalId) === null) throw notFound('goal', goalId);
      for (const taskId of taskIds) writer.update('annualTask', taskId, { fields: { goalId } });
    });
    return {};
  },
};

/** Where a goal stands after a change, and where its children stand: no circle, no level above the one over it. */
function checkGoal(goal: StoredRecord<'goal'>, { db, departmentId }: OpenWorkspace): void {
  if (goal.yearTo < goal.yearFrom) throw ruleBroken('years-reversed');
  const places = listGoalPlaces(db, departmentId).map((place) =>
    place.id === goal.id ? { ...place, parentGoalId: null } : place,
  );
  if (!canStandUnder([...places, goal], goal.id, goal.parentGoalId)) throw ruleBroken('goal-under-itself');
  const parent = places.find((place) => place.id === goal.parentGoalId);
  const children = places.filter((place) => place.parentGoalId === goal.id);
  if (
    (parent !== undefined && !levelFits(goal.level, parent.level)) ||
    children.some((child) => !levelFits(child.level, goal.level))
  )
    throw ruleBroken('goal-level-above');
}

function removeGoal(
  writer: RecordWriter,
  { db, departmentId }: OpenWorkspace,
  { id, under }: { readonly id: string; readonly under: 'remove' | 'move-up' },
): number {
  const places = listGoalPlaces(db, departmentId);
  const goal = places.find((place) => place.id === id);
  if (goal === undefined) throw notFound('goal', id);
  const nodes = flattenTree(goalTree(places));
  const node = nodes.find((each) => each.goal.id === id);
  if (under === 'move-up') {
    for (const child of node?.children ?? [])
      writer.update('goal', child.goal.id, { fields: { parentGoalId: goal.parentGoalId } });
    writer.remove('goal', id);
    return 1;
  }
  // From below, so that no reference to a removed goal is ever set to null first.
  const gone = flattenTree(node === undefined ? [] : [node]).toReversed();
  for (const each of gone) writer.remove('goal', each.goal.id);
  return gone.length;
}
