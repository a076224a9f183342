import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakLines } from '../../../shared/document/text-measure.ts';

it('no line begins with a closing mark or ends with an opening one', () => {
  for (let width = 18; width < 40; width += 1)
    for (const line of breakLines('副处长（分管“平安校园”与《物业合同》管理）', 8.5, width))
      expect(line).not.toMatch(/[（“《]$|^[）》”]/u);
});

it('nothing of a text is lost where it is broken', () => {
  const word = fc.constantFrom('岗', '位', '（', '）', '《', '》', '，', '2026', 'PDF', '“', '”');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 60 }), (words, width) => {
      expect(breakLines(words.join(''), 8.5, width).join('')).toBe(words.join(''));
    }),
    { numRuns: 200 },
  );
});
