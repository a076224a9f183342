import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headcountOf } from '../../shared/domain/headcount.ts';

describe('headcounts', () => {
  it('leaves a vacant post vacant although another position has more people than posts', () => {
    expect(
      headcountOf([
        { headcount: 3, held: 1 },
        { headcount: 1, held: 2 },
        { headcount: 0, held: 0 },
      ]),
    ).toEqual({ positions: 3, posts: 4, held: 3, vacant: 2, over: 1 });
  });

  it('balances, however the positions are staffed, and adds up over any division into sections', () => {
    const position = fc.record({ headcount: fc.nat(20), held: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(position), fc.array(position), (one, other) => {
        const [first, second, both] = [headcountOf(one), headcountOf(other), headcountOf([...one, ...other])];
        expect(both.posts - both.vacant + both.over).toBe(both.held);
        for (const name of ['positions', 'posts', 'held', 'vacant', 'over'] as const)
          expect(both[name]).toBe(first[name] + second[name]);
      }),
    );
  });
});
