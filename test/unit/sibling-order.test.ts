import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOrder } from '../../shared/domain/sibling-order.ts';

describe('ordering some of several siblings', () => {
  it('lets the named ones share their places anew', () => {
    expect(mergeOrder(['a', 'b', 'c', 'd'], ['d', 'a'])).toEqual(['d', 'b', 'c', 'a']);
    expect(mergeOrder(['a', 'b'], ['x'])).toBeNull();
    expect(mergeOrder(['a', 'b'], ['a', 'a'])).toBeNull();
  });

  it('loses and moves nobody else, and keeps the order that was asked for', () => {
    const siblings = fc.uniqueArray(fc.nat(99).map(String), { minLength: 1, maxLength: 20 });
    const cases = siblings.chain((current) => fc.tuple(fc.constant(current), fc.shuffledSubarray(current)));
    fc.assert(
      fc.property(cases, ([current, wanted]) => {
        const order = mergeOrder(current, wanted) ?? [];
        expect(order.toSorted()).toEqual(current.toSorted());
        expect(order.filter((id) => wanted.includes(id))).toEqual(wanted);
        const moved = current.filter((id, index) => order[index] !== id);
        expect(moved.every((id) => wanted.includes(id))).toBe(true);
      }),
    );
  });
});
