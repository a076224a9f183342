import type { RecordFields, RecordKind, StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { TablePlan } from './plan-table.ts';
import type { PlannedGoal, PlannedTask } from './record-drafts.ts';

/** A task or goal of a plan with the record that it is already, if any, and what would change. */
export interface MatchedWrite<K extends 'annualTask' | 'goal', P> {
  readonly planned: P;
  readonly existing: StoredRecord<K> | undefined;
  readonly changes: Partial<RecordFields<K>>;
}
export interface MatchedPlan {
  readonly tasks: readonly MatchedWrite<'annualTask', PlannedTask>[];
  readonly goals: readonly MatchedWrite<'goal', PlannedGoal>[];
}

/**
 * Finds the tasks and goals that are there already: a task by year, project and content, a goal by its words and the
 * goal above. An empty cell takes nothing away from a record that says something.
 */
export function matchPlan(plan: TablePlan, records: RecordSet): MatchedPlan {
  const person = new Map(records.person.map(({ name, id }) => [name, id]));
  const goalIds = new Map<string, string>();
  const goals = plan.goals.map((planned): MatchedWrite<'goal', PlannedGoal> => {
    const parentId = planned.parentKey === null ? null : (goalIds.get(planned.parentKey) ?? '');
    const existing =
      parentId === ''
        ? undefined
        : records.goal.find(
            (goal) =>
              goal.text === planned.fields.text &&
              (parentId === null || goal.parentGoalId === parentId) &&
              goal.level !== 'school',
          );
    if (existing !== undefined) goalIds.set(planned.key, existing.id);
    const owner = person.get(planned.ownerName);
    const { yearFrom, yearTo, level, ...words } = planned.fields;
    const given = { ...words, ...(owner === undefined ? {} : { ownerPersonId: owner }) };
    return {
      planned,
      existing,
      changes: changesOf<'goal'>(
        existing,
        existing === undefined ? { ...given, yearFrom, yearTo, ...(level === undefined ? {} : { level }) } : given,
      ),
    };
  });
  const claimed = new Set<string>();
  const tasks = plan.tasks.map((planned): MatchedWrite<'annualTask', PlannedTask> => {
    const { year, project = '', content } = planned.fields;
    const existing = records.annualTask.find(
      (task) => !claimed.has(task.id) && task.year === year && task.content === content && task.project === project,
    );
    if (existing !== undefined) claimed.add(existing.id);
    const owner = person.get(planned.ownerName);
    const doer = person.get(planned.doerName);
    const given = {
      ...planned.fields,
      ...(owner === undefined ? {} : { ownerPersonId: owner }),
      ...(doer === undefined ? {} : { doerPersonId: doer }),
    };
    const { taskClass: _, ...again } = given;
    return { planned, existing, changes: changesOf<'annualTask'>(existing, existing === undefined ? given : again) };
  });
  return { tasks, goals };
}

function changesOf<K extends RecordKind>(
  existing: StoredRecord<K> | undefined,
  given: Partial<RecordFields<K>>,
): Partial<RecordFields<K>> {
  const changes = Object.entries(given).filter(
    ([field, value]) => value !== '' && (existing === undefined || Reflect.get(existing, field) !== value),
  );
  return Object.fromEntries(changes) as Partial<RecordFields<K>>;
}

/** How many records a plan adds, changes and leaves as they are. */
export function countsOf(writes: readonly MatchedWrite<'annualTask' | 'goal', unknown>[]): {
  added: number;
  changed: number;
  unchanged: number;
} {
  const added = writes.filter(({ existing }) => existing === undefined).length;
  const changed = writes.filter(
    ({ existing, changes }) => existing !== undefined && Object.keys(changes).length > 0,
  ).length;
  return { added, changed, unchanged: writes.length - added - changed };
}
