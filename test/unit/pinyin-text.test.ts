import { pinyin } from 'pinyin-pro';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PinyinText } from '../../electron/host/search/pinyin-text.ts';

const read = (character: string): readonly string[] =>
  pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true });

function textOf(...lines: readonly string[]): PinyinText {
  const text = new PinyinText(read, 100_000);
  for (const line of lines) text.add(line);
  return text;
}

describe('pinyin', () => {
  it('Initials, whole syllables, both mixed and a begun last syllable find a word', () => {
    const text = textOf('修订岗位职责和工作标准。', '处长、会计和调度员参加');
    for (const letters of ['gwzz', 'gangweizhize', 'gangwzz', 'gweizz', 'gwzhz', 'gangweizhi', 'gangweiz'])
      expect(text.find(letters, 20), letters).toContainEqual(expect.stringMatching(/^岗位职责?$/u));
    expect(text.find('kuaiji', 5)).toEqual(['会计']);
    expect(text.find('chuzhang', 5)).toEqual(['处长']);
    expect(text.find('diaody', 5)).toEqual(['调度员']);
    expect(text.find('zzzz', 5)).toEqual([]);
  });

  it('What was taken in most often comes first, and no word goes over punctuation', () => {
    const text = textOf('公文管理', '岗位设置', '岗位管理', '岗、位', '钢 铁');
    expect(text.find('gw', 5)).toEqual(['岗位', '公文']);
  });

  it('Any piece of a text is found by its initials and by its full pinyin', () => {
    const line = '牵头编制实训耗材采购验收管理办法并按时上报质量办公室';
    const text = textOf(line);
    fc.assert(
      fc.property(fc.nat(line.length - 2), fc.integer({ min: 2, max: 6 }), (from, length) => {
        const piece = [...line].slice(from, from + length);
        const syllables = piece.map((character) => read(character)[0] ?? '');
        const word = piece.join('');
        const full = syllables.join('');
        if (full.length <= 24) expect(text.find(full, 50), full).toContain(word);
        expect(text.find(syllables.map((syllable) => syllable.charAt(0)).join(''), 50)).toContain(word);
      }),
    );
  });

  it('Two letters name the words that their characters side by side make, and the third finds the same after them as alone', () => {
    const lines = ['实训设备', '食堂事务', '书、实', '师生', '上海实训', '实训'];
    const text = textOf(...lines);
    expect(text.find('sh', 3)).toEqual(['实', '上', '书']);
    expect(text.find('sx', 3)).toEqual(['实训']);
    text.follow('sx');
    text.follow('sh');
    for (const letters of ['shi', 'shix', 'sxs', 'shs']) {
      expect(text.find(letters, 20), letters).toEqual(textOf(...lines).find(letters, 20));
    }
  });

  it('Beyond its limit it takes in no more', () => {
    const text = new PinyinText(read, 10);
    text.add('岗位职责工作标准');
    text.add('支撑材料');
    text.add('责任状');
    expect(text.isFull).toBe(true);
    expect(text.find('zrz', 5)).toEqual([]);
  });
});
