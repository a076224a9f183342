import { type GoalLevel, goalLevels } from './goal.ts';

/** What the rules of the tree need to know of a goal. */
export interface GoalPlace {
  readonly id: string;
  readonly parentGoalId: string | null;
}

/** A goal with what stands under it. */
export interface GoalNode<T extends GoalPlace> {
  readonly goal: T;
  readonly depth: number; // 0 at the top
  readonly children: readonly GoalNode<T>[];
}

/**
 * Goals as a tree, siblings in the order given. A goal whose parent is not in the list stands at the top; goals in a
 * circle (which no command of ours makes, but a merge could) are cut where the circle was entered, so that none is lost.
 */
export function goalTree<T extends GoalPlace>(goals: readonly T[]): GoalNode<T>[] {
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  const childrenOf = new Map<string | null, T[]>();
  for (const goal of goals) {
    const parent = goal.parentGoalId !== null && known.has(goal.parentGoalId) ? goal.parentGoalId : null;
    const list = childrenOf.get(parent);
    if (list === undefined) childrenOf.set(parent, [goal]);
    else list.push(goal);
  }
  const placed = new Set<string>();
  const nodeOf = (goal: T, depth: number): GoalNode<T> => {
    placed.add(goal.id);
    const children: GoalNode<T>[] = [];
    for (const child of childrenOf.get(goal.id) ?? []) {
      if (!placed.has(child.id)) children.push(nodeOf(child, depth + 1));
    }
    return { goal, depth, children };
  };
  const roots = (childrenOf.get(null) ?? []).map((goal) => nodeOf(goal, 0));
  for (const goal of goals) if (!placed.has(goal.id)) roots.push(nodeOf(goal, 0));
  return roots;
}

/** The nodes of a tree from top to bottom, each before its children; those under an id in `closed` are left out. */
export function flattenTree<T extends GoalPlace>(
  nodes: readonly GoalNode<T>[],
  closed: ReadonlySet<string> = new Set(),
): GoalNode<T>[] {
  return nodes.flatMap((node) => [node, ...(closed.has(node.goal.id) ? [] : flattenTree(node.children, closed))]);
}

/** The goals above one, nearest first; ends at the top, at an unknown parent, or before a goal would come twice. */
export function goalsAbove<T extends GoalPlace>(goals: readonly T[], id: string): T[] {
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  const path: T[] = [];
  const seen = new Set([id]);
  for (let at = known.get(id)?.parentGoalId ?? null; at !== null && !seen.has(at); ) {
    seen.add(at);
    const goal = known.get(at);
    if (goal === undefined) break;
    path.push(goal);
    at = goal.parentGoalId;
  }
  return path;
}

/** Whether `parentId` may stand above `id`: not the goal itself and nothing under it. */
export function canStandUnder(goals: readonly GoalPlace[], id: string, parentId: string | null): boolean {
  return parentId === null || (parentId !== id && !goalsAbove(goals, parentId).some((goal) => goal.id === id));
}

/** A goal may stand under one of its own level or of any level above: a person's goal never holds a department's. */
export function levelFits(child: GoalLevel, parent: GoalLevel): boolean {
  return goalLevels.indexOf(parent) <= goalLevels.indexOf(child);
}

/** The level that a new goal under `parent` most likely has. */
export function levelUnder(parent: GoalLevel): GoalLevel {
  return goalLevels[Math.min(goalLevels.indexOf(parent) + 1, goalLevels.length - 1)] ?? 'person';
}
