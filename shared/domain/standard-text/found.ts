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

/** Commas and 且 end a clause, except those between thousands; 、 does not. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const comma of text.matchAll(/(?<!\d),|,(?!\d{3}(?!\d))|(?<=[^,])[并而]?(?<![况暂姑尚])且/gu)) {
    clauses.push({ start, end: comma.index, text: text.slice(start, comma.index) });
    start = comma.index + comma[0].length;
  }
  clauses.push({ start, end: text.length, text: text.slice(start) });
  return clauses.filter((clause) => clause.text !== '');
}

const numeral = '(?:\\d{1,6}|[一二两三四五六七八九十]{1,6})';
/** 每月迟到3次以上 says when something follows, not what is asked for. */
const offence = new RegExp(
  `(?:迟到|早退|旷工|旷课|缺勤|缺课|脱岗|离岗|违规|违纪|逾期|超期|超时)[^,不≤<]{0,6}${numeral}(?:次|起|人次|例|分钟|小时|天|日|学时|节|门)(?:及|\\(含\\)|含)?(?:以[上内下]|者|的)`,
  'u',
);
const consequence =
  /通报批评|取消(?!率)|一票否决|记过|警告|留级|退学|解聘|辞退|扣发|调离|问责|追责|诫勉|视为|视同|不予|方可|才能/u;

/** Whether something follows from a figure that stands before it. */
function hasConsequence(clause: string): boolean {
  const found = consequence.exec(clause);
  return found !== null && /[\d一二两三四五六七八九十]/u.test(clause.slice(0, found.index));
}

/** A condition, a deduction or a guess: its figures are not what the standard asks for. */
export function isCondition(clause: string): boolean {
  return (
    offence.test(clause) ||
    hasConsequence(clause) ||
    /^(?:如|若|凡|一旦|除非|未达(?!账)|达不到|每低|每高|每超|每少|每多)/u.test(clause) ||
    /者(?:按|视|扣|予|给|作)|[是能]否[超达低高大小满]|(?<!折)扣|减分|加\d+(?:\.\d+)?分|左右|上下浮动|大概|大约|(?<![预节合制公签违])约(?=[\d一二两三四五六七八九十百])|(?<![最附邻临就远])近(?=[\d一二两三四五六七八九十])(?![\d一二三四五六七八九十]{1,2}(?:个?学?年|届|个?学期))|原为|[^目标]的$/u.test(
      clause,
    )
  );
}
