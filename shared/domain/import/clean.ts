import { isLabel } from './labels.ts';

/**
 * A text without the dirt of real files, and where each of its characters stood: `at[i]` is the index of character i in
 * the raw text, `at[text.length]` the raw text's length. What was taken out belongs to the character before it.
 */
export interface CleanText {
  readonly text: string;
  readonly at: readonly number[];
}

interface Unit {
  readonly character: string;
  readonly at: number;
}

/**
 * Takes out what nobody sees (zero-width characters, controls, marks of direction), writes full-width digits and
 * letters half-width, radicals that PDF programs left behind as the characters they stand for, and doubled characters
 * (职职责责) once. Line breaks become `\n`, other blanks a space; full-width punctuation stays.
 */
export function cleanPiece(raw: string): CleanText {
  const units = undouble(readUnits(raw));
  const text = units.map(({ character }) => character).join('');
  // A character outside the basic plane takes two code units; both point at its beginning.
  const at = units.flatMap(({ character, at: place }) => Array.from({ length: character.length }, () => place));
  if (at.length > 0) at[0] = 0;
  return { text, at: [...at, raw.length] };
}

function readUnits(raw: string): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const original of raw) {
    const character = cleanCharacter(original, units.at(-1)?.character);
    if (character !== '') units.push({ character, at });
    at += original.length;
  }
  return units;
}

const invisible =
  /^[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff]$/u;

function cleanCharacter(character: string, before: string | undefined): string {
  if (character === '\r' || character === '\u2028' || character === '\u2029' || character === '\u0085') return '\n';
  if (character === '\n') return before === '\n' ? '' : '\n';
  if (character === '\u000b' || character === '\u000c') return '\n';
  if (/^[\u034f]$|^[\ufe00-\ufe0f]$/u.test(character)) return '';
  if (invisible.test(character) || /^\p{Surrogate}$/u.test(character)) return '';
  if (/^[\t\u00a0\u2000-\u200a\u202f\u205f]$/u.test(character)) return ' ';
  if (/^[０-９Ａ-Ｚａ-ｚ]$/u.test(character)) return character.normalize('NFKC');
  // Radicals and compatibility forms of the same character.
  if (/^[\u2e80-\u2fdf\uf900-\ufaff]$/u.test(character)) {
    const plain = character.normalize('NFKC');
    return plain.length === 1 ? plain : character;
  }
  return character;
}

/** Fewer doubled characters than this may be a word: 认认真真, 方方面面. */
const certainPairs = 4;

/**
 * Writes runs of doubled characters once: whole headings that a printer's trick for bold has doubled, never words such
 * as 认认真真 or numbers such as 1122.
 */
function undouble(units: readonly Unit[]): Unit[] {
  const result: Unit[] = [];
  for (let index = 0; index < units.length; ) {
    const pairs = countPairs(units, index);
    const single = units.slice(index, index + pairs * 2).filter((_, place) => place % 2 === 0);
    if (pairs >= 2 && isDoubled(single, pairs)) {
      result.push(...single);
      index += pairs * 2;
    } else {
      const unit = units[index];
      if (unit !== undefined) result.push(unit);
      index += 1;
    }
  }
  return result;
}

/** Longer runs are taken in several goes. */
const pairsAtOnce = 64;

function countPairs(units: readonly Unit[], from: number): number {
  let pairs = 0;
  for (let index = from; index + 1 < units.length && pairs < pairsAtOnce; index += 2, pairs += 1) {
    const character = units[index]?.character;
    if (character !== units[index + 1]?.character || character === '\n') break;
  }
  return pairs;
}

function isDoubled(single: readonly Unit[], pairs: number): boolean {
  const text = single.map(({ character }) => character).join('');
  const han = new Set(text.match(/\p{Script=Han}/gu)).size;
  if (han < 2) return false;
  return (pairs >= certainPairs && han >= 3) || isLabel(text);
}

/** A value as it stands in a record: no blanks at its ends or at the ends of lines, blanks in a row once, no rules of ____. */
export function tidy(text: string): string {
  return text
    .replace(/[ \u3000]*\n[ \u3000]*/gu, '\n')
    .replace(/(?<=\p{Script=Han}) {1,3}(?=\p{Script=Han})/gu, (blank) => (blank.length > 1 ? '' : blank))
    .replace(/ {2,}/gu, ' ')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')
    .replace(/^[_＿﹍﹎]{2,}[\s\u3000]*|[\s\u3000]*[_＿﹍﹎]{2,}$/gu, '')
    .normalize('NFC');
}

/** Whether a text is a blank to be filled in by hand: nothing, rules, dots, a stroke. */
export function isBlank(text: string): boolean {
  return /^[\s\u3000_＿﹍﹎.．…·\-—–－/／\\|□☐]*$/u.test(text);
}
