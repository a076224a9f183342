import { expect, it } from 'vitest';
import { wordsOf } from '../../shared/domain/search-words.ts';

it('a search is cut at blanks of every width, in lower case; a blank one asks for nothing', () => {
  expect(wordsOf(' 宿舍　安全\t检查 Wi-Fi\u00A0A3 ')).toEqual(['宿舍', '安全', '检查', 'wi-fi', 'a3']);
  expect(['', '  ', '　'].map(wordsOf)).toEqual([[], [], []]);
});
