import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkPoints,
  cleanGroupName,
  countsInTotal,
  readGroups,
  totalWeight,
  writeGroups,
} from '../../shared/domain/statement-points.ts';
import { statementItemCategories } from '../../shared/domain/statement.ts';

const points = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const item = fc.record({
  category: fc.constantFrom(...statementItemCategories),
  scoring: fc.constantFrom('points' as const, 'unscored' as const),
  weight: points,
  groupName: fc.constantFrom('', '党建', '业务', '安全'),
});
const groupNames = fc.uniqueArray(
  fc
    .string({ minLength: 1, maxLength: 12 })
    .map(cleanGroupName)
    .filter((name) => name !== ''),
  { maxLength: 6 },
);

describe('the points of a statement', () => {
  it('are always those of the items that count, to the hundredth, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const wanted = items.filter(countsInTotal).reduce((sum, each) => sum + Math.round(each.weight * 100), 0);
        expect(Math.round(totalWeight(items) * 100)).toBe(wanted);
        expect(totalWeight(items.toReversed())).toBe(totalWeight(items));
      }),
    );
  });

  it('have no problem exactly when the total, and each indicator, is what the form says', () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 20 }),
        points.filter((total) => total >= 1),
        (items, totalPoints) => {
          const check = checkPoints({ totalPoints, groupWeights: '' }, items);
          expect(check.problems.length === 0).toBe(totalWeight(items) === totalPoints);
          expect(
            Math.round((check.total + (check.problems[0]?.what === 'total' ? check.problems[0].missing : 0)) * 100),
          ).toBe(Math.round(totalPoints * 100));
        },
      ),
    );
  });

  it('add up per indicator: the parts and what is loose are the whole', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), points, points, (items, a, b) => {
        const check = checkPoints({ totalPoints: 100, groupWeights: `党建=${a}\n业务=${b}` }, items);
        const inGroups = check.groups.reduce((sum, group) => sum + Math.round(group.sum * 100), 0);
        const loose = items
          .filter((each) => countsInTotal(each) && !['党建', '业务'].includes(each.groupName))
          .reduce((sum, each) => sum + Math.round(each.weight * 100), 0);
        expect(inGroups + loose).toBe(Math.round(check.total * 100));
        for (const group of check.groups)
          expect(check.problems.some((each) => each.what === 'group' && each.name === group.name)).toBe(
            group.sum !== group.weight,
          );
      }),
    );
  });

  it('name every item that stands under no indicator or an unknown one', () => {
    const items = [
      { category: 'common', scoring: 'points', weight: 60, groupName: '' },
      { category: 'common', scoring: 'points', weight: 30, groupName: '党务' },
      { category: 'individual', scoring: 'points', weight: 10, groupName: '党建' },
      { category: 'bonus', scoring: 'points', weight: 5, groupName: '' },
      { category: 'veto', scoring: 'points', weight: 0, groupName: '' },
    ] as const;
    expect(checkPoints({ totalPoints: 100, groupWeights: '党建=20\n业务=70' }, items)).toMatchObject({
      total: 100,
      bonus: 5,
      problems: [
        { what: 'groups-total', missing: 10 },
        { what: 'group', name: '党建', missing: 10 },
        { what: 'group', name: '业务', missing: 70 },
        { what: 'unknown-group', name: '党务' },
        { what: 'no-group', count: 1 },
      ],
    });
  });
});

describe('first-level indicators', () => {
  it('read back as they were written', () => {
    fc.assert(
      fc.property(groupNames, fc.array(points, { minLength: 6, maxLength: 6 }), (names, weights) => {
        const groups = names.map((name, index) => ({ name, weight: weights[index] ?? 0 }));
        expect(readGroups(writeGroups(groups))).toEqual(groups);
      }),
    );
  });

  it('are understood as people write them', () => {
    expect(readGroups('党建工作 30\n业务工作：50分；安全=20%\n\n创新')).toEqual([
      { name: '党建工作', weight: 30 },
      { name: '业务工作', weight: 50 },
      { name: '安全', weight: 20 },
      { name: '创新', weight: 0 },
    ]);
  });
});
