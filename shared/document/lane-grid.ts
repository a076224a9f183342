import type { WorkflowStepKind } from '../domain/workflow.ts';
import type { Placement, PlacedLink } from './workflow-placement.ts';

/** A step in its lane, before it has a row. */
export interface LaneStep {
  readonly id: string;
  readonly kind: WorkflowStepKind | 'connector';
  readonly lane: number;
}
export interface Cell {
  readonly lane: number;
  readonly row: number;
}

/**
 * Gives every step a cell of its own in its lane. Rows follow the order that dagre found; a step that is handed straight
 * over to another lane stands beside the step before, so that a drawing is no longer than it must be.
 */
export function placeInLanes(
  steps: readonly LaneStep[],
  links: readonly PlacedLink[],
  dagre: Pick<Placement, 'rowOf' | 'backward'>,
): ReadonlyMap<string, Cell> {
  const forward = links.filter((_, index) => !dagre.backward.has(index));
  const byId = new Map(steps.map((step) => [step.id, step]));
  const cells = new Map<string, Cell>();
  const taken = new Set<string>();
  /** Sides from which a line already leaves or enters, as `id left`. */
  const sides = new Set<string>();
  const order = steps
    .map((step, index) => ({ step, index, rank: dagre.rowOf.get(step.id) ?? 0 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);

  const beside = (step: LaneStep, before: LaneStep): number | null => {
    const from = cells.get(before.id);
    if (from === undefined || from.lane === step.lane) return null;
    if ([step.kind, before.kind].some((kind) => kind === 'fork' || kind === 'join')) return null;
    const ways = forward.filter((link) => link.fromStepId === before.id);
    if (ways.length > 1 && before.kind !== 'decision') return null;
    const [side, entry] = from.lane < step.lane ? ['right', 'left'] : ['left', 'right'];
    if (sides.has(`${before.id} ${side}`)) return null;
    for (let lane = Math.min(from.lane, step.lane); lane <= Math.max(from.lane, step.lane); lane += 1)
      if (lane !== from.lane && taken.has(`${lane} ${from.row}`)) return null;
    sides.add(`${before.id} ${side}`).add(`${step.id} ${entry}`);
    return from.row;
  };

  let last = -1;
  for (const { step } of order) {
    const before = forward.filter((link) => link.toStepId === step.id && cells.has(link.fromStepId));
    const only = before.length === 1 ? byId.get(before[0]?.fromStepId ?? '') : undefined;
    const straight = only === undefined ? null : beside(step, only);
    let row = straight ?? Math.max(0, ...before.map((link) => (cells.get(link.fromStepId)?.row ?? -1) + 1));
    // What nothing leads to stands where its turn comes, not beside the first step.
    if (before.length === 0 && last >= 0 && step.kind !== 'connector') row = last + 1;
    while (taken.has(`${step.lane} ${row}`)) row += 1;
    cells.set(step.id, { lane: step.lane, row });
    taken.add(`${step.lane} ${row}`);
    last = Math.max(last, row);
  }
  return cells;
}
