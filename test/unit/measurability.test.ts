import { describe, expect, it } from 'vitest';
import { judgeMeasurability, type VaguenessReason, vaguenessOf } from '../../shared/domain/measurability.ts';

const empty = { targetValue: '', timeLimit: '', frequency: '' };

describe('whether a standard can be checked', () => {
  it('names the word that says nothing, where it stands, and the kind of remedy', () => {
    const text = '账目做到 日清月结';
    const { measurable, vagueness } = judgeMeasurability({ text, ...empty });
    expect(measurable).toBe(false);
    expect(vagueness).toEqual({
      reason: 'day-and-month',
      remedy: 'times-of-day',
      word: '日清月结',
      span: { start: 5, end: 9 },
    });
  });

  it('tells the kinds of vagueness apart', () => {
    const expected: Readonly<Record<string, VaguenessReason>> = {
      日清月结: 'day-and-month',
      完成领导交办的其他工作: 'open-ended',
      及时处理投诉: 'promptness',
      定期检查: 'regularity',
      服务热情周到: 'quality',
      认真做好会务工作: 'effort',
      建立台账: 'no-figure',
    };
    for (const [text, reason] of Object.entries(expected)) expect(vaguenessOf(text).reason).toBe(reason);
  });

  it('takes a value, a time limit or a frequency as checkable, however vague the other words are', () => {
    for (const fields of [{ targetValue: '95' }, { timeLimit: '2小时内' }, { frequency: '每日' }])
      expect(judgeMeasurability({ text: '及时处理', ...empty, ...fields })).toMatchObject({
        measurable: true,
        vagueness: null,
      });
  });

  it('says of a figure that may be a condition that it is not known what it asks for', () => {
    const { vagueness } = judgeMeasurability({ text: '单项采购金额达到10万元的必须公开招标', ...empty });
    expect(vagueness).toEqual({ reason: 'unread-figure', remedy: 'value', word: '', span: null });
  });

  it('counts the figures that one standard has no place for', () => {
    expect(judgeMeasurability({ text: '满意度≥95%，投诉率≤1%', ...empty, targetValue: '95' }).otherFigures).toBe(1);
  });
});
