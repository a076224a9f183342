/** Characters that a finder has used up; of the same length, so that places stay true, and no part of any word. */
export const used = '\u0002';

/** Something that was found in an even text: its canonical words and where it stands. */
export interface Found {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** The text with everything found covered up. */
export function withoutFound(text: string, found: readonly Pick<Found, 'start' | 'end'>[]): string {
  let rest = text;
  for (const { start, end } of found) rest = rest.slice(0, start) + used.repeat(end - start) + rest.slice(end);
  return rest;
}

export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Commas end a clause, except those between thousands; 、 does not. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const comma of text.matchAll(/(?<!\d),|,(?!\d{3}(?!\d))/gu)) {
    clauses.push({ start, end: comma.index, text: text.slice(start, comma.index) });
    start = comma.index + 1;
  }
  clauses.push({ start, end: text.length, text: text.slice(start) });
  return clauses.filter((clause) => clause.text !== '');
}

/** A condition, a deduction or a guess: its figures are not what the standard asks for. */
export function isCondition(clause: string): boolean {
  return (
    /^(?:如|若|凡|一旦|除非|未达(?!账)|达不到|每低|每高|每超|每少|每多)/u.test(clause) ||
    /扣\d*|扣分|减分|加\d+(?:\.\d+)?分|左右|上下浮动|大概|大约|(?<!预)约\d|近\d|原为|[^目标]的$/u.test(clause)
  );
}
