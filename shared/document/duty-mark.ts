import type { DutyNumbering } from '../domain/department.ts';
import { chineseNumber } from './words.ts';

/** The mark before the n-th duty (from 1), the department's way. */
export function dutyMark(numbering: DutyNumbering, number: number): string {
  switch (numbering) {
    case 'chinese':
      return `${chineseNumber(number)}、`;
    case 'bracket':
      return `（${number}）`;
    case 'bracket-chinese':
      return `（${chineseNumber(number)}）`;
    default:
      return `${number}.`;
  }
}

/** The same number inside a sentence: 职责1, 职责一. */
export function dutyNumber(numbering: DutyNumbering, number: number): string {
  return numbering === 'chinese' || numbering === 'bracket-chinese' ? chineseNumber(number) : String(number);
}
