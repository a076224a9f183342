import { expect, it } from 'vitest';
import { coverageSentence, periodsInWords, whereToLook } from '../../../shared/document/coverage-words.ts';
import { expectedNames } from '../../../shared/domain/coverage/expected-names.ts';

it('draws months that follow each other together and names every other period by its own word', () => {
  expect(periodsInWords(['2026-01', '2026-02', '2026-04', '2026-05', '2026-06'])).toBe('1月、2月、4月至6月');
  expect(periodsInWords(['2026-11', '2026-12', '2027-01'])).toBe('11月至1月');
  expect(periodsInWords(['2026-Q1', '2026-H2', '2026-spring', '2025-2026', '2026-05-31', '2026-03/04', '2026'])).toBe(
    '第一季度、下半年、2026年春季学期、2025—2026学年、5月31日、3—4月、2026年',
  );
});

it('says why something is missing in one sentence, many due days by their months', () => {
  const row = { reason: 'nothing', missing: ['2026'], cadence: 'assumed', count: 0, newest: '' } as const;
  expect(coverageSentence(row, '2026年')).toBe('2026年还没有一件材料。');
  expect(coverageSentence({ ...row, cadence: 'event' }, '2026年')).toContain('按次产生');
  const due = { ...row, cadence: 'due', missing: ['2026-01-31', '2026-02-28', '2026-03-31'] } as const;
  expect(coverageSentence(due, '2026年')).toBe('应于1月至3月前有材料，还没有。');
  expect(coverageSentence({ ...due, reason: 'periods-missing', count: 1, newest: '2026-04-02' }, '2026年')).toBe(
    '1月至3月到期的还没有材料；最近一件形成于2026年4月2日。',
  );
  expect(coverageSentence({ ...row, reason: 'only-earlier', newest: '2025-11-02' }, '2026年')).toBe(
    '最近一件形成于2025年11月2日，2026年的还没有。',
  );
  expect(whereToLook({ place: '综合科A柜1盒', placeDay: '2025-01-12' })).toBe('2025年1月12日的一件放在综合科A柜1盒');
  expect(whereToLook({ place: '', placeDay: '2025-01-12' })).toBe('');
});

it('reads the names of expected pieces out of a list, without the words that say what is done with them', () => {
  expect(expectedNames('报修统计、回访记录等')).toEqual(['报修统计', '回访记录']);
  expect(expectedNames('查维修计划表；核对台账')).toEqual(['维修计划表', '台账']);
  expect(expectedNames('')).toEqual([]);
});
