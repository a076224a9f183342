import { describe, expect, it } from 'vitest';
import { agreesWithText, fieldsOfText, missingFields, readInto } from '../../shared/domain/standard-fields.ts';

const before = { requirement: '满意度≥95%', ...fieldsOfText('满意度≥95%') };

describe('fields that the text of a standard fills in', () => {
  it('fills a new standard from its text', () => {
    expect(readInto(null, { requirement: '报修2小时内响应，满意度95%以上' })).toEqual({
      measure: '满意度',
      comparison: '≥',
      targetValue: '95',
      unit: '%',
      timeLimit: '2小时内',
    });
  });

  it('follows a changed text, and empties what the text no longer says', () => {
    expect(readInto(before, { requirement: '满意度≥98%' })).toEqual({ targetValue: '98' });
    expect(readInto(before, { requirement: '每月检查2次' })).toEqual({
      measure: '',
      comparison: '',
      targetValue: '',
      unit: '',
      frequency: '每月2次',
    });
  });

  it('leaves alone what a person corrected, and what the same change names', () => {
    const corrected = { ...before, targetValue: '96' };
    expect(readInto(corrected, { requirement: '满意度≥98%，每月测评1次' })).toEqual({ frequency: '每月1次' });
    expect(readInto(before, { requirement: '满意度≥98%', targetValue: '97' })).toEqual({});
    expect(readInto(before, { timeLimit: '当日' })).toEqual({});
  });

  it('says what could be filled in, and whether fields and text agree', () => {
    const empty = { measure: '', comparison: '', targetValue: '', unit: '', timeLimit: '', frequency: '' } as const;
    expect(missingFields({ ...empty, requirement: '2小时内响应' })).toEqual({ timeLimit: '2小时内' });
    expect(missingFields({ ...before, targetValue: '96' })).toEqual({});
    expect(agreesWithText(before)).toBe(true);
    expect(agreesWithText({ ...before, targetValue: '96' })).toBe(false);
    expect(agreesWithText({ ...empty, requirement: '服务热情' })).toBe(true);
  });
});
