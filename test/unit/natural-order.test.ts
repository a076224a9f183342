import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNaturally, sortNaturally } from '../../shared/domain/natural-order.ts';

const sorted = (texts: readonly string[]): string[] => sortNaturally(texts, (text) => text);

describe('natural order', () => {
  it('counts as a person counts', () => {
    expect(sorted(['1.1-10', '1.10-1', '1.1-2', '1.2-1', '1.1-1', '10.1-1'])).toEqual([
      '1.1-1',
      '1.1-2',
      '1.1-10',
      '1.2-1',
      '1.10-1',
      '10.1-1',
    ]);
    expect(sorted(['佐证材料15', '佐证材料9', '佐证材料100'])).toEqual(['佐证材料9', '佐证材料15', '佐证材料100']);
    expect(sorted(['附件十', '附件二', '附件十二', '附件一'])).toEqual(['附件一', '附件二', '附件十', '附件十二']);
  });

  it('reads Roman heads where all heads are Roman, and letters as letters elsewhere', () => {
    expect(sorted(['X-1', 'IX-2', 'II-10', 'V-1', 'II-9', 'I-1'])).toEqual([
      'I-1',
      'II-9',
      'II-10',
      'V-1',
      'IX-2',
      'X-1',
    ]);
    expect(sorted(['Ⅸ-1', 'Ⅴ-1', 'Ⅱ-1'])).toEqual(['Ⅱ-1', 'Ⅴ-1', 'Ⅸ-1']);
    expect(sorted(['I-1', 'C-1', 'A-10', 'A-2'])).toEqual(['A-2', 'A-10', 'C-1', 'I-1']);
  });

  it('puts what has no number last and keeps its order', () => {
    const items = [
      { id: 1, number: '' },
      { id: 2, number: '2' },
      { id: 3, number: ' ' },
      { id: 4, number: '1' },
    ];
    expect(sortNaturally(items, (item) => item.number).map((item) => item.id)).toEqual([4, 2, 1, 3]);
  });

  it('orders any list the same way, whatever order it comes in', () => {
    const numbers = fc.array(fc.stringMatching(/^[IVXAB1-9.一二十附件-]{1,8}$/u), { maxLength: 12 });
    fc.assert(
      fc.property(numbers, (texts) => {
        const unique = [...new Set(texts)].filter((text) => text.trim() !== '');
        const once = sortNaturally(unique.toSorted(compareNaturally), (text) => text);
        expect(sortNaturally(unique.toReversed().toSorted(compareNaturally), (text) => text)).toEqual(once);
      }),
    );
  });

  it('compares transitively and without contradiction', () => {
    const text = fc.stringMatching(/^[A0-9.一二三十百统-]{0,8}$/u);
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compareNaturally(a, b))).toBe(-Math.sign(compareNaturally(b, a)) + 0);
        if (compareNaturally(a, b) < 0 && compareNaturally(b, c) < 0) expect(compareNaturally(a, c)).toBeLessThan(0);
        if (compareNaturally(a, b) === 0) expect(a).toBe(b);
      }),
    );
  });

  it('orders whole numbers by value, however many digits they have', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n }), (a, b) => {
        expect(Math.sign(compareNaturally(`1.${a}`, `1.${b}`))).toBe(Number(a > b) - Number(a < b));
      }),
    );
  });
});
