import { expect, it } from 'vitest';
import { assignSlots } from '../../../renderer/ui/row-slots.ts';

it('keeps the slot of every row that stays in sight and gives what became free to the new ones', () => {
  const first = assignSlots(new Map(), ['a', 'b', 'c', 'd']);
  expect([...first]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['d', 3],
  ]);
  const scrolled = assignSlots(first, ['c', 'd', 'e', 'f']);
  expect(Object.fromEntries(scrolled)).toEqual({ c: 2, d: 3, e: 0, f: 1 });
});

it('uses no more slots than there are rows after a jump, in the order of the rows', () => {
  const jumped = assignSlots(assignSlots(new Map(), ['a', 'b', 'c']), ['x', 'y', 'z']);
  expect(Object.fromEntries(jumped)).toEqual({ x: 0, y: 1, z: 2 });
});
