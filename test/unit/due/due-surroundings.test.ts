import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueWindows } from '../../../shared/domain/due/due-windows.ts';
import { readDue } from '../../../shared/domain/due/read-due.ts';
import { fixtureCalendar } from '../../support/due-fixture.ts';

const year = 2026;
const pad = (number: number): string => String(number).padStart(2, '0');
const lastDay = (month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const dayOf = (month: number, day: number): string => `${year}-${pad(month)}-${pad(day)}`;
const signs = '零一二三四五六七八九十';
const chinese = (number: number): string => (number <= 10 ? (signs[number] ?? '') : `十${signs[number - 10]}`);
const daysIn = (text: string): string[] =>
  dueWindows(readDue(text), { year, calendar: fixtureCalendar }).map((window) => window.to);

/** A time of 2026 and the days by which it is over, counted here and not by the program. */
interface Timed {
  readonly text: string;
  readonly days: readonly string[];
  /** Ends on a day: 前 may follow. */
  readonly ends: boolean;
}
const month = fc.integer({ min: 1, max: 12 });
const named = fc.boolean();
const spelledMonth = (number: number, inChinese: boolean): string =>
  `${inChinese ? chinese(number) : String(number)}月`;
const timed: fc.Arbitrary<Timed> = fc.oneof(
  fc.tuple(month, fc.constantFrom('底', '末'), named).map(([one, part, style]) => ({
    text: `${spelledMonth(one, style)}${part}`,
    days: [dayOf(one, lastDay(one))],
    ends: true,
  })),
  fc.tuple(month, fc.constantFrom('上旬', '中旬', '下旬'), named).map(([one, part, style]) => ({
    text: `${spelledMonth(one, style)}${part}`,
    days: [dayOf(one, part === '上旬' ? 10 : part === '中旬' ? 20 : lastDay(one))],
    ends: true,
  })),
  fc.tuple(month, fc.integer({ min: 1, max: 28 }), fc.constantFrom('日', '号')).map(([one, day, word]) => ({
    text: `${one}月${day}${word}`,
    days: [dayOf(one, day)],
    ends: true,
  })),
  fc
    .tuple(fc.uniqueArray(month, { minLength: 2, maxLength: 4 }), fc.constantFrom('底', '15日', '中旬', ''))
    .map(([months, part]) => {
      const sorted = months.toSorted((a, b) => a - b);
      const end = (one: number): number => (part === '15日' ? 15 : part === '中旬' ? 20 : lastDay(one));
      return {
        text: `${sorted.join('、')}月${part}`,
        days: sorted.map((one) => dayOf(one, end(one))),
        ends: part !== '',
      };
    }),
  fc.integer({ min: 1, max: 28 }).map((day) => ({
    text: `每月${day}日`,
    days: Array.from({ length: 12 }, (_, index) => dayOf(index + 1, day)),
    ends: true,
  })),
  fc
    .constantFrom(
      { text: '清明节', days: ['2026-04-04'] },
      { text: '端午节', days: ['2026-06-18'] },
      { text: '中秋节', days: ['2026-09-24'] },
      { text: '国庆节', days: ['2026-09-30'] },
      { text: '春节', days: ['2026-02-16'] },
    )
    .map(({ text, days }) => ({ text: `${text}前`, days, ends: false })),
  fc
    .constantFrom(
      { text: '第2周周五', days: ['2026-03-13', '2026-09-18'] },
      { text: '第十教学周', days: ['2026-05-10', '2026-11-15'] },
      { text: '每学期第4周', days: ['2026-03-29', '2026-10-04'] },
      { text: '上半年', days: ['2026-06-30'] },
      { text: '三季度末', days: ['2026-09-30'] },
      { text: '每半年', days: ['2026-06-30', '2026-12-31'] },
      { text: '年底', days: ['2026-12-31'] },
      { text: '次年1月底', days: ['2027-01-31'] },
    )
    .map((one) => ({ ...one, ends: false })),
);
const lead = fc.constantFrom('', '力争', '预计', '拟于', '最迟', '计划', '于');
const act = fc.constantFrom(
  '',
  '完成',
  '完成修订',
  '报送初稿',
  '上报教务处',
  '召开年度总结会',
  '开展检查',
  '提交年终总结',
  '印发方案',
  '更新台账',
);

describe('a due put together from a time, what leads to it and what is done then', () => {
  it('is read as the time alone', () => {
    fc.assert(
      fc.property(fc.tuple(timed, lead, act, fc.boolean()), ([time, before, behind, wide]) => {
        const limit = time.ends && behind !== '' ? `${time.text}前` : time.text;
        const text = `${before}${limit}${behind}`;
        const given = wide
          ? text.replaceAll(/\d/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
          : text;
        expect({ given, days: daysIn(given) }).toEqual({ given, days: time.days });
      }),
      { numRuns: 700 },
    );
  });

  it('is no date where several things are done at several times', () => {
    fc.assert(
      fc.property(
        fc.tuple(month, month, fc.constantFrom('启动', '部署', '申报', '制定方案'), act),
        ([first, second, starts, ends]) => {
          expect(daysIn(`${first}月${starts}，${second}月${ends === '' ? '完成' : ends}`)).toEqual([]);
          expect(daysIn(`${first}月${starts}`)).toEqual([]);
        },
      ),
    );
  });

  it('is no date in texts that name none, or none that is certain', () => {
    const file = readFileSync(new URL('../../fixtures/due/stay-text.txt', import.meta.url), 'utf8');
    const texts = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => daysIn(text).length > 0)).toEqual([]);
  });

  it('comes to an end with long texts that repeat one thing', () => {
    for (const piece of ['每月', '一二三', '3月、', '完成', '后', '第一周', '2026.', '(', '长期'])
      expect(['unread', 'event', 'dated', 'continuous', 'empty']).toContain(readDue(piece.repeat(400)).kind);
  });
});
