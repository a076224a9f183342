import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigure } from '../../renderer/features/indicators/indicators-store.ts';
import {
  crossesLine,
  indicatorState,
  lastReading,
  reachesTarget,
  readingsOf,
  warningSides,
} from '../../shared/domain/indicator-state.ts';

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const figure = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 10);
const readings = fc.uniqueArray(fc.record({ readOn: day, measured: figure }), {
  selector: ({ readOn }) => readOn,
  maxLength: 12,
});

describe('how an indicator stands', () => {
  it('follows from its newest reading alone, whatever the order in which they were noted', () => {
    fc.assert(
      fc.property(readings, figure, fc.constantFrom(...warningSides), (noted, warningValue, warningSide) => {
        const line = { warningSide, warningValue };
        const state = indicatorState(line, noted);
        expect(indicatorState(line, noted.toReversed())).toBe(state);
        const newest = noted.toSorted((a, b) => (a.readOn < b.readOn ? -1 : 1)).at(-1);
        expect(lastReading(noted)).toEqual(newest ?? null);
        const crossed = newest !== undefined && crossesLine(line, newest.measured);
        expect(state).toBe(newest === undefined ? 'unread' : crossed ? 'warning' : 'normal');
        if (newest !== undefined) expect(indicatorState({ ...line, warningValue: null }, noted)).toBe('unwatched');
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  it('warns on one side of its line only, and never on the line itself', () => {
    fc.assert(
      fc.property(figure, figure, (warningValue, measured) => {
        const below = crossesLine({ warningSide: 'floor', warningValue }, measured);
        const above = crossesLine({ warningSide: 'ceiling', warningValue }, measured);
        expect([below, above]).toEqual([measured < warningValue, measured > warningValue]);
        // What reaches a target at or beyond the line does not warn.
        const target = { warningSide: 'floor', targetValue: warningValue } as const;
        if (reachesTarget(target, [{ readOn: '2026-01-01', measured }]) === true) expect(below).toBe(false);
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  it('shares its readings out among the years without losing one', () => {
    fc.assert(
      fc.property(readings, (noted) => {
        const years = [2024, 2025, 2026].flatMap((year) => readingsOf(noted, year));
        expect(years).toEqual(readingsOf(noted, null));
        expect(years.length).toBe(noted.length);
      }),
      { seed: 23, numRuns: 100 },
    );
  });
});

describe('a figure as typed', () => {
  it('is read with its unit, full-width digits and thousands, and anything else is refused', () => {
    expect(
      ['80', '８０％', ' 1,250 ', '-5.5%', '', '约80', '8 0', '1.2.3'].map((text) => readFigure(text, '%')),
    ).toEqual([80, 80, 1250, -5.5, null, undefined, 80, undefined]);
  });
});
