import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay } from '../../../renderer/lib/day-text.ts';

describe('a day as people type it', () => {
  it('is understood in the usual ways of writing', () => {
    const ways = ['2026-04-02', '2026.4.2', '2026/4/02', '2026年4月2日', '20260402', ' ２０２６．４．２ '];
    expect(ways.map(readDay)).toEqual(ways.map(() => '2026-04-02'));
    expect(readDay('  ')).toBe('');
  });

  it('is refused when the calendar has no such day, or when it is no whole day', () => {
    expect(['2026-02-29', '2026-13-01', '2026-04', '2026', '今天', '26-4-2', '0000-01-01'].map(readDay)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('reads every day that it has written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1949-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(readDay(day.replaceAll('-', '.'))).toBe(day);
        },
      ),
    );
  });
});
