import { expect, it } from 'vitest';
import { rowAfterKey } from '../../../renderer/ui/row-keys.ts';

it('a key leads from one row to another, and never out of the list', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'];
  const from = (at: number, page?: number) =>
    keys.map((key) => rowAfterKey(key, at, { count: 30, ...(page === undefined ? {} : { page }) }));
  expect(from(15)).toEqual([16, 14, 25, 5, 0, 29]);
  expect(from(15, 4)).toEqual([16, 14, 19, 11, 0, 29]);
  expect(from(0)).toEqual([1, 0, 10, 0, 0, 29]);
  expect(from(29)).toEqual([29, 28, 29, 19, 0, 29]);
});

it('the first row is where every key leads that finds none chosen', () => {
  expect(['ArrowDown', 'PageDown', 'Home'].map((key) => rowAfterKey(key, -1, { count: 30 }))).toEqual([0, 0, 0]);
});

it('other keys, and an empty list, lead nowhere', () => {
  expect(['Enter', 'a', 'ArrowLeft'].map((key) => rowAfterKey(key, 3, { count: 30 }))).toEqual([-1, -1, -1]);
  expect(rowAfterKey('ArrowDown', -1, { count: 0 })).toBe(-1);
});
