import { useEffect } from 'react';
import { findInText } from './find-text.ts';

/** Highlights of the page, by the names that the style sheet colours. */
const names = { all: 'reading-find', now: 'reading-find-now' } as const;

/** Parts lines, so that no words are found over the end of one; a character that is not a blank. */
const lineMark = '\ue00f';

/** Where some words stand in what is shown, in reading order. An element with `data-line` begins a line of its own. */
export function rangesIn(root: Element, words: string): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Text; readonly from: number }[] = [];
  let text = '';
  let line: Element | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const own = node.parentElement?.closest('[data-line]') ?? null;
    if (own !== line) text += lineMark;
    line = own;
    nodes.push({ node: node as Text, from: text.length });
    text += (node as Text).data;
  }
  return findInText(text, words).map(([start, end]) => {
    const range = document.createRange();
    const first = nodes.findLast(({ from }) => from <= start);
    const last = nodes.findLast(({ from }) => from < end);
    if (first !== undefined) range.setStart(first.node, Math.min(first.node.length, start - first.from));
    if (last !== undefined) range.setEnd(last.node, Math.min(last.node.length, end - last.from));
    return range;
  });
}

function highlight(name: string): Highlight {
  let found = CSS.highlights.get(name);
  if (found === undefined) {
    found = new Highlight();
    CSS.highlights.set(name, found);
  }
  return found;
}

/** Marks some ranges, one of them as the one that is looked at. Answers how to take the marks away. */
export function markRanges(ranges: readonly Range[], now: Range | null): () => void {
  const all = highlight(names.all);
  const current = highlight(names.now);
  current.priority = 1;
  for (const range of ranges) all.add(range);
  if (now !== null) current.add(now);
  return () => {
    for (const range of ranges) all.delete(range);
    if (now !== null) current.delete(now);
  };
}

/** Takes every mark away when the preview closes. */
export function useMarksCleared(): void {
  useEffect(
    () => () => {
      for (const name of Object.values(names)) CSS.highlights.delete(name);
    },
    [],
  );
}

/** Brings a range into the middle of its scroller unless it is in sight. */
export function showRange(range: Range, scroller: Element): void {
  const place = range.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (place.top >= view.top + 8 && place.bottom <= view.bottom - 8) return;
  scroller.scrollTop += place.top - view.top - view.height / 2;
}
