import { type Atom, readAtoms } from './search-atoms.ts';

/** Raised by every change of what a text is cut into; older files then get a new index when they are opened. */
export const searchTokensVersion = 1;

/** Private-use characters, which never become tokens of a text. */
const beginMark = '\ue000'; // before the token that holds how a title begins
const wholeMark = '\ue001'; // before the token that holds all of a short title
const titleMark = '\ue002'; // after a token that stands in the title
/** Atoms of a title's beginning that have a token: a longer search looks for the nearest of them. */
const beginLengths = [2, 4] as const;
/** Longest title that has a token of its own, in atoms. */
const wholeLength = 12;

function addTokens(text: string, tokens: Set<string>): void {
  const atoms = readAtoms(text);
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    // The last character of a run stands alone, so that one-character queries find it as the prefix of something.
    tokens.add(atom.kind === 'han' && next?.joined === true ? atom.text + next.text : atom.text);
  }
}

function addTitleTokens(title: string, tokens: Set<string>): void {
  const own = new Set<string>();
  addTokens(title, own);
  for (const token of own) {
    tokens.add(token);
    tokens.add(token + titleMark);
  }
  const atoms = readAtoms(title).map(({ text }) => text);
  for (const length of beginLengths) {
    if (atoms.length >= length) tokens.add(beginMark + atoms.slice(0, length).join(''));
  }
  if (atoms.length > 0 && atoms.length <= wholeLength) tokens.add(wholeMark + atoms.join(''));
}

/**
 * The tokens of a record, each once: Han runs as overlapping pairs plus the last character, Latin
 * words and numbers whole; those of its title a second time with a mark, and further ones for how the title begins.
 */
export function recordTokens(title: string, body: readonly string[]): string[] {
  const tokens = new Set<string>();
  for (const text of body) addTokens(text, tokens);
  if (title !== '') addTitleTokens(title, tokens);
  return [...tokens];
}

/** One thing that must stand together in a text. */
export interface SearchWord {
  readonly atoms: readonly Atom[];
  /** The last Latin word or number is still being typed: 202 finds 2026. */
  readonly open: boolean;
}

const mostWords = 8;
const mostAtoms = 24;

/**
 * What was typed, as words that must all be found: parted at blanks and punctuation, mixed ones such as 2小时内 or
 * gb9704 kept together. Empty when there is nothing that could be searched for.
 */
export function parseSearch(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  for (const chunk of text.split(/\s+/u)) {
    const atoms = readAtoms(chunk);
    for (let from = 0; from < atoms.length; ) {
      let to = from + 1;
      while (to < atoms.length && adjacent(atoms[to - 1], atoms[to]) && to - from < mostAtoms) to += 1;
      const last = atoms[to - 1];
      const open = to === atoms.length && last !== undefined && last.kind !== 'han' && last.end === chunk.length;
      words.push({ atoms: atoms.slice(from, to), open });
      from = to;
    }
  }
  return words.slice(0, mostWords);
}

function adjacent(before: Atom | undefined, atom: Atom | undefined): boolean {
  return before !== undefined && atom !== undefined && (atom.joined || before.end === atom.start);
}

/** A condition on the index: this token, or one that begins so. */
export interface SearchToken {
  readonly token: string;
  readonly isPrefix: boolean;
}

/** The tokens that a text with this word has. Necessary, not sufficient: `findWord` looks at the text itself. */
export function wordTokens({ atoms, open }: SearchWord): SearchToken[] {
  const tokens: SearchToken[] = [];
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    if (atom.kind !== 'han') tokens.push({ token: atom.text, isPrefix: open && next === undefined });
    else if (next?.joined === true) tokens.push({ token: atom.text + next.text, isPrefix: false });
    else if (!atom.joined) tokens.push({ token: atom.text, isPrefix: true });
  }
  return tokens;
}

/** The same condition on the title alone; only for whole tokens. */
export function inTitle(token: string): string {
  return token + titleMark;
}

/** Whether a token is a Latin word or a number, such as may be typed in part. */
export function isLatinToken(token: string): boolean {
  return (
    /^[\p{L}\p{N}]+$/u.test(token) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(token)
  );
}

/** The token of a title that begins with these words, as far as it is kept. Null when they are too short for one. */
export function beginToken(words: readonly SearchWord[]): string | null {
  const atoms = closedAtoms(words);
  const length = beginLengths.findLast((kept) => kept <= atoms.length);
  return length === undefined ? null : beginMark + atoms.slice(0, length).join('');
}

/** The token of a title that consists of these words. Null when they are longer than what is kept. */
export function wholeToken(words: readonly SearchWord[]): string | null {
  const atoms = words.flatMap((word) => word.atoms);
  return atoms.length > wholeLength ? null : wholeMark + atoms.map(({ text }) => text).join('');
}

/** All atoms but one that is still being typed. */
function closedAtoms(words: readonly SearchWord[]): string[] {
  return words.flatMap(({ atoms, open }) => (open ? atoms.slice(0, -1) : atoms).map(({ text }) => text));
}

/** Where a word stands in a text: first and last atom. */
export interface Occurrence {
  readonly first: number;
  readonly last: number;
  /** False when a Latin word goes on after what was typed. */
  readonly whole: boolean;
}

/** Every place where the word stands in the text. */
export function findWord(text: readonly Atom[], { atoms, open }: SearchWord): Occurrence[] {
  const [head] = atoms;
  if (head === undefined) return [];
  const found: Occurrence[] = [];
  for (let first = 0; first + atoms.length <= text.length; first += 1) {
    let length = 0;
    let whole = true;
    for (; length < atoms.length; length += 1) {
      const wanted = atoms[length];
      const there = text[first + length];
      if (wanted === undefined || there === undefined || wanted.kind !== there.kind) break;
      if (wanted.joined && !there.joined) break;
      if (wanted.text === there.text) continue;
      if (!open || length < atoms.length - 1 || !there.text.startsWith(wanted.text)) break;
      whole = false;
    }
    if (length === atoms.length) found.push({ first, last: first + length - 1, whole });
  }
  return found;
}
