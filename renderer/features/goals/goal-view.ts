import type { GoalRow, GoalTask } from '../../../shared/contract/goals.ts';
import { checkGoalSmart, type SmartFinding } from '../../../shared/domain/goal-check.ts';
import { flattenTree, type GoalNode, goalsAbove, goalTree } from '../../../shared/domain/goal-tree.ts';
import type { GapFilter } from './goals-store.ts';

/** What is known of a goal beside its fields. */
export interface GoalFacts {
  readonly findings: readonly SmartFinding[];
  readonly tasks: readonly GoalTask[];
  /** Points that its children's weights add up to; null when none of them has a weight. */
  readonly weightSum: number | null;
  /** Neither it nor anything under it has a task. */
  readonly lacksTask: boolean;
}

export interface GoalChain {
  readonly roots: readonly GoalNode<GoalRow>[];
  /** All goals in the order of the tree. */
  readonly nodes: readonly GoalNode<GoalRow>[];
  readonly factsOf: ReadonlyMap<string, GoalFacts>;
  readonly looseTasks: readonly GoalTask[];
}

/** Goals and tasks as one chain, with what is wrong in it. Tasks of class C need no goal: they are routine. */
export function goalChain(goals: readonly GoalRow[], tasks: readonly GoalTask[]): GoalChain {
  const roots = goalTree(goals);
  const nodes = flattenTree(roots);
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const tasksOf = Map.groupBy(tasks, (task) => task.goalId ?? '');
  const factsOf = new Map<string, GoalFacts>();
  // From below, so that children are known before their parent.
  for (const { goal, children } of nodes.toReversed()) {
    const own = tasksOf.get(goal.id) ?? [];
    const weights = children.map((child) => child.goal.weight);
    const below = children.some((child) => factsOf.get(child.goal.id)?.lacksTask === false);
    factsOf.set(goal.id, {
      findings: checkGoalSmart(goal, {
        targets: goal.targets,
        parent: goal.parentGoalId === null ? null : (byId.get(goal.parentGoalId) ?? null),
      }),
      tasks: own,
      weightSum: weights.some((weight) => weight > 0)
        ? weights.reduce((sum, weight) => sum + Math.round(weight * 100), 0) / 100
        : null,
      lacksTask: own.length === 0 && !below,
    });
  }
  return { roots, nodes, factsOf, looseTasks: tasks.filter((task) => task.goalId === null && task.taskClass !== 'C') };
}

export interface GoalFilter {
  readonly year: number; // 0: all
  readonly sectionId: string; // '': all
  readonly ownerId: string;
  readonly gap: GapFilter;
}

/** Whether a goal is without what the filter looks for. */
export function hasGap(facts: GoalFacts | undefined, gap: Exclude<GapFilter, null>): boolean {
  if (facts === undefined) return false;
  if (gap === 'without-task') return facts.lacksTask;
  if (gap === 'not-smart') return facts.findings.length > 0;
  return facts.weightSum !== null && facts.weightSum !== 100;
}

/** Goals of the chain that match, with the goals above them, so that each keeps its place in the tree. */
export function filterGoals(goals: readonly GoalRow[], chain: GoalChain, filter: GoalFilter): GoalRow[] {
  const matches = goals.filter(
    (goal) =>
      (filter.year === 0 || (goal.yearFrom <= filter.year && filter.year <= goal.yearTo)) &&
      (filter.sectionId === '' || goal.sectionId === filter.sectionId) &&
      (filter.ownerId === '' || goal.ownerPersonId === filter.ownerId || goal.personId === filter.ownerId) &&
      (filter.gap === null || hasGap(chain.factsOf.get(goal.id), filter.gap)),
  );
  if (matches.length === goals.length) return [...goals];
  const kept = new Set(matches.flatMap((goal) => [goal.id, ...goalsAbove(goals, goal.id).map(({ id }) => id)]));
  return goals.filter((goal) => kept.has(goal.id));
}

/** Every year of any plan, in order. */
export function planYears(goals: readonly GoalRow[]): number[] {
  if (goals.length === 0) return [];
  const first = Math.min(...goals.map((goal) => goal.yearFrom));
  const last = Math.max(...goals.map((goal) => goal.yearTo));
  // A slip of the keyboard (2206 for 2026) must not make 180 columns.
  return Array.from({ length: Math.min(12, last - first + 1) }, (_, index) => first + index);
}

/** A target as one text: ≥96%. */
export function targetText(goal: Pick<GoalRow, 'comparison' | 'targetValue' | 'unit'>): string {
  return goal.targetValue === '' ? '' : `${goal.comparison}${goal.targetValue}${goal.unit}`;
}
