import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardsIn } from '../../shared/domain/standard-split.ts';

describe('several standards in one text', () => {
  it.each([
    ['2小时内响应，24小时内完成', ['2小时内响应', '24小时内完成']],
    ['教研活动每学期2次，每次不少于30分钟。', ['教研活动每学期2次', '每次不少于30分钟']],
    ['接到报修后登记，2小时内响应；回访率100%，留存记录', ['接到报修后登记，2小时内响应', '回访率100%，留存记录']],
    ['服务人数不少于1,000人，投诉为零', ['服务人数不少于1,000人', '投诉为零']],
    ['满意度≥90%（第三方测评，每年1次）', []],
    ['热情周到，服务规范', []],
    ['每月5日前报送报表', []],
  ])('reads %s', (text, parts) => {
    expect(standardsIn(text)).toEqual(parts);
  });

  it('loses no word, whatever is written', () => {
    const piece = fc.constantFrom(
      '2小时内响应',
      '满意度≥90%',
      '每月2次',
      '做好记录',
      '，',
      '；',
      '。',
      '（',
      '）',
      '1,000元',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const parts = standardsIn(text);
        const bare = (words: string): string => words.replaceAll(/[，,；;。\s]/gu, '');
        expect(parts.length === 0 ? bare(text) : bare(parts.join(''))).toBe(bare(text));
        expect(parts.length).not.toBe(1);
        expect(parts).not.toContain('');
      }),
    );
  });
});
