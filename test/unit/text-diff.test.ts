import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPiece, diffText } from '../../shared/domain/text-diff.ts';

function side(pieces: readonly DiffPiece[], left: 'removed' | 'added'): string {
  return pieces
    .filter(({ change }) => change === 'same' || change === left)
    .map(({ text }) => text)
    .join('');
}

const words = [
  '接到',
  '报修',
  '电话',
  '后',
  '2小时',
  '30分钟',
  '内',
  '到场',
  '，',
  '并',
  '登记',
  '。',
  '\n',
  'ISO9001',
  '95%',
];
const sentence = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));
const anyText = fc.oneof(
  sentence,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('the difference of two texts', () => {
  it('Applied one way it gives the old text, applied the other way the new, whatever the texts are', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const pieces = diffText(before, after);
        expect(side(pieces, 'removed')).toBe(before);
        expect(side(pieces, 'added')).toBe(after);
        expect(pieces.every(({ text }) => text !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('A sentence that was written anew is told as the old one and the new one, not as shared crumbs in turns', () => {
    const shown = diffText('服务时限：紧急类24小时内完成，一般类3个工作日', '服务时限：接报后2小时到场，遇节假日顺延');
    expect(shown.map(({ change }) => change)).toEqual(['same', 'removed', 'added']);
    expect(diffText('接到报修后2小时内到场', '接到报修后30分钟内到场').map(({ text }) => text)).toEqual([
      '接到报修后',
      '2小时',
      '30分钟',
      '内到场',
    ]);
  });

  it('Equal texts have no change, and each change stands between what is shared', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(diffText(text, text)).toEqual(text === '' ? [] : [{ change: 'same', text }]);
      }),
    );
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const changes = diffText(before, after).map(({ change }) => change);
        changes.forEach((change, index) => expect(change).not.toBe(changes[index + 1]));
      }),
    );
  });

  it('Chinese is compared by words: a changed number or word is told whole', () => {
    expect(diffText('接到报修后2小时内到场维修。', '接到报修后30分钟内到场维修。')).toEqual([
      { change: 'same', text: '接到报修后' },
      { change: 'removed', text: '2小时' },
      { change: 'added', text: '30分钟' },
      { change: 'same', text: '内到场维修。' },
    ]);
    expect(diffText('负责校园水电维修', '负责校园水电巡查与维修')).toEqual([
      { change: 'same', text: '负责校园水电' },
      { change: 'added', text: '巡查与' },
      { change: 'same', text: '维修' },
    ]);
  });

  it('Texts with nothing in common, as long as a field can hold, are told as one replacement', () => {
    const before = '甲乙丙丁'.repeat(5_000);
    const after = '子丑寅卯'.repeat(5_000);
    expect(diffText(before, after)).toEqual([
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ]);
  });
});
