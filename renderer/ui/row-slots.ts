import { useRef } from 'react';

/**
 * Gives each row in sight a slot: one that is in sight still keeps its own, a new one takes one that became free, lowest
 * first. Rows that are drawn under their slots as keys turn into those that are scrolled to, instead of being taken out
 * of the page and made anew; and a row that has the focus never turns into another while it is in sight.
 */
export function assignSlots(before: ReadonlyMap<string, number>, ids: readonly string[]): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  const taken = new Set<number>();
  for (const id of ids) {
    const slot = before.get(id);
    if (slot === undefined) continue;
    slots.set(id, slot);
    taken.add(slot);
  }
  let next = 0;
  for (const id of ids) {
    if (slots.has(id)) continue;
    while (taken.has(next)) next += 1;
    slots.set(id, next);
    taken.add(next);
  }
  return slots;
}

/** The slots of the rows in sight, from one drawing to the next. */
export function useRowSlots(ids: readonly string[]): ReadonlyMap<string, number> {
  const slots = useRef<ReadonlyMap<string, number>>(new Map());
  slots.current = assignSlots(slots.current, ids);
  return slots.current;
}
