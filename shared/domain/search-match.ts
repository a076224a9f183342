import { type Atom, readAtoms } from './search-atoms.ts';
import { findWord, type SearchWord } from './search-tokens.ts';

/** Something that was searched for: any one of these words will do. The first is what was typed, others are readings of it. */
export type SearchTerm = readonly SearchWord[];

/** A part of a text, in UTF-16 units; the end is exclusive. */
export type TextRange = readonly [start: number, end: number];

/** What of a search stands in one text. */
export interface TextMatch {
  /** Places to mark, in order, without overlap. */
  readonly ranges: readonly TextRange[];
  /** Which of the terms were found, by their place in the search. */
  readonly found: ReadonlySet<number>;
  /** The text begins with a term. */
  readonly begins: boolean;
  /** The text is nothing but the terms. */
  readonly isAll: boolean;
  /** No Latin word goes on after what was typed, and nothing was found by its reading only. */
  readonly exact: boolean;
}

/** Marks in a long text are of no use beyond this many. */
const mostRanges = 40;

/** Looks for every term in a text; null when none of them is in it. */
export function matchText(text: string, terms: readonly SearchTerm[]): TextMatch | null {
  if (text === '') return null;
  const atoms = readAtoms(text);
  const covered: [first: number, last: number][] = [];
  const found = new Set<number>();
  let exact = true;
  for (const [index, words] of terms.entries()) {
    const places = words.flatMap((word, reading) => findWord(atoms, word).map((place) => ({ ...place, reading })));
    if (places.length === 0) continue;
    found.add(index);
    if (!places.some(({ whole, reading }) => whole && reading === 0)) exact = false;
    covered.push(...places.map(({ first, last }): [number, number] => [first, last]));
  }
  if (found.size === 0) return null;
  const spans = mergeSpans(covered);
  const only = spans[0];
  return {
    ranges: spans.slice(0, mostRanges).map(([first, last]) => rangeOf(atoms, first, last)),
    found,
    begins: only?.[0] === 0,
    isAll: spans.length === 1 && only?.[0] === 0 && only[1] === atoms.length - 1,
    exact,
  };
}

/** Overlapping and touching spans of atoms become one. */
function mergeSpans(spans: readonly [number, number][]): [first: number, last: number][] {
  const merged: [number, number][] = [];
  for (const [first, last] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

function rangeOf(atoms: readonly Atom[], first: number, last: number): TextRange {
  return [atoms[first]?.start ?? 0, atoms[last]?.end ?? 0];
}

/** A text made short around what was found in it, on one line, with the ranges moved along. */
export interface Excerpt {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** At most `limit` UTF-16 units around the first range; … stands where something was left out. */
export function excerpt(text: string, ranges: readonly TextRange[], limit: number): Excerpt {
  const line = text.replaceAll(/[\n\r\t\u2028\u2029]/gu, ' ');
  if (line.length <= limit) return { text: line, ranges };
  const [first] = ranges;
  const lead = Math.floor(limit / 3);
  let from =
    first === undefined || first[1] <= limit - 1 ? 0 : Math.max(0, Math.min(first[0] - lead, line.length - limit));
  let to = Math.min(line.length, from + limit);
  // No character outside the basic plane is cut in half.
  if (isLowSurrogate(line, from)) from -= 1;
  if (isLowSurrogate(line, to)) to -= 1;
  const head = from > 0 ? '…' : '';
  const move = head.length - from;
  const kept = ranges.flatMap(([start, end]): TextRange[] =>
    start < from || start >= to ? [] : [[start + move, Math.min(end, to) + move]],
  );
  return { text: `${head}${line.slice(from, to)}${to < line.length ? '…' : ''}`, ranges: kept };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
