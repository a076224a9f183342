import { readNumber } from '../line-list.ts';

/** What a line and a text of a record hold, in characters. */
export const textLimits = { line: 200, text: 20_000 } as const;

/** 2, 2人, 两名; null for anything else. */
export function numberIn(text: string): number | null {
  const found = /^(?:共)?([\d０-９]{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:人|名|个)?$/u.exec(text)?.[1];
  const value = found === undefined ? null : readNumber(found);
  return value === null || value > 999 ? null : value;
}

/** Names only: two to four characters each (more with a dot in between), or Latin letters; null for anything else. */
export function namesIn(text: string): string[] | null {
  const names = text
    .split(/[、,，;；/\n]|\s{2,}/u)
    .map((name) => name.replace(/[\s\u3000]+/gu, ''))
    .filter((name) => name !== '');
  const isNames =
    names.length > 0 &&
    names.every((name) => /^(?:\p{Script=Han}{2,4}|\p{Script=Han}+[·•]\p{Script=Han}+|[A-Za-z .]{2,40})$/u.test(name));
  return isNames ? names : null;
}

/** 5, 5分, 2.5; null for anything else. */
export function scoreIn(text: string): number | null {
  const found = /^(\d{1,3}(?:\.\d{1,2})?)\s*分?$/u.exec(text)?.[1];
  return found === undefined || Number(found) > 1000 ? null : Number(found);
}
