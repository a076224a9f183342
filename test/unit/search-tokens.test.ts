import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAtoms } from '../../shared/domain/search-atoms.ts';
import { excerpt, matchText } from '../../shared/domain/search-match.ts';
import { findWord, parseSearch, recordTokens, wordTokens } from '../../shared/domain/search-tokens.ts';

const han = [...'岗位职责工作标准水电维修检查登记表甲乙丙〇々𠮷'];
const text = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...han) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ' ',
        '　',
        '、',
        '。',
        '\n',
        '\u200b',
        '（',
        'GB',
        't',
        '９７０４',
        '２小时',
        '㎡',
        '①',
        'é',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
  ),
  { maxLength: 40 },
);

/** Whether the tokens meet every condition of a search, as the index would. */
function indexFinds(tokens: readonly string[], query: string): boolean {
  return parseSearch(query)
    .flatMap(wordTokens)
    .every(({ token, isPrefix }) => tokens.some((one) => (isPrefix ? one.startsWith(token) : one === token)));
}

describe('search tokens', () => {
  it('Every pair of neighbouring Han characters of any text is found, in the index and in the text', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const written = parts.join('');
        const tokens = recordTokens('', [written]);
        for (const [, pair = ''] of written.matchAll(/(?=(\p{Script=Han}\p{Script=Han}))/gu)) {
          expect(indexFinds(tokens, pair), pair).toBe(true);
          expect(matchText(written, [parseSearch(pair)])?.ranges.length, pair).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('Whatever the text holds at one place without a blank, the index has it when the text has it', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(12), (parts, from, length) => {
        const written = parts.join('');
        const query = [...written].slice(from, from + length).join('');
        const words = parseSearch(query);
        const isInText = words.every((word) => findWord(readAtoms(written), word).length > 0);
        if (isInText) expect(indexFinds(recordTokens('', [written]), query)).toBe(true);
      }),
    );
  });

  it('Ranges lie in the text, in order, and hold what was searched for', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...han), (parts, character) => {
        const written = parts.join('');
        const ranges = matchText(written, [parseSearch(character)])?.ranges ?? [];
        let last = 0;
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(written.slice(start, end).normalize('NFKC')).toContain(character);
          last = end;
        }
        const short = excerpt(written, ranges, 30);
        expect(short.text.length).toBeLessThanOrEqual(34);
        for (const [start, end] of short.ranges) expect(short.text.slice(start, end)).not.toBe('');
        expect(short.text.isWellFormed()).toBe(written.isWellFormed());
      }),
    );
  });

  it('Full-width and compatibility forms, accents, case and invisible characters make no difference', () => {
    for (const [written, typed] of [
      ['执行ＧＢ／Ｔ　９７０４—２０１２', 'gb/t 9704'],
      ['岗\u200b位\ufeff职责', '岗位职责'],
      ['姓　名：　岗 位', '岗位'],
      ['建筑面积120㎡', 'm2'],
      ['Café', 'cafe'],
      ['⼿⼯', '手工'],
    ] as const) {
      const terms = parseSearch(typed).map((word) => [word]);
      expect(matchText(written, terms)?.found.size, written).toBe(terms.length);
      expect(indexFinds(recordTokens('', [written]), typed), written).toBe(true);
    }
  });

  it('A line break and punctuation part words, so that no word is found across them', () => {
    expect(matchText('岗位、职责', [parseSearch('位职')])).toBeNull();
    expect(matchText('岗位\n职责', [parseSearch('位职')])).toBeNull();
  });

  it('A number in a search is a number of the text, and one that is still typed may go on', () => {
    expect(matchText('12小时内', [parseSearch('2小时')])).toBeNull();
    expect(matchText('2小时内', [parseSearch('2小时')])?.ranges).toEqual([[0, 3]]);
    expect(matchText('执行2026年计划', [parseSearch('202')])?.exact).toBe(false);
    expect(matchText('执行2026年计划', [parseSearch('202年')])).toBeNull();
  });
});
