import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canStandUnder,
  flattenTree,
  type GoalPlace,
  goalsAbove,
  goalTree,
  levelFits,
  levelUnder,
} from '../../shared/domain/goal-tree.ts';
import { goalLevels } from '../../shared/domain/goal.ts';

/** Any graph of goals: parents may be missing, be the goal itself, or run in circles. */
const anyGoals: fc.Arbitrary<GoalPlace[]> = fc
  .array(fc.option(fc.nat(14), { nil: null }), { maxLength: 12 })
  .map((parents) =>
    parents.map((parent, index) => ({ id: `g${index}`, parentGoalId: parent === null ? null : `g${parent}` })),
  );

/** A true tree: every parent comes before its children. */
const anyTree: fc.Arbitrary<GoalPlace[]> = fc
  .array(fc.option(fc.nat(1000), { nil: null }), { maxLength: 15 })
  .map((parents) =>
    parents.map((parent, index) => ({
      id: `g${index}`,
      parentGoalId: parent === null || index === 0 ? null : `g${parent % index}`,
    })),
  );

describe('the tree of goals', () => {
  it('shows every goal exactly once, whatever the parents say', () => {
    fc.assert(
      fc.property(anyGoals, (goals) => {
        const shown = flattenTree(goalTree(goals)).map((node) => node.goal.id);
        expect(shown.toSorted()).toEqual(goals.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('places each goal of a true tree one below its parent, and finds the way back up', () => {
    fc.assert(
      fc.property(anyTree, (goals) => {
        const nodes = flattenTree(goalTree(goals));
        for (const { goal, depth } of nodes) {
          const above = goalsAbove(goals, goal.id);
          expect([above.length, above[0]?.id ?? null]).toEqual([depth, goal.parentGoalId]);
        }
      }),
    );
  });

  it('lets a goal stand exactly where no circle comes of it', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), fc.nat(), (goals, a, b) => {
        const goal = goals[a % Math.max(1, goals.length)];
        const parent = goals[b % Math.max(1, goals.length)];
        if (goal === undefined || parent === undefined) return;
        const moved = goals.map((each) => (each.id === goal.id ? { ...each, parentGoalId: parent.id } : each));
        const isCircle = parent.id === goal.id || goalsAbove(moved, parent.id).some(({ id }) => id === goal.id);
        expect(canStandUnder(goals, goal.id, parent.id)).toBe(!isCircle);
      }),
    );
  });

  it('hides what stands under a closed goal and nothing else', () => {
    const goals = [
      { id: 'a', parentGoalId: null },
      { id: 'b', parentGoalId: 'a' },
      { id: 'c', parentGoalId: 'b' },
      { id: 'd', parentGoalId: null },
    ];
    expect(flattenTree(goalTree(goals), new Set(['b'])).map(({ goal, depth }) => [goal.id, depth])).toEqual([
      ['a', 0],
      ['b', 1],
      ['d', 0],
    ]);
  });

  it('never proposes a level that would not fit', () => {
    for (const level of goalLevels) expect(levelFits(levelUnder(level), level)).toBe(true);
    expect(levelFits('department', 'person')).toBe(false);
  });
});
