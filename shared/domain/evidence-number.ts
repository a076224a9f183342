import { readNumber, readRoman } from './line-list.ts';
import { sortNaturally } from './natural-order.ts';

// Colleges number their evidence in more than one way, often in one list: 1.1-1 after the points of an evaluation, II-1
// after its parts, 佐证材料15 in one run. Each way is a scheme with an order of its own.

/** Which scheme a number belongs to; empty for no number. Schemes stand in the order of these keys. */
function schemeOf(number: string): string {
  const text = number.normalize('NFKC').trim();
  if (text === '') return '';
  if (/^[0-9]/u.test(text)) return '0';
  if (/^[A-Za-z]/u.test(text)) return '1';
  return `2${/^[^0-9〇零一二三四五六七八九十百]*/u.exec(text)?.[0] ?? ''}`;
}

/** Evidence as a person looks for it: scheme by scheme, in each as one counts; what has no number comes last. */
export function sortByNumber<T>(items: readonly T[], numberOf: (item: T) => string): T[] {
  const schemes = Map.groupBy(items, (item) => schemeOf(numberOf(item)));
  const keys = [...schemes.keys()].filter((key) => key !== '').toSorted();
  return [...keys, ''].flatMap((key) => sortNaturally(schemes.get(key) ?? [], numberOf));
}

const digits = '〇一二三四五六七八九';

/** 1 to 999 as a Chinese numeral: 十五, 二十, 一百零三. */
function chineseNumeral(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const digit = (at: number): string => digits[at] ?? '';
  const head = hundreds === 0 ? '' : `${digit(hundreds)}百`;
  if (tens === 0) return ones === 0 ? head : `${head}${hundreds === 0 ? '' : '零'}${digit(ones)}`;
  const ten = tens === 1 && hundreds === 0 ? '十' : `${digit(tens)}十`;
  return `${head}${ten}${ones === 0 ? '' : digit(ones)}`;
}

const romanParts: readonly (readonly [string, number])[] = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function romanNumeral(value: number): string {
  let left = value;
  let text = '';
  for (const [letters, worth] of romanParts) {
    for (; left >= worth; left -= worth) text += letters;
  }
  return text;
}

/** The part of a number that counts, and how it goes on. */
interface Counter {
  readonly before: string;
  readonly after: string;
  readonly value: number;
  readonly print: (value: number) => string;
}

function counterOf(first: string): Counter | null {
  // The last number in it counts: 1.1-1 goes on with 1.1-2, and 佐证材料15（补） with 佐证材料16（补）.
  const arabic = /^(?<before>.*?)(?<count>[0-9]+)(?<after>[^0-9]*)$/su.exec(first)?.groups;
  if (arabic?.['count'] !== undefined && arabic['count'].length <= 9) {
    const { before = '', count, after = '' } = arabic;
    const print = (value: number): string => String(value).padStart(count.startsWith('0') ? count.length : 1, '0');
    return { before, after, value: Number(count), print };
  }
  const chinese =
    /^(?<before>.*?)(?<count>[〇零一二三四五六七八九十百]+)(?<after>[^〇零一二三四五六七八九十百]*)$/su.exec(
      first,
    )?.groups;
  const counted = chinese?.['count'] === undefined ? null : readNumber(chinese['count']);
  if (counted !== null) {
    return {
      before: chinese?.['before'] ?? '',
      after: chinese?.['after'] ?? '',
      value: counted,
      print: chineseNumeral,
    };
  }
  const roman = /^(?<count>[IVXLC]+)(?<after>[^A-Za-z]*)$/u.exec(first)?.groups;
  const value = roman?.['count'] === undefined ? null : readRoman(roman['count']);
  return value === null ? null : { before: '', after: roman?.['after'] ?? '', value, print: romanNumeral };
}

/** Longest number that a record keeps, in UTF-16 units. */
const longestNumber = 200;

/**
 * `count` numbers that begin with `first` and go on as a person would: 1.1-1, 1.1-2 …; 附件九, 附件十; II, III; 007, 008.
 * Null when nothing in it can be counted on.
 */
export function numbersFrom(first: string, count: number): string[] | null {
  const counter = counterOf(first.trim());
  if (counter === null) return null;
  const { before, after, value, print } = counter;
  const numbers = Array.from({ length: count }, (_, index) => `${before}${print(value + index)}${after}`);
  return numbers.every((number) => number.length <= longestNumber) ? numbers : null;
}
