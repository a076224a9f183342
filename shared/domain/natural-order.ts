import { readNumber, readRoman } from './line-list.ts';

/** A piece of a text for comparing: a number by its value, anything else by its characters. */
type Piece = { readonly kind: 'number'; readonly value: string } | { readonly kind: 'text'; readonly value: string };

const pieces = /[0-9]+|[〇零一二三四五六七八九十百]+|[^0-9〇零一二三四五六七八九十百]+/gu;
const leadingLatin = /^[A-Za-z]+/u;

/**
 * Puts items in the order in which a person counts: 1.1-2 before 1.1-10, 佐证材料9 before 佐证材料15, 附件二 before
 * 附件十. Latin heads count as Roman numbers when all of them in the list are such (I-1, II-1, IX-1). Items with an empty text come last; ties keep the
 * order in which they were given. The same input gives the same order on every machine (no collation tables).
 */
export function sortNaturally<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  const texts = items.map((item) => textOf(item).normalize('NFKC').trim());
  const heads = texts.map((text) => leadingLatin.exec(text)?.[0]).filter((head) => head !== undefined);
  const roman =
    heads.length > 0 && heads.every((head) => readRoman(head) !== null) && heads.some((head) => head.length > 1);
  const keyed = items.map((item, index) => ({ item, index, pieces: split(texts[index] ?? '', roman) }));
  keyed.sort((a, b) => {
    if (a.pieces.length === 0 || b.pieces.length === 0) {
      return Number(a.pieces.length === 0) - Number(b.pieces.length === 0) || a.index - b.index;
    }
    return comparePieces(a.pieces, b.pieces) || a.index - b.index;
  });
  return keyed.map(({ item }) => item);
}

/** Compares two texts in natural order; for a list use `sortNaturally`, which also reads Roman numbers. */
export function compareNaturally(a: string, b: string): number {
  return comparePieces(split(a.normalize('NFKC'), false), split(b.normalize('NFKC'), false)) || compareCodeUnits(a, b);
}

function split(text: string, roman: boolean): Piece[] {
  const head = roman ? leadingLatin.exec(text)?.[0] : undefined;
  const rest = head === undefined ? text : text.slice(head.length);
  const found = [...rest.matchAll(pieces)].map(([part]): Piece => {
    const value = /^[0-9]/u.test(part) ? part.replace(/^0+(?=.)/u, '') : readNumber(part);
    return value === null ? { kind: 'text', value: part } : { kind: 'number', value: String(value) };
  });
  return head === undefined ? found : [{ kind: 'number', value: String(readRoman(head)) }, ...found];
}

function comparePieces(a: readonly Piece[], b: readonly Piece[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const left = a[index];
    const right = b[index];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (left.kind !== right.kind) return left.kind === 'number' ? -1 : 1;
    // Digit runs can be longer than a double holds: compare by length, then by characters.
    const byLength = left.kind === 'number' ? left.value.length - right.value.length : 0;
    const order = byLength || compareCodeUnits(left.value, right.value);
    if (order !== 0) return order;
  }
  return 0;
}

function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
